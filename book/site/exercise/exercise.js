// Starts Python for an exercise when the reader asks: fetches it with a count, frames JupyterLite, and drives it.
// It is bundled as a classic script, so that the page also reads well from a file.

import { h } from "../../widgets/base.js";
import { canKeep, fetchPython, SLOW, until } from "./exercise_files.js";
import { download, handing } from "./exercise_hand_in.js";
import { Work } from "./exercise_work.js";

const LONG_MS = 30_000; // after which a run is said to be long
const BUSY = ["starting", "restarting", "autorestarting"];
const WORDS = {
  fetching: "Fetching Python. This is done once; your browser keeps it.",
  both: "Fetching and starting Python. This browser, or a private window, cannot keep it for next time.",
  starting: "Python is fetched and is starting.",
  ready: "Python is ready. Run the cells from the top, or press Run all.",
  changed: "Python is ready. This exercise has changed since you began it: choose below how to go on.",
  mine: "You go on with your own work.",
  running: "Running.",
  long: "Still running. If it does not come to an end, press Restart Python: what you have written stays.",
  cell: "The cell has been run.",
  all: "All cells have been run. Read what each check says.",
  restart: "Python has restarted with nothing in memory. Run the cells from the top.",
  save: "The notebook has been handed to your browser as a download.",
  file: "Python cannot start from a file on your disk: open the book from a web address, or download the notebook and open it in JupyterLab.",
  dead: "Python has stopped, perhaps for want of memory. Press Restart Python to start it again.",
};
const aside = (name) => `The notebook is as new, with nothing in Python’s memory. Your work so far is under “Copies in this browser”, as ${name}.`;
const taken = (name) => `The copy is open. What was open before is now under “Copies in this browser”, as ${name}.`;
// Run unseen once Python answers, while the reader reads on; it leaves no name behind.
const WARM_UP = "def _warm_up():\n    import book.data, matplotlib.pyplot, pandas\n_warm_up()\ndel _warm_up";
const INSTEAD = "You can answer in the form without code, or download the notebook and open it on a computer.";

/**
 * Frames JupyterLite with the exercise's notebook.
 * @param {HTMLElement} page
 * @returns {HTMLIFrameElement}
 */
function openFrame(page) {
  const title = `Notebook: ${page.querySelector("h1").textContent}`;
  const frame = h("iframe", { title, src: `${page.dataset.lite}notebooks/index.html?path=${page.dataset.exercise}.ipynb` });
  page.querySelector(".ju-exercise-frame").append(frame);
  return frame;
}

/** Tells whether the page is dark now, by choice or by the device. */
function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}

/**
 * Takes away the second set of menus and follows the page's colours.
 * @param {any} app JupyterLite's application.
 * @param {any} panel Its notebook.
 */
function calm(app, panel) {
  for (const part of [app.shell.top, app.shell.menu, panel.toolbar]) part?.setHidden?.(true);
  if (isDark()) app.commands.execute("apputils:change-theme", { theme: "JupyterLab Dark" });
}

/** The exercise's page while its notebook is open. */
class Room {
  #page; #app; #panel; #say; #work; #turn = 0;

