// Open answers: the reader writes, sees a model answer, and says which points the own answer makes.
// Nothing is marked here but what the reader ticked, and it is counted apart. No page here.

import { keyOf } from "./keys.js";

/**
 * What was written and what was ticked.
 * @param {string|string[]} given the text alone before it is marked, then the text and the keys of points
 * @returns {{text: string, ticked: string[], marked: boolean}}
 */
export function parts(given) {
  const marked = Array.isArray(given);
  return { text: marked ? given[0] : given, ticked: marked ? given.slice(1) : [], marked };
}

/**
 * The marks that a reader gave the own answer, and how many there are.
 * @param {{rubric: {key: string, marks: number}[]}} question prepared
 * @param {string|string[]} given
 * @returns {{got: number, of: number}}
 */
export function marks(question, given) {
  const sum = (points) => points.reduce((total, one) => total + one.marks, 0);
  return { got: sum(question.rubric.filter((one) => parts(given).ticked.includes(one.key))), of: sum(question.rubric) };
}

/** What an open question is; see marking.js for what each of these means. */
export const open = {
  own: true,
  prepare: (question) => ({ ...question, rubric: question.rubric.map((one) => ({ ...one, key: keyOf(one.point) })) }),
  lacks: (question, given) => (parts(given).text.trim() ? "" : "Write an answer first."),
  mark: (question, given) => question.rubric.every((one) => parts(given).ticked.includes(one.key)),
  reasons: () => [],
  fits(question, given) {
    const { text, ticked } = parts(given), keys = question.rubric.map((one) => one.key);
    return typeof text === "string" && ticked.every((key) => keys.includes(key)) && new Set(ticked).size === ticked.length;
  },
};
