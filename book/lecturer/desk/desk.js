// The marking desk's page: its steps, one at a time, and what they share.

import { h, uid } from "../../widgets/base.js";
import { chooseView } from "./choose.js";
import { openBank } from "./comments.js";
import { FIRST, openMarks } from "./marks.js";
import { button, field, plural, select, status } from "./parts.js";
import { pictureView } from "./picture.js";
import { resultsView, unreadView } from "./results.js";
import { runView } from "./run.js";
import { secondView } from "./second.js";
import { takeView } from "./take.js";
import { markingView } from "./written.js";

const STEPS = { choose: "Choose files", run: "Marking", results: "Results", written: "Written answers", second: "Second marking", take: "Take the marks away", picture: "Class picture", erase: "Erase" };
const SAMPLE = "teach/sample_hand_ins.zip";

/**
 * Build the desk.
 * @param {HTMLElement} root
 * @param {{open: typeof import("./engine.js").open, site: string, here: string, kept?: import("./store.js").Store}} options
 *   `kept` is what the browser has kept, for whoever comes back only to erase it
 */
export function start(root, { open, site, here, kept = null }) {
  const job = { desk: null, kept, handIns: [], marks: null, bank: null, slug: "", sample: null, step: "" };
  const heading = h("h2", { tabIndex: -1 }), room = h("div", {}), nav = h("ul", {}), which = h("div", {});
  const choose = chooseView({ site, opened: (files) => take(files), sample: () => take(null) }), run = runView({ done: () => { if (["run", "results"].includes(job.step)) show("results"); } });
  const views = { choose: () => choose.node, run: () => run.node, ...later(job, run, show) };
  const isOpen = (step) => step === "choose" || (step === "erase" ? Boolean(job.desk ?? job.kept) : step === "run" ? job.handIns.length > 0 : run.results().length > 0);
  function show(step, isFirst = false) {
    job.step = step;
    heading.textContent = STEPS[step];
    which.replaceChildren(...(["choose", "run", "erase"].includes(step) ? [] : chooser(job, () => show(step))));
    room.replaceChildren(views[step]());
    nav.replaceChildren(...Object.keys(STEPS).map((name) => h("li", {}, stepButton(name, step, isOpen(name), show))));
    if (!isFirst) (room.querySelector(".desk-where") ?? heading).focus();
  }
  /** Open the engine if it is not open, read the files, and mark them; null is the sample. */
  async function take(files) {
    choose.say("");
    show("run");
    try {
      job.sample ??= files ? null : await fetchSample(site);
      if (!files && !job.sample) throw new Error("The sample is no longer within reach: this page fetches nothing more. Load it again, or save the sample zip and drop it here.");
      job.desk ??= await opened(open, { site, here, limits: choose.limits() }, run);
      choose.lock();
      await run.end();
      run.say("Reading the files");
      job.handIns = await job.desk.read(files ?? [job.sample]);
      begin(job);
      if (!job.handIns.length) throw new Error("There is no hand-in in what you chose. Hand-ins are .ipynb files, alone or in a zip.");
      show("run");
      await run.start(job.desk, job.handIns);
    } catch (fault) {
      show("choose");
      choose.say(fault.message);
    }
  }
  root.replaceChildren(h("nav", { "aria-label": "Steps", className: "desk-steps" }, nav), h("div", { className: "ju desk-room" }, heading, which, room));
  show("choose", true);
}

function stepButton(name, current, isOpen, show) {
  const node = button(STEPS[name], () => show(name));
  if (name === current) node.setAttribute("aria-current", "step");
  node.disabled = !isOpen && name !== current;
  return node;
}

async function fetchSample(site) {
  const answer = await fetch(site + SAMPLE).catch(() => null);
  if (!answer?.ok) return null;
  return { name: "sample_hand_ins.zip", bytes: new Uint8Array(await answer.arrayBuffer()) };
}

const opened = (open, options, run) => open({ ...options, told: { progress: (done, all, words) => run.say(words, all ? done / all : undefined) } });

