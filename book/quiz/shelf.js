// Where a record is kept: in the browser's storage, or, in a notebook, in the widget itself.

const SLUG = /^[a-z0-9_]+$/;

/**
 * A place for one record. Each of these may throw, where the browser refuses.
 * @typedef {Object} Shelf
 * @property {() => any} read null where nothing is kept
 * @property {(record: Object) => any} write gives what `read` will give next
 * @property {(kept: any) => void} aside keeps what cannot be read, beside the record
 * @property {() => [string, any, () => void][]} old records of the first format: chapter, what is kept, and how to take it away
 * @property {() => number} countAside
 * @property {() => number} countBoards what widgets keep beside the record
 * @property {() => void} erase
 */

/**
 * The browser's storage, where hosts are shared: every key begins with the site's own path.
 * @param {Storage|null} storage null where the browser refuses even to name it
 * @param {string} path such as /book/
 * @returns {Shelf}
 */
export function browserShelf(storage, path) {
  const key = `${path}:record`, first = `${path}:answers:`;
  const names = () => Array.from({ length: storage.length }, (_, i) => storage.key(i));
  const asides = () => names().filter((name) => name.startsWith(`${key}:aside:`) || (name.startsWith(first) && name.includes(":aside:")));
  const aside = (kept) => {
    let count = 1;
    for (let at = `${key}:aside:${count}`; storage.getItem(at) !== null; at = `${key}:aside:${++count}`) {
      if (storage.getItem(at) === kept) return;
    }
    storage.setItem(`${key}:aside:${count}`, kept);
  };
  const old = () => names().filter((name) => name.startsWith(first) && SLUG.test(name.slice(first.length)))
    .map((name) => [name.slice(first.length), storage.getItem(name), () => storage.removeItem(name)]);
  const boards = () => names().filter((name) => name.startsWith(`${path}:board:`)); // what widgets keep, by widgets/keep.js
  const erase = () => { for (const name of [key, ...asides(), ...boards(), ...old().map(([slug]) => first + slug)]) storage.removeItem(name); };
  const write = (record) => { const text = JSON.stringify(record); storage.setItem(key, text); return text; };
  return { key, read: () => storage.getItem(key), write, aside, old, erase, countAside: () => asides().length, countBoards: () => boards().length };
}

/**
 * The state of a widget in a notebook.
 * @param {any} model
 * @returns {Shelf}
 */
export function modelShelf(model) {
  const read = () => { const state = model.get("state") ?? {}; return Object.keys(state).length ? state : null; };
  const write = (record) => { model.set("state", record); model.save_changes(); return record; };
  return { read, write, aside: () => {}, old: () => [], erase: () => write({}), countAside: () => 0, countBoards: () => 0 };
}

/**
 * @param {Window} view
 * @returns {Storage|null} null where even asking is refused
 */
export function storageOf(view) {
  try { return view.localStorage; } catch { return null; }
}
