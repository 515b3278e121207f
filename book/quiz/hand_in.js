// The file that a learner may hand to a lecturer: a table of what the learner chose, and no more.

import { SURE } from "./marking.js";

/** What a file may hold beside chapter and question: name in the form, and the columns of one try. */
export const PARTS = {
  when: { words: "When each answer was given", columns: { date: (one) => new Date(one.at).toISOString().slice(0, 16).replace("T", " ") } },
  right: { words: "Whether it was right", columns: { right: (one) => (one.right ? "yes" : "no") } },
  sure: { words: "How sure I was", columns: { sure: (one) => (one.sure === undefined ? "" : SURE[one.sure].toLowerCase()) } },
  later: { words: "Second tries and reviews too, not only first tries in the chapter", columns: { kind: (one) => (one.session !== undefined ? "review" : one.sure === undefined && !one.own ? "second try" : "first try") } },
  text: { words: "What I wrote in open answers", columns: { text: (one) => (one.own ? [one.given].flat()[0] : "") } },
};

/** A spreadsheet takes a cell that begins like this for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Write a cell of a table so that it is only ever read as text.
 * @param {string} text
 * @returns {string}
 */
export function cell(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Choose the rows and columns of the file.
 * @param {import("./places.js").Bank} bank
 * @param {import("./record_format.js").Kept} state
 * @param {{name: string, chapters: string[], parts: string[]}} chosen slugs, and names of PARTS
 * @returns {string[][]} the first row names the columns
 */
export function rows(bank, state, { name, chapters, parts }) {
  const columns = Object.assign({}, ...parts.map((part) => PARTS[part].columns)), names = Object.keys(columns);
  const head = [...(name ? ["name"] : []), "chapter", "question", ...names];
  const lines = [...state.answers].filter(([, { chapter }]) => chapters.includes(chapter)).flatMap(([id, entry]) => {
    const own = bank.questions[id]?.[3] === "open", tries = entry.tries.map((one) => ({ ...one, own }));
    const kept = own ? tries.filter((one) => Array.isArray(one.given)) : parts.includes("later") ? tries : tries.filter((one) => one.sure !== undefined && one.session === undefined);
    return kept.map((one) => [...(name ? [name] : []), entry.chapter, id, ...names.map((column) => columns[column](one))]);
  });
  return [head, ...lines];
}

/**
 * @param {string[][]} table
 * @returns {string} comma-separated values, as a spreadsheet reads them
 */
export const csv = (table) => `${table.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
