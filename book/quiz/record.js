// A reader's record: one for all that a page shows, kept in the reader's own browser (or, in a
// notebook, in the widget). A record that cannot be read is put aside, never overwritten; a browser
// that refuses to keep anything is said once, and all goes on for the visit.

import { merge, union } from "./merge.js";
import { fresh, isEmpty, readRecord, write } from "./record_format.js";
import { browserShelf, modelShelf, storageOf } from "./shelf.js";

const LASTS = "so what you do lasts only until you leave or reload this page.";
const SAY = {
  refused: `This browser does not let the book keep your record, ${LASTS}`,
  full: `The room that this browser gives the book is full, ${LASTS} Export your record to a file, on the page “Your record”.`,
  damaged: "The record kept in this browser could not be read. It was put aside, and you start afresh here.",
  partly: "A part of the record kept in this browser could not be read. It was put aside; the rest is here.",
  later: "The record kept in this browser is from a later edition of the book. It was put aside, and you start afresh here.",
  foreign: "What is kept in this browser is no record of this book. It was put aside, and you start afresh here.",
  left: `The record kept in this browser could not be read and is left as it is, ${LASTS}`,
};

/** A reader's record. What stands in `state` is read by all and changed only through `change`. */
export class Record {
  #shelf;
  #state;
  #seen = null; // what was last read or written: where it is kept still, nothing need be read again
  #visit = new Map(); // answers of chapters that are not recorded
  #listeners = new Set();
  #notice = "";
  #said = new Set();
  #behind = false; // what is kept is older than what is here
  #closed = false; // what is kept must not be overwritten
  #ask;

