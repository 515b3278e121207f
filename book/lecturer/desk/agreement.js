// How far two markers agree on a sample of answers, in numbers and in words. Nothing here touches the page.

import { plural, scramble, short } from "./parts.js";

const LEAST = 3; // hand-ins in a sample
const SHARE = 0.1;

/** How many hand-ins a sample of a tenth has. */
export const usual = (count) => Math.min(count, Math.max(LEAST, Math.ceil(count * SHARE)));

/**
 * Choose a sample: the same each time for the same hand-ins, and a larger one holds the smaller.
 * @param {string[]} keys
 * @param {number} count
 * @returns {string[]}
 */
export function sample(keys, count) {
  const order = [...keys].sort((one, other) => scramble(`second ${one}`) - scramble(`second ${other}`) || (one < other ? -1 : 1));
  return order.slice(0, Math.min(keys.length, Math.max(LEAST, Math.floor(count) || 0)));
}

/**
 * Cohen's kappa with quadratic weights: a difference of two marks counts four times as much as one of one mark.
 * @param {[number, number][]} pairs first and second mark of each answer
 * @returns {number|null} null where chance alone would agree wholly, as when all marks are the same
 */
export function kappa(pairs) {
  const distance = (one, other) => (one - other) ** 2, count = pairs.length;
  if (!count) return null;
  const seen = pairs.reduce((sum, [one, other]) => sum + distance(one, other), 0) / count;
  const sum = (of) => pairs.reduce((total, pair) => total + of(pair), 0);
  // The mean over every first mark with every second one, without going through all of them.
  const chance = (count * sum(([one, other]) => one ** 2 + other ** 2) - 2 * sum(([one]) => one) * sum(([, other]) => other)) / count ** 2;
  return chance ? 1 - seen / chance : null;
}

/**
 * @typedef {Object} Agreement
 * @property {number} count answers with both marks
 * @property {number} exact of them, how many have the same mark
 * @property {number} near how many differ by one mark at most
 * @property {number} difference the second mark less the first, on average
 * @property {number|null} kappa
 * @property {[number, number]|null} range of kappa when each answer in turn is left out
 *
 * @param {[number, number][]} pairs
 * @returns {Agreement}
 */
export function agreement(pairs) {
  const count = pairs.length, apart = pairs.map(([first, second]) => second - first);
  const without = pairs.map((_, at) => kappa(pairs.filter((__, other) => other !== at))).filter((one) => one !== null);
  return {
    count,
    exact: apart.filter((one) => one === 0).length,
    near: apart.filter((one) => Math.abs(one) <= 1).length,
    difference: count ? apart.reduce((sum, one) => sum + one, 0) / count : 0,
    kappa: kappa(pairs),
    range: without.length > 1 ? [Math.min(...without), Math.max(...without)] : null,
  };
}

const fixed = (number) => (Math.round(number * 100) / 100 + 0).toFixed(2);
const pct = (part, whole) => `${Math.round((100 * part) / whole)} per cent`;

/**
 * Say it in sentences.
 * @param {Agreement} found
 * @returns {string[]}
 */
export function inWords({ count, exact, near, difference, kappa: value, range }) {
  if (!count) return ["No answer has been marked twice yet."];
  const more = difference === 0 ? "On average both gave the same." : `On average the second marker gave ${short(Math.abs(difference))} of a mark ${difference > 0 ? "more" : "less"} than the first.`;
  return [
    `${plural(count, "answer was", "answers were")} marked twice. ${exact} (${pct(exact, count)}) got the same mark, and ${near} (${pct(near, count)}) were within one mark.`,
    more,
    ...kappaInWords(count, value, range),
  ];
}

function kappaInWords(count, value, range) {
  if (value === null) return ["Weighted kappa cannot be worked out here, since both markers gave one and the same mark throughout."];
  const span = range ? ` If any one answer is left out, it lies between ${fixed(range[0])} and ${fixed(range[1])}.` : "";
  return [
    `Weighted kappa is ${fixed(value)}. It is 1 where two markers agree wholly, and 0 where they agree no more than chance would bring about.`,
    `With ${plural(count, "answer")} it is a rough figure.${span} Read the answers on which you differ before you trust it.`,
  ];
}
