// Small parts that all of the desk's views share.

import { h } from "../../widgets/base.js";

/** @typedef {import("./engine.js").Who} Who */

/** Write a count with its noun. */
export const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;

/** Join words as a sentence does: "a, b and c". */
export const listed = (words) => (words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join(""));

/**
 * @param {string} words
 * @param {() => void} clicked
 * @param {boolean} [main] whether it is the step's first action
 * @returns {HTMLButtonElement}
 */
export function button(words, clicked, main = false) {
  const node = h("button", { type: "button", className: `ju-button${main ? " ju-main" : ""}` }, words);
  node.addEventListener("click", clicked);
  return node;
}

/** A control with its label before it. */
export const field = (words, control) => h("p", { className: "desk-field" }, h("label", { for: control.id }, words), control);

/** A note that is read out when its words change. */
export const status = (className = "ju-note") => h("p", { className, role: "status" });

/**
 * A chooser; `options` are pairs of value and words.
 * @param {string} id
 * @param {[string, string][]} options
 * @param {string} chosen
 * @returns {HTMLSelectElement}
 */
export function select(id, options, chosen) {
  const node = h("select", { id }, ...options.map(([value, words]) => h("option", { value }, words)));
  node.value = chosen;
  return node;
}

/**
 * Save something as a file among the downloads.
 * @param {string} name
 * @param {string|Uint8Array} content
 * @param {string} type
 */
export function download(name, content, type) {
  const link = h("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Say who handed in.
 * @param {Who} who
 * @returns {string}
 */
export const nameOf = ({ name, username, number }) => name || username || number || "No name";

/**
 * Name a check in a few words, from its id and its task: "Task 3: police".
 * @param {{id: string, task: string}} check
 * @param {{slug: string}} plan
 * @returns {string}
 */
export function checkName({ id, task }, { slug }) {
  const stem = `${slug.replaceAll("_", "-")}-`, rest = (id.startsWith(stem) ? id.slice(stem.length) : id).replaceAll("-", " ");
  return `Task ${task.split("-").at(-1)}: ${rest}`;
}

/** A number of marks, with a decimal only where it has one. */
export const short = (number) => String(Math.round(number * 100) / 100);

/**
 * Turn a text into a number, the same for the same text: an order that looks random and stays.
 * @param {string} text
 * @returns {number}
 */
export function scramble(text) {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return (sum ^ (sum >>> 12)) >>> 0;
}
