// Makes the file that a student hands in: the exercise's notebook, with a name and a summary of its checks.
// The page with Python and the form without code make the same file, so that markers have one format.

const MOST = 100; // characters of a name or number
const IN_NAME = 40; // characters of it in the file's name

/**
 * A notebook as JSON (nbformat 4).
 * @typedef {{cells: any[], metadata: Record<string, any>, nbformat: number, nbformat_minor: number}} Notebook
 * An answer of the form: a number, a letter, a list of either (null where one is still to come), or a text.
 * @typedef {number|string|(number|null)[]|string[]|null|undefined} Answer
 */

/**
 * Make the file to hand in; the notebook itself is left as it is.
 * @param {Notebook} notebook
 * @param {{name?: string, number?: string}} who as the student typed it
 * @param {{route: "notebook"|"form", checks: Record<string, boolean>, made?: string}} about `checks`: whether each is met, a
 *   summary for the student that no marker believes; `made`: when, by default now
 * @returns {{file: string, text: string}} the file's name and content
 */
export function handIn(notebook, { name = "", number = "" }, { route, checks, made = new Date().toISOString() }) {
  const [called, numbered] = [name, number].map((text) => Array.from(text.replace(/\s+/g, " ").trim()).slice(0, MOST).join(""));
  const hand_in = { name: called, number: numbered, route, made: made.replace(/\.\d+Z$/, "Z"), checks };
  const whole = { ...notebook, metadata: { ...notebook.metadata, hand_in } };
  return { file: `${notebook.metadata.exercise.slug}-${safe(numbered) || safe(called) || "hand-in"}.ipynb`, text: `${JSON.stringify(whole, null, 1)}\n` };
}

/**
 * Keep of a text what any disk and any VLE takes in a file's name.
 * @param {string} text
 * @returns {string} letters without accents, digits, hyphens; may be empty
 */
const safe = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9]+/g, "-").slice(0, IN_NAME).replace(/^-+|-+$/g, "");

/**
 * Put the form's answers into the notebook's cells; the notebook itself is left as it is.
 * @param {Notebook} notebook the student's copy
 * @param {{checks: {id: string, name: string, task: string}[], written: {id: string}[]}} plan of the same exercise
 * @param {Record<string, Answer>} answers by the id of check or question
 * @returns {Notebook}
 */
export function withAnswers(notebook, plan, answers) {
  const written = new Set(plan.written.map((one) => one.id));
  const cells = notebook.cells.map((cell) => {
    const name = cell.metadata?.nbgrader?.grade_id;
    if (written.has(name)) return answers[name]?.trim() ? { ...cell, source: lines(answers[name]) } : cell;
    const checks = plan.checks.filter((check) => check.task === name);
    // What the task's cell gives stays, since later cells may use its other names; the answers come last.
    const given = [cell.source].flat().join("").trimEnd();
    return checks.length ? { ...cell, source: lines(`${given}\n\n${assigned(checks, answers)}`), outputs: [], execution_count: null } : cell;
  });
  return { ...notebook, cells };
}

/** Write each check's answer as a line of Python. */
const assigned = (checks, answers) => ["# Answered in the form without code.", ...checks.map((check) => `${check.name} = ${literal(answers[check.id])}`)].join("\n");

/**
 * Write an answer in Python; what is not there is `...`, as in a task that is not begun.
 * @param {Answer} answer
 * @returns {string}
 */
function literal(answer) {
  if (Array.isArray(answer)) return `[${answer.map(literal).join(", ")}]`;
  if (typeof answer === "number" && Number.isFinite(answer)) return String(answer);
  return typeof answer === "string" && answer ? JSON.stringify(answer) : "...";
}

/** Part a text as notebooks keep it: lines that end in a line break, but for the last. */
const lines = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/**
 * Describe an answer as book/answers.py would describe the value that `withAnswers` writes.
 * @param {Answer} answer
 * @returns {import("./judge.js").Typed}
 */
export function typed(answer) {
  if (Array.isArray(answer)) return { type: "list", value: answer.map(typed) };
  if (typeof answer === "number") return { type: "float", value: answer };
  return typeof answer === "string" && answer ? { type: "text", value: answer } : { type: "nothing" };
}
