// What a record says of what is known: each outcome, how far certainty can be trusted, errors made
// in certainty, and how much of each chapter is done. No page here.

import { firstTries, place } from "./places.js";

/** @typedef {import("./places.js").Bank} Bank */
/** @typedef {import("./record_format.js").Kept} Kept */

const hidden = (state, slug) => state.unrecorded.get(slug)?.value === true;

/** What says whether a question was known: its first tries, and the reader's own marks of an open answer. */
const judged = (entry, type) => (type === "open" ? (entry?.tries ?? []).filter((one) => Array.isArray(one.given)) : firstTries(entry));
const wasKnown = (one) => one.right && one.sure !== 0;

/**
 * How each outcome of a chapter stands: "secure" when each of its questions was known at the last
 * first try, none by a guess; "slipped" when it was secure and an error came later; else "begun" or "new".
 * A sensitive question that was never answered counts for nothing, since its equal tests the same.
 * @param {Bank} bank
 * @param {Kept} state
 * @param {string} slug
 * @returns {{id: string, words: string, state: "secure"|"slipped"|"begun"|"new", weak: string[]}[]} weak: ids of what was answered and not known
 */
export function outcomes(bank, state, slug) {
  const at = bank.chapters.findIndex((one) => one.slug === slug);
  const ids = Object.keys(bank.questions).filter((id) => bank.questions[id][0] === at);
  return Object.entries(bank.chapters[at].outcomes).map(([outcome, words]) => ({ id: outcome, words, ...stand(bank, state, ids.filter((id) => bank.questions[id][1] === outcome)) }));
}

function stand(bank, state, ids) {
  const all = ids.map((id) => ({ ...place(bank, id), tries: judged(state.answers.get(id), bank.questions[id][3]) }));
  const events = all.flatMap(({ id, tries }) => tries.map((one) => ({ id, at: one.at, known: wasKnown(one) }))).sort((a, b) => a.at - b.at);
  const known = new Map();
  let wasSecure = false;
  const isSecure = () => known.size > 0 && all.every(({ id, sensitive }) => known.get(id) ?? Boolean(sensitive));
  for (const event of events) {
    known.set(event.id, event.known);
    wasSecure ||= isSecure();
  }
  const weak = [...known].filter(([, is]) => !is).map(([id]) => id);
  return { state: isSecure() ? "secure" : wasSecure ? "slipped" : events.length ? "begun" : "new", weak };
}

/**
 * How often an answer was right, by how sure the reader was.
 * @param {Kept} state
 * @returns {{all: number, right: number}[]} for a guess, fairly sure, certain
 */
export function calibration(state) {
  const tries = [...state.answers.values()].filter(({ chapter }) => !hidden(state, chapter)).flatMap(firstTries);
  return [0, 1, 2].map((sure) => { const of = tries.filter((one) => one.sure === sure); return { all: of.length, right: of.filter((one) => one.right).length }; });
}

/**
 * What the reader was certain of and had wrong, the latest first.
 * @param {Bank} bank
 * @param {Kept} state
 * @returns {{id: string, at: number, mended: boolean}[]} mended: known at a later first try
 */
export function confidentErrors(bank, state) {
  return [...state.answers].filter(([id, { chapter }]) => Object.hasOwn(bank.questions, id) && !hidden(state, chapter)).flatMap(([id, entry]) => {
    const tries = firstTries(entry), last = tries.findLast((one) => one.sure === 2 && !one.right);
    return last ? [{ id, at: last.at, mended: tries.some((one) => one.at > last.at && wasKnown(one)) }] : [];
  }).sort((a, b) => b.at - a.at);
}

/**
 * How much of each chapter is done; chapters that are not recorded are not told of.
 * @param {Bank} bank
 * @param {Kept} state
 * @returns {{slug: string, title: string, opened: boolean, read: boolean, answered: number, questions: number, quizDone: boolean, outcomes: ReturnType<typeof outcomes>}[]}
 */
export function chapters(bank, state) {
  return bank.chapters.map(({ slug, title }, at) => {
    const ids = Object.keys(bank.questions).filter((id) => bank.questions[id][0] === at);
    const done = ids.filter((id) => state.answers.get(id)?.tries.length), needed = ids.filter((id) => !bank.questions[id][4]);
    const visit = state.pages.get(`chapters/${slug}`);
    return { slug, title, opened: Boolean(visit), read: visit?.read !== undefined, answered: done.length, questions: ids.length,
      quizDone: needed.length > 0 && needed.every((id) => done.includes(id)), outcomes: outcomes(bank, state, slug) };
  }).filter(({ slug }) => !hidden(state, slug));
}
