// Run the workshop: write issues, put them under themes, vote, choose a key issue, break it into
// questions. What is made is kept in this browser, and can be printed, sent as a file and opened again.

import { frame, h, quietHost, uid } from "./base.js";
import { TRAY, board as cardBoard } from "./cards.js";
import { keep, kept, setAside } from "./keep.js";

/** @typedef {{id: string, label: string, votes: number, issues: string[]}} Theme */
/** @typedef {{themes: Theme[], tray: string[], issues: {id: string, text: string}[], key: string, questions: string[]}} Board */
/** @typedef {{issues: number, themes: number, questions: number, letters: number, votes: number}} Limits */

/** A board with nothing on it. */
export const EMPTY = { themes: [], tray: [], issues: [], key: TRAY, questions: [] };

/**
 * Say in a sentence why something is no board, in the words of book.models.workshop_board.fault.
 * @param {any} found
 * @param {Limits} limits
 * @returns {string} "" for a whole board
 */
export function fault(found, limits) {
  const lists = ["themes", "tray", "issues", "questions"];
  if (typeof found !== "object" || found === null || !lists.every((name) => Array.isArray(found[name]))) return "This is no board: it has no list of themes, issues and questions.";
  for (const name of ["themes", "issues", "questions"]) if (found[name].length > limits[name]) return `This board has ${found[name].length} ${name}, and ${limits[name]} is the most.`;
  const isText = (value) => typeof value === "string" && value.trim().length > 0 && [...value].length <= limits.letters;
  const isRow = (row, name) => typeof row === "object" && row !== null && isText(row.id) && isText(row[name]);
  if (!found.themes.every((theme) => isRow(theme, "label")) || !found.issues.every((issue) => isRow(issue, "text")) || !found.questions.every(isText)) return `An issue, a theme or a question is no text of 1 to ${limits.letters} letters.`;
  if (!found.themes.every((theme) => Number.isInteger(theme.votes) && theme.votes >= 0 && theme.votes <= limits.votes)) return `A theme's votes are no whole number from 0 to ${limits.votes}.`;
  return faultOfPlaces(found);
}

function faultOfPlaces({ themes, tray, issues, key }) {
  if (!themes.every((theme) => Array.isArray(theme.issues))) return "A theme has no list of its issues.";
  const laid = [tray, ...themes.map((theme) => theme.issues)].flat(), ids = issues.map((issue) => issue.id);
  const same = laid.length === ids.length && new Set(laid).size === laid.length && laid.every((id) => ids.includes(id));
  if (!same) return "An issue lies nowhere, or in two places.";
  const names = themes.map((theme) => theme.id);
  if (new Set(names).size < names.length) return "Two themes share one name.";
  return [TRAY, ...names].includes(key) ? "" : "The key issue is none of the themes.";
}

const many = (number, name) => `${number} ${name}${number === 1 ? "" : "s"}`;

/**
 * State how far the workshop has come, in the words of book.models.workshop_board.sentence.
 * @param {Board} now
 * @returns {string}
 */
export function sentence(now) {
  if (!now.issues.length) return "The board is empty: write the first issue.";
  const placed = now.themes.reduce((sum, theme) => sum + theme.issues.length, 0), key = now.themes.find((theme) => theme.id === now.key);
  const count = `${many(now.issues.length, "issue")}, ${placed} of them under ${many(now.themes.length, "theme")}`;
  if (!key) return `${count}. No key issue has been chosen yet.`;
  return `${count}. The key issue is ${key.label}${key.votes ? ` with ${many(key.votes, "vote")}` : ""}, broken into ${many(now.questions.length, "question")}.`;
}

/**
 * A name that is not taken yet.
 * @param {string} stem
 * @param {string[]} taken
 * @returns {string}
 */