  constructor(page, app, panel, say) {
    this.#page = page; this.#app = app; this.#panel = panel; this.#say = say;
    const { exercise: slug, edition } = page.dataset, line = page.querySelector(".ju-exercise-kept");
    let wasKept = true;
    this.#work = new Work(app, panel, { slug, edition, told: (words, isKept) => {
      if (line.textContent !== words) line.textContent = words;
      if (wasKept && !isKept) say(words);
      wasKept = isKept;
    } });
  }

  /** Brings the buttons to life. */
  async open() {
    const plan = JSON.parse(this.#page.querySelector(".ju-exercise-plan").textContent);
    await this.#work.start();
    const deeds = this.#deeds(handing(this.#page, { plan, notebook: () => this.#work.notebook, isStale: () => this.#isStale(), save: () => this.#work.save() }));
    for (const button of this.#page.querySelectorAll("[data-does]")) {
      button.disabled = false;
      button.addEventListener("click", () => (button.dataset.does === "hand" ? deeds.hand() : this.#do(deeds[button.dataset.does])));
    }
    this.#panel.sessionContext.statusChanged.connect((_, status) => status === "dead" && this.#say(WORDS.dead));
    await this.#showCopies();
    return this.#work.hasChanged() && this.#ask();
  }

  /** Says what each button does; each gives what is said when it is done. */
  #deeds(hand) {
    const { commands } = this.#app, name = `${this.#page.dataset.exercise}.ipynb`;
    return {
      hand,
      cell: async () => { await commands.execute("notebook:run-cell-and-select-next"); return WORDS.cell; },
      all: async () => { await commands.execute("notebook:run-all-cells"); return WORDS.all; },
      restart: async () => {
        await this.#panel.sessionContext.restartKernel();
        await commands.execute("notebook:clear-all-cell-outputs");
        return WORDS.restart;
      },
      again: async () => { const copy = await this.#work.begin(); await this.#showCopies(); return aside(copy); },
      save: async () => { await this.#work.save(); download(name, JSON.stringify(this.#work.notebook, null, 1)); return WORDS.save; },
    };
  }

  /** Does something and says so; of two that overlap, only the later one speaks. */
  async #do(deed) {
    const turn = (this.#turn += 1), say = (words) => turn === this.#turn && this.#say(words);
    say(WORDS.running);
    const late = setTimeout(() => say(WORDS.long), LONG_MS);
    try { say(await deed()); } catch (fault) { say(`That did not work: ${fault?.message ?? fault}`); }
    clearTimeout(late);
  }

  /** Tells whether a cell has been changed since it was run. */
  #isStale() {
    return this.#panel.content.widgets.some(({ model }) => model.type === "code" && model.isDirty);
  }

  /** Asks what to do where the exercise has changed. */
  #ask() {
    const ask = this.#page.querySelector(".ju-exercise-ask");
    const done = async (deed) => { ask.hidden = true; this.#page.querySelector("#notebook").focus(); await this.#do(deed); };
    const deeds = {
      mine: async () => { await this.#work.keepMine(); return WORDS.mine; },
      new: async () => { const copy = await this.#work.begin(); await this.#showCopies(); return aside(copy); },
    };
    for (const button of ask.querySelectorAll("button")) button.addEventListener("click", () => done(deeds[button.dataset.choose]));
    ask.hidden = false;
    return true;
  }

  /** Lists the copies, each to be opened, downloaded or removed. */
  async #showCopies() {
    const names = await this.#work.copies(), part = this.#page.querySelector(".ju-exercise-copies");
    part.hidden = !names.length;
    part.querySelector("summary span").textContent = names.length;
    part.querySelector("ul").replaceChildren(...names.map((name) => this.#copy(name)));
  }

  #copy(name) {
    const button = (words, deed) => { const made = h("button", { type: "button", "aria-label": `${words}: ${name}` }, words); made.addEventListener("click", () => this.#do(deed)); return made; };
    return h("li", {}, h("span", {}, name), " ",
      button("Work on this copy", async () => { const other = await this.#work.take(name); await this.#showCopies(); return taken(other); }), " ",
      button("Download", async () => { download(name, JSON.stringify(await this.#work.copy(name), null, 1)); return WORDS.save; }), " ",
      button("Remove", async () => {
        if (!confirm(`Remove ${name} from this browser for good?`)) return "Nothing was removed.";
        await this.#work.remove(name);
        await this.#showCopies();
        this.#page.querySelector("#notebook").focus();
        return `${name} has been removed from this browser.`;
      }));
  }
}

/**
 * Fetches, frames and connects; each step is said.
 * @param {HTMLElement} page
 * @param {(text: string) => void} say
 */
async function start(page, say) {
  const lite = new URL(page.dataset.lite, location.href).href;
  const [wait, room] = [".ju-exercise-wait", ".ju-exercise-room"].map((name) => page.querySelector(name));
  const open = () => room.querySelector("iframe") ?? openFrame(page);
  room.hidden = false;
  wait.hidden = !canKeep();
  say(canKeep() ? WORDS.fetching : WORDS.both);
  if (canKeep()) await fetchPython(page, lite, open);
  if (canKeep()) say(WORDS.starting);
  const window = open().contentWindow;
  const app = await until(() => window.jupyterapp, SLOW);
  const panel = await until(() => app.shell.currentWidget?.context?.isReady && app.shell.currentWidget, SLOW);
  calm(app, panel);
  const status = () => panel.sessionContext.session?.kernel?.status;
  await until(() => status() && status() !== "unknown" && !BUSY.includes(status()), SLOW);
  if (status() === "dead") throw new Error(WORDS.dead);
  const asked = await new Room(page, app, panel, say).open();
  panel.sessionContext.session.kernel.requestExecute({ code: WARM_UP, silent: true, store_history: false }).done.catch(() => {}); // a restart ends it
  wait.hidden = true;
  say(asked ? WORDS.changed : WORDS.ready);
}

/** Lets a page print itself: its text stands in it whole. */
function offerPaper(page) {
  page.querySelector(".ju-exercise-paper").hidden = false;
  page.querySelector(".ju-exercise-print").addEventListener("click", () => print());
}

/** Lets the reader start, and try again where that failed. */
function offer(page, button) {
  const said = page.querySelector(".ju-exercise-said"), say = (text) => { said.textContent = text; };
  const undo = () => {
    for (const part of page.querySelectorAll(".ju-exercise-wait, .ju-exercise-room")) part.hidden = true;
    page.querySelector("iframe")?.remove();
    button.hidden = false;
  };
  if (location.protocol === "file:") { say(WORDS.file); return; }
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.hidden = true;
    said.focus();
    try { await start(page, say); } catch (fault) { undo(); say(`${fault.message} ${INSTEAD}`); }
  });
}

const page = document.querySelector(".ju-exercise");
const button = page?.querySelector(".ju-exercise-run");
if (page) offerPaper(page);
if (button) offer(page, button);
