// Reads a number as people type it, and says in words what it cannot read.

const QUOTED = 40; // characters of what was typed

/**
 * Read a number: 1,234 and 12.5, with a plus or minus of any kind, with its unit or without.
 * @param {string} typed
 * @param {string} [unit] which may stand behind it
 * @returns {{value?: number, fault?: string}} neither where nothing was typed
 */
export function readNumber(typed, unit = "") {
  const text = typed.normalize("NFKC").trim();
  if (!text) return {};
  const [, sign, body] = bare(text, unit).match(/^([+-]?)\s*(.*)$/s);
  if (/^\d+(,\d+)+$/.test(body) && !/^\d{1,3}(,\d{3})+$/.test(body)) return { fault: `In “${cut(text)}” the comma may stand for a point or part thousands. Write 1.5 for one and a half, or 1,500 with three digits behind each comma.` };
  if (/^\d+ ?[/⁄] ?\d+$/.test(body)) return { fault: `“${cut(text)}” is a fraction. Work it out, and write it with a point, such as 0.5.` };
  const digits = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(body) ? body.replaceAll(",", "") : /^\d{1,3}( \d{3})+(\.\d*)?$/.test(body) ? body.replaceAll(" ", "") : body;
  if (!/^(\d+\.?\d*|\.\d+)$/.test(digits)) return { fault: `“${cut(text)}” cannot be read as one number. Write it in digits, such as 1,234 or 12.5 or −3.` };
  const value = Number(`${sign}${digits}`) || 0; // nothing has no sign
  return Number.isFinite(value) ? { value } : { fault: `“${cut(text)}” is too large a number to use.` };
}

/** Take away what stands around the digits: a pound sign, a per cent sign, the unit; make each kind of minus and point one. */
function bare(text, unit) {
  const plain = text.replace(/[\u2010-\u2015\u2212]/g, "-").replace(/·/g, ".").replace(/\s+/g, " ").replace(/^([+-]?) ?£/, "$1");
  const names = [unit, "%", "per cent", "percent"].filter(Boolean).find((name) => plain.toLowerCase().endsWith(name.toLowerCase()));
  return (names ? plain.slice(0, -names.length) : plain).trim();
}

const cut = (text) => Array.from(text).slice(0, QUOTED).join("");

/**
 * Change the sign of what is typed, whatever else stands there.
 * @param {string} typed
 * @returns {string}
 */
export const turned = (typed) => (/^\s*[-\u2010-\u2015\u2212]/.test(typed) ? typed.replace(/^\s*[-\u2010-\u2015\u2212]\s*/, "") : `−${typed.replace(/^\s*\+?\s*/, "")}`);

/**
 * Turn what is in a question's fields into its answer.
 * @param {{kind: string, unit?: string, labels?: string[]}} rule
 * @param {any} raw as form_fields.js reads it
 * @returns {{answer?: import("./hand_in.js").Answer, fault?: string}} neither where nothing is there
 */
export function answerOf(rule, raw) {
  if (rule.kind === "number") { const { value, fault } = readNumber(raw ?? "", rule.unit); return fault ? { fault } : { answer: value }; }
  if (rule.kind !== "numbers") return { answer: raw?.length ? raw : undefined };
  const read = rule.labels.map((_, place) => readNumber(raw?.[place] ?? "", rule.unit));
  const wrong = read.findIndex((one) => one.fault), open = read.findIndex((one) => one.value === undefined);
  if (wrong >= 0) return { fault: `${rule.labels[wrong]}: ${read[wrong].fault}` };
  if (read.every((one) => one.value === undefined)) return {};
  return open >= 0 ? { fault: `${rule.labels[open]}: nothing is there yet. Fill in every number first.` } : { answer: read.map((one) => one.value) };
}

/** @param {string} text @returns {number} words, as a word processor counts them */
export const countWords = (text) => text.trim().split(/\s+/).filter(Boolean).length;
