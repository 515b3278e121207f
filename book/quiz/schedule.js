// When a question or a card is asked again: FSRS, by ts-fsrs. It knows no clock and no page.
// ts-fsrs is loaded here only, so that it is bundled into the review page and not into every quiz.

import { FSRSAlgorithm } from "ts-fsrs";

export const DAY = 86_400_000; // milliseconds

/**
 * No steps within a day: what was missed is explained at once, and asked again another day. No chance
 * either, so that two devices with the same answers agree. Nothing stays away for more than a year.
 */
export const SETTINGS = { request_retention: 0.9, maximum_interval: 365, enable_fuzz: false, learning_steps: [], relearning_steps: [] };

const algorithm = new FSRSAlgorithm(SETTINGS);
// Its parameters are a proxy, which watches for changes that are never made here and doubles the time of a step.
algorithm.param = { ...algorithm.param };

/**
 * @typedef {{stability: number, difficulty: number, at: number, due: number}} Memory stability in days;
 *   at: of the last answer; due: when to ask again; both in milliseconds
 */

/**
 * Take one more answer into account.
 * @param {Memory|null} memory null before the first answer
 * @param {number} at milliseconds
 * @param {number} grade 1 forgotten, 2 hard, 3 good, 4 easy
 * @returns {Memory}
 */
export function step(memory, at, grade) {
  // Days are spans of 24 hours since the last answer: dates would depend on where the reader is.
  const days = memory ? Math.max(0, Math.floor((at - memory.at) / DAY)) : 0;
  const { stability, difficulty } = algorithm.next_state(memory, days, grade);
  return { stability, difficulty, at, due: at + algorithm.next_interval(stability, days) * DAY };
}

/**
 * Follow a history from its beginning.
 * @param {{at: number, grade: number}[]} history in order of time
 * @returns {Memory|null} null where it is empty
 */
export const follow = (history) => history.reduce((memory, { at, grade }) => step(memory, at, grade), null);

/**
 * How likely it is that the answer is still known.
 * @param {Memory} memory
 * @param {number} now milliseconds
 * @returns {number} from 0 to 1
 */
export const recall = (memory, now) => algorithm.forgetting_curve(Math.max(0, (now - memory.at) / DAY), memory.stability);

/**
 * The grade of a first try: wrong is forgotten; right counts for more, the surer the reader was.
 * @param {{right: boolean, sure?: number}} given
 * @returns {number} 1 to 4
 */
export const gradeOf = ({ right, sure }) => (right ? 2 + (sure ?? 1) : 1);
