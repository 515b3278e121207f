// At the table: six agencies hold pieces of a fictional case. The reader decides what is said, with
// limits or not at all, then who does what by when. There is no score: only what follows, in words.

import { frame, h, uid } from "./base.js";
import { TRAY, board } from "./cards.js";
import { readSetting } from "./controls.js";
import { listsOf, placedOf } from "./sorter.js";

/** @typedef {{id: string, agency: string, text: string, topic: string, source: string, notes: Object<string, string>}} Piece */
/** @typedef {{id: string, text: string, owners: Object<string, string>, otherwise: string}} Action */

const WISH = "wish";
const SAID = ["say", "care"];

/** The pieces that are said, with limits or without. */
export const onTable = (pieces, placed) => pieces.filter((one) => SAID.includes(placed[one.id]));

/**
 * Count what is known on each topic.
 * @param {Piece[]} pieces
 * @param {Object<string, string>} placed
 * @returns {Object<string, [number, number]>} pieces said, and independent sources behind them
 */
export function known(pieces, placed) {
  const said = onTable(pieces, placed), found = {};
  for (const { topic } of said) found[topic] = [said.filter((one) => one.topic === topic).length, new Set(said.filter((one) => one.topic === topic).map((one) => one.source)).size];
  return found;
}

/**
 * State what lies on the table, in the words of book.models.marac_table.sentence.
 * @param {Piece[]} pieces
 * @param {Action[]} actions
 * @param {{placed: Object, owners: Object, dates: Object}} now
 * @returns {string}
 */
export function sentence(pieces, actions, { placed, owners, dates }) {
  if (!pieces.some((one) => one.id in placed)) return "Nothing has been decided yet: take a piece and say what its agency should do with it.";
  const said = onTable(pieces, placed), sources = new Set(said.map((one) => one.source)).size;
  const ready = actions.filter((one) => one.id in owners && one.id in dates).length;
  return `${said.length} of ${pieces.length} pieces ${said.length === 1 ? "is" : "are"} on the table, from ${sources} independent ${sources === 1 ? "source" : "sources"}. `
    + `${SAID.includes(placed[WISH]) ? "Her own wish has been heard" : "Her own wish has not been heard"}. `
    + `${ready} of ${actions.length} actions ${ready === 1 ? "has" : "have"} somebody to do them and a date.`;
}

/**
 * Read pairs such as "log.say,rent.back".
 * @param {string} text
 * @param {string[]} ids
 * @param {string[]} values
 * @returns {Object<string, string>|undefined} undefined where a name is not there
 */
export function pairs(text, ids, values) {
  const found = text ? text.split(",").map((one) => one.split(".")) : [];
  return found.every(([id, value, more]) => more === undefined && ids.includes(id) && values.includes(value)) ? Object.fromEntries(found) : undefined;
}

/**
 * One action, with who does it and by when.
 * @param {Action} action
 * @param {string[]} agencies
 * @param {string[]} whens
 * @param {(what: "owners"|"dates", value: string) => void} chosen
 */
function actionRow(action, agencies, whens, chosen) {
  const select = (what, label, values) => {
    const id = uid(what), input = h("select", { id }, h("option", { value: "" }, "nobody yet"), ...values.map((value) => h("option", { value }, value)));
    if (what === "dates") input.firstChild.textContent = "no date yet";
    input.addEventListener("change", () => chosen(what, input.value));
    return { input, node: h("span", { className: "ju-choose" }, h("label", { for: id }, label), input) };
  };
  const who = select("owners", `Who: ${action.text}`, agencies), when = select("dates", `By when: ${action.text}`, whens), note = h("p", { className: "ju-facts" });
  const node = h("li", {}, h("p", { className: "ju-action" }, action.text), who.node, when.node, note);
  const put = (owner, date, debrief) => {
    who.input.value = owner ?? "";
    when.input.value = date ?? "";
    note.textContent = !debrief ? "" : owner ? action.owners[owner] ?? action.otherwise : `Nobody has taken it. ${action.otherwise}`;
  };
  return { node, put };
}

/** @type {import("@anywidget/types").Render} */
function render({ model, el, page, signal }) {
  const pieces = model.get("pieces"), actions = model.get("actions"), places = model.get("places"), agencies = model.get("agencies"), whens = model.get("whens");
  const names = ["placed", "owners", "dates", "debrief"], now = () => Object.fromEntries(names.map((name) => [name, model.get(name)]));
  const set = (changes) => { for (const [name, value] of Object.entries(changes)) model.set(name, value); model.save_changes(); };

  const table = board({
    places: [{ id: TRAY, label: "What the agencies hold" }, ...places],
    card: (id) => {
      const one = pieces.find((known) => known.id === id), place = model.get("placed")[id];
      return { text: `*${one.agency}.* ${one.text}`, note: model.get("debrief") && place ? h("p", { className: "ju-verdict ju-said" }, one.notes[place]) : null };
    },
    change: (lists) => set({ placed: placedOf(lists) }),
  });
  const rows = actions.map((one) => actionRow(one, agencies, whens, (what, value) => {
    const { [one.id]: _, ...rest } = model.get(what);
    set({ [what]: value ? { ...rest, [one.id]: value } : rest });
  }));
  const open = h("button", { type: "button", className: "ju-button ju-main" }, "Open the debrief");
  open.addEventListener("click", () => set({ debrief: true }));
  const after = h("p", { className: "ju-reply" });
  const parts = frame({
    model, el, page, signal, restore,
    stage: [
      h("p", {}, "A woman of 34 has been referred after a call on 3 March. Six agencies meet about her. You decide what each piece should become."), table.node,
      h("p", { className: "ju-step" }, "Then: who does what, and by when?"), h("ul", { className: "ju-actions" }, ...rows.map((one) => one.node)), h("p", {}, open), after,
    ],
    state: () => { const { placed, owners, dates } = now(); const text = (map) => Object.entries(map).map((pair) => pair.join(".")).join(","); return { placed: text(placed), owners: text(owners), dates: text(dates) }; },
  });

  function restore(wanted) {
    const ids = actions.map((one) => one.id), none = (text) => (text === "" ? {} : undefined);
    const readers = {
      placed: (text) => pairs(text, pieces.map((one) => one.id), places.map((one) => one.id)), owners: (text) => pairs(text, ids, agencies), dates: (text) => pairs(text, ids, whens), actions: none,
    };
    const { found, fault } = readSetting(wanted, readers);
    set({ placed: found.placed ?? {}, owners: found.owners ?? {}, dates: found.dates ?? {}, debrief: false });
    return fault;
  }
  function draw() {
    const { placed, owners, dates, debrief } = now();
    table.show(listsOf({ cards: pieces }, placed, places));
    rows.forEach((row, i) => row.put(owners[actions[i].id], dates[actions[i].id], debrief));
    after.textContent = debrief ? "A note stands under each piece that you decided on. Few of these have one right answer: what the law asks for is a lawful basis, need and proportion, a record of the reason, and that she is told where it is safe." : "";
    parts.say(sentence(pieces, actions, { placed, owners, dates }));
    parts.fill(["What is known", "Pieces said", "Independent sources"], () => Object.entries(known(pieces, placed)).map(([topic, [said, sources]]) => [topic, said, sources]));
  }
  for (const name of names) model.on(`change:${name}`, draw);
  draw();
  return () => { for (const name of names) model.off(`change:${name}`, draw); };
}

export default { render };
