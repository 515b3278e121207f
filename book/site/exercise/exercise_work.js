// Keeps the notebook in this browser, as JupyterLite does with what is saved in it, and never writes over a student's work unasked.

import { keep, kept } from "../../widgets/keep.js";

const SAVE_MS = 1_000; // after the last change
const clock = (date) => `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
const day = (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;

/** Tells whether this browser lets a page keep things; a private window may not. */
export function isStorageOpen() {
  return new Promise((resolve) => {
    try {
      const asked = indexedDB.open("joined-up trial");
      asked.onsuccess = () => { asked.result.close(); indexedDB.deleteDatabase("joined-up trial"); resolve(true); };
      asked.onerror = () => resolve(false);
    } catch { resolve(false); }
  });
}

/** The notebook without its outputs, small enough for the last moment. */
const bare = (notebook) => ({ ...notebook, cells: notebook.cells.map((cell) => (cell.cell_type === "code" ? { ...cell, outputs: [], execution_count: null } : cell)) });

/** One exercise's work in the open notebook. */
export class Work {
  #app; #panel; #slug; #edition; #told; #timer = 0; #open = true; #saving = null;

  /**
   * @param {any} app JupyterLite's application
   * @param {any} panel its notebook
   * @param {{slug: string, edition: string, told: (words: string, isKept: boolean) => void}} about `told` takes what is to be said of keeping
   */
  constructor(app, panel, { slug, edition, told }) {
    this.#app = app; this.#panel = panel; this.#slug = slug; this.#edition = edition; this.#told = told;
  }

  get #contents() { return this.#app.serviceManager.contents; }
  get #model() { return this.#panel.context.model; }
  get notebook() { return this.#model.toJSON(); }

  /** Takes up what the last visit could not save any more, and keeps every change from now on. */
  async start() {
    this.#open = await isStorageOpen();
    const late = kept(`notebook:${this.#slug}`).found;
    if (late?.cells) { this.#model.fromJSON(late); await this.save(); }
    this.#model.contentChanged.connect(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.save(), SAVE_MS);
    });
    addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#model.dirty && this.save());
    // Saving takes longer than a page that is being left has: what is not saved by then goes where it can be put at once.
    addEventListener("pagehide", () => this.#model.dirty && keep(`notebook:${this.#slug}`, bare(this.notebook)));
    if (!this.#open) this.#tellRefused();
  }

  #tellRefused() {
    this.#told("Not kept: this browser, or a private window, does not let the page keep your work. Download it before you leave.", false);
  }

  /** Saves now; saves never overlap. */
  async save() {
    clearTimeout(this.#timer);
    this.#saving = (this.#saving ?? Promise.resolve()).then(() => this.#save());
    return this.#saving;
  }

  async #save() {
    if (!this.#open) return this.#tellRefused();
    try {
      await this.#panel.context.save();
      if (kept(`notebook:${this.#slug}`).found) keep(`notebook:${this.#slug}`, null);
      this.#told(`Kept in this browser at ${clock(new Date())}.`, true);
    } catch (fault) {
      this.#told(`Not kept: ${fault?.message ?? "the browser refused"}. Download your work before you leave.`, false);
    }
  }

  /** Tells whether the exercise has changed since this work was begun, and the student has not yet said what to do. */
  hasChanged() {
    const begun = this.#model.getMetadata("exercise")?.edition;
    return begun !== this.#edition && this.#model.getMetadata("joined_up")?.keeps !== this.#edition;
  }

  /** Goes on with this work; asks again only after a further change. */
  async keepMine() {
    this.#model.setMetadata("joined_up", { ...this.#model.getMetadata("joined_up"), keeps: this.#edition });
    await this.save();
  }

  /**
   * Begins afresh; the work so far becomes a copy.
   * @returns {Promise<string>} the copy's name
   */
  async begin() {
    const answer = await fetch(`${this.#slug}.ipynb`, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`The notebook could not be fetched (the server said ${answer.status}). Your work is as it was.`);
    return this.#swap(await answer.json());
  }

  /**
   * Opens a copy; the work so far becomes a copy itself.
   * @param {string} name
   * @returns {Promise<string>} the new copy's name
   */
  async take(name) {
    return this.#swap(await this.copy(name));
  }

  async #swap(notebook) {
    const name = await this.#setAside();
    this.#model.fromJSON(notebook);
    await this.save();
    await this.#panel.sessionContext.restartKernel();
    return name;
  }

  /** Puts the work so far under a name of its own. */
  async #setAside() {
    const now = new Date(), taken = new Set(await this.copies());
    const first = `${this.#slug} kept ${day(now)} ${clock(now).replace(":", ".")}`;
    let name = `${first}.ipynb`;
    for (let count = 2; taken.has(name); count += 1) name = `${first} (${count}).ipynb`;
    await this.#contents.save(name, { type: "notebook", format: "json", content: this.notebook, name });
    if (!(await this.copies()).includes(name)) throw new Error("Your work could not be put aside, so nothing was changed.");
    return name;
  }

  /** Lists the names of the copies, the oldest first. */
  async copies() {
    const { content } = await this.#contents.get("", { content: true });
    return content.map((file) => file.name).filter((name) => name.startsWith(`${this.#slug} kept `)).sort();
  }

  /** Reads a copy. */
  async copy(name) {
    return (await this.#contents.get(name, { content: true, type: "notebook", format: "json" })).content;
  }

  /** Removes a copy for good. */
  async remove(name) {
    await this.#contents.delete(name);
  }
}
