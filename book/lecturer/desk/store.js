// What the desk keeps in the browser: marks by the hand-in's hash. No name, no file, no text that a student wrote.

const VERSION = 1, WEEK = 7 * 24 * 60 * 60 * 1000, COMMENT_MAX = 4_000;
const ASIDE = "aside:";
const SCALARS = ["int", "float", "bool", "nothing", "missing"];
const KEY = /^[0-9a-f]{64}$/;

/**
 * What is kept of one hand-in's run.
 * @typedef {Object} Kept
 * @property {string} exercise
 * @property {string} rules names the plan by which it was marked
 * @property {"marked"|"stopped"} state
 * @property {Object<string, {met: boolean, marks: number, value: Object|null}>} checks
 * @property {string[]} notes sentences that hold nothing of the student's
 *
 * How one question was marked by a person.
 * @typedef {Object} RubricMarks
 * @property {number[]} points marks for each point of the rubric
 * @property {string} comment the marker's own words
 * @property {string} [by] "" or "second", where somebody marked it again
 *
 * @typedef {Object} Store
 * @property {(key: string, rules: string) => Kept|null} result null where there is none by these rules
 * @property {(key: string, kept: Kept) => void} keepResult
 * @property {(key: string) => number} begun how often its run began and did not end, since the page was gone
 * @property {(key: string) => void} begin
 * @property {(key: string) => void} leave its run ended without a result
 * @property {(key: string) => Object<string, RubricMarks>} rubric by the question's id; a second marking has the id and "/second"
 * @property {(key: string, question: string, marks: RubricMarks) => void} keepRubric
 * @property {() => number} count hand-ins of which something is kept
 * @property {() => void} eraseAll
 * @property {number} aside entries that were damaged and are kept as they were, beside the others
 * @property {boolean} works false where the browser keeps nothing, or nothing more: marks then last until the page is closed
 */

/**
 * @param {Storage|null} storage
 * @param {string} path of the site, such as /book/: hosts are shared
 * @param {() => number} now milliseconds
 * @returns {Store}
 */
export function openStore(storage, path, now = Date.now) {
  const before = `${path}:desk:`, shelf = tried(storage, before);
  const asides = () => names(shelf, before).filter((name) => name.startsWith(before + ASIDE)).length;
  sweep(shelf, before, now());
  const read = (key) => parse(shelf.getItem(before + key)) ?? { version: VERSION, at: now(), result: null, rubric: {}, begun: 0 };
  const store = {
    get aside() { return asides(); },
    works: shelf === storage,
    result: (key, rules) => { const { result } = read(key); return result?.rules === rules ? result : null; },
    keepResult: (key, kept) => change(key, (entry) => ({ ...entry, result: kept, begun: 0 })),
    begun: (key) => read(key).begun,
    begin: (key) => change(key, (entry) => ({ ...entry, begun: entry.begun + 1 })),
    leave: (key) => change(key, (entry) => ({ ...entry, begun: 0 })),
    rubric: (key) => read(key).rubric,
    keepRubric: (key, question, { points, comment = "", by = "" }) => {
      const marks = { points: points.map(Number), comment: String(comment).slice(0, COMMENT_MAX), by };
      change(key, (entry) => ({ ...entry, rubric: { ...entry.rubric, [question]: marks } }));
    },
    count: () => names(shelf, before).length - asides(),
    eraseAll: () => { for (const name of names(shelf, before)) shelf.removeItem(name); },
  };
  const change = (key, make) => {
    if (!KEY.test(key)) return;
    const entry = { ...make(read(key)), at: now() }, isEmpty = !entry.result && !entry.begun && !Object.keys(entry.rubric).length;
    try {
      if (isEmpty) shelf.removeItem(before + key);
      else shelf.setItem(before + key, JSON.stringify(entry));
    } catch { store.works = false; } // it is full
  };
  return store;
}

const names = (shelf, before) => Array.from({ length: shelf.length }, (_, i) => shelf.key(i)).filter((name) => name.startsWith(before));

/** Give the storage if it takes something, else one that lasts as long as the page. */
function tried(storage, before) {
  try {
    storage.setItem(`${before}try`, "1");
    storage.removeItem(`${before}try`);
    return storage;
  } catch {
    return inMemory();
  }
}

function inMemory() {
  const held = new Map();
  return {
    get length() { return held.size; },
    key: (i) => [...held.keys()][i],
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, text) => held.set(name, text),
    removeItem: (name) => held.delete(name),
  };
}

/** Take away what is older than a week, and set aside, with its day, what is damaged. */
function sweep(shelf, before, now) {
  for (const name of names(shelf, before)) {
    const rest = name.slice(before.length), text = shelf.getItem(name), entry = parse(text);
    const at = rest.startsWith(ASIDE) ? Number(rest.split(":")[1]) : entry?.at;
    if (at === undefined) shelf.setItem(`${before}${ASIDE}${now}:${rest}`, text);
    if (!(now - at < WEEK)) shelf.removeItem(name);
  }
}

/** Read an entry; null if it is not of the form. */
function parse(text) {
  try {
    const entry = JSON.parse(text);
    return entry?.version === VERSION && Number.isFinite(entry.at) && Number.isInteger(entry.begun) && isObject(entry.rubric) && (entry.result === null || isResult(entry.result)) ? entry : null;
  } catch {
    return null;
  }
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

function isResult({ rules, state, checks, notes }) {
  const checked = (one) => isObject(one) && typeof one.met === "boolean" && Number.isFinite(one.marks) && (one.value === null || isObject(one.value));
  return typeof rules === "string" && ["marked", "stopped"].includes(state) && isObject(checks) && Object.values(checks).every(checked) && Array.isArray(notes);
}

/**
 * Give a described value if it may be kept: numbers, and the letters of options; null for all that a student may have typed.
 * @param {Object} rule
 * @param {Object} value
 * @returns {Object|null}
 */
export function plain(rule, value) {
  const isNumber = ({ type, value: inner }) => SCALARS.includes(type) && !(type === "int" && inner.length > 20);
  const isLetter = ({ type, value: inner }) => type === "text" && Object.hasOwn(rule.options ?? {}, inner.trim().toUpperCase());
  const most = Math.max(Object.keys(rule.options ?? {}).length, rule.labels?.length ?? 0);
  const isKept = (one) => isNumber(one) || isLetter(one);
  return isKept(value) || (value.type === "list" && value.value.length <= most && value.value.every(isKept)) ? value : null;
}
