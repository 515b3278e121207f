// Sorter, the general widget for putting cards where they belong. The reader places what they like
// and asks when they like; each placed card then says why it lies well, or what to think of.

import { frame, h, write } from "./base.js";
import { TRAY, board } from "./cards.js";
import { oneOf, radios, readSetting } from "./controls.js";
import { s } from "./svg.js";

/** @typedef {{id: string, text: string, belongs: Object<string, string>, near: Object<string, string>, otherwise: string}} Card */
/** @typedef {{id: string, name: string, text: string, cards: Card[]}} Case */

/**
 * Tell whether a card lies where the authors put it, and why or what to think of.
 * @param {Card} card
 * @param {string} place
 * @returns {[boolean, string]}
 */
export const verdict = (card, place) =>
  Object.hasOwn(card.belongs, place) ? [true, card.belongs[place]] : [false, card.near[place] ?? card.otherwise];

/**
 * Count the cards that lie right, elsewhere and nowhere.
 * @param {Case} one
 * @param {Object<string, string>} placed card to place
 * @returns {[number, number, number]}
 */
export function score(one, placed) {
  const laid = one.cards.filter((card) => card.id in placed);
  const right = laid.filter((card) => verdict(card, placed[card.id])[0]).length;
  return [right, laid.length - right, one.cards.length - laid.length];
}

/**
 * State how the sorting stands, in the words of book.models.sorting.sentence.
 * @param {Case} one
 * @param {Object<string, string>} placed
 * @param {boolean} checked
 * @returns {string}
 */
export function sentence(one, placed, checked) {
  const [right, elsewhere] = score(one, placed), laid = right + elsewhere, all = one.cards.length;
  if (!laid) return `None of the ${all} cards has been placed yet.`;
  const now = `${laid} of ${all} cards ${laid === 1 ? "is" : "are"} placed`;
  if (!checked) return `${now}. Check them whenever you like.`;
  if (!elsewhere) return `${now}, ${laid === 1 ? "and it lies" : "all of them"} where the authors would put ${laid === 1 ? "it" : "them"}.`;
  return `${now}: ${right} where the authors would put ${right === 1 ? "it" : "them"}, ${elsewhere} elsewhere. A reason stands under each.`;
}

/**
 * The cards by place, from the place of each card.
 * @param {Case} one
 * @param {Object<string, string>} placed
 * @param {{id: string}[]} places
 * @returns {import("./cards.js").Lists}
 */
export function listsOf(one, placed, places) {
  const lists = { [TRAY]: [], ...Object.fromEntries(places.map((place) => [place.id, []])) };
  for (const card of one.cards) lists[placed[card.id] ?? TRAY].push(card.id);
  return lists;
}

/**
 * The place of each card that has one, from the cards by place.
 * @param {import("./cards.js").Lists} lists
 * @returns {Object<string, string>}
 */
export const placedOf = (lists) =>
  Object.fromEntries(Object.entries(lists).flatMap(([place, cards]) => (place === TRAY ? [] : cards.map((card) => [card, place]))));

/**
 * An optional drawing of the places: corners with names, and a line a place that grows with its cards.
 * @param {{width: number, height: number, corners: {x: number, y: number, text: string}[], lines: {place: string, x1: number, y1: number, x2: number, y2: number, tx: number, ty: number}[]}} plan
 * @returns {{node: HTMLElement, show: (counts: Object<string, number>, words: string) => void}}
 */
