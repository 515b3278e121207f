// Marking written answers by rubric: one question at a time, without names, in an order that says nothing.

import { h, uid } from "../../widgets/base.js";
import { bankView } from "./comments.js";
import { FIRST } from "./marks.js";
import { button, plural, scramble, status } from "./parts.js";

/**
 * Put the answers to a question into their order: the same each time, another for each question.
 * @param {string[]} keys
 * @param {string} question
 * @returns {string[]}
 */
export function shuffled(keys, question) {
  return [...keys].sort((one, other) => scramble(question + one) - scramble(question + other) || (one < other ? -1 : 1));
}

/**
 * What there is to mark: for each question, the answers that are not empty.
 * @param {Object} plan
 * @param {string[]} keys
 * @param {ReturnType<typeof import("./marks.js").openMarks>} marks
 */
export const pile = (plan, keys, marks) => plan.written.map((question) => ({ question, keys: shuffled(keys, question.id).filter((key) => marks.text(key, question.id)) }));

/**
 * @param {Object} options
 * @param {Object} options.plan
 * @param {string[]} options.keys of the hand-ins
 * @param {ReturnType<typeof import("./marks.js").openMarks>} options.marks
 * @param {ReturnType<typeof import("./comments.js").openBank>} options.bank
 * @param {string} [options.part] whose marks these are
 * @param {() => void} [options.changed] told after each answer
 * @returns {HTMLElement}
 */
export function markingView({ plan, keys, marks, bank, part = FIRST, changed = () => {} }) {
  const piles = pile(plan, keys, marks).filter((one) => one.keys.length), body = h("div", { className: "desk-marking" }), said = status();
  if (!piles.length) return h("p", {}, "Nobody has written anything for these questions.");
  const state = { pile: 0, at: 0, shortcuts: true };
  const isDone = (one, key) => Boolean(marks.get(key, one.question.id, part));
  const left = (one) => one.keys.filter((key) => !isDone(one, key)).length;
  const go = (pileAt, at, words = "") => {
    Object.assign(state, { pile: pileAt, at });
    body.replaceChildren(...answerView({ ...context, one: piles[pileAt] }));
    said.textContent = words;
    body.querySelector(".desk-where").focus();
  };
  const next = () => {
    const one = piles[state.pile], after = one.keys.findIndex((key, at) => at > state.at && !isDone(one, key));
    const open = after >= 0 ? after : one.keys.findIndex((key) => !isDone(one, key));
    if (open >= 0 && open !== state.at) return go(state.pile, open);
    const other = piles.findIndex((each) => left(each) > 0 && each !== one);
    if (open < 0 && other >= 0) return go(other, piles[other].keys.findIndex((key) => !isDone(piles[other], key)), "All answers to that question are marked. This is the next question.");
    said.textContent = open < 0 ? "All answers are marked." : "Only this answer is left.";
    return undefined;
  };
  const step = (by) => go(state.pile, Math.min(piles[state.pile].keys.length - 1, Math.max(0, state.at + by)));
  const context = { plan, piles, marks, bank, part, state, changed, go, next, step, left, isDone, said };
  const first = piles.findIndex((one) => left(one) > 0);
  state.pile = Math.max(0, first);
  state.at = first < 0 ? 0 : piles[first].keys.findIndex((key) => !isDone(piles[first], key));
  body.replaceChildren(...answerView({ ...context, one: piles[state.pile] }));
  return h("div", {}, body, said);
}

