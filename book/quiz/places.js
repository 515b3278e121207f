// Where each question of the book stands, as the index that the build writes has it. No page here.

/**
 * @typedef {{chapters: {slug: string, title: string, sensitive: boolean, unnamed: boolean, outcomes: Object<string, string>,
 *   sections: Object<string, string>, file: string}[], questions: Object<string, [number, string, string, string, string, string]>}} Bank
 *   questions: by id, the chapter's place, outcome, section, type, what is sensitive, and the equal
 */

/** The first tries of a question, which alone say what was known; later tries came after a hint. */
export const firstTries = (entry) => (entry?.tries ?? []).filter((one) => one.sure !== undefined);

/**
 * Read a row of the index.
 * @param {Bank} bank
 * @param {string} id
 */
export function place(bank, id) {
  const [at, outcome, section, type, sensitive, equal] = bank.questions[id];
  return { id, chapter: bank.chapters[at], outcome, section, type, sensitive, equal };
}
