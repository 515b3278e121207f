// Holds what comes out of a student's Python to the form of an answer: the twin of `read` in book/answers.py.

const SIZE_MAX = 2_000_000, TEXT_MAX = 2_000, ITEMS_MAX = 1_000, DEPTH_MAX = 4, ROWS_MAX = 200, COLUMNS_MAX = 50, DIGITS_MAX = 400;
const SPECIAL = ["nan", "inf", "-inf"];

/**
 * @param {string} text JSON from outside
 * @returns {Object|null} the described value, of which every part has been looked at; null if it is none
 */
export function readAnswer(text) {
  if ([...text.slice(0, SIZE_MAX + 1)].length > SIZE_MAX || text.length > SIZE_MAX) return null;
  let found;
  try { found = JSON.parse(text); } catch { return null; }
  return isForm(found, 0) ? found : null;
}

function isForm(found, depth) {
  if (found === null || typeof found !== "object" || Array.isArray(found) || depth > DEPTH_MAX + 1 || typeof found.type !== "string" || !Object.hasOwn(FORMS, found.type)) return false;
  const { keys, holds } = FORMS[found.type];
  return Object.keys(found).length === keys.length + 1 && keys.every((key) => Object.hasOwn(found, key)) && holds(found, depth);
}

const isText = (value, most = TEXT_MAX) => typeof value === "string" && value.length <= 2 * most && [...value].length <= most;
const isList = (value, most, holds) => Array.isArray(value) && value.length <= most && value.every(holds);

function isTable({ columns, rows }, depth) {
  const row = (one) => isList(one, COLUMNS_MAX, (item) => isForm(item, depth + 2)) && one.length === columns.length;
  return isList(columns, COLUMNS_MAX, (name) => isText(name)) && isList(rows, ROWS_MAX, row);
}

const FORMS = {
  int: { keys: ["value"], holds: ({ value }) => typeof value === "string" && value.length <= DIGITS_MAX + 3 && /^-?\d+$/.test(value) },
  float: { keys: ["value"], holds: ({ value }) => (typeof value === "string" ? SPECIAL.includes(value) : Number.isFinite(value)) },
  bool: { keys: ["value"], holds: ({ value }) => typeof value === "boolean" },
  text: { keys: ["value"], holds: ({ value }) => isText(value) },
  date: { keys: ["value"], holds: ({ value }) => isText(value, 40) },
  list: { keys: ["value"], holds: ({ value }, depth) => isList(value, ITEMS_MAX, (item) => isForm(item, depth + 1)) },
  map: { keys: ["value"], holds: ({ value }, depth) => isList(value, ITEMS_MAX, (pair) => isList(pair, 2, (part) => isForm(part, depth + 1)) && pair.length === 2) },
  table: { keys: ["columns", "rows"], holds: isTable },
  nothing: { keys: [], holds: () => true },
  missing: { keys: [], holds: () => true },
  other: { keys: ["name"], holds: ({ name }) => isText(name, 80) },
};