export function freshId(stem, taken) {
  let number = taken.length + 1;
  while (taken.includes(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}

/** Take an issue away, wherever it lies. */
export const withoutIssue = (now, id) => ({
  ...now, issues: now.issues.filter((issue) => issue.id !== id), tray: now.tray.filter((one) => one !== id),
  themes: now.themes.map((theme) => ({ ...theme, issues: theme.issues.filter((one) => one !== id) })),
});

/** Take a theme away; its issues go back to those that lie under none. */
export function withoutTheme(now, id) {
  const gone = now.themes.find((theme) => theme.id === id);
  return { ...now, themes: now.themes.filter((theme) => theme.id !== id), tray: [...now.tray, ...gone.issues], key: now.key === id ? TRAY : now.key };
}

const button = (text, press, label) => h("button", { type: "button", className: "ju-button", onclick: press, "aria-label": label }, text);

/**
 * A field with a button that adds what was written.
 * @param {{label: string, most: number, add: string}} given
 * @param {(text: string) => string} added returns a sentence where it could not be added
 */
function adder({ label, most, add }, added) {
  const id = uid("write"), note = h("span", { className: "ju-note", role: "status" });
  const input = h("input", { id, type: "text", maxLength: most, autocomplete: "off" });
  const form = h("form", { className: "ju-add" }, h("label", { for: id }, label), input, h("button", { type: "submit", className: "ju-button" }, add), note);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = input.value.trim();
    note.textContent = text ? added(text) : "Write something first.";
    if (text && !note.textContent) input.value = "";
    input.focus();
  });
  return form;
}

