// The controls by which each type of question is answered, and how its answer is shown afterwards.

import { h, inline, uid } from "../widgets/base.js";
import { FIELDS, REVIEWS } from "./fields.js";
import { mark } from "./marking.js";

/**
 * @typedef {Object} Control
 * @property {HTMLElement} node
 * @property {string} how what to do, in a few words
 * @property {() => string|string[]} given
 * @property {(given: string|string[]) => void} put
 * @property {() => void} focus
 */

/**
 * Make the controls for a question.
 * @param {Object} question prepared
 * @param {import("./marking.js").Answer[]} order in which options or items are first shown
 * @param {string|string[]} last what was given at the last try, "" before the first
 * @returns {Control}
 */
export function control(question, order, last) {
  if (FIELDS[question.type]) return FIELDS[question.type](question, order, last);
  if (question.type === "ordering") return ordering(order);
  if (question.type === "numeric") return numeric(question);
  return choice(question.type === "multiple" ? "checkbox" : "radio", order);
}

function choice(type, order) {
  const name = uid("option");
  const inputs = order.map((option) => h("input", { type, name, value: option.key }));
  const node = h("div", {}, ...order.map((option, i) =>
    h("label", { className: "ju-choice" }, inputs[i], h("span", {}, ...inline(option.text)))));
  return {
    node,
    how: type === "radio" ? "Choose one." : "Choose all that are right.",
    given: () => inputs.filter((input) => input.checked).map((input) => input.value),
    put: (given) => { for (const input of inputs) input.checked = given.includes(input.value); },
    focus: () => inputs[0].focus(),
  };
}

function numeric(question) {
  const id = uid("number");
  const input = h("input", { id, type: "text", inputMode: "decimal", autocomplete: "off", className: "ju-number" });
  return {
    node: h("p", { className: "ju-numeric" }, h("label", { for: id }, `Your answer, in ${question.unit}`), input),
    how: "Write a number.",
    given: () => input.value,
    put: (given) => { input.value = given; },
    focus: () => input.focus(),
  };
}

/**
 * A list that is put in order by buttons: one way for keyboard, touch, mouse and screen reader.
 * @param {import("./marking.js").Answer[]} order
 * @returns {Control}
 */
function ordering(order) {
  const list = h("ol", { className: "ju-order" }), said = h("p", { className: "ju-note", role: "status" });
  const rows = new Map(order.map((item) => [item.key, row(item, (step) => move(item, step))]));
  const keys = () => [...list.children].map((node) => node.dataset.key);
  const move = (item, step) => {
    const at = keys().indexOf(item.key), to = at + step;
    if (to < 0 || to >= order.length) { said.textContent = `“${item.text}” is already ${to < 0 ? "first" : "last"}.`; return; }
    const { node } = rows.get(item.key), other = list.children[to], held = document.activeElement;
    list.insertBefore(node, step < 0 ? other : other.nextSibling);
    if (node.contains(held)) held.focus();
    said.textContent = `“${item.text}” is now ${to + 1} of ${order.length}.`;
    edge();
  };
  const edge = () => [...list.children].forEach((node, i) => rows.get(node.dataset.key).edges(i === 0, i === order.length - 1));
  const put = (given) => { list.replaceChildren(...given.map((key) => rows.get(key).node)); edge(); };
  put(order.map((item) => item.key));
  return { node: h("div", {}, list, said), how: "Put these in order.", given: keys, put, focus: () => list.querySelector("button").focus() };
}

function row(item, move) {
  const button = (word, step) => {
    const node = h("button", { type: "button", className: "ju-button", "aria-label": `${word}: ${item.text}` }, word);
    node.addEventListener("click", () => move(step));
    return node;
  };
  const up = button("Up", -1), down = button("Down", 1);
  // At an edge a button stays and says so: one that vanished would take the focus with it.
  const edges = (first, last) => { up.setAttribute("aria-disabled", first); down.setAttribute("aria-disabled", last); };
  const node = h("li", { "data-key": item.key }, h("span", { className: "ju-row" }, h("span", {}, ...inline(item.text)), h("span", { className: "ju-moves" }, up, down)));
  return { node, edges };
}

/**
 * Show a question's answer after the last try: every option with what it is and why.
 * @param {Object} question prepared
 * @param {import("./marking.js").Answer[]} order
 * @param {string|string[]} given at the last try
 * @returns {HTMLElement}
 */
export function review(question, order, given) {
  if (REVIEWS[question.type]) return REVIEWS[question.type](question, given, mark(question, given));
  if (question.type === "numeric") return numericReview(question, given, mark(question, given));
  if (question.type === "ordering") return orderReview(question, given);
  return h("ul", { className: "ju-review" }, ...order.map((option) => {
    const tags = [option.right ? "Right" : "Wrong", given.includes(option.key) && "your answer"].filter(Boolean).join(", ");
    return line(option, tags, option.right);
  }));
}

function line(answer, tag, right) {
  return h("li", { className: right ? "ju-right" : "ju-wrong" },
    h("span", {}, ...inline(answer.text)), " ", h("strong", { className: "ju-tag" }, tag),
    h("span", { className: "ju-why" }, ...inline(answer.why)));
}

function orderReview(question, given) {
  return h("ol", { className: "ju-review" }, ...question.items.map((item, i) => {
    const at = given.indexOf(item.key);
    return line(item, at === i ? "Placed right" : at < 0 ? "Not placed" : `You placed it ${at + 1} of ${given.length}`, at === i);
  }));
}

function numericReview(question, given, right) {
  const off = question.tolerance ? `, give or take ${question.tolerance}` : "";
  return h("ul", { className: "ju-review" },
    h("li", { className: "ju-right" }, h("span", {}, `${question.answer.toLocaleString("en-GB")} ${question.unit}${off}`), " ",
      h("strong", { className: "ju-tag" }, "Right"), !right && h("span", { className: "ju-why" }, ...inline(question.why))),
    given && h("li", {}, h("span", {}, given), " ", h("strong", { className: "ju-tag" }, "your answer")));
}
