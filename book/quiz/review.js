// The review page: what is due today across the book, five minutes at a time.

import { h, liveSentence, uid } from "../widgets/base.js";
import { loadChapter, loadIndex } from "./bank_files.js";
import { askForCard, dropCard, gradeCard, keepCard } from "./cards.js";
import { prepare, standing } from "./marking.js";
import { questionView, sectionLink } from "./question.js";
import { inReview, openRecord } from "./record.js";
import { CHOICES, announcement, chooseForToday, modeOf } from "./sensitive.js";
import { due, endOfDay, items, sitting } from "./session.js";

const GRADES = ["Forgotten", "Hard", "Good", "Easy"];
const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
const onDay = (time) => new Date(time).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });

const button = (words, clicked, main = false) => {
  const node = h("button", { type: "button", className: `ju-button${main ? " ju-main" : ""}` }, words);
  node.addEventListener("click", clicked);
  return node;
};

/**
 * How much is due: a number and no topic, for the page of contents too.
 * @param {import("./record.js").Record} record
 * @param {import("./places.js").Bank} bank
 * @param {number} now
 * @returns {{list: import("./session.js").Item[], all: import("./session.js").Item[]}}
 */
export function dueNow(record, bank, now) {
  const all = items(bank, record.state, { leave: modeOf(record.state, now) === "leave" });
  return { list: due(all, now, endOfDay(now)), all };
}

/** Say what is due, or when the next will be. */
function dueText({ list, all }) {
  if (!all.length) return "Nothing to review yet. Answer a question in a chapter, or make a card of your own, and it comes back here when you are about to forget it.";
  if (!list.length) {
    const next = Math.min(...all.map((item) => item.due));
    const count = all.filter((item) => item.due <= endOfDay(next)).length;
    return `Nothing is due today. The next ${count === 1 ? "is" : `${count} are`} due on ${onDay(next)}.`;
  }
  const cards = list.filter((item) => item.kind === "card").length, questions = list.length - cards, places = new Set(list.map((item) => item.chapter)).size;
  const parts = [questions && plural(questions, "question"), cards && plural(cards, "card of your own", "cards of your own")].filter(Boolean).join(" and ");
  return `Due today: ${parts}${places > 1 ? `, from ${places} chapters` : ""}.`;
}

/** What is asked of an item, on the page: a question with its tries, or a card that is turned over. */
function cardView(record, item, label, link, turned) {
  const card = record.state.cards.get(item.id), side = (words) => h("blockquote", { className: "ju-own" }, words);
  const head = h("p", { tabIndex: -1 }, h("span", { className: "ju-kind" }, label), h("strong", {}, "Your card"));
  const grades = h("fieldset", { hidden: true }, h("legend", {}, "How well did you know it?"), h("p", { className: "ju-buttons" }, ...GRADES.map((words, i) =>
    button(words, () => { gradeCard(record, item.id, i + 1); turned(i > 0); }))));
  const back = h("div", { "aria-live": "polite" });
  const show = button("Show the back", () => { back.replaceChildren(side(card.back)); show.hidden = true; grades.hidden = false; grades.querySelector("button").focus(); }, true);
  return { node: h("div", {}, head, side(card.front), back, h("p", { className: "ju-buttons" }, show), grades, link && h("p", { className: "ju-again" }, link)), focus: () => head.focus() };
}

/** What stands where a question's chapter could not be fetched: the reader goes on, and nothing is counted. */
function notLoaded() {
  const node = h("p", { className: "ju-reply", tabIndex: -1 }, "This question could not be fetched: you may be offline. It stays due, and you can go on with the next.");
  return { node, focus: () => node.focus() };
}

/** One sitting: asks its items one after another, and hands back what was asked. */
class Sitting {
  #left; #asked = []; #missed = []; #stop = () => {};

  constructor({ record, bank, page, list, box, over }) {
    Object.assign(this, { record, bank, page, box, over, answers: inReview(record, Date.now(), (id) => bank.chapters[bank.questions[id][0]].slug) });
    this.#left = list;
    this.count = list.length;
  }

