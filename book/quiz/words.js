// Short answers and gaps: what is read as the same words, what is right, and why. No page here.

import { keyOf } from "./keys.js";

/** British, American and -ize spellings are brought to one form; the same list as words.py has. */
const SPELLINGS = [
  [/iz(e|ed|es|er|ers|ing|ation|ations)$/, "is$1"],
  [/yz(e|ed|es|er|ers|ing)$/, "ys$1"],
  [/(..)our(s|ed|ing|al|hood|hoods)?$/, "$1or$2"],
  [/^(cent|theat|met|lit|fib)re(s?)$/, "$1er$2"],
  [/^(def|off|pret|lic)ense(s?)$/, "$1ence$2"],
  [/^practis/, "practic"],
  [/^programme(s?)$/, "program$1"],
  [/dgement(s?)$/, "dgment$1"],
  [/^enquir/, "inquir"],
  [/^(counsel|travel|label|model|signal|cancel|channel)l/, "$1"],
  [/^ageing$/, "aging"],
];

/**
 * Bring a written answer to the form in which answers are compared.
 * @param {string} text
 * @returns {string} small letters and digits only; "" where nothing can be compared
 */
export function fold(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replaceAll("&", " and ")
    .replace(/(?<![0-9])[.]|[.](?![0-9])|['\u2018\u2019]/g, "");
  const words = plain.split(/[^a-z0-9.]+/).filter(Boolean);
  if (words.length > 1 && ["a", "an", "the"].includes(words[0])) words.shift();
  return words.map((word) => SPELLINGS.reduce((now, [pattern, form]) => now.replace(pattern, form), word)).join("");
}

const accepts = ({ accept }, text) => accept.some((form) => fold(form) === fold(text));

/** The reason for one written answer, as the bank has it. */
function whyOf(asked, text) {
  if (accepts(asked, text)) return asked.why;
  return asked.near.find((one) => fold(one.text) === fold(text))?.why ?? asked.otherwise;
}

/** What a short answer is; see marking.js for what each of these means. */
export const short = {
  lacks: (question, given) => (fold(given) ? "" : "Write an answer first."),
  mark: accepts,
  reasons: (question, given) => [{ label: "", right: accepts(question, given), why: whyOf(question, given) }],
  fits: (question, given) => typeof given === "string" && fold(given) !== "",
};

/**
 * What was written in each gap; a gap is known by its first accepted form, so that it may move.
 * @param {{gaps: {key: string}[]}} question prepared
 * @param {string[]} given each `key:text`
 * @returns {string[]} in the order of the gaps
 */
export const written = ({ gaps }, given) =>
  gaps.map(({ key }) => given.find((one) => one.startsWith(`${key}:`))?.slice(key.length + 1) ?? "");

/** What a text with gaps is. */
export const gap = {
  prepare(question) {
    const keys = question.gaps.map(({ accept }) => keyOf(accept[0]));
    const keyed = question.gaps.map((one, i) => ({ ...one, key: keys[i] + "+".repeat(keys.slice(0, i).filter((key) => key === keys[i]).length) }));
    return { ...question, gaps: keyed };
  },
  lacks: (question, given) => (written(question, given).every(fold) ? "" : "Fill every gap first."),
  mark: (question, given) => written(question, given).every((text, i) => accepts(question.gaps[i], text)),
  reasons: (question, given) => written(question, given).map((text, i) =>
    ({ label: `Gap ${i + 1}`, right: accepts(question.gaps[i], text), why: whyOf(question.gaps[i], text) })),
  fits: (question, given) => Array.isArray(given) && given.length === question.gaps.length && written(question, given).every(fold),
};

/**
 * Cut a text at its gaps.
 * @param {string} text with gaps written [[1]], [[2]]
 * @returns {(string|number)[]} texts, and the position of a gap where one stands
 */
export const cut = (text) => text.split(/\[\[(\d+)\]\]/).map((part, i) => (i % 2 ? Number(part) - 1 : part));
