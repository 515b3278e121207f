// What the desk says of a hand-in: the sentences of words.json, which the command line says too.

import WORDS from "../words.json" with { type: "json" };

/**
 * @param {string} key of words.json
 * @param {Object<string, any>} [filled] what stands in its braces
 * @returns {string}
 */
export function say(key, filled = {}) {
  return WORDS[key].replace(/\{(\w+)\}/g, (_, name) => String(filled[name]));
}

/** A fault that is told to people as it stands. */
export class Fault extends Error {
  /** @param {string} key @param {Object<string, any>} [filled] */
  constructor(key, filled) {
    super(say(key, filled));
  }
}

/** Order by code points, as Python does. */
export function byCodePoints(one, other) {
  const here = [...one], there = [...other];
  for (let i = 0; i < Math.min(here.length, there.length); i++) {
    if (here[i] !== there[i]) return here[i].codePointAt(0) - there[i].codePointAt(0);
  }
  return here.length - there.length;
}

export const MILLION = 1_000_000; // bytes of what people call a megabyte
