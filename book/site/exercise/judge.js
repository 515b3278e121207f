// Judges a described value by its rule, as book/checks.py does, word for word.
// A description is what book/answers.py gives; a rule is one of the checks in exercises/plans.json.

/**
 * A check's rule.
 * @typedef {{id: string, kind: string, answer: any, right: string, tolerance?: number, unit?: string,
 *   options?: Record<string, string>, labels?: string[], near?: {value: any, tolerance?: number, why: string}[],
 *   why?: Record<string, string>, otherwise?: string}} Rule
 * A value described by plain types.
 * @typedef {{type: string, value?: any, name?: string}} Typed
 * What a check found.
 * @typedef {{met: boolean, message: string}} Result
 */

const NAMES = { int: "number", float: "number", bool: "true-or-false value", text: "text", date: "date", list: "list", map: "dictionary", table: "table", nothing: "nothing", missing: "no value of that name" };
const NOTHING = "Nothing is there yet. Fill in the task's cell, run it, and run this one again.";
const MISSING = "There is no value of that name. The task's cell makes it: keep its name, and run the cell.";
const NO_NUMBER = "The value is not a number that can be compared. Look for a gap in the figures, or a division by nothing.";
const FIGURES = 10; // of a number that is shown
const SPECIAL = { nan: NaN, inf: Infinity, "-inf": -Infinity };

/**
 * Judge a described value by its rule: all or nothing.
 * @param {Rule} rule
 * @param {Typed} found
 * @returns {Result}
 */
export function judge(rule, found) {
  if (found.type === "nothing") return { met: false, message: NOTHING };
  if (found.type === "missing") return { met: false, message: MISSING };
  const [met, message] = KINDS[rule.kind](rule, found);
  return { met, message };
}

/**
 * Say a described value in a few words, for a marker's table.
 * @param {Typed} found
 * @returns {string}
 */
export function show(found) {
  const { type, value } = found;
  if (type === "int" || type === "float") return Number.isFinite(asNumber(found)) ? digits(asNumber(found)) : cut(value, 40);
  if (type === "text") return cut(value, 40);
  if (type === "list") return cut(value.slice(0, 10).map(show).join(", "), 80);
  if (type === "bool") return value ? "true" : "false";
  return named(found);
}

/**
 * Write a number in ten figures, thousands parted by commas: Python's `f"{number:,.10g}"`.
 * @param {number} number finite
 * @returns {string}
 */