/** Set up what the hand-ins share: the marks of people, and the exercise that is looked at. */
function begin(job) {
  const papers = new Map(job.handIns.filter((one) => one.notebook && !one.fault).map((one) => [one.key, one]));
  job.marks = openMarks(job.desk.store, [...papers.values()].map((one) => ({ key: one.key, who: one.who, texts: job.desk.written(one) })), job.marks ?? undefined);
  job.bank = openBank(job.marks, FIRST);
  job.slug = slugs(job)[0] ?? "";
}

/** The exercises in the batch, the commonest first. */
function slugs({ handIns }) {
  const counts = new Map();
  for (const { exercise, fault } of handIns) if (exercise && !fault) counts.set(exercise, (counts.get(exercise) ?? 0) + 1);
  return [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one));
}

/** Where there are several exercises, one is looked at at a time. */
function chooser(job, redraw) {
  const found = slugs(job);
  if (found.length < 2) return [];
  const node = select(uid("exercise"), found.map((slug) => [slug, job.desk.plans[slug].title]), job.slug);
  node.addEventListener("change", () => { job.slug = node.value; redraw(); });
  return [field("Exercise", node)];
}

/** The steps that need results. */
function later(job, run, show) {
  const plan = () => job.desk.plans[job.slug], ofPlan = () => run.results().filter((result) => result.exercise === job.slug);
  const unread = () => run.results().filter(({ state, exercise }) => state === "unreadable" && !exercise);
  const sheets = (more = []) => [...ofPlan(), ...more].map((result) => ({ result, written: Object.fromEntries(plan().written.map(({ id }) => [id, job.marks.final(result.key, id)])) }));
  const keys = () => [...new Set(ofPlan().filter(({ state, key }) => key && state !== "unreadable").map(({ key }) => key))];
  const or = (made) => (job.slug ? made() : h("p", {}, "None of the files could be marked."));
  const again = async (result) => {
    const handIns = job.handIns.filter(({ key }) => key === result.key);
    show("run");
    run.say("Marking it again");
    for (const made of await job.desk.mark(handIns, { again: true }).done) for (const handIn of handIns) if (handIn.file === made.file) run.put(handIn, made);
    show("results");
  };
  return {
    results: () => h("div", {}, or(() => resultsView(sheets(), plan(), { again: run.isOver() ? again : null })), unreadView(unread()), h("p", { className: "ju-buttons" }, button("Mark written answers", () => show("written"), true), button("Take the marks away", () => show("take")))),
    written: () => or(() => markingView({ plan: plan(), keys: keys(), marks: job.marks, bank: job.bank })),
    second: () => or(() => secondView({ plan: plan(), keys: keys(), marks: job.marks, changed: () => {} })),
    take: () => or(() => takeView(sheets(unread()), plan())),
    picture: () => or(() => pictureView(sheets(), plan())),
    erase: () => eraseView(job),
  };
}

/** What is kept, and a way to be rid of it. */
function eraseView({ desk, kept: before, marks, bank }) {
  const store = desk?.store ?? before, kept = h("p", {}), said = status(), tell = () => { kept.textContent = `Something is kept of ${plural(store.count(), "hand-in")}.${store.aside ? ` ${plural(store.aside, "entry", "entries")} that could not be read ${store.aside === 1 ? "is" : "are"} kept aside.` : ""}${store.works ? "" : " This browser keeps nothing more, so marks last until you close the page."}`; };
  const sure = h("div", { hidden: true }, h("p", { tabIndex: -1 }, "Erase all marks and comments that the desk keeps in this browser? This cannot be undone. Files that you downloaded stay yours."),
    button("Erase it for good", () => { store.eraseAll(); marks?.forget(); bank?.forget(); sure.hidden = true; said.textContent = "All of it has been erased. Close the page to be rid of the names on the screen."; tell(); }), button("Keep it", () => { sure.hidden = true; }));
  tell();
  return h("div", {}, h("p", {}, "So that you can go on another day, this browser keeps for seven days, by a fingerprint of each file: the marks for each task, numbers and letters that were given as answers, your marks by the rubric, and your comments. No name, no file and nothing that a student wrote is kept. A comment with a student’s name or words in it is not kept either."),
    kept, h("p", {}, button("Erase all", () => { sure.hidden = false; sure.querySelector("p").focus(); })), sure, said);
}