  /** Ask the next item, or end. */
  async next() {
    this.#stop();
    const item = this.#left.shift();
    if (!item) { this.over({ asked: this.#asked, missed: this.#missed }); return; }
    if (item.sensitive && modeOf(this.record.state, Date.now()) === "ask") { this.#announce(item); return; }
    const chapter = this.bank.chapters.find((one) => one.slug === item.chapter);
    const label = `${this.#asked.length + 1} of ${this.count}${chapter && !chapter.unnamed ? `, from ${chapter.title}` : ""}. `;
    const link = chapter && sectionLink(this.page, item.chapter, item.section, chapter.sections[item.section]);
    if (item.kind === "card") this.#put(cardView(this.record, item, label, link, (known) => { this.#note(item, known); this.next(); }), "Not now", item);
    else await this.#question(item, chapter, label, link);
  }

  #put(view, words, item) {
    const skip = button(words, () => this.next());
    this.box.replaceChildren(view.node, h("p", { className: "ju-buttons ju-foot" }, skip, button("Stop here", () => { this.#left = []; this.next(); })));
    view.focus();
    return skip;
  }

  async #question(item, chapter, label, link) {
    let bank;
    try { bank = await loadChapter(this.page.root, chapter); } catch { this.#put(notLoaded(), "Next", item); return; }
    const found = bank.get(item.id);
    if (!found) { this.next(); return; }
    const question = prepare(found), view = questionView({ question, label, record: this.answers, link });
    const skip = this.#put(view, "Not now", item);
    let noted = false;
    this.#stop = this.record.listen(() => {
      view.refresh();
      const now = standing(question, this.answers.get(item.id));
      if (!now.done) return;
      skip.textContent = this.#left.length ? "Next" : "Finish";
      skip.classList.add("ju-main");
      if (now.left) this.#replace(item);
      else if (!noted) this.#note(item, now.right && now.tries.length === 1);
      noted = true;
    });
  }

  #note(item, known) {
    this.#asked.push(item);
    if (!known) this.#missed.push(item);
  }

  /** Ask the equals of what is sensitive, each once. */
  #replace(...those) {
    const equals = items(this.bank, this.record.state, { leave: true });
    for (const item of those) {
      const equal = equals.find((one) => one.instead === item.id || one.id === this.bank.questions[item.id][5]);
      if (equal && ![...this.#asked, ...this.#left].some((one) => one.id === equal.id)) this.#left.push(equal);
    }
    this.count = this.#asked.length + this.#left.length;
  }

  #announce(item) {
    this.box.replaceChildren(announcement(item.sensitive, (choice) => {
      chooseForToday(this.record, choice, Date.now());
      const rest = [item, ...this.#left];
      this.#left = choice === "show" ? rest : rest.filter((one) => !one.sensitive);
      if (choice === "leave") this.#replace(...rest.filter((one) => one.sensitive));
      this.next();
    }));
    this.box.querySelector("[tabindex]").focus();
  }
}

/** A fold whose content is made when it is first opened: there may be thousands of cards. */
function folded(words, className, make) {
  const node = h("details", { className }, h("summary", {}, words));
  node.addEventListener("toggle", () => { if (node.open && node.childElementCount === 1) node.append(...make()); });
  return node;
}

/** Links to where each item stands, each section once; what is sensitive is not named. */
function places(page, bank, list) {
  const rows = new Map();
  for (const item of list) {
    const chapter = bank.chapters.find((one) => one.slug === item.chapter);
    if (!chapter) continue;
    const quiet = chapter.unnamed || item.sensitive, key = `${item.chapter}#${item.section}`;
    const words = quiet ? "A section with a content note" : `${chapter.title}: ${chapter.sections[item.section] ?? "the section on this"}`;
    rows.set(key, { words, href: `${page.root}chapters/${item.chapter}.html#${item.section}`, count: (rows.get(key)?.count ?? 0) + 1 });
  }
  return h("ul", {}, ...[...rows.values()].map(({ words, href, count }) => h("li", {}, h("a", { href }, words), count > 1 ? ` (${count})` : "")));
}

/** The reader's own cards, to change and delete. */
function cardList(record, again) {
  const cards = [...record.state.cards].filter(([, card]) => !card.gone).sort(([, a], [, b]) => b.made - a.made);
  const edit = (id, card) => async () => {
    const given = await askForCard({ title: "Change the card", ...card });
    if (given) { keepCard(record, { ...card, id, ...given }); again(); }
  };
  const named = (node, card) => { node.setAttribute("aria-label", `${node.textContent} the card: ${card.front.slice(0, 80)}`); return node; };
  const row = ([id, card]) => h("li", {}, h("span", { className: "ju-own-words" }, card.front), " ",
    named(button("Change", edit(id, card)), card), named(button("Delete", () => { dropCard(record, id); again(); }), card));
  const make = button("Write a card", async () => {
    const given = await askForCard({ title: "A card of your own" });
    if (given) { keepCard(record, { ...given, chapter: "", section: "" }); again(); }
  });
  return folded(`Your cards (${cards.length})`, "ju-own-cards", () => [h("p", {}, make), h("ul", {}, ...cards.map(row))]);
}

/** What to do with sensitive questions, once and for all. */
function sensitiveChoice(record, again) {
  const name = uid("sensitive"), now = record.state.settings.get("sensitive")?.value ?? "ask";
  const radios = Object.entries(CHOICES).map(([value, words]) => {
    const input = h("input", { type: "radio", name, value, checked: now === value });
    input.addEventListener("change", () => { record.setting("sensitive", value); again(); });
    return h("label", { className: "ju-choice" }, input, h("span", {}, words));
  });
  return h("details", {}, h("summary", {}, "Questions on abuse, death or self-harm"),
    h("fieldset", {}, h("legend", {}, "Each of them has an equal that tests the same without the topic."), ...radios));
}

/** @type {import("@anywidget/types").Render} */
async function render({ model, el, page }) {
  const record = openRecord(page), bank = await loadIndex(page.root, model.get("bank"));
  const notice = h("p", { className: "ju-notice", role: "status" }), said = liveSentence("ju-sentence"), box = h("div", {}), rest = h("div", {});
  const stage = h("div", { className: "ju ju-quiz ju-review-page", role: "group", "aria-label": "Review" }, notice, said.node, box, rest);
  const say = () => { const words = record.takeNotice(); if (words) notice.textContent = words; };

  const begin = (list) => {
    rest.hidden = true;
    said.say("");
    new Sitting({ record, bank, page, list: sitting(list), box, over: (done) => { overview(done); box.querySelector("[tabindex]")?.focus(); } }).next();
  };
  const overview = (done) => {
    const { list, all } = dueNow(record, bank, Date.now()), missed = all.filter((item) => item.missed);
    const ending = done?.asked.length > 0 && h("div", {}, h("p", { className: "ju-title", tabIndex: -1 }, `${plural(done.asked.length, "asked", "asked")}, ${done.asked.length - done.missed.length} known at the first try.`),
      done.missed.length > 0 && h("div", {}, h("p", {}, "Not known, and worth reading again:"), places(page, bank, done.missed)));
    said.say(dueText({ list, all }));
    box.replaceChildren(...[ending, list.length > 0 && h("p", { className: "ju-buttons" }, button(done ? "Five more minutes" : "Start five minutes", () => begin(list), true))].filter(Boolean));
    rest.hidden = false;
    const again = (open) => { overview(); rest.querySelector(open)?.setAttribute("open", ""); rest.querySelector(`${open} summary`)?.focus(); };
    rest.replaceChildren(...[missed.length > 0 && folded(`What has slipped (${missed.length})`, "", () => [places(page, bank, missed)]),
      cardList(record, () => again(".ju-own-cards")), sensitiveChoice(record, () => overview())].filter(Boolean));
    say();
  };
  el.append(stage);
  overview();
  return record.listen(say);
}

export default { render };