function drawing(plan) {
  const lines = plan.lines.map(({ place, x1, y1, x2, y2 }) => ({ place, node: s("line", { x1, y1, x2, y2, class: "ju-relation" }) }));
  const counts = plan.lines.map(({ place, tx, ty }) => ({ place, node: s("text", { x: tx, y: ty, class: "ju-relation-count", "text-anchor": "middle" }) }));
  const svg = s("svg", { viewBox: `0 0 ${plan.width} ${plan.height}`, "aria-hidden": "true" });
  const corners = plan.corners.flatMap(({ x, y, text }) => [s("rect", { x: x - 45, y: y - 16, width: 90, height: 32, rx: 6, class: "ju-corner" }), s("text", { x, y: y + 5, "text-anchor": "middle", class: "ju-corner-name" }, text)]);
  svg.append(...lines.map((one) => one.node), ...corners, ...counts.map((one) => one.node));
  const node = h("div", { className: "ju-picture ju-plan", role: "img" }, svg);
  node.style.aspectRatio = `${plan.width} / ${plan.height}`;
  const show = (found, words) => {
    for (const one of lines) one.node.style.strokeWidth = String(1.5 + 2 * (found[one.place] ?? 0));
    for (const one of counts) write(one.node, String(found[one.place] ?? 0));
    node.setAttribute("aria-label", words);
  };
  return { node, show };
}

/** @type {import("@anywidget/types").Render} */
function render({ model, el, page, signal }) {
  const cases = model.get("cases"), places = model.get("places"), plan = model.get("drawing");
  const current = () => cases.find((one) => one.id === model.get("case"));
  const placed = () => model.get("placed"), checked = () => model.get("checked");
  const set = (changes) => { for (const [name, value] of Object.entries(changes)) model.set(name, value); model.save_changes(); };

  const picker = cases.length > 1 && radios({ legend: model.get("ask"), options: cases.map((one) => ({ value: one.id, text: one.name })) }, (id) => set({ case: id, placed: {}, checked: false }));
  const story = h("p", {}), picture = plan.lines && drawing(plan);
  const said = (card) => {
    const place = placed()[card.id];
    if (!checked() || place === undefined) return null;
    const [right, why] = verdict(card, place);
    return h("p", { className: right ? "ju-verdict" : "ju-verdict ju-no" }, h("strong", {}, right ? "Fits. " : "Look again. "), why);
  };
  const table = board({
    places: [{ id: TRAY, label: "Cards to place" }, ...places],
    card: (id) => { const card = current().cards.find((one) => one.id === id); return { text: card.text, note: said(card) }; },
    change: (lists) => set({ placed: placedOf(lists) }),
  });
  const check = h("button", { type: "button", className: "ju-button ju-main" }, "Check what I have placed");
  check.addEventListener("click", () => set({ checked: true }));
  const state = () => ({ ...(picker && { case: current().id }), ...placed() });
  const parts = frame({ model, el, page, signal, state, restore, stage: [picker && picker.node, story, picture && picture.node, table.node, h("p", {}, check)] });

  function restore(wanted) {
    const one = cases.find((known) => known.id === wanted.case) ?? cases[0], ids = places.map((place) => place.id);
    const readers = { case: oneOf(cases.map((known) => known.id)), ...Object.fromEntries(one.cards.map((card) => [card.id, oneOf(ids)])) };
    const { found, fault } = readSetting(wanted, readers), { case: _, ...laid } = found;
    set({ case: fault ? cases[0].id : one.id, placed: laid, checked: false });
    return fault;
  }
  function draw() {
    const one = current(), lists = listsOf(one, placed(), places), words = sentence(one, placed(), checked());
    if (picker) picker.put(one.id);
    write(story, one.text);
    table.show(lists);
    if (picture) picture.show(Object.fromEntries(places.map((place) => [place.id, lists[place.id].length])), words);
    parts.say(words);
    parts.fill(["Card", "Where it lies", "What is said of it"], () => one.cards.map((card) => {
      const place = places.find((known) => known.id === placed()[card.id]);
      const [right, why] = place && checked() ? verdict(card, place.id) : [false, ""];
      return [card.text, place ? place.label : "not placed", why && `${right ? "Fits" : "Look again"}. ${why}`];
    }));
  }
  model.on("change:case", draw);
  model.on("change:placed", draw);
  model.on("change:checked", draw);
  draw();
  return () => { for (const name of ["case", "placed", "checked"]) model.off(`change:${name}`, draw); };
}

export default { render };
