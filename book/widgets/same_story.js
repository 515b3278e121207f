// Five files, one story: which entries are sources of their own, and what does a meeting get to hear?
// The sums are those of book.models.same_story and are held to its numbers.

import { frame, h, uid, write } from "./base.js";
import { oneOf, readSetting, slider, wholeIn } from "./controls.js";

/** @typedef {{id: string, agency: string, text: string, origin: string, copy_of: string, bears: string}} Entry */
/** @typedef {{prior: number, rumour: number, clue: number, says: number, asked: boolean, counted: string[]}} Setting */

const HOLDERS_OF_THE_RUMOUR = 3;
const CLUE = "day-centre";

/** Round a half up, as book.models.same_story does. */
const whole = (pct) => Math.floor(pct + 0.5 + 1e-9);

/**
 * Give the belief that the man deals, once the entries that count have been weighed.
 * @param {Entry[]} entries
 * @param {number} weak factor of the weak entry
 * @param {Setting} setting
 * @returns {number} per cent
 */
export function belief(entries, weak, { prior, rumour, clue, counted }) {
  const factors = { rumour, clue: 1 / clue, weak: 1 / weak, none: 1 };
  const odds = entries.filter((one) => counted.includes(one.id)).reduce((sum, one) => sum * factors[one.bears], prior / (100 - prior));
  return (100 * odds) / (1 + odds);
}

/**
 * Give the chance that an item is mentioned by somebody who holds it.
 * @param {number} says per cent
 * @param {number} holders
 * @returns {number} per cent
 */
export const heard = (says, holders) => 100 * (1 - (1 - says / 100) ** holders);

/**
 * The four beliefs that the picture shows.
 * @param {Entry[]} entries
 * @param {number} weak
 * @param {Setting} setting
 * @returns {{text: string, value: number}[]} per cent
 */
export function beliefs(entries, weak, setting) {
  const all = entries.map((one) => one.id);
  return [
    { text: "Before any file", value: setting.prior },
    { text: "Every entry counted", value: belief(entries, weak, { ...setting, counted: all }) },
    { text: "As you count, day centre not heard", value: belief(entries, weak, { ...setting, counted: setting.counted.filter((id) => id !== CLUE) }) },
    { text: "As you count", value: belief(entries, weak, setting) },
  ];
}

/**
 * State the result, in the words of book.models.same_story.sentence.
 * @param {Entry[]} entries
 * @param {number} weak
 * @param {Setting} setting
 * @returns {string}
 */
export function sentence(entries, weak, setting) {
  const { counted, says, asked } = setting, copies = entries.filter((one) => one.copy_of && counted.includes(one.id)).length;
  const [, , without, known] = beliefs(entries, weak, setting).map((one) => whole(one.value));
  const count = `You count ${counted.length} of ${entries.length} entries as sources of their own${copies ? `, ${copies} of them ${copies === 1 ? "a copy" : "copies"}` : ""}`;
  const said = asked
    ? "The chair asks each agency in turn, so the day centre is heard"
    : `At the meeting the rumour comes up with a chance of ${whole(heard(says, HOLDERS_OF_THE_RUMOUR))}%, what only the day centre knows with ${whole(says)}%`;
  if (!counted.includes(CLUE)) return `${count}. Belief that he deals: ${known}%. ${said}.`;
  return `${count}. Belief that he deals: ${known}% if the day centre is heard, ${without}% if it is not. ${said}.`;
}

/**
 * One entry of a file, with its origin and the tick that counts it.
 * @param {Entry} entry
 * @param {(counts: boolean) => void} ticked
 * @returns {{node: HTMLElement, put: (counts: boolean) => void}}
 */
function entryItem(entry, ticked) {
  const input = h("input", { type: "checkbox" });
  input.addEventListener("change", () => ticked(input.checked));
  const node = h("li", { className: "ju-entry" },
    h("p", { className: "ju-agency" }, entry.agency), h("p", {}, entry.text),
    h("details", {}, h("summary", {}, "Where did this come from?"), h("p", {}, entry.origin)),
    h("label", { className: "ju-choice" }, input, h("span", {}, "Count it as a source of its own", h("span", { className: "ju-spoken-only" }, `: ${entry.agency}`))));
  return { node, put: (counts) => { input.checked = counts; } };
}

