// Joins two records into one: in whichever order, as often as one likes, and with no answer lost.

/** @typedef {import("./record_format.js").Kept} Kept */

const TRY = ["at", "round", "session", "sure", "right", "given"], REVIEW = ["at", "grade"];
const inOrder = (one, keys) => JSON.stringify(keys.map((key) => one[key] ?? null));
const most = (...values) => { const known = values.filter((value) => value !== undefined); return known.length ? Math.max(...known) : undefined; };
const least = (...values) => { const known = values.filter((value) => value !== undefined); return known.length ? Math.min(...known) : undefined; };
const only = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** All of both lists, each thing once, by time. */
export function union(one, other, keys = TRY) {
  if (one === other || !other.length) return one;
  if (!one.length) return other;
  const known = new Map([...one, ...other].map((each) => [inOrder(each, keys), each]));
  return [...known].sort(([a, x], [b, y]) => x.at - y.at || (a < b ? -1 : 1)).map(([, each]) => each);
}

/** The later of two; where they are of one time, always the same of the two. */
function later(one, other, time) {
  if (one[time] !== other[time]) return one[time] > other[time] ? one : other;
  return sorted(one) >= sorted(other) ? one : other;
}
const sorted = (one) => JSON.stringify(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));

const entry = (one, other) => only({
  chapter: one.chapter > other.chapter ? one.chapter : other.chapter,
  tries: union(one.tries, other.tries), round: Math.max(one.round, other.round),
  shown: most(one.shown, other.shown), left: most(one.left, other.left),
});
function card(one, other) {
  const bare = ({ reviews, ...rest }) => rest;
  return { ...later(bare(one), bare(other), "changed"), reviews: union(one.reviews, other.reviews, REVIEW) };
}
const visit = (one, other) => only({ first: Math.min(one.first, other.first), read: least(one.read, other.read), ...ending(later(ending(one), ending(other), "last")) });
const ending = ({ last, section }) => ({ last, section });
const choice = (one, other) => later(one, other, "at");

const JOINED = { answers: entry, cards: card, pages: visit, unrecorded: choice, settings: choice };

/**
 * Join two records.
 * @param {Kept} one
 * @param {Kept} other
 * @returns {Kept} a new one; the two stay as they are
 */
export function merge(one, other) {
  const parts = Object.entries(JOINED).map(([part, join]) => {
    const all = new Map(one[part]);
    for (const [name, value] of other[part]) all.set(name, all.has(name) ? join(all.get(name), value) : value);
    return [part, all];
  });
  return { seed: Math.min(one.seed, other.seed), ...Object.fromEntries(parts) };
}
