// What is right, what a reader is told about it, and in which order things stand. No page here:
// everything is a pure function of a question and of what was given.

import { keyOf } from "./keys.js";
import { matching } from "./matching.js";
import { open } from "./open.js";
import { gap, short } from "./words.js";

export { keyOf };

/**
 * Types that have a module of their own. Each says what an answer lacks, marks it, gives the reasons,
 * and tells whether an answer that was kept fits the question as it is now; `prepare` gives keys;
 * `own` says that the reader marks it.
 */
const TYPES = { matching, short, gap, open };

/** How many tries a reader has before the answer is shown. */
export const TRIES = 2;

/** How sure a reader can be; the place in this list is what is kept. */
export const SURE = ["A guess", "Fairly sure", "Certain"];

/** Ways of writing a unit that mean the same. */
const SAME_UNITS = [["per cent", "percent", "pct", "%"], ["pounds", "pound", "gbp", "£"]];

/**
 * @typedef {{text: string, why: string, right?: boolean, key?: string}} Answer an option or an item
 * @typedef {{given: string|string[], sure?: number, right: boolean, at: number}} Try
 * @typedef {{tries: Try[], shown?: boolean, left?: boolean, round?: number}} Entry what was done with one question in this round
 */

/**
 * Give each option and item its key, once.
 * @param {Object} question
 * @returns {Object}
 */
export function prepare(question) {
  const own = TYPES[question.type];
  if (own) return own.prepare?.(question) ?? question;
  const keyed = (answers) => answers?.map((one) => ({ ...one, key: keyOf(one.text) }));
  return { ...question, options: keyed(question.options), items: keyed(question.items) };
}

/**
 * Shuffle by a seed: the same seed gives the same order in every browser.
 * @template T
 * @param {T[]} list left as it is
 * @param {string} seed
 * @returns {T[]}
 */
export function shuffled(list, seed) {
  let state = parseInt(keyOf(seed), 36);
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const out = list.slice();
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}

/**
 * The order in which options or items are first shown; items never stand in the right one.
 * @param {Object} question prepared
 * @param {string} seed
 * @returns {Answer[]}
 */
export function startOrder(question, seed) {
  if (!question.items) return shuffled(question.options ?? question.choices ?? [], seed);
  const order = shuffled(question.items, seed);
  return order.every((item, i) => item === question.items[i]) ? [...order.slice(1), order[0]] : order;
}

/**
 * Read a number as people write it: 1,400 or 14.5 or 14,5 or £3 or 14 %.
 * @param {string} text
 * @returns {{value: number, unit: string}|null} the unit as written, or ""; null where it is no number
 */
export function parseNumber(text) {
  const found = text.trim().replace(/[\u2212\u2013]/g, "-").match(/^(-?)\s*(£?)\s*(-?)([\d.,\s\u00a0\u202f]*\d)\s*(.*)$/u);
  if (!found || (found[1] && found[3])) return null;
  let digits = found[4].replace(/[\s\u00a0\u202f]/g, "");
  if (/^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(digits)) digits = digits.replaceAll(",", "");
  else if (/^\d*,\d+$/.test(digits)) digits = digits.replace(",", ".");
  if (!/^\d*\.?\d+$/.test(digits)) return null;
  const value = Number(digits) * (found[1] || found[3] ? -1 : 1);
  return { value, unit: (found[2] + found[5]).trim() };
}

/**
 * Tell whether a unit, where a reader wrote one, is the one that is asked for.
 * @param {string} written
 * @param {string} asked
 * @returns {boolean}
 */
export function sameUnit(written, asked) {
  const plain = (unit) => unit.toLowerCase().replace(/[.\s]+$/, "").replace(/\s+/g, " ");
  const [one, two] = [plain(written), plain(asked)];
  return !one || one === two || SAME_UNITS.some((forms) => forms.includes(one) && forms.includes(two));
}

/**
 * Say what keeps an answer from being marked, or "" where nothing does.
 * @param {Object} question
 * @param {string|string[]} given
 * @returns {string}
 */
export function lacks(question, given) {
  if (TYPES[question.type]) return TYPES[question.type].lacks(question, given);
  if (question.type === "single" && !given.length) return "Choose an answer first.";
  if (question.type === "multiple" && !given.length) return "Choose at least one answer first.";
  if (question.type !== "numeric") return "";
  if (!given.trim()) return "Write a number first.";
  const number = parseNumber(given);
  if (!number) return `“${given}” is not read as a number. Write digits only, such as 1250.5.`;
  return sameUnit(number.unit, question.unit) ? "" : `“${number.unit}” is another unit. Give the number in ${question.unit}.`;
}

const within = (value, { value: aim, tolerance }) => Math.abs(value - aim) <= tolerance + 1e-9 * Math.max(1, Math.abs(aim));

/**
 * Mark an answer.
 * @param {Object} question prepared
 * @param {string|string[]} given keys of options, keys of items in order, a number or words as written,
 *   or what the type's own module says
 * @returns {boolean}
 */
