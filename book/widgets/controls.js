// Controls that several widgets share: each a real form control with its label, its value and its unit.
// `put` shows a value that came from elsewhere; `moved` is called only when the reader changes it.

import { h, uid, write } from "./base.js";

/**
 * @typedef {Object} Control
 * @property {HTMLElement} node
 * @property {(value: any) => void} put
 */

/**
 * Give a number with its unit, as the book prints it: "5%", "10 cases".
 * @param {number} value
 * @param {string} [unit]
 * @returns {string}
 */
export const withUnit = (value, unit = "") => value.toLocaleString("en-GB") + (unit === "%" || !unit ? unit : ` ${unit}`);

/**
 * The value that stands beside a slider. It has room for the longest, so that a change lays out nothing else.
 * @param {string[]} texts all that it may say, or the longest of them
 * @returns {{node: HTMLElement, put: (text: string) => void}}
 */
export function readout(texts) {
  const out = h("output", { className: "ju-readout", "aria-hidden": "true" });
  out.style.width = `${Math.max(...texts.map((text) => text.length))}ch`;
  return { node: h("div", {}, out), put: (text) => write(out, text) };
}

/**
 * A slider over whole numbers that says its value with the unit.
 * @param {{label: string, min: number, max: number, step?: number, unit?: string}} given
 * @param {(value: number) => void} moved
 * @returns {Control}
 */
export function slider({ label, min, max, step = 1, unit }, moved) {
  const id = uid("control"), out = readout([min, max].map((value) => withUnit(value, unit)));
  const input = h("input", { id, type: "range", min: String(min), max: String(max), step: String(step) });
  input.addEventListener("input", () => moved(Number(input.value)));
  const put = (value) => {
    if (input.value !== String(value)) input.value = String(value);
    const text = withUnit(value, unit);
    out.put(text);
    input.setAttribute("aria-valuetext", text);
  };
  return { node: h("div", { className: "ju-control" }, h("label", { for: id }, label), input, out.node), put };
}

/**
 * A list to choose one from.
 * @param {{label: string, options: {value: string, text: string}[]}} given
 * @param {(value: string) => void} moved
 * @returns {Control}
 */
export function select({ label, options }, moved) {
  const id = uid("control");
  const input = h("select", { id }, ...options.map((one) => h("option", { value: one.value }, one.text)));
  input.addEventListener("change", () => moved(input.value));
  const put = (value) => { if (input.value !== value) input.value = value; };
  return { node: h("div", { className: "ju-control" }, h("label", { for: id }, label), h("div", { className: "ju-list" }, input)), put };
}

/**
 * A few options side by side, of which one is chosen.
 * @param {{legend: string, options: {value: string, text: string}[]}} given
 * @param {(value: string) => void} moved
 * @returns {Control & {offer: (options: {value: string, text: string}[]) => void}} `offer` changes the options
 */
export function radios({ legend, options }, moved) {
  const name = uid("radios"), row = h("div", { className: "ju-radios" });
  const choice = () => h("label", { className: "ju-choice" }, h("input", { type: "radio", name, "data-lm-suppress-shortcuts": "true" }), h("span"));
  const offer = (offered) => {
    while (row.children.length > offered.length) row.lastElementChild.remove();
    offered.forEach(({ value, text }, i) => {
      const [input, words] = (row.children[i] ?? row.appendChild(choice())).children;
      input.value = value;
      write(words, text);
    });
  };
  row.addEventListener("change", (event) => moved(event.target.value));
  const put = (value) => { for (const input of row.querySelectorAll("input")) input.checked = input.value === value; };
  offer(options);
  return { node: h("fieldset", {}, h("legend", {}, legend), row), put, offer };
}

/**
 * A field for words to search for. What is typed is only ever set as text.
 * @param {{label: string, most: number, hint: string}} given `most` characters are kept
 * @param {(text: string) => void} moved
 * @returns {Control}
 */
export function searchField({ label, most, hint }, moved) {
  const id = uid("control"), note = uid("hint");
  const input = h("input", { id, type: "search", maxLength: most, autocomplete: "off", spellcheck: false, "aria-describedby": note });
  input.addEventListener("input", () => moved(input.value));
  const put = (text) => { if (input.value !== text) input.value = text; };
  return { node: h("div", { className: "ju-control" }, h("label", { for: id }, label), input, h("span", { className: "ju-note ju-hint", id: note }, hint)), put };
}

/**
 * Read a setting that a link or a try asks for, or say in a sentence that it is not there.
 * @param {Object<string, string|number>} wanted
 * @param {Object<string, (value: string) => any>} readers by name of the setting: the value, or undefined where it does not fit
 * @returns {{found: Object, fault: string}}
 */
export function readSetting(wanted, readers) {
  const found = {};
  for (const [name, value] of Object.entries(wanted)) {
    const read = Object.hasOwn(readers, name) ? readers[name](String(value)) : undefined;
    if (read === undefined) return { found: {}, fault: "That link asks for a setting that is not there, so the starting setting is shown." };
    found[name] = read;
  }
  return { found, fault: "" };
}

/**
 * A reader for `readSetting`: one of a few words.
 * @param {string[]} values
 * @returns {(value: string) => string|undefined}
 */
export const oneOf = (values) => (value) => values.find((known) => known === value);

/**
 * A reader for `readSetting`: a whole number that a slider can take.
 * @param {{min: number, max: number, step?: number}} range
 * @returns {(value: string) => number|undefined}
 */
export const wholeIn = ({ min, max, step = 1 }) => (value) => {
  const number = Number(value);
  return /^\d{1,9}$/.test(value) && number >= min && number <= max && (number - min) % step === 0 ? number : undefined;
};

/**
 * The settings of a widget, as traits of its model: read together, changed together, drawn once a change.
 * @param {any} model
 * @param {string[]} names
 * @param {() => void} draw
 * @returns {{get: () => Object, change: (changes: Object) => void, follow: () => () => void}} `follow`
 *   draws now and whenever a setting changes, here or in a kernel; it returns what ends that
 */
export function settings(model, names, draw) {
  let held = true;
  const tell = () => { if (!held) draw(); };
  const get = () => Object.fromEntries(names.map((name) => [name, model.get(name)]));
  const change = (changes) => {
    const before = held;
    held = true;
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
    held = before;
    tell();
  };
  const follow = () => {
    for (const name of names) model.on(`change:${name}`, tell);
    held = false;
    draw();
    return () => { for (const name of names) model.off(`change:${name}`, tell); };
  };
  return { get, change, follow };
}