  /**
   * @param {import("./shelf.js").Shelf} shelf
   * @param {number} seed used where none is kept yet
   * @param {{chapter?: string, ask?: () => void}} [options] chapter: of an old record in a notebook;
   *   ask: asks the browser, once, to keep what is recorded
   */
  constructor(shelf, seed, { chapter = "", ask } = {}) {
    this.#shelf = shelf;
    this.#ask = ask;
    const kept = this.#read(chapter);
    this.#state = kept ?? fresh(seed);
    const old = this.#takeOver(!kept);
    if (!kept || old.length) this.#write();
    if (!this.#behind && !this.#closed) for (const remove of old) remove();
  }

  /** @returns {import("./record_format.js").Kept} */
  get state() { return this.#state; }

  /** @returns {number} */
  get seed() { return this.#state.seed; }

  /** @returns {boolean} whether what is done here stays */
  get isKept() { return !this.#behind && !this.#closed; }

  /**
   * All that was answered to a question, in this visit too where its chapter is not recorded.
   * @param {string} id
   * @returns {import("./record_format.js").Entry|undefined}
   */
  entry(id) { return this.#visit.get(id) ?? this.#state.answers.get(id); }

  /**
   * Change the record; what another tab has kept since is joined first.
   * @param {(state: import("./record_format.js").Kept) => string[]|void} alter gives the ids of questions that it touched
   */
  change(alter) {
    this.#pull();
    const ids = alter(this.#state) ?? [];
    this.#write();
    this.#tell(ids);
  }

  /**
   * Keep tries of questions, beside all earlier ones.
   * @param {Map<string, import("./record_format.js").Entry>} entries by question id
   */
  answer(entries) {
    const keep = (id, entry, into) => {
      const old = this.entry(id) ?? entry;
      into.set(id, { ...old, ...entry, tries: union(old.tries, entry.tries), round: Math.max(old.round, entry.round) });
    };
    const hidden = [...entries].filter(([, entry]) => this.isUnrecorded(entry.chapter));
    for (const [id, entry] of hidden) keep(id, entry, this.#visit);
    if (hidden.length === entries.size) { this.#tell([...entries.keys()]); return; }
    this.change((state) => {
      for (const [id, entry] of entries) if (!this.isUnrecorded(entry.chapter)) keep(id, entry, state.answers);
      if (this.#ask && !state.settings.has("asked")) { state.settings.set("asked", { value: true, at: Date.now() }); this.#ask(); }
      return [...entries.keys()];
    });
  }

  /** @param {string} chapter @returns {boolean} */
  isUnrecorded(chapter) { return this.#state.unrecorded.get(chapter)?.value === true; }

  /**
   * Record a chapter from now on, or do not.
   * @param {string} chapter
   * @param {boolean} value true leaves it out of the record
   */
  setUnrecorded(chapter, value) {
    this.change((state) => { state.unrecorded.set(chapter, { value, at: Date.now() }); });
    for (const [id, entry] of this.#visit) if (!value && entry.chapter === chapter) this.#visit.delete(id);
    this.#tell(null);
  }

  /** @param {string} name @param {string|number|boolean} value */
  setting(name, value) { this.change((state) => { state.settings.set(name, { value, at: Date.now() }); }); }

  /**
   * Join a record from a file to this one.
   * @param {string} text
   * @returns {{state: string}} how it could be read; where it could not, nothing has changed
   */
  join(text) {
    const { record, state } = readRecord(text);
    if (!record) return { state };
    this.change((own) => { this.#state = { ...merge(own, record), ...(isEmpty(own) && { seed: record.seed }) }; });
    this.#tell(null);
    return { state };
  }

  /** @returns {Object} as it is exported */
  plain() { return write(this.#state); }

  /** Take all of it out of the browser, with what was put aside and what widgets keep. */
  erase() {
    try { this.#shelf.erase(); } catch { this.#refuse(); }
    this.forget();
  }

  /** Another tab has erased the record: what is here goes too. */
  forget() {
    this.#state = fresh(this.#state.seed);
    this.#visit.clear();
    this.#seen = null;
    this.#tell(null);
  }

  /** @returns {number} how many records were put aside */
  countAside() { try { return this.#shelf.countAside(); } catch { return 0; } }

  /** @returns {number} how many boards and plans of widgets are kept beside the record */
  countBoards() { try { return this.#shelf.countBoards(); } catch { return 0; } }

  /** Take over what another tab, or the kernel, has kept. */
  reload() { if (this.#pull()) this.#tell(null); }

  /**
   * @param {(ids: string[]|null) => void} listener is given the ids of the questions that changed, or null for all
   * @returns {() => void} ends it
   */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @returns {string} what the reader must be told, once; "" where nothing */
  takeNotice() {
    const notice = this.#notice;
    this.#notice = "";
    return notice;
  }

  #tell(ids) { for (const listener of this.#listeners) listener(ids); }

  #say(what) {
    if (!this.#said.has(what)) this.#notice = SAY[what];
    this.#said.add(what);
  }

  /** Join what is kept by now to what is here; says whether there was anything new. */
  #pull() {
    const kept = this.#read();
    if (kept) this.#state = { ...merge(this.#state, kept), seed: kept.seed };
    return Boolean(kept);
  }

  #read(chapter) {
    let kept;
    try { kept = this.#shelf.read(); } catch { this.#refuse(); return null; }
    if (kept === null || kept === this.#seen || this.#closed) return null;
    this.#seen = kept;
    const { record, state } = readRecord(kept, chapter);
    if (state !== "whole") this.#putAside(kept, state);
    return record;
  }

  /** Join the records of the first format, one a chapter; gives what takes them away once all is kept. */
  #takeOver(isFirst) {
    let old;
    try { old = this.#shelf.old(); } catch { this.#refuse(); return []; }
    return old.map(([chapter, kept, remove], i) => {
      const { record, state } = readRecord(kept, chapter);
      if (state !== "whole") this.#putAside(kept, state);
      if (record) this.#state = { ...merge(this.#state, record), seed: isFirst && i === 0 ? record.seed : this.#state.seed };
      return remove;
    });
  }

  #putAside(kept, state) {
    try {
      this.#shelf.aside(kept);
      this.#say(state);
    } catch {
      this.#closed = true;
      this.#say("left");
    }
  }

  #refuse(fault) {
    this.#behind = true;
    this.#say(/quota/i.test(fault?.name ?? "") ? "full" : "refused");
  }

  #write() {
    if (this.#closed) return;
    try {
      this.#seen = this.#shelf.write(write(this.#state));
      this.#behind = false;
    } catch (fault) { this.#refuse(fault); }
  }
}

/**
 * A chapter's answers as its quizzes see them: the tries of the round in hand.
 * @param {Record} record
 * @param {string} chapter
 */
export function inChapter(record, chapter) {
  const get = (id) => {
    const entry = record.entry(id);
    if (!entry) return undefined;
    const { tries, round } = entry;
    return { tries: tries.filter((one) => one.session === undefined && (one.round ?? 0) === round), round, shown: entry.shown === round, left: entry.left === round };
  };
  const entryOf = ({ tries, round, shown, left }) =>
    ({ chapter, tries: tries.map((one) => ({ ...one, round })), round, ...(shown && { shown: round }), ...(left && { left: round }) });
  const put = (changes) => record.answer(new Map(Object.entries(changes).map(([id, change]) => [id, entryOf(change)])));
  return { get seed() { return record.seed; }, get, put };
}

/**
 * The answers of one review: each question is asked afresh in it, whatever was answered before.
 * @param {Record} record
 * @param {number} session when it began, in milliseconds
 * @param {(id: string) => string} chapterOf
 */
export function inReview(record, session, chapterOf) {
  const shown = new Set(), left = new Set(); // they say nothing of what is known, and last as long as the review
  const get = (id) => ({ tries: (record.entry(id)?.tries ?? []).filter((one) => one.session === session), round: session, shown: shown.has(id), left: left.has(id) });
  const put = (changes) => {
    for (const [id, change] of Object.entries(changes)) {
      if (change.shown) shown.add(id);
      if (change.left) left.add(id); else left.delete(id);
    }
    record.answer(new Map(Object.entries(changes).map(([id, { tries }]) =>
      [id, { chapter: chapterOf(id), tries: tries.map((one) => ({ ...one, session })), round: record.entry(id)?.round ?? 0 }])));
  };
  return { get seed() { return record.seed; }, get, put };
}

/** One record a page, though each bundle has its own copy of this module. */
const open = (globalThis[Symbol.for("joined-up record")] ??= new Map());

/**
 * Open the reader's record.
 * @param {{root: string}|undefined} page given by the built page, absent in a notebook
 * @param {any} [model] the widget in a notebook
 * @returns {Record}
 */
export function openRecord(page, model) {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0];
  if (!page) return new Record(modelShelf(model), seed, { chapter: model.get("chapter") });
  const path = new URL(page.root, location.href).pathname;
  if (!open.has(path)) open.set(path, onPage(path, seed));
  return open.get(path);
}

function onPage(path, seed) {
  const shelf = browserShelf(storageOf(window), path);
  const record = new Record(shelf, seed, { ask: () => navigator.storage?.persist?.().catch(() => {}) });
  addEventListener("storage", (event) => {
    if (event.key !== shelf.key && event.key !== null) return;
    if (event.newValue === null) record.forget(); else record.reload();
  });
  // A page that was put by and comes back has heard nothing of what other tabs did.
  addEventListener("pageshow", (event) => { if (event.persisted) record.reload(); });
  return record;
}