export function mark(question, given) {
  if (TYPES[question.type]) return TYPES[question.type].mark(question, given);
  if (question.type === "numeric") {
    return within(parseNumber(given)?.value ?? NaN, { value: question.answer, tolerance: question.tolerance });
  }
  if (question.type === "ordering") return question.items.every((item, i) => item.key === given[i]);
  return question.options.every((option) => option.right === given.includes(option.key));
}

/**
 * Give the reasons for what was given, as the bank has them.
 * @param {Object} question prepared
 * @param {string|string[]} given
 * @returns {{label: string, right: boolean, why: string}[]} with a label where there is one to name
 */
export function reasons(question, given) {
  if (TYPES[question.type]) return TYPES[question.type].reasons(question, given);
  const right = mark(question, given);
  if (question.type === "numeric") return [{ label: "", right, why: numericWhy(question, given, right) }];
  if (question.type === "ordering") {
    if (right) return [];
    const placed = question.items.filter((item, i) => item.key === given[i]).length;
    return [{ label: "", right, why: `${placed} of ${question.items.length} stand where they belong. ${question.otherwise}` }];
  }
  return question.options.filter((option) => given.includes(option.key))
    .map((option) => ({ label: option.text, right: option.right, why: option.why }));
}

function numericWhy(question, given, right) {
  if (right) return question.why;
  const value = parseNumber(given)?.value ?? NaN;
  return question.near.find((one) => within(value, one))?.why ?? question.otherwise;
}

/**
 * Say how many right options were left out of a multiple choice.
 * @param {Object} question prepared
 * @param {string[]} given
 * @returns {string}
 */
export function leftOut(question, given) {
  if (question.type !== "multiple") return "";
  const count = question.options.filter((option) => option.right && !given.includes(option.key)).length;
  return count ? `${count} more ${count === 1 ? "belongs" : "belong"} here.` : "";
}

/**
 * Read what is kept of a question against the question as it is now.
 * @param {Object} question prepared
 * @param {Entry|undefined} entry
 * @returns {{tries: Try[], round: number, right: boolean, done: boolean, changed: boolean, own: boolean, left: boolean}}
 *   own: the reader marks it; left: the reader left it out; changed: it was answered in a form
 *   that is no more, so that it is open again, in a new round
 */
export function standing(question, entry) {
  const round = entry?.round ?? 0;
  const tries = entry?.tries ?? [], own = Boolean(TYPES[question.type]?.own);
  if (tries.some((one) => !fits(question, one.given))) return { tries: [], round: round + 1, right: false, done: false, changed: true, own, left: false };
  const left = !tries.length && Boolean(entry?.left);
  const right = tries.length > 0 && mark(question, tries.at(-1).given);
  const done = own ? Array.isArray(tries.at(-1)?.given) : right || left || tries.length >= TRIES || Boolean(entry?.shown);
  return { tries, round, right, done, changed: false, own, left };
}

function fits(question, given) {
  if (TYPES[question.type]) return TYPES[question.type].fits(question, given);
  if (question.type === "numeric") return typeof given === "string" && parseNumber(given) !== null;
  if (!Array.isArray(given)) return false;
  const keys = (question.options ?? question.items).map((one) => one.key);
  const known = given.every((key) => keys.includes(key)) && new Set(given).size === given.length;
  return known && (!question.items || given.length === keys.length);
}

/**
 * Add up a quiz.
 * @param {{right: boolean, done: boolean, left?: boolean, tries: Try[]}[]} standings
 * @returns {{all: number, done: number, first: number, second: number, own: number, left: number, certain: number, certainRight: number}}
 *   what was left out is in none but left; own: how many the reader marked; certain: how often the reader was certain at the first try, and how often that was right
 */
export function score(standings) {
  const asked = standings.filter((one) => !one.left), done = asked.filter((one) => one.done), right = done.filter((one) => one.right && !one.own);
  const certain = done.filter((one) => one.tries[0]?.sure === SURE.length - 1);
  const first = (one) => one.right && one.tries.length === 1;
  return {
    all: asked.length, done: done.length, left: standings.length - asked.length, first: right.filter(first).length,
    second: right.filter((one) => !first(one)).length,
    own: done.filter((one) => one.own).length, certain: certain.length, certainRight: certain.filter(first).length,
  };
}

/**
 * Tell which outcomes are secure: every question right at the first try, and none by a guess;
 * an answer that the reader marked counts where it was given every point. What was left out counts
 * for nothing, and an outcome of which nothing else was asked is not told.
 * @param {Object[]} questions
 * @param {Object<string, string>} outcomes
 * @param {{right: boolean, tries: Try[]}[]} standings in the order of the questions
 * @returns {{words: string, secure: boolean, again: number[]}[]} again: positions of what was not secure
 */
export function secured(questions, outcomes, standings) {
  const secure = (one) => one.left || (one.right && one.tries.length === 1 && one.tries[0].sure !== 0);
  const asked = Object.entries(outcomes).filter(([id]) => questions.some((question, i) => question.outcome === id && !standings[i].left));
  return asked.map(([id, words]) => {
    const again = questions.flatMap((question, i) => (question.outcome === id && !secure(standings[i]) ? [i] : []));
    return { words, secure: !again.length, again };
  });
}
