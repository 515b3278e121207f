// The marks that people give for written answers: held while the page is open, and kept in the browser without names or students' words.

const QUOTE = 25; // characters in a row that are taken for a quotation
const NAME = 2; // letters of a name that is looked for
export const FIRST = "", SECOND = "/second", SETTLED = "/settled";

/** @typedef {import("./store.js").RubricMarks} RubricMarks */
/** @typedef {{key: string, who: import("./engine.js").Who, texts: Object<string, string>}} Paper one file, whoever handed it in */

/**
 * @param {import("./store.js").Store} store
 * @param {Paper[]} papers
 * @param {{held: Map<string, Object>, names: string[]}} [before] of hand-ins that were dropped earlier: comments that the browser may not keep
 */
export function openMarks(store, papers, before = { held: new Map(), names: [] }) {
  const held = new Map([...before.held, ...papers.map(({ key }) => [key, { ...store.rubric(key), ...before.held.get(key) }])]), texts = new Map(papers.map((one) => [one.key, one.texts]));
  const found = papers.flatMap(({ who }) => [who.name, who.username, who.number, ...who.name.split(/[\s,]+/)]).filter((one) => one.length >= NAME), names = [...new Set([...before.names, ...found])];
  const get = (key, question, part = FIRST) => held.get(key)?.[question + part] ?? null;
  const total = (marks) => marks.points.reduce((sum, one) => sum + one, 0);
  return {
    get,
    held,
    names,
    total,
    text: (key, question) => texts.get(key)?.[question] ?? "",
    /** Keep marks; gives false where the comment is held only until the page is closed. */
    keep(key, question, part, { points, comment }) {
      held.set(key, { ...held.get(key), [question + part]: { points, comment } });
      const bare = isBare(comment, names, texts.get(key)?.[question] ?? "");
      store.keepRubric(key, question + part, { points, comment: bare ? comment : "", by: part === SECOND ? "second" : "" });
      return bare;
    },
    /** The marks that count: those that were settled, else the first; an answer left empty earns nothing. */
    final(key, question) {
      const given = get(key, question, SETTLED) ?? get(key, question);
      if (given) return { marks: total(given), points: given.points, comment: given.comment };
      return texts.has(key) && !texts.get(key)[question] ? { marks: 0, points: [], comment: "" } : null;
    },
    /** Comments that a marker gave to a question, each once. */
    comments: (question, part = FIRST) => [...new Set([...held.values()].map((of) => of[question + part]?.comment?.trim()).filter(Boolean))],
    forget: () => { for (const key of held.keys()) held.set(key, {}); },
  };
}

/**
 * Whether a comment may be kept in the browser: it names nobody of the batch, and quotes nothing of the answer.
 * @param {string} comment
 * @param {string[]} names
 * @param {string} text
 * @returns {boolean}
 */
export function isBare(comment, names, text) {
  const said = comment.replace(/\s+/g, " "), written = text.replace(/\s+/g, " ").toLowerCase();
  const words = ` ${said.replace(/[^\p{L}\p{N}'’-]+/gu, " ")} `.replace(/ ['’-]+/g, " ").replace(/(?:['’]s?|-+)(?= )/g, ""); // "Amy's" too
  if (names.some((name) => words.includes(` ${name} `) || (/\s/.test(name) && said.toLowerCase().includes(name.toLowerCase())))) return false;
  for (let at = 0; at + QUOTE <= said.length; at++) if (written.includes(said.slice(at, at + QUOTE).toLowerCase())) return false;
  return true;
}
