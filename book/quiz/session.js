// What a review asks: what is due across the book, mixed across chapters, for five minutes at a time.
// No page here, and no clock: the time is always given.

import { firstTries, place } from "./places.js";
import { DAY, follow, gradeOf, recall } from "./schedule.js";

/** @typedef {import("./places.js").Bank} Bank */

/**
 * @typedef {{id: string, kind: "question"|"card", chapter: string, section: string, type: string, sensitive: string, instead: string,
 *   memory: import("./schedule.js").Memory|null, due: number, missed: boolean}} Item
 *   instead: the sensitive question in whose place its equal is asked; missed: the last answer was wrong
 */

/** About how many seconds each type takes, so that five minutes are five minutes. */
const SECONDS = { single: 25, multiple: 35, ordering: 40, matching: 45, numeric: 30, short: 20, gap: 30, card: 15 };
export const FIVE_MINUTES = 300; // seconds

const graded = (tries) => tries.map((one) => ({ at: one.at, grade: gradeOf(one) }));

/**
 * All that has been learnt and can be asked again: questions answered before, and own cards.
 * Open answers take more than a moment and stay in their chapters.
 * @param {Bank} bank
 * @param {import("./record_format.js").Kept} state
 * @param {{leave?: boolean}} [options] leave: sensitive questions are left out, and their equals asked
 * @returns {Item[]}
 */
export function items(bank, state, { leave = false } = {}) {
  const hidden = (slug) => state.unrecorded.get(slug)?.value === true;
  const known = [...state.answers].filter(([id]) => Object.hasOwn(bank.questions, id)).map(([id, entry]) => [place(bank, id), firstTries(entry)]);
  const questions = known.filter(([{ type, chapter }, tries]) => tries.length && type !== "open" && !hidden(chapter.slug))
    .map(([where, tries]) => questionItem(where, tries, leave, bank, state)).filter(Boolean);
  const cards = [...state.cards].filter(([, card]) => !card.gone && !hidden(card.chapter)).map(([id, card]) => cardItem(id, card));
  return [...once(questions), ...cards];
}

function questionItem({ id, chapter, section, type, sensitive, equal }, tries, leave, bank, state) {
  const swapped = leave && sensitive !== "";
  if (swapped && !Object.hasOwn(bank.questions, equal)) return null;
  const all = swapped ? [...tries, ...firstTries(state.answers.get(equal))].sort((a, b) => a.at - b.at) : tries;
  const memory = follow(graded(all)), missed = !all.at(-1).right;
  const asked = swapped ? place(bank, equal) : { id, section, type, sensitive };
  return { id: asked.id, kind: "question", chapter: chapter.slug, section: asked.section, type: asked.type, sensitive: asked.sensitive, instead: swapped ? id : "", memory, due: memory.due, missed };
}

/** An equal may be due in its own right: it is asked once. */
function once(questions) {
  const found = new Map();
  for (const item of questions) {
    const other = found.get(item.id);
    if (!other || item.due < other.due) found.set(item.id, item);
  }
  return [...found.values()];
}

function cardItem(id, card) {
  const memory = follow(card.reviews);
  return { id, kind: "card", chapter: card.chapter, section: card.section, type: "card", sensitive: "", instead: "", memory, due: memory?.due ?? card.made + DAY, missed: card.reviews.at(-1)?.grade === 1 };
}

/**
 * What is due by a time, the least known first, and neighbours from different chapters where it can be.
 * @param {Item[]} all
 * @param {number} now milliseconds
 * @param {number} until milliseconds, such as the end of the day
 * @returns {Item[]}
 */
export function due(all, now, until) {
  const known = (item) => (item.memory ? recall(item.memory, now) : 0);
  const sorted = all.filter((item) => item.due <= until).map((item) => [known(item), item]).sort(([a, x], [b, y]) => a - b || (x.id < y.id ? -1 : 1));
  const byChapter = new Map();
  for (const [, item] of sorted) byChapter.set(item.chapter, byChapter.get(item.chapter) ?? []).get(item.chapter).push(item);
  return mixed([...byChapter.values()]);
}

/** Take from each list in turn, always from one of those with most left, and never twice from one where another has any. */
function mixed(lists) {
  const left = lists.map((list) => [...list].reverse()), out = [];
  let last = null;
  for (;;) {
    const open = left.filter((list) => list.length), others = open.filter((list) => list !== last), from = others.length ? others : open;
    if (!from.length) return out;
    last = from.reduce((most, list) => (list.length > most.length ? list : most));
    out.push(last.pop());
  }
}

/**
 * As much of what is due as five minutes hold, and one thing at least.
 * @param {Item[]} list
 * @returns {Item[]}
 */
export function sitting(list) {
  let seconds = 0;
  return list.filter((item, i) => { seconds += SECONDS[item.type]; return i === 0 || seconds <= FIVE_MINUTES; });
}

/**
 * The midnight that ends the day of a time, where the reader is.
 * @param {number} now milliseconds
 * @returns {number} milliseconds
 */
export const endOfDay = (now) => new Date(now).setHours(24, 0, 0, 0) - 1;
