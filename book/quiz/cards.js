// A learner's own cards: made from a passage or written freely, changed, and deleted.

import { h, uid } from "../widgets/base.js";

const LONGEST = 2000; // characters of each side

/**
 * Keep a card, new or changed.
 * @param {import("./record.js").Record} record
 * @param {{id?: string, front: string, back: string, chapter: string, section: string}} given
 */
export function keepCard(record, { id, front, back, chapter, section }) {
  const now = Date.now(), name = id ?? `own-${now.toString(36)}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;
  record.change(({ cards }) => {
    const old = cards.get(name) ?? { made: now, reviews: [] };
    cards.set(name, { ...old, front, back, chapter, section, changed: now, gone: false });
  });
}

/**
 * Delete a card; its words go at once, and a note of it stays so that no other device brings it back.
 * One that another tab has erased meanwhile is left alone: half a card would not be sound.
 * @param {import("./record.js").Record} record
 * @param {string} id
 */
export function dropCard(record, id) {
  record.change(({ cards }) => {
    const card = cards.get(id);
    if (card) cards.set(id, { ...card, front: "", back: "", changed: Date.now(), gone: true });
  });
}

/**
 * Note how well a card was known; nothing of one that another tab has erased.
 * @param {import("./record.js").Record} record
 * @param {string} id
 * @param {number} grade 1 to 4
 */
export function gradeCard(record, id, grade) {
  record.change(({ cards }) => {
    const card = cards.get(id);
    if (card) cards.set(id, { ...card, reviews: [...card.reviews, { at: Date.now(), grade }] });
  });
}

function field(words, value) {
  const area = h("textarea", { id: uid("card"), className: "ju-area", rows: 3, maxLength: LONGEST, required: true, value });
  return { area, node: h("p", {}, h("label", { for: area.id }, words), area) };
}

/**
 * Ask for the two sides of a card, in a dialogue of the browser's own, which holds the focus and gives it back.
 * @param {{title: string, front?: string, back?: string}} given
 * @returns {Promise<{front: string, back: string}|null>} null where the reader turned away
 */
export function askForCard({ title, front = "", back = "" }) {
  const asks = field("Front: a question to yourself", front), answers = field("Back: the answer", back), heading = uid("card-title");
  const cancel = h("button", { type: "button", className: "ju-button" }, "Cancel");
  const form = h("form", { method: "dialog" }, h("p", { className: "ju-title", id: heading }, title), asks.node, answers.node,
    h("p", { className: "ju-note" }, "A card that asks for one thing is remembered best. It stays in this browser, with your record."),
    h("p", { className: "ju-buttons" }, h("button", { type: "submit", className: "ju-button ju-main", value: "save" }, "Save the card"), cancel));
  const dialog = h("dialog", { className: "ju ju-card-form", "aria-labelledby": heading }, form);
  document.body.append(dialog);
  return new Promise((done) => {
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      const [one, other] = [asks, answers].map(({ area }) => area.value.trim());
      dialog.remove();
      done(dialog.returnValue === "save" && one && other ? { front: one, back: other } : null);
    });
    dialog.showModal();
    (front ? answers : asks).area.focus();
  });
}