/** Bars of belief, each with its words and its number. */
function bars() {
  const node = h("div", { className: "ju-bars", role: "img" });
  let made = [];
  const bar = (text, i) => {
    const fill = h("span", { className: "ju-fill" }), value = h("span", { className: "ju-value" });
    return { fill, value, node: h("div", { className: i === 3 ? "ju-bar ju-mine" : "ju-bar" }, h("span", {}, text), h("span", { className: "ju-track" }, fill), value) };
  };
  const show = (values) => {
    if (!made.length) { made = values.map((one, i) => bar(one.text, i)); node.append(...made.map((one) => one.node)); }
    node.setAttribute("aria-label", `Belief that he deals. ${values.map((one) => `${one.text}: ${whole(one.value)}%`).join(". ")}.`);
    values.forEach((one, i) => {
      made[i].fill.style.width = `${one.value.toFixed(1)}%`;
      write(made[i].value, `${whole(one.value)}%`);
    });
  };
  return { node, show };
}

/** @type {import("@anywidget/types").Render} */
function render({ model, el, page, signal }) {
  const entries = model.get("entries"), sliders = model.get("sliders"), names = [...sliders.map((one) => one.name), "asked", "counted"];
  const setting = () => Object.fromEntries(names.map((name) => [name, model.get(name)]));
  const set = (changes) => { for (const [name, value] of Object.entries(changes)) model.set(name, value); model.save_changes(); };
  const start = setting();

  const items = entries.map((entry) => entryItem(entry, (counts) => set({ counted: entries.map((one) => one.id).filter((id) => (id === entry.id ? counts : model.get("counted").includes(id))) })));
  const controls = sliders.map((one) => slider(one, (value) => set({ [one.name]: value })));
  const id = uid("asked"), asked = h("input", { type: "checkbox", id });
  asked.addEventListener("change", () => set({ asked: asked.checked }));
  const picture = bars();
  const parts = frame({
    model, el, page, signal, restore,
    stage: [
      h("p", {}, "A man of 58 lives alone in a council flat. Is he dealing drugs, or have others taken over his home? Trace each entry, and count only what is a source of its own."),
      h("ul", { className: "ju-files" }, ...items.map((one) => one.node)),
      picture.node,
      h("div", { className: "ju-controls" }, ...controls.map((one) => one.node), h("label", { className: "ju-choice", for: id }, asked, h("span", {}, "The chair asks each agency for what only it knows"))),
    ],
    state: () => { const { asked: all, counted, ...rest } = setting(); return { ...rest, asked: all ? "yes" : "no", counted: counted.join(",") }; },
  });

  function restore(wanted) {
    const ids = entries.map((one) => one.id);
    const list = (text) => { const found = text ? text.split(",") : []; return found.every((one) => ids.includes(one)) ? ids.filter((one) => found.includes(one)) : undefined; };
    const readers = { ...Object.fromEntries(sliders.map((one) => [one.name, wholeIn(one)])), asked: oneOf(["yes", "no"]), counted: list };
    const { found, fault } = readSetting(wanted, readers);
    set(fault ? start : { ...start, ...found, asked: found.asked === undefined ? start.asked : found.asked === "yes" });
    return fault;
  }
  function draw() {
    const now = setting(), values = beliefs(entries, model.get("weak"), now);
    items.forEach((one, i) => one.put(now.counted.includes(entries[i].id)));
    controls.forEach((one, i) => one.put(now[sliders[i].name]));
    asked.checked = now.asked;
    picture.show(values);
    parts.say(sentence(entries, model.get("weak"), now));
    parts.fill(["Belief that he deals", "Per cent"], () => values.map((one) => [one.text, whole(one.value)]));
  }
  for (const name of names) model.on(`change:${name}`, draw);
  draw();
  return () => { for (const name of names) model.off(`change:${name}`, draw); };
}

export default { render };
