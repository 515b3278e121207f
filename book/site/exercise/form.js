// An exercise's form without code: checks answers as the notebook does, keeps them in the browser, and makes the file to hand in.
// It is bundled as a classic script and fetches nothing, so that the page also works from a file.

import { keep, kept, setAside } from "../../widgets/keep.js";
import { h } from "../../widgets/base.js";
import { fill, move, read, settle } from "./form_fields.js";
import { blank, forget, holds, remember, takeUp } from "./form_kept.js";
import { answerOf, countWords, turned } from "./form_numbers.js";
import { handIn, typed, withAnswers } from "./hand_in.js";
import { judge } from "./judge.js";

const KEEP_MS = 300; // after the last key
const WORDS = {
  empty: "Nothing is answered here yet. Answer first, then check.",
  refused: "This browser does not keep your answers, or its room is full. Make the file or download your answers before you leave this page.",
  kept: "Your answers are kept in this browser as you type. The page “Your record” can erase them.",
  spoilt: "What was kept of this form could not be read. It has been put aside in this browser, and the form begins empty.",
  who: "Type your name or number first, so that a marker can tell whose work it is.",
  text: "Your answers are among your downloads, as a text to read. It is not the file to hand in.",
  cleared: "The form is empty, and what was kept of it in this browser is gone.",
};