/** Save something as a file on the reader's device. */
function saveFile(name, text) {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** @type {import("@anywidget/types").Render} */
function render({ model, el, page, signal }) {
  const limits = model.get("limits"), workshop = model.get("board"), idea = model.get("idea");
  const now = () => model.get("board");
  let mine = workshop, asked = false; // the reader's own board; whether a link at the start asked for another
  const told = h("p", { className: "ju-note", role: "status" });
  const show = (next) => { model.set("board", next); model.save_changes(); };
  const put = (next) => {
    mine = next;
    show(next);
    if (page && !keep(idea, next)) told.textContent = "This browser does not let the page keep your board. Save it as a file before you leave.";
  };
  if (page) {
    const { found, spoilt } = kept(idea), wrong = found === undefined ? "" : fault(found, limits);
    if (spoilt || wrong) { setAside(idea); told.textContent = "The board that this browser had kept could not be read. It was put aside, and the workshop's own board is shown."; }
    else if (found) mine = found;
  }
  const room = (name) => (now()[name].length < limits[name] ? "" : `There is room for ${limits[name]} ${name}.`);

  const writeIssue = adder({ label: "1. Write an issue", most: limits.letters, add: "Add the issue" }, (text) => room("issues") || add("issues", "issue", { text }, (id) => ({ tray: [...now().tray, id] })));
  const writeTheme = adder({ label: "2. Name a theme, and move issues under it", most: limits.letters, add: "Add the theme" }, (text) => room("themes") || add("themes", "theme", { label: text, votes: 0, issues: [] }, () => ({})));
  const writeQuestion = adder({ label: "5. Break the key issue into a question", most: limits.letters, add: "Add the question" }, (text) => { const full = room("questions"); if (!full) put({ ...now(), questions: [...now().questions, text] }); return full; });
  function add(list, stem, values, more) {
    const id = freshId(stem, now()[list].map((one) => one.id));
    put({ ...now(), [list]: [...now()[list], { id, ...values }], ...more(id) });
    return "";
  }
  const places = h("div"), votes = h("div"), questions = h("ol", { className: "ju-questions" });
  const files = fileTools(now, (next) => put(next), limits, told);
  const parts = frame({
    model, el, page, signal, restore,
    stage: [writeIssue, writeTheme, places, h("p", { className: "ju-step" }, "3. Vote on the themes. 4. Choose the key issue."), votes, writeQuestion, questions, files, told],
    state: () => ({ board: JSON.stringify(now()) }),
  });

  function restore(wanted) {
    const named = { workshop, empty: EMPTY }[wanted.board];
    const next = named ?? read(wanted.board ?? "");
    const wrong = next === undefined ? "That link holds no board, so yours is shown as it was." : fault(next, limits);
    asked = true;
    show(wrong ? mine : next);
    offerOwn();
    return wrong;
  }
  /** A link, a try or Reset shows another board: the reader's own stays until they change this one, and can be had back. */
  function offerOwn() {
    const own = mine, same = (other) => JSON.stringify(own) === JSON.stringify(other);
    if (same(now()) || same(workshop)) return;
    told.tabIndex = -1; // takes the focus of the button that goes
    told.replaceChildren("Your own board is kept until you change this one. ", button("Show my board", () => { put(own); told.textContent = "Your board is back."; told.focus(); }));
  }
  let shape = "", cards;
  function draw() {
    const one = now();
    if (shape !== JSON.stringify(one.themes.map((theme) => [theme.id, theme.label]))) {
      shape = JSON.stringify(one.themes.map((theme) => [theme.id, theme.label]));
      cards = cardBoard({
        places: [{ id: TRAY, label: "Issues under no theme" }, ...one.themes.map((theme) => ({ id: theme.id, label: theme.label }))],
        card: (id) => { const issue = now().issues.find((known) => known.id === id); return { text: issue?.text ?? "", extra: button("Delete", () => put(withoutIssue(now(), id)), `Delete the issue: ${issue?.text}`) }; },
        change: (lists) => put({ ...now(), tray: lists[TRAY] ?? [], themes: now().themes.map((theme) => ({ ...theme, issues: lists[theme.id] ?? [] })) }),
      });
      places.replaceChildren(cards.node);
    }
    cards.show({ [TRAY]: one.tray, ...Object.fromEntries(one.themes.map((theme) => [theme.id, theme.issues])) });
    drawVotes(votes, one, put, limits);
    questions.replaceChildren(...one.questions.map((text, i) => h("li", {}, text, " ", button("Delete", () => put({ ...now(), questions: now().questions.filter((_, at) => at !== i) }), `Delete the question: ${text}`))));
    parts.say(sentence(one));
    parts.fill(["Theme", "Issues", "Votes"], () => [...one.themes.map((theme) => [theme.label, theme.issues.length, theme.votes]), ["Under no theme", one.tray.length, 0]]);
    quietHost(el);
  }
  model.on("change:board", draw);
  if (!asked && mine !== workshop) model.set("board", mine);
  draw();
  return () => model.off("change:board", draw);
}

/** Read a board from text; undefined where it is none. */
function read(text) {
  try { return JSON.parse(text); } catch { return undefined; }
}

/** One row a theme: its votes, whether it is the key issue, and the way to delete it. */
function drawVotes(node, one, put, limits) {
  const focused = node.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : "";
  const vote = (theme, by) => put({ ...one, themes: one.themes.map((known) => (known.id === theme.id ? { ...known, votes: Math.min(limits.votes, Math.max(0, known.votes + by)) } : known)) });
  node.replaceChildren(...one.themes.map((theme) => h("div", { className: "ju-vote", role: "group", "aria-label": theme.label },
    h("span", { className: "ju-theme" }, theme.label), button("−", () => vote(theme, -1), `One vote less for ${theme.label}`), h("output", { className: "ju-value" }, many(theme.votes, "vote")), button("+", () => vote(theme, 1), `One vote more for ${theme.label}`),
    h("button", { type: "button", className: theme.id === one.key ? "ju-button ju-main" : "ju-button", "aria-pressed": String(theme.id === one.key), "aria-label": `Key issue: ${theme.label}`, onclick: () => put({ ...one, key: theme.id === one.key ? TRAY : theme.id }) }, "Key issue"),
    button("Delete theme", () => put(withoutTheme(one, theme.id)), `Delete theme: ${theme.label}`))));
  if (focused) [...node.querySelectorAll("button")].find((known) => known.getAttribute("aria-label") === focused)?.focus();
}

/** Print, save as a file and open one. */
function fileTools(now, put, limits, told) {
  const id = uid("file"), input = h("input", { id, type: "file", accept: ".json,application/json" });
  input.addEventListener("change", async () => {
    const file = input.files[0];
    if (!file) return;
    const next = file.size > 200_000 ? undefined : read(await file.text()), wrong = next === undefined ? "This file holds no board." : fault(next, limits);
    told.textContent = wrong ? `${wrong} Your board is as it was.` : `Opened: ${sentence(next)}`;
    if (!wrong) put(next);
    input.value = "";
  });
  return h("div", { className: "ju-files-row" },
    button("Save as a file", () => { saveFile("workshop-board.json", JSON.stringify(now(), null, 1)); told.textContent = "Saved as workshop-board.json."; }),
    h("span", {}, h("label", { for: id }, "Open a saved board "), input), button("Print", () => window.print()));
}

export default { render };
