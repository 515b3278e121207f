// The record page: what is kept, in plain words; taking it elsewhere, handing in, printing, erasing.

import { h, tableTwin, uid } from "../widgets/base.js";
import { loadIndex } from "./bank_files.js";
import { PARTS, csv, rows } from "./hand_in.js";
import { LONGEST, isEmpty } from "./record_format.js";
import { certainErrors, certainty, chapterProgress } from "./progress.js";
import { openRecord } from "./record.js";

const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
const today = () => new Date().toLocaleDateString("en-CA");

const button = (words, clicked, main = false) => {
  const node = h("button", { type: "button", className: `ju-button${main ? " ju-main" : ""}` }, words);
  node.addEventListener("click", clicked);
  return node;
};
const part = (title, ...kids) => { const id = uid("part"); return h("section", { "aria-labelledby": id }, h("h2", { id }, title), ...kids); };

/** Save a text as a file. */
function download(name, text, type) {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Say what is kept. */
function keptText({ state }, boards) {
  const made = boards > 0 ? [`${plural(boards, "board, plan or form", "boards, plans or forms")} that you worked on in interactives and exercises. A file that you export does not hold them; erasing takes them too.`] : [];
  if (isEmpty(state)) return [...made, `${made.length ? "No answers are" : "Nothing is"} kept in this browser yet. If you have answered questions here before, the browser may have deleted them: some do so after about a week without a visit. A file that you exported brings them back.`];
  const answers = [...state.answers.values()], tries = answers.reduce((sum, { tries: all }) => sum + all.length, 0), cards = [...state.cards.values()].filter((card) => !card.gone).length;
  const chapters = new Set(answers.filter((one) => one.tries.length).map((one) => one.chapter)).size;
  return [
    `Your answers: ${plural(tries, "try", "tries")} at ${plural(answers.filter((one) => one.tries.length).length, "question")} in ${plural(chapters, "chapter")}, each with what you gave, when, how sure you were and whether it was right.`,
    `Your own cards (${cards}), with how well you knew them.`,
    `Chapters that you opened (${state.pages.size}), when, and where you left them.`,
    "Your choices: which chapters not to record, what to do with sensitive questions, and whether the browser was asked to keep all this.",
    ...made,
  ];
}

/** Whether the browser has promised to keep it. */
async function promise(node, record) {
  const { storage } = navigator, kept = await storage?.persisted?.().catch(() => false);
  const say = (words) => node.replaceChildren(h("p", {}, words));
  if (!record.isKept) return say("This browser does not let the book keep anything, or its room is full. What you do lasts only until you leave or reload the page.");
  if (kept) return say("This browser has promised to keep your record until you erase it.");
  say("This browser has not promised to keep your record. Some browsers delete what a site keeps after about a week without a visit, so export it before a longer gap.");
  if (storage?.persist) node.append(button("Ask the browser to keep it", async () => { await storage.persist().catch(() => false); promise(node, record); }));
  return undefined;
}

const READ = { partly: "A part of the file could not be read. The rest has been joined to your record.", damaged: "The file could not be read, so nothing has changed.",
  later: "The file is from a later edition of this book, so nothing has changed.", foreign: "The file is no record of this book, so nothing has changed." };

/** Export, import, print, erase. */
function tools(record) {
  const said = h("p", { className: "ju-note", role: "status" }), file = h("input", { type: "file", id: uid("file"), accept: ".json,application/json" });
  const load = async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    const before = record.state.answers.size, { state } = chosen.size > LONGEST ? { state: "damaged" } : record.join(await chosen.text());
    file.value = "";
    said.textContent = state === "whole" ? `The file has been joined to your record: ${plural(record.state.answers.size - before, "question")} more than before.` : READ[state];
  };
  file.addEventListener("change", load);
  const sure = h("div", { hidden: true }, h("p", { tabIndex: -1 }, "Erase all of it from this browser? What you made in interactives and exercises’ forms goes too. This cannot be undone. A file that you exported stays yours."),
    button("Erase it for good", () => { record.erase(); sure.hidden = true; said.textContent = "Your record has been erased from this browser."; }),
    button("Keep it", () => { sure.hidden = true; }));
  const save = () => { download(`joined-up-record-${today()}.json`, JSON.stringify(record.plain(), null, 1), "application/json"); said.textContent = "The file is among your downloads."; };
  return h("div", {}, h("p", { className: "ju-buttons" }, button("Export to a file", save, true), button("Print", () => print()),
    button("Erase", () => { sure.hidden = false; sure.querySelector("p").focus(); })), sure,
  h("p", { className: "ju-file" }, h("label", { for: file.id }, "Import a file from another device; it is joined to what is here, and nothing is overwritten"), file), said);
}

