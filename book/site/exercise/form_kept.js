// What a form keeps in the browser, and what becomes of it where the exercise has changed since.

/**
 * A form's work as it is kept.
 * @typedef {{format: 1, edition: string, who: {name: string, number: string}, raw: Record<string, any>,
 *   asked: Record<string, {sign: string, words: string}>, gone: {words: string, raw: any}[]}} Work
 */

/** @param {string} edition @returns {Work} */
export const blank = (edition) => ({ format: 1, edition, who: { name: "", number: "" }, raw: {}, asked: {}, gone: [] });

/**
 * Tell apart how a question is asked: another sign means that its words or its fields have changed.
 * @param {Object} one a check or a written question of the plan
 * @returns {{kind: string, words: string, sign: string}}
 */
export function asks(one) {
  const kind = one.kind ?? "written", words = one.form ?? one.ask;
  return { kind, words, sign: JSON.stringify([kind, words, one.options ?? 0, one.labels ?? 0, one.unit ?? 0]) };
}

const isText = (value) => typeof value === "string";
const FITS = {
  number: isText, choice: isText, written: isText,
  choices: (raw) => Array.isArray(raw) && raw.every(isText), order: (raw) => Array.isArray(raw) && raw.every(isText), numbers: (raw) => Array.isArray(raw) && raw.every(isText),
};

/** Tell whether something kept has the form of a form's work. */
const isWork = (found) => found?.format === 1 && isText(found.edition) && isText(found.who?.name) && isText(found.who?.number) && [found.raw, found.asked].every((part) => part && typeof part === "object" && !Array.isArray(part)) && Array.isArray(found.gone);

/**
 * Take up what was kept.
 * @param {any} found undefined where nothing was
 * @param {{edition: string, checks: Object[], written: Object[]}} plan of the exercise as it is now
 * @returns {{work: Work, spoilt: boolean, news: string[]}} `spoilt` where it is no work of a form; `news`: what has changed, in sentences
 */
export function takeUp(found, plan) {
  const work = blank(plan.edition);
  if (found === undefined) return { work, spoilt: false, news: [] };
  if (!isWork(found)) return { work, spoilt: true, news: [] };
  const now = new Map([...plan.checks, ...plan.written].map((one, place) => [one.id, { number: place + 1, ...asks(one) }]));
  Object.assign(work, { who: found.who, gone: [...found.gone] });
  const lost = [], changed = [];
  for (const [id, raw] of Object.entries(found.raw)) {
    const asked = now.get(id), before = found.asked[id];
    if (!asked || !FITS[asked.kind](raw)) { if (raw?.length) { lost.push(before?.words ?? id); work.gone.push({ words: before?.words ?? id, raw }); } continue; }
    work.raw[id] = raw;
    if (before?.sign !== asked.sign && raw.length) changed.push(asked.number);
    work.asked[id] = { sign: asked.sign, words: asked.words };
  }
  return { work, spoilt: false, news: found.edition === plan.edition ? [] : tell(found, now, changed, lost) };
}

/** Say what has changed since the work was kept. */
function tell(found, now, changed, lost) {
  const fresh = found.known ? [...now].filter(([id]) => !found.known.includes(id)).map(([, one]) => one.number) : [];
  const listed = (numbers) => `${numbers.length === 1 ? "Question" : "Questions"} ${numbers.join(", ")}`;
  const news = ["This exercise has changed since you last worked on it here. Your answers to questions that are still asked have been kept."];
  if (changed.length) news.push(`${listed(changed)} ${changed.length === 1 ? "is" : "are"} asked in other words now: look at your ${changed.length === 1 ? "answer" : "answers"} again.`);
  if (fresh.length) news.push(`${listed(fresh)} ${fresh.length === 1 ? "is" : "are"} new.`);
  if (lost.length) news.push(`${lost.length === 1 ? "One question that you had answered is" : `${lost.length} questions that you had answered are`} no longer asked. What you wrote is below, and in the download of your answers.`);
  if (news.length === 1) news.push("The questions are the same as before; text, tables or pictures have changed.");
  return news;
}

/**
 * Remember a question's answer.
 * @param {Work} work
 * @param {Object} one a check or a written question of the plan
 * @param {any} raw
 */
export function remember(work, one, raw) {
  const { sign, words } = asks(one);
  work.raw[one.id] = raw;
  work.asked[one.id] = { sign, words };
}

/** Tell whether there is anything to keep. */
export const holds = (work) => Object.values(work.raw).some((raw) => raw?.length) || Boolean(work.who.name || work.who.number) || work.gone.length > 0;

/**
 * Take a form's work out of the browser; widgets/keep.js made its key.
 * @param {string} idea
 */
export function forget(idea) {
  const site = location.pathname.replace(/[^/]*\/[^/]*$/, "");
  try { localStorage.removeItem(`${site}:board:${idea}`); } catch { /* refused: nothing was kept there */ }
}
