// A board of cards: each card can be taken, moved and dropped by keyboard, touch, mouse and screen
// reader, with the same result. A card is a button; pressing it opens the places it may go to,
// right beneath it, so that nobody has to scroll or drag. What a card means is the widget's own.

import { h, inline, quietHost, uid, write } from "./base.js";

/** The list of cards that have not been placed yet. */
export const TRAY = "";

/**
 * @typedef {Object<string, string[]>} Lists which cards lie where, in order, by id of the place
 */

/**
 * Put a card into a place, at the end or at a position, and take it out of where it was.
 * @param {Lists} lists
 * @param {string} card
 * @param {string} to
 * @param {number} [at] position among the others there; the end where it is not given
 * @returns {Lists}
 */
export function moved(lists, card, to, at = Infinity) {
  const next = Object.fromEntries(Object.entries(lists).map(([place, cards]) => [place, cards.filter((one) => one !== card)]));
  (next[to] ??= []).splice(at, 0, card);
  return next;
}

/**
 * Find the place of a card.
 * @param {Lists} lists
 * @param {string} card
 * @returns {string} TRAY where it is nowhere
 */
export const placeOf = (lists, card) => Object.keys(lists).find((place) => lists[place].includes(card)) ?? TRAY;

/**
 * Say where a card now lies.
 * @param {Lists} lists
 * @param {string} card
 * @param {string} label of the place
 * @returns {string}
 */
export function position(lists, card, label) {
  const cards = lists[placeOf(lists, card)];
  return `${label}, ${cards.indexOf(card) + 1} of ${cards.length}.`;
}

/**
 * Build a board.
 * @param {Object} given
 * @param {{id: string, label: string, hint?: string}[]} given.places in order, the tray among them where there is one
 * @param {(card: string) => {text: string, note?: Node|null, extra?: Node|null}} given.card what a card shows
 * @param {(lists: Lists) => void} given.change called when the reader has moved a card
 * @param {boolean} [given.ordered] whether the order within a place means something
 * @returns {{node: HTMLElement, show: (lists: Lists) => void}}
 */
export function board({ places, card: shown, change, ordered = false }) {
  const spoken = h("p", { className: "ju-spoken", "aria-live": "assertive", "aria-atomic": "true" });
  const lists = places.map((place) => placeBox(place, (card) => put(card, place.id)));
  const node = h("div", { className: "ju-board" }, spoken, ...lists.map((one) => one.node));
  const items = new Map(); // what was last shown of each card, and its words
  let now = {}, taken = "";

  const labelOf = (id) => places.find((place) => place.id === id).label;
  const say = (text) => { spoken.textContent = text; };
  const buttonOf = (card) => [...node.querySelectorAll(".ju-take")].find((one) => one.dataset.card === card);

  // A reader who empties the tray goes on with the next card there, and is not carried off.
  function put(card, to, at) {
    const tray = now[TRAY] ?? [], next = to === TRAY ? undefined : tray[tray.indexOf(card) + 1] ?? tray[tray.indexOf(card) - 1];
    taken = "";
    change(moved(now, card, to, at));
    say(`Moved to ${position(now, card, labelOf(placeOf(now, card)))}`);
    buttonOf(tray.includes(card) && next ? next : card)?.focus();
  }
  // Within a place a card stays taken, so that it can go several steps by pressing the same button.
  function step(card, from, at, pressed) {
    change(moved(now, card, from, at));
    say(`Moved to ${position(now, card, labelOf(from))}`);
    const buttons = [...node.querySelectorAll(".ju-where button")];
    (buttons.find((one) => one.textContent === pressed) ?? buttons[0])?.focus();
  }
  function take(card) {
    const before = taken;
    taken = taken === card ? "" : card;
    for (const one of new Set([before, card])) if (one) item(one, placeOf(now, one));
    if (!taken) { say("Left where it was."); buttonOf(card)?.focus(); return; }
    say("Taken. Choose a place for it, or press Escape to leave it.");
    node.querySelector(".ju-where button")?.focus();
  }
  function where(card, from) {
    const list = now[from], at = list.indexOf(card);
    const go = (text, act) => h("button", { type: "button", className: "ju-button", onclick: act }, text);
    return quietHost(h("div", { className: "ju-where", role: "group", "aria-label": "Move it to" },
      ...places.filter((place) => place.id !== from).map((place) => go(place.label, () => put(card, place.id))),
      ordered && at > 0 && go("Up one", () => step(card, from, at - 1, "Up one")),
      ordered && at < list.length - 1 && go("Down one", () => step(card, from, at + 1, "Down one")),
      ordered && at > 1 && go("To the top", () => step(card, from, 0, "Down one")),
      go("Leave it here", () => take(card))));
  }
  function cardItem(id, { text, note, extra }) {
    const button = h("button", { type: "button", className: "ju-take", draggable: true, "aria-expanded": "false", onclick: () => take(id) }, ...inline(text));
    button.dataset.card = id;
    button.addEventListener("dragstart", (event) => { event.dataTransfer.setData("text/plain", id); event.dataTransfer.effectAllowed = "move"; });
    return quietHost(h("li", {}, button, note, extra));
  }
  // A card that did not change keeps its place in the page: a phone lays out anew what is put there.
  function item(id, from) {
    const wanted = shown(id), words = [wanted.text, wanted.note?.textContent, wanted.extra?.textContent].join("\n");
    if (items.get(id)?.words !== words) items.set(id, { node: cardItem(id, wanted), words });
    const { node: one } = items.get(id), button = one.firstElementChild, open = taken === id;
    one.querySelector(".ju-where")?.remove();
    if (open) button.after(where(id, from));
    if (button.getAttribute("aria-expanded") !== String(open)) button.setAttribute("aria-expanded", String(open));
    return one;
  }
  const draw = () => places.forEach((place, i) => lists[i].fill((now[place.id] ?? []).map((id) => item(id, place.id))));
  node.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && taken) { event.stopPropagation(); take(taken); }
  });
  return { node, show: (wanted) => { now = wanted; if (taken && !Object.values(now).some((cards) => cards.includes(taken))) taken = ""; draw(); } };
}

/**
 * One place of a board: its name, its hint and the cards in it.
 * @param {{id: string, label: string, hint?: string}} place
 * @param {(card: string) => void} dropped
 * @returns {{node: HTMLElement, fill: (items: HTMLElement[]) => void}}
 */
function placeBox({ id, label, hint }, dropped) {
  const title = uid("place"), list = h("ul", { "aria-labelledby": title }), count = h("span", { className: "ju-count" });
  const node = h("div", { className: id === TRAY ? "ju-place ju-tray" : "ju-place" },
    h("p", { className: "ju-place-title", id: title }, label, " ", count), hint && h("p", { className: "ju-note ju-place-hint" }, ...inline(hint)), list);
  node.addEventListener("dragover", (event) => { event.preventDefault(); node.classList.add("ju-over"); });
  node.addEventListener("dragleave", () => node.classList.remove("ju-over"));
  node.addEventListener("drop", (event) => {
    event.preventDefault();
    node.classList.remove("ju-over");
    const card = event.dataTransfer.getData("text/plain");
    const known = [...node.parentElement.querySelectorAll(".ju-take")].some((one) => one.dataset.card === card);
    if (known) dropped(card);
  });
  const fill = (items) => {
    for (const old of [...list.children]) if (!items.includes(old)) old.remove();
    items.forEach((item, i) => { if (list.children[i] !== item) list.insertBefore(item, list.children[i] ?? null); });
    list.hidden = items.length === 0;
    write(count, `(${items.length})`);
  };
  return { node, fill };
}
