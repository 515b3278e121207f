// Keeps what a reader has made in this browser, under the site's own path, since hosts are shared.
// The record page's "Erase" takes it out too: quiz/shelf.js knows it by ":board:".
// Storage can be refused or full: then the widget works for the visit, and says so once.

/**
 * @param {string} idea the widget's name
 * @returns {string} the key of its work
 */
const keyOf = (idea) => `${location.pathname.replace(/[^/]*\/[^/]*$/, "")}:board:${idea}`;

/**
 * Read what was kept.
 * @param {string} idea
 * @returns {{found: any, spoilt: boolean}} `found` is undefined where nothing was; `spoilt` where it could not be read
 */
export function kept(idea) {
  try {
    const text = localStorage.getItem(keyOf(idea));
    return text === null ? { found: undefined, spoilt: false } : { found: JSON.parse(text), spoilt: false };
  } catch (error) {
    return { found: undefined, spoilt: error instanceof SyntaxError };
  }
}

/**
 * Keep something.
 * @param {string} idea
 * @param {any} work
 * @returns {boolean} whether it was kept
 */
export function keep(idea, work) {
  try { localStorage.setItem(keyOf(idea), JSON.stringify(work)); return true; } catch { return false; }
}

/**
 * Put what could not be read aside, so that nothing is lost by the next change.
 * @param {string} idea
 */
export function setAside(idea) {
  try { localStorage.setItem(`${keyOf(idea)}:set-aside`, localStorage.getItem(keyOf(idea)) ?? ""); } catch { /* refused: it stays where it is */ }
}
