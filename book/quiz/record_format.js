// What a reader's record is: its parts, what counts as sound, and how older formats are read.
// No page and no storage here.

export const VERSION = 2;
/** Tells a record of this book from any other file. */
export const BOOK = "joined-up";
/** A record over this is no record of one reader; characters. */
export const LONGEST = 20_000_000;

/**
 * @typedef {{at: number, given: string|string[], right: boolean, sure?: number, round?: number, session?: number}} Try
 *   at: milliseconds; sure: 0 to 2, at a first try; round: of the chapter's quiz; session: of a review
 * @typedef {{chapter: string, tries: Try[], round: number, shown?: number, left?: number}} Entry every try ever made;
 *   shown: the round in which the answer was asked for; left: the round in which the question was left out
 * @typedef {{front: string, back: string, chapter: string, section: string, made: number, changed: number, gone?: boolean, reviews: {at: number, grade: number}[]}} Card
 * @typedef {{first: number, last: number, read?: number, section?: string}} Visit of a page: read is when its end
 *   was reached; section is where it was left
 * @typedef {{value: string|number|boolean, at: number}} Choice a setting, and when it was made
 * @typedef {{seed: number, answers: Map<string, Entry>, cards: Map<string, Card>, pages: Map<string, Visit>,
 *   unrecorded: Map<string, Choice>, settings: Map<string, Choice>}} Kept the record
 */

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value, most = 100) => typeof value === "string" && value.length <= most;
const isTime = (value) => Number.isFinite(value) && value >= 0 && value < 8.64e15;
const isCount = (value) => Number.isInteger(value) && value >= 0;
const or = (value, test) => value === undefined || test(value);
const listOf = (value, test, most) => Array.isArray(value) && value.length <= most && value.every(test);

const isGiven = (given) => isText(given, 10_000) || listOf(given, (one) => isText(one, 10_000), 50);
const isTry = (one) => isObject(one) && typeof one.right === "boolean" && isTime(one.at) && isGiven(one.given)
  && or(one.sure, (sure) => [0, 1, 2].includes(sure)) && or(one.round, isCount) && or(one.session, isTime);

/** What each part of a record holds, by name. */
const PARTS = {
  answers: (entry) => isObject(entry) && isText(entry.chapter) && listOf(entry.tries, isTry, 10_000)
    && isCount(entry.round) && or(entry.shown, isCount) && or(entry.left, isCount),
  cards: (card) => isObject(card) && isText(card.front, 5000) && isText(card.back, 5000) && isText(card.chapter) && isText(card.section)
    && isTime(card.made) && isTime(card.changed) && or(card.gone, (gone) => typeof gone === "boolean")
    && listOf(card.reviews, (one) => isObject(one) && isTime(one.at) && [1, 2, 3, 4].includes(one.grade), 10_000),
  pages: (visit) => isObject(visit) && isTime(visit.first) && isTime(visit.last) && or(visit.read, isTime) && or(visit.section, (section) => isText(section)),
  unrecorded: (choice) => isObject(choice) && isTime(choice.at) && typeof choice.value === "boolean",
  settings: (choice) => isObject(choice) && isTime(choice.at) && (isText(choice.value) || typeof choice.value === "boolean" || Number.isFinite(choice.value)),
};

/**
 * A record with nothing in it.
 * @param {number} seed by which options are shuffled
 * @returns {Kept}
 */
export const fresh = (seed) => ({ seed, ...Object.fromEntries(Object.keys(PARTS).map((part) => [part, new Map()])) });

/**
 * Tell whether anything has been recorded.
 * @param {Kept} record
 * @returns {boolean}
 */
export const isEmpty = (record) => Object.keys(PARTS).every((part) => part === "settings" || !record[part].size);

/**
 * Read a record as it was kept, and drop what is not sound.
 * @param {any} kept text of a JSON record, or the record itself
 * @param {string} [chapter] the chapter of a record of the first format, which did not say it
 * @returns {{record: Kept|null, state: "whole"|"partly"|"damaged"|"later"|"foreign"}} record is null unless whole or partly
 */
export function readRecord(kept, chapter = "") {
  const value = parsed(kept);
  if (!isObject(value) || !Number.isInteger(value.version)) return { record: null, state: isObject(value) && !("version" in value) ? "foreign" : "damaged" };
  if (value.version > VERSION) return { record: null, state: value.book === undefined || value.book === BOOK ? "later" : "foreign" };
  const current = value.version === 1 ? fromFirst(value, chapter) : value;
  if (!current || value.version < 1) return { record: null, state: "damaged" };
  return current.book === BOOK ? sound(current) : { record: null, state: "foreign" };
}

function parsed(kept) {
  if (typeof kept !== "string") return kept;
  if (kept.length > LONGEST) return null;
  try { return JSON.parse(kept); } catch { return null; }
}

function sound(value) {
  const hasSeed = Number.isInteger(value.seed), record = fresh(hasSeed ? value.seed : 0);
  let whole = hasSeed;
  for (const [part, fits] of Object.entries(PARTS)) {
    if (!isObject(value[part])) { whole = false; continue; }
    for (const [name, one] of Object.entries(value[part])) {
      if (isText(name, 200) && fits(one)) record[part].set(name, one); else whole = false;
    }
  }
  return { record, state: whole ? "whole" : "partly" };
}

/** The first format held one chapter's answers, and only the tries of the round in hand. */
function fromFirst(value, chapter) {
  if (!Number.isInteger(value.seed) || !isObject(value.answers)) return null;
  const entries = Object.entries(value.answers).map(([id, entry]) => [id, isObject(entry) ? entryOfFirst(entry, chapter) : entry]);
  return { ...write(fresh(value.seed)), answers: Object.fromEntries(entries) };
}

function entryOfFirst({ tries, shown, round = 0 }, chapter) {
  const marked = Array.isArray(tries) ? tries.map((one) => (isObject(one) ? { ...one, round } : one)) : tries;
  // What was no truth value, or too long a list, was never written: such an entry is dropped.
  const fits = or(shown, (is) => typeof is === "boolean") && (!Array.isArray(tries) || tries.length <= 10);
  return fits ? { chapter, tries: marked, round, ...(shown ? { shown: round } : {}) } : null;
}

/**
 * Give a record as it is kept and exported.
 * @param {Kept} record
 * @returns {Object} plain, for JSON
 */
export function write(record) {
  const parts = Object.keys(PARTS).map((part) => [part, Object.fromEntries(record[part])]);
  return { version: VERSION, book: BOOK, seed: record.seed, ...Object.fromEntries(parts) };
}