/** One answer, with all that marking it takes. */
function answerView(context) {
  const { one, piles, marks, bank, part, state, go, next, step, left, said } = context, { question } = one, key = one.keys[state.at];
  const given = marks.get(key, question.id, part), points = question.rubric.map((_, at) => given?.points[at] ?? 0);
  const box = h("textarea", { id: uid("comment"), rows: 3, maxLength: 4000, value: given?.comment ?? "" }), sum = h("strong", { role: "status" });
  const save = () => {
    const kept = marks.keep(key, question.id, part, { points: [...points], comment: box.value });
    context.changed();
    said.textContent = kept ? "" : "The comment holds a name or the student’s words. It is in the marks, but this browser keeps it only until you close the page.";
    tell();
  };
  const tell = () => {
    sum.textContent = `${points.reduce((total, each) => total + each, 0)} of ${question.marks}`;
    where.textContent = `Question ${piles.indexOf(one) + 1} of ${piles.length}, answer ${state.at + 1} of ${one.keys.length}. ${plural(one.keys.length - left(one), "answer")} marked, ${left(one)} to go.`;
  };
  const where = h("p", { className: "desk-where", tabIndex: -1 });
  const rubric = h("fieldset", { className: "desk-rubric" }, h("legend", {}, "What earns marks"), ...question.rubric.map((point, at) => pointView(point, at, points, save)));
  box.addEventListener("change", save);
  const finish = () => { save(); if (!said.textContent) next(); else { const words = said.textContent; next(); said.textContent = words; } };
  const whole = h("div", { className: "desk-answer-view" }, where, h("h3", {}, question.ask),
    h("div", { className: "desk-answer", tabIndex: 0, role: "region", "aria-label": "The answer" }, marks.text(key, question.id)),
    h("div", {}, rubric, h("p", {}, "Marks: ", sum), h("p", { className: "desk-field" }, h("label", { for: box.id }, "Comment for the student"), box),
      bankView(bank, question.id, box, save)),
    h("p", { className: "ju-buttons" }, button("Save and next", finish, true), button("Skip", () => (left(one) > 1 ? next() : step(1))), button("Back", () => step(-1)), button("Forward", () => step(1))),
    choice(piles, state, go), shortcuts(state));
  whole.addEventListener("keydown", (event) => pressed(event, { state, rubric, finish, step, skip: () => (left(one) > 1 ? next() : step(1)), box }));
  tell();
  return [whole];
}

/** A point of the rubric: a box to tick, or steps where it earns more than one mark. */
function pointView({ marks: most, earns }, at, points, save) {
  const words = `${at + 1}. ${earns}`;
  const set = (value) => { points[at] = value; save(); };
  if (most === 1) {
    const tick = h("input", { type: "checkbox", checked: points[at] > 0 });
    tick.addEventListener("change", () => set(Number(tick.checked)));
    return h("label", { className: "ju-choice", "data-point": String(at + 1) }, tick, h("span", {}, words, h("small", {}, " 1 mark")));
  }
  const name = uid("point"), radios = Array.from({ length: most + 1 }, (_, value) => {
    const radio = h("input", { type: "radio", name, value: String(value), checked: points[at] === value });
    radio.addEventListener("change", () => set(value));
    return h("label", { className: "ju-choice" }, radio, h("span", {}, String(value)));
  });
  return h("fieldset", { "data-point": String(at + 1) }, h("legend", {}, words, h("small", {}, ` up to ${most} marks`)), h("div", { className: "ju-radios" }, ...radios));
}

/** Go to another question. */
function choice(piles, state, go) {
  if (piles.length < 2) return null;
  return h("p", { className: "ju-buttons" }, ...piles.map((_, at) => {
    const node = button(`Question ${at + 1}`, () => go(at, 0));
    if (at === state.pile) node.setAttribute("aria-current", "true");
    return node;
  }));
}

function shortcuts(state) {
  const tick = h("input", { type: "checkbox", checked: state.shortcuts });
  tick.addEventListener("change", () => { state.shortcuts = tick.checked; });
  return h("label", { className: "ju-choice" }, tick, h("span", {}, "Keys: 1 to 9 for the points, N save and next, S skip, B back, F forward, C comment; Control and Enter in the comment save and go on"));
}

/** The keys; letters do nothing while somebody writes. */
function pressed(event, { state, rubric, finish, step, skip, box }) {
  const isText = event.target.matches("textarea, select, input[type=text]");
  if (event.key === "Enter" && event.ctrlKey) { event.preventDefault(); finish(); return; }
  if (!state.shortcuts || isText || event.ctrlKey || event.altKey || event.metaKey) return;
  const does = { n: finish, s: skip, b: () => step(-1), f: () => step(1), c: () => box.focus() }[event.key.toLowerCase()];
  const point = /^[1-9]$/.test(event.key) && rubric.querySelector(`[data-point="${event.key}"]`);
  if (!does && !point) return;
  event.preventDefault();
  if (does) { does(); return; }
  const controls = [...point.querySelectorAll("input")], chosen = controls.findIndex((one) => one.checked);
  if (controls[0].type === "checkbox") controls[0].click(); else controls[(chosen + 1) % controls.length].click();
}
