// Short names by which answers are found again.

/**
 * A short name for a text, so that an answer is found again after an author moves the options.
 * @param {string} text
 * @returns {string}
 */
export function keyOf(text) {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  return (hash >>> 0).toString(36);
}