/** Save a text as a file. */
function download(name, text, type) {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Bring a form to life.
 * @param {HTMLElement} page
 */
function start(page) {
  const { plan, notebook } = JSON.parse(page.querySelector(".ju-form-data").textContent);
  const all = [...plan.checks, ...plan.written], byId = new Map(all.map((one) => [one.id, one]));
  const box = (id) => document.getElementById(`ask-${id}`), idea = `form:${plan.slug}`;
  const said = page.querySelector(".ju-form-said"), news = page.querySelector(".ju-form-news");
  let work = blank(plan.edition), isKept = true, timer = 0;

  /** Everything that is answered and can be read, by id. */
  const answers = () => Object.fromEntries(all.map((one) => [one.id, one.kind ? answerOf(one, work.raw[one.id]).answer : work.raw[one.id]?.trim() ? work.raw[one.id] : undefined]));
  const openOnes = (given) => all.filter((one) => given[one.id] === undefined);
  const say = (...kids) => { said.replaceChildren(...kids.map((kid) => (typeof kid === "string" ? h("p", {}, kid) : kid))); };

  const linksTo = (ones) => ones.flatMap((one, place) => [place ? ", " : "", h("a", { href: `#ask-${one.id}` }, `question ${all.indexOf(one) + 1}`)]);

  function showProgress() {
    const open = openOnes(answers()), progress = page.querySelector(".ju-form-progress");
    const words = `${all.length - open.length} of ${all.length} answered.`;
    if (progress.textContent !== words) progress.textContent = words;
    page.querySelector(".ju-form-open").replaceChildren(...(open.length && open.length < all.length ? ["Still open: ", ...linksTo(open), "."] : []));
  }

  function save() {
    clearTimeout(timer);
    if (!holds(work)) { forget(idea); return; } // a form that was only looked at leaves nothing behind
    const done = keep(idea, { ...work, known: all.map((one) => one.id) });
    if (!done && isKept) { isKept = false; tell([WORDS.refused]); }
  }

  const tell = (sentences, ...more) => { news.replaceChildren(...sentences.map((words) => h("p", {}, words)), ...more); };

  /** What is shown beside a field: the count of words, and the text for paper. */
  function mirror(one) {
    if (one.kind) return;
    const text = work.raw[one.id] ?? "", area = box(one.id), count = countWords(text);
    area.querySelector("[data-words]").textContent = `${count} ${count === 1 ? "word" : "words"}; up to about ${one.words}.`;
    area.querySelector(".ju-own").textContent = text;
  }

  function showAll() {
    for (const one of all) { fill(box(one.id), work.raw[one.id]); mirror(one); reply(one, ""); }
    for (const field of page.querySelectorAll("[data-who]")) field.value = work.who[field.dataset.who];
    showProgress();
  }

  /** Take in what a question's fields hold now. */
  function changed(one) {
    remember(work, one, read(box(one.id)) ?? []);
    mirror(one);
    if (one.kind) reply(one, "");
    clearTimeout(timer);
    timer = setTimeout(() => { save(); showProgress(); }, KEEP_MS);
  }

  /** Say something under a question, the first word of it strong; its fields are marked where they cannot be read. */
  function reply(one, words, { first = "", fault = false } = {}) {
    if (!one.kind) return;
    const node = document.getElementById(`${one.id}-reply`);
    node.className = `ju-reply${first === "Right." ? " ju-right" : ""}`;
    node.replaceChildren(...(words ? [...(first ? [h("strong", {}, first), " "] : []), words] : []));
    for (const field of box(one.id).querySelectorAll(".ju-number")) field.setAttribute("aria-invalid", String(fault));
  }

  function check(one) {
    settle(box(one.id));
    changed(one);
    const { answer, fault } = answerOf(one, work.raw[one.id]);
    if (fault) return reply(one, fault, { fault: true });
    if (answer === undefined) return reply(one, WORDS.empty);
    const { met, message } = judge(one, typed(answer));
    return reply(one, message, { first: met ? "Right." : "Not yet." });
  }

  /** Make the file, or say what is missing first. */
  function offer(anyway) {
    const given = answers(), open = openOnes(given);
    if (!work.who.name.trim() && !work.who.number.trim()) { say(WORDS.who); page.querySelector("[data-who]").focus(); return; }
    if (open.length && !anyway) { ask(open); return; }
    const checks = Object.fromEntries(plan.checks.map((one) => [one.id, judge(one, typed(given[one.id])).met]));
    const { file, text } = handIn(withAnswers(notebook, plan, given), work.who, { route: "form", checks });
    download(file, text, "application/x-ipynb+json");
    say(h("p", {}, "The file ", h("strong", {}, file), " is among your downloads. Nothing has been sent to anybody."),
      "Next: go to the assignment on your university’s own site and upload this one file as it is. You need not open it. If you change an answer later, make the file again and hand in the newer one.");
    said.focus();
  }

  function ask(open) {
    const sure = h("button", { type: "button", className: "ju-button" }, "Make the file as it is");
    sure.addEventListener("click", () => offer(true));
    say(h("p", {}, `${open.length} of ${all.length} questions ${open.length === 1 ? "is" : "are"} not answered, or cannot be read: `, ...linksTo(open), "."), h("p", {}, sure));
    said.focus();
  }

  /** The answers as a text to read. */
  function asText() {
    const given = answers(), shown = (one) => { const answer = given[one.id] ?? work.raw[one.id]; return [answer ?? ""].flat().join(", ").trim() || "(not answered)"; };
    const lines = all.map((one, place) => `Question ${place + 1}. ${one.form ?? one.ask}\n\n${shown(one)}${one.unit && given[one.id] !== undefined ? ` ${one.unit}` : ""}`);
    const gone = work.gone.map((one) => `No longer asked: ${one.words}\n\n${[one.raw].flat().join(", ")}`);
    return `${[plan.title, [work.who.name, work.who.number].filter(Boolean).join(", "), ...lines, ...gone].filter(Boolean).join("\n\n")}\n`;
  }

  function clear() {
    const sure = h("button", { type: "button", className: "ju-button" }, "Empty it for good"), stay = h("button", { type: "button", className: "ju-button" }, "Keep my answers");
    sure.addEventListener("click", () => { work = blank(plan.edition); save(); showAll(); tell([]); say(WORDS.cleared); said.focus(); });
    stay.addEventListener("click", () => { say(); page.querySelector("[data-does=clear]").focus(); });
    say("Empty the whole form? This cannot be undone.", h("p", {}, sure, stay));
    said.focus();
  }

  const DEEDS = {
    check: (_, one) => check(one),
    sign: (button, one) => { const field = document.getElementById(button.dataset.field); field.value = turned(field.value); changed(one); field.focus(); },
    up: (button, one) => { if (move(box(one.id), button)) changed(one); },
    down: (button, one) => { if (move(box(one.id), button)) changed(one); },
    "hand-in": () => offer(false),
    answers: () => { download(`${plan.slug}-answers.txt`, asText(), "text/plain"); say(WORDS.text); },
    print: () => print(),
    clear,
  };
  const askedIn = (node) => byId.get(node.closest("[data-ask]")?.dataset.ask);

  page.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-does]");
    if (button && button.getAttribute("aria-disabled") !== "true") DEEDS[button.dataset.does](button, askedIn(button));
  });
  page.addEventListener("input", ({ target }) => {
    if (target.dataset.who) { work.who[target.dataset.who] = target.value; clearTimeout(timer); timer = setTimeout(save, KEEP_MS); return; }
    const one = askedIn(target);
    if (one && (!target.matches("select") || move(box(one.id), target))) changed(one);
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input[type=text]")) return;
    event.preventDefault();
    if (askedIn(event.target)) check(askedIn(event.target));
  });
  page.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("pagehide", save);

  /** Show what is kept, and what has changed since. */
  function load() {
    const { found, spoilt } = kept(idea), taken = takeUp(found, plan);
    work = taken.work;
    if (spoilt || taken.spoilt) setAside(idea);
    const gone = work.gone.length ? [h("details", {}, h("summary", {}, "Answers to questions that are no longer asked"), ...work.gone.map((one) => h("p", { className: "ju-own" }, `${one.words} ${[one.raw].flat().join(", ")}`)))] : [];
    tell(spoilt || taken.spoilt ? [WORDS.spoilt] : taken.news.length ? taken.news : [WORDS.kept], ...gone);
    showAll();
    if (taken.news.length) save();
  }
  // Another tab with the same form, or the record page's "Erase".
  addEventListener("storage", (change) => { if (change.key === null || change.key.endsWith(`:board:${idea}`)) load(); });
  for (const node of page.querySelectorAll("[hidden]")) node.hidden = false;
  load();
}

const page = document.querySelector(".ju-form");
if (page) start(page);
