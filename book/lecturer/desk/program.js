// Turns a hand-in's notebook into what is done with it: cells that run, and values that are read where their check stands.
// `book/lecturer/program.py` does the same.

import { say } from "./words.js";

const WRITTEN_MAX = 20_000; // characters of one written answer
const PLACEHOLDER = "*Write your answer here.*";
const LINE_ENDS = /\r\n|\r|\n/;
const CALLS = /\bcheck\(\s*["']([\w-]+)["']/g;

/**
 * One thing to do: run a cell's code, or read the value of a check.
 * @typedef {{cell: number, run: string} | {cell: number, read: string}} Step
 */

/**
 * @param {Object} notebook
 * @param {Object} plan
 * @returns {{steps: Step[], notes: string[]}} in the student's order; cells are counted from 1, text cells too
 */
export function program(notebook, plan) {
  const checks = new Map(plan.checks.map((check) => [check.id, check]));
  const known = new Set([...checks.keys(), ...plan.checks.map((check) => check.task), ...plan.written.map((one) => one.id)]);
  const steps = [], notes = [], seen = new Map();
  notebook.cells.forEach((cell, at) => {
    const { kind, reads } = lookAt(cell, checks, known), number = at + 1;
    if (kind === "run") steps.push({ cell: number, run: source(cell) });
    for (const id of reads) {
      steps.push({ cell: number, read: id });
      seen.set(id, (seen.get(id) ?? 0) + 1);
      if (kind === "check" && bare(source(cell)) !== `check("${id}",${checks.get(id).name})`) notes.push(say("check_changed", { check: id }));
    }
  });
  for (const id of checks.keys()) {
    if (!seen.has(id)) { steps.push({ cell: notebook.cells.length, read: id }); notes.push(say("check_gone", { check: id })); }
    if (seen.get(id) > 1) notes.push(say("check_twice", { check: id }));
  }
  return { steps, notes };
}

/** Say what a cell is: one to run, one that only stands for a check, or neither. */
function lookAt(cell, checks, known) {
  if (cell?.cell_type !== "code" || tags(cell).includes("look")) return { kind: "none", reads: [] };
  const name = graded(cell);
  if (checks.has(name)) return { kind: "check", reads: [name] };
  if (known.has(name)) return { kind: "run", reads: [] };
  const called = [...source(cell).matchAll(CALLS)].map((found) => found[1]).filter((id) => checks.has(id));
  const lines = source(cell).split(LINE_ENDS).filter((line) => line.trim() && !line.trim().startsWith("#"));
  const alone = called.length === 1 && lines.length === 1 && /^check\("[\w-]+",.*\)$/.test(bare(source(cell)));
  return { kind: alone ? "check" : "run", reads: [...new Set(called)] };
}

/** A cell's code without comments, blanks and the kind of its quotation marks. */
function bare(code) {
  return code.split(LINE_ENDS).filter((line) => !line.trim().startsWith("#")).join("").replace(/\s/g, "").replaceAll("'", '"');
}

const tags = (cell) => (Array.isArray(cell.metadata?.tags) ? cell.metadata.tags : []);
const graded = (cell) => (typeof cell?.metadata?.nbgrader?.grade_id === "string" ? cell.metadata.nbgrader.grade_id : "");

function source(cell) {
  const lines = cell.source;
  if (Array.isArray(lines)) return lines.filter((line) => typeof line === "string").join("");
  return typeof lines === "string" ? lines : "";
}

/**
 * Keep of a notebook what marking looks at: pictures, and what else may be in it, would fill the memory.
 * @param {Object} notebook
 * @returns {{cells: (Object|null)[]}}
 */
export function trimmed(notebook) {
  return { cells: notebook.cells.map((cell) => (cell && typeof cell === "object" && !Array.isArray(cell) ? trim(cell) : null)) };
}

function trim(cell) {
  const metadata = { tags: tags(cell).includes("look") ? ["look"] : [], nbgrader: { grade_id: graded(cell) } };
  return { cell_type: cell.cell_type === "code" ? "code" : "other", metadata, source: source(cell) };
}

/**
 * @param {Object} notebook
 * @param {Object} plan
 * @returns {Object<string, string>} what was written, by the question's id; "" where nothing was
 */
export function written(notebook, plan) {
  return Object.fromEntries(plan.written.map(({ id }) => {
    const cell = notebook.cells.find((one) => graded(one) === id);
    const text = cell ? source(cell).trim() : "";
    return [id, text === PLACEHOLDER ? "" : [...text].slice(0, WRITTEN_MAX).join("")];
  }));
}