/** A file for a lecturer: the learner sees all that it will hold. */
function handIn(bank, record) {
  const slugs = [...new Set([...record.state.answers.values()].filter((one) => one.tries.length).map((one) => one.chapter))];
  if (!slugs.length) return h("p", {}, "There are no answers to hand in yet.");
  const titles = new Map(bank.chapters.map((one) => [one.slug, one.title])), tick = (name, value, words, checked) => {
    const input = h("input", { type: "checkbox", name, value, checked });
    return h("label", { className: "ju-choice" }, input, h("span", {}, words));
  };
  const name = h("input", { type: "text", id: uid("name"), className: "ju-number ju-words", autocomplete: "off", maxLength: 100 }), seen = tableTwin("All that the file will hold");
  const form = h("form", {}, h("p", { className: "ju-numeric" }, h("label", { for: name.id }, "Name or number to put in it (may stay empty)"), name),
    h("fieldset", {}, h("legend", {}, "Chapters"), ...slugs.map((slug) => tick("chapter", slug, titles.get(slug) ?? slug, false))),
    h("fieldset", {}, h("legend", {}, "Beside chapter and question"), ...Object.entries(PARTS).map(([key, { words }]) => tick("part", key, words, key === "right"))));
  const chosen = (which) => [...form.querySelectorAll(`input[name=${which}]:checked`)].map((input) => input.value);
  const table = () => rows(bank, record.state, { name: name.value.trim(), chapters: chosen("chapter"), parts: chosen("part") });
  const fill = () => { const [head, ...lines] = table(); seen.fill(head, lines); };
  form.addEventListener("input", fill);
  form.addEventListener("submit", (event) => { event.preventDefault(); download(`joined-up-answers-${today()}.csv`, csv(table()), "text/csv"); });
  form.append(h("details", {}, h("summary", {}, "See what the file will hold"), seen.node), h("p", { className: "ju-buttons" }, h("button", { type: "submit", className: "ju-button" }, "Make the file (CSV)")));
  fill();
  return form;
}

/** Chapters that the reader keeps out, named only when asked for. */
function unrecorded(bank, record, box) {
  const slugs = [...record.state.unrecorded].filter(([, { value }]) => value).map(([slug]) => slug);
  const names = new Map(bank.chapters.map((one) => [one.slug, one.title]));
  return slugs.length > 0 && h("details", {}, h("summary", {}, `${plural(slugs.length, "chapter is", "chapters are")} not recorded`),
    h("ul", {}, ...slugs.map((slug) => h("li", {}, names.get(slug) ?? slug, " ", button("Record it from now on", () => { record.setUnrecorded(slug, false); box.focus(); })))));
}

/** @type {import("@anywidget/types").Render} */
async function render({ model, el, page }) {
  const record = openRecord(page), bank = await loadIndex(page.root, model.get("bank"));
  const notice = h("p", { className: "ju-notice", role: "status" }), stays = h("div", {}), kept = h("div", { tabIndex: -1 }), progress = h("div", {});
  const draw = () => {
    const aside = record.countAside(), words = record.takeNotice();
    if (words) notice.textContent = words;
    kept.replaceChildren(...[h("ul", {}, ...keptText(record, record.countBoards()).map((line) => h("li", {}, line))), unrecorded(bank, record, kept),
      aside > 0 && h("p", { className: "ju-note" }, `${plural(aside, "record")} that could not be read ${aside === 1 ? "is" : "are"} kept beside it, until you erase.`)].filter(Boolean));
    const { state } = record;
    progress.replaceChildren(part("Chapters and outcomes", chapterProgress(bank, state, page.root)), part("How far you can trust your certainty", certainty(state)),
      part("Certain and wrong", certainErrors(bank, state, page.root)), part("A file for your lecturer", handIn(bank, record)));
  };
  el.append(h("div", { className: "ju ju-quiz ju-record-page" }, notice, part("What is kept", h("p", {}, "All of it is in this browser, on this device, and nowhere else. Nobody is sent it."), kept, stays), part("Take it with you", tools(record)), progress));
  draw();
  await promise(stays, record);
  return record.listen(draw);
}

export default { render };
