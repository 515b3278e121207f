// What a reader has answered, kept in the reader's own browser (or, in a notebook, in the widget).
// A record that cannot be read is put aside, never overwritten; a browser that refuses to keep
// anything is said once, and all goes on for the visit.

export const VERSION = 1;

const REFUSED = "This browser does not let the book keep your answers, so they last only until you leave or reload this page.";
const DAMAGED = "Answers kept in this browser could not be read. They were put aside, and you start afresh here.";
const PARTLY = "Some answers kept in this browser could not be read. They were put aside; the others are here.";
const LEFT = "Answers kept in this browser could not be read and are left as they are. New ones last only until you leave or reload this page.";

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const isTry = (one) => isObject(one) && typeof one.right === "boolean" && Number.isFinite(one.at)
  && (typeof one.given === "string" || (Array.isArray(one.given) && one.given.every((key) => typeof key === "string")))
  && (one.sure === undefined || [0, 1, 2].includes(one.sure));

const isEntry = (entry) => isObject(entry) && Array.isArray(entry.tries) && entry.tries.length <= 10 && entry.tries.every(isTry)
  && (entry.shown === undefined || typeof entry.shown === "boolean")
  && (entry.round === undefined || Number.isInteger(entry.round));

/**
 * Read a record as it was kept, and drop what is not one.
 * @param {any} kept text of a JSON record, or the record itself
 * @returns {{seed: number|null, answers: Map<string, import("./marking.js").Entry>, whole: boolean}}
 *   seed is null where nothing could be read; whole is false where anything had to be dropped
 */
export function readRecord(kept) {
  let value = kept;
  if (typeof kept === "string") {
    try { value = JSON.parse(kept); } catch { value = null; }
  }
  const sound = isObject(value) && value.version === VERSION && Number.isInteger(value.seed) && isObject(value.answers);
  if (!sound) return { seed: null, answers: new Map(), whole: false };
  const entries = Object.entries(value.answers), good = entries.filter(([, entry]) => isEntry(entry));
  return { seed: value.seed, answers: new Map(good), whole: good.length === entries.length };
}

/**
 * @param {number} seed
 * @param {Map<string, Object>} answers
 * @returns {Object} as it is kept
 */
export const writeRecord = (seed, answers) => ({ version: VERSION, seed, answers: Object.fromEntries(answers) });

/**
 * Where a page keeps a record: under one key of the browser's storage.
 * @param {Storage|null} storage null where the browser refuses even to name it
 * @param {string} key
 * @returns {{read: () => any, write: (record: Object) => void, aside: (kept: any) => void}} each may throw
 */
export function browserShelf(storage, key) {
  const aside = (kept) => {
    let count = 1;
    for (let at = `${key}:aside:${count}`; storage.getItem(at) !== null; at = `${key}:aside:${++count}`) {
      if (storage.getItem(at) === kept) return;
    }
    storage.setItem(`${key}:aside:${count}`, kept);
  };
  return { read: () => storage.getItem(key), write: (record) => storage.setItem(key, JSON.stringify(record)), aside };
}

/**
 * Where a notebook keeps a record: in the widget's own state.
 * @param {any} model
 */
export function modelShelf(model) {
  const state = () => model.get("state");
  return {
    read: () => (Object.keys(state() ?? {}).length ? state() : null),
    write: (record) => { model.set("state", record); model.save_changes(); },
    aside: () => {},
  };
}

/** A reader's answers to one chapter, shared by all the quizzes on the page that ask from it. */
export class Record {
  #shelf;
  #answers = new Map();
  #listeners = new Set();
  #notice = "";
  #said = new Set();
  #behind = false; // what is kept is older than what is here
  #closed = false; // what is kept must not be overwritten

  /**
   * @param {ReturnType<typeof browserShelf>} shelf
   * @param {number} seed used where none is kept yet
   */
  constructor(shelf, seed) {
    this.#shelf = shelf;
    const kept = this.#read();
    this.seed = kept?.seed ?? seed;
    if (kept) this.#answers = kept.answers;
    else this.#write();
  }

  /** @param {string} id @returns {Object|undefined} */
  get(id) { return this.#answers.get(id); }

  /**
   * Keep what was answered; other quizzes on the page are told.
   * @param {Object<string, Object>} entries by question id
   */
  put(entries) {
    this.#merge(Object.keys(entries));
    for (const [id, entry] of Object.entries(entries)) this.#answers.set(id, entry);
    this.#write();
    this.#tell(Object.keys(entries));
  }

  /** Take over what another tab, or the kernel, has written. */
  reload() {
    const kept = this.#behind ? null : this.#read();
    if (!kept) return;
    const ids = new Set([...this.#answers.keys(), ...kept.answers.keys()]);
    this.#answers = kept.answers;
    this.#tell([...ids]);
  }

  /**
   * @param {(ids: string[]) => void} listener
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

  #say(sentence) {
    if (!this.#said.has(sentence)) this.#notice = sentence;
    this.#said.add(sentence);
  }

  /** Another tab may have answered other questions since. */
  #merge(mine) {
    const kept = this.#behind ? null : this.#read();
    for (const [id, entry] of kept?.answers ?? []) if (!mine.includes(id)) this.#answers.set(id, entry);
  }

  #read() {
    let kept;
    try { kept = this.#shelf.read(); } catch { this.#refuse(); return null; }
    if (kept === null || this.#closed) return null;
    const record = readRecord(kept);
    if (!record.whole) this.#putAside(kept, record.seed === null);
    return record.seed === null ? null : record;
  }

  #putAside(kept, all) {
    try {
      this.#shelf.aside(kept);
      this.#say(all ? DAMAGED : PARTLY);
    } catch {
      this.#closed = true;
      this.#say(LEFT);
    }
  }

  #refuse() {
    this.#behind = true;
    this.#say(REFUSED);
  }

  #write() {
    if (this.#closed) return;
    try {
      this.#shelf.write(writeRecord(this.seed, this.#answers));
      this.#behind = false;
    } catch { this.#refuse(); }
  }
}

const open = new Map();

/**
 * Open the record of a chapter: one for all quizzes of a page.
 * @param {any} model
 * @param {{root: string}|undefined} page given by the built page, absent in a notebook
 * @returns {Record}
 */
export function openRecord(model, page) {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0];
  if (!page) {
    const record = new Record(modelShelf(model), seed);
    return record;
  }
  // Hosts are shared: the key begins with the site's own path.
  const key = `${new URL(page.root, location.href).pathname}:answers:${model.get("chapter")}`;
  if (!open.has(key)) {
    const record = new Record(browserShelf(storageOf(window), key), seed);
    addEventListener("storage", (event) => { if (event.key === key) record.reload(); });
    open.set(key, record);
  }
  return open.get(key);
}

/**
 * @param {Window} view
 * @returns {Storage|null} null where even asking is refused
 */
function storageOf(view) {
  try { return view.localStorage; } catch { return null; }
}