export function digits(number) {
  const sign = number < 0 || Object.is(number, -0) ? "-" : "";
  const [kept, power] = rounded(Math.abs(number));
  const bare = kept.replace(/0+$/, "");
  if (bare === "") return `${sign}0`;
  if (power < -4 || power >= FIGURES) return `${sign}${bare[0]}${bare.length > 1 ? `.${bare.slice(1)}` : ""}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  if (power < 0) return `${sign}0.${"0".repeat(-power - 1)}${bare}`;
  const whole = kept.slice(0, power + 1).replace(/\B(?=(\d{3})+$)/g, ","), rest = bare.slice(power + 1);
  return `${sign}${whole}${rest && `.${rest}`}`;
}

/**
 * Round to ten figures, a half to the even neighbour; `toPrecision` would round it up, where Python does not.
 * @param {number} number not negative
 * @returns {[string, number]} the figures, and the power of ten of the first
 */
function rounded(number) {
  const [all, power] = number.toExponential(60).split("e"), figures = all.replace(".", "");
  const kept = Number(figures.slice(0, FIGURES)), rest = figures.slice(FIGURES), half = `5${"0".repeat(rest.length - 1)}`;
  const next = kept + Number(rest > half || (rest === half && kept % 2 === 1));
  return String(next).length > FIGURES ? [String(next / 10), Number(power) + 1] : [String(next).padStart(FIGURES, "0"), Number(power)];
}

/** Cut a text by characters as Python counts them. */
const cut = (text, most) => Array.from(String(text)).slice(0, most).join("");
const named = (found) => NAMES[found.type] ?? found.name;
const get = (map, key, otherwise) => (Object.hasOwn(map ?? {}, key) ? map[key] : otherwise);
const asNumber = ({ value }) => (Object.hasOwn(SPECIAL, value) ? SPECIAL[value] : Number(value));
const shown = (number, rule) => `${digits(number)} ${rule.unit ?? ""}`.trim();
const isNear = (value, wanted, tolerance) => Math.abs(value - wanted) <= tolerance + 1e-9;

/** Say why a value is no single number, or nothing. */
function notANumber(found) {
  if (found.type === "text") return `You have the text '${cut(found.value, 40)}'. Take the quotation marks away, so that it is a number.`;
  if (found.type !== "int" && found.type !== "float") return `You have a ${named(found)}, and the check needs one number.`;
  return Number.isFinite(asNumber(found)) ? "" : NO_NUMBER;
}

/** Judge a number by its distance from the answer, and from the errors that are expected. */
function number(rule, found) {
  const fault = notANumber(found);
  if (fault) return [false, fault];
  const value = asNumber(found);
  if (isNear(value, rule.answer, rule.tolerance)) return [true, `${shown(value, rule)} is right. ${rule.right}`];
  const miss = (rule.near ?? []).find((one) => isNear(value, one.value, one.tolerance ?? rule.tolerance));
  return [false, `You have ${shown(value, rule)}. ${miss ? miss.why : rule.otherwise}`];
}

/** Judge a list of numbers, each by its place. */
function numbers(rule, found) {
  const wanted = rule.answer.length, labels = rule.labels.join(", ");
  if (found.type !== "list") return [false, `You have a ${named(found)}, and the check needs a list of ${wanted} numbers: ${labels}.`];
  if (found.value.length !== wanted) return [false, `Your list has ${found.value.length} of ${wanted} numbers. It needs, in this order: ${labels}.`];
  const strange = found.value.findIndex((item) => notANumber(item));
  if (strange >= 0) return [false, `${rule.labels[strange]}: ${notANumber(found.value[strange])}`];
  return listOfNumbers(rule, found.value.map(asNumber));
}

function listOfNumbers(rule, values) {
  const wrong = values.flatMap((value, place) => (isNear(value, rule.answer[place], rule.tolerance) ? [] : [place]));
  if (!wrong.length) return [true, `All ${values.length} are right. ${rule.right}`];
  const right = `${values.length - wrong.length} of ${values.length} are right.`;
  const fits = (miss) => miss.value.every((other, place) => place >= values.length || isNear(values[place], other, miss.tolerance ?? rule.tolerance));
  const miss = (rule.near ?? []).find(fits);
  if (miss) return [false, `${right} ${miss.why}`];
  const label = rule.labels[wrong[0]];
  return [false, `${right} ${label}: you have ${shown(values[wrong[0]], rule)}. ${get(rule.why, label, rule.otherwise)}`];
}

/** Give one letter as a capital; "" for what is no text. */
const letterOf = (found) => (found.type === "text" ? found.value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "").toUpperCase() : "");

/** Judge one letter. */
function choice(rule, found) {
  const letter = letterOf(found);
  if (letter === rule.answer) return [true, `${letter} is right. ${rule.right}`];
  return [false, get(rule.why, letter, rule.otherwise)];
}

/** Give a list of letters as capitals, or say why there is none. */
function letters(rule, found) {
  if (found.type !== "list") return [[], "The check needs a list of letters, each in quotation marks, between square brackets."];
  const kept = found.value.map(letterOf), strange = kept.findIndex((letter) => !Object.hasOwn(rule.options, letter));
  return [kept, strange < 0 ? "" : `'${show(found.value[strange])}' is not one of ${Object.keys(rule.options).join(", ")}.`];
}

/** Judge a list of letters: how many are judged rightly, and the first that is not. */
function choices(rule, found) {
  const [kept, fault] = letters(rule, found), all = Object.keys(rule.options);
  if (fault) return [false, fault];
  const wrong = all.filter((letter) => kept.includes(letter) !== rule.answer.includes(letter));
  if (!wrong.length) return [true, `All ${all.length} are judged rightly. ${rule.right}`];
  return [false, `${all.length - wrong.length} of ${all.length} are judged rightly. ${wrong[0]}: ${rule.why[wrong[0]]}`];
}

/** Judge the order of all letters: how many stand in their place. */
function order(rule, found) {
  const [kept, fault] = letters(rule, found);
  if (fault) return [false, fault];
  for (const letter of Object.keys(rule.options)) {
    const count = kept.filter((one) => one === letter).length;
    if (count !== 1) return [false, count ? `${letter} stands there more than once.` : `${letter} is missing.`];
  }
  const isSame = (other) => other.length === kept.length && other.every((one, place) => one === kept[place]);
  if (isSame(rule.answer)) return [true, `All ${kept.length} stand in their place. ${rule.right}`];
  const placed = kept.filter((one, place) => one === rule.answer[place]).length;
  const miss = (rule.near ?? []).find((one) => isSame(one.value));
  return [false, `${placed} of ${kept.length} stand in their place. ${miss ? miss.why : rule.otherwise}`];
}

/** @type {Record<string, (rule: Rule, found: Typed) => [boolean, string]>} */
const KINDS = { number, numbers, choice, choices, order };
