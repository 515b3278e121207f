// Matching: each thing on the left is given its fellow. No page here.

import { keyOf } from "./keys.js";

/**
 * Which fellow was chosen for each thing on the left.
 * @param {{pairs: {key: string}[]}} question prepared
 * @param {string[]} given each `left:right` as keys
 * @returns {string[]} keys of the chosen, "" where none is, in the order of the pairs
 */
export const chosen = ({ pairs }, given) =>
  pairs.map(({ key }) => given.find((one) => one.startsWith(`${key}:`))?.slice(key.length + 1) ?? "");

const rightly = (question, given) => chosen(question, given).map((key, i) => key === question.pairs[i].choice);

/** What a matching is; see marking.js for what each of these means. */
export const matching = {
  prepare(question) {
    const pairs = question.pairs.map((pair) => ({ ...pair, key: keyOf(pair.left), choice: keyOf(pair.right) }));
    const choices = [...question.pairs, ...question.extra].map(({ right }) => ({ text: right, key: keyOf(right) }));
    return { ...question, pairs, choices };
  },
  lacks: (question, given) => (chosen(question, given).every(Boolean) ? "" : "Choose a match for each first."),
  mark: (question, given) => rightly(question, given).every(Boolean),
  reasons(question, given) {
    const right = rightly(question, given), count = right.filter(Boolean).length;
    if (count === right.length) return [];
    const strays = question.extra.filter((one) => chosen(question, given).includes(keyOf(one.right)))
      .map((one) => `“${one.right}” fits none of these: ${one.why} `);
    return [{ label: "", right: false, why: `${count} of ${right.length} ${count === 1 ? "is" : "are"} matched right. ${strays.join("")}${question.otherwise}` }];
  },
  fits(question, given) {
    if (!Array.isArray(given) || given.length !== question.pairs.length) return false;
    const known = question.choices.map((one) => one.key);
    return chosen(question, given).every((key) => known.includes(key));
  },
};
