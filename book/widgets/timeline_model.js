// What the timeline counts and says: pure functions, held to book/models/timeline.py by vectors.

export const ALL = "all";
export const MOST_SEARCH = 60; // characters

/** @typedef {{date: string, when: string, title: string, citation: string, kind: string, nation: string, theme: string,
 *   effect: string, standing: string, tag: string, force: boolean, read: string, source: string, note: string}} Entry */
/** @typedef {{theme: string, nation: string, decade: string, search: string}} Setting */

/**
 * Make texts comparable: small letters, no accents, straight apostrophes, single spaces.
 * @param {string} text
 * @returns {string}
 */
export const fold = (text) =>
  text.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/\u2019/g, "'").toLowerCase().trim().replace(/\s+/g, " ");

/** @param {Entry} one */
export const haystack = (one) => fold([one.title, one.citation, one.effect, one.note].join(" "));

/**
 * Give the entries that fit every choice.
 * @param {Entry[]} entries
 * @param {string[]} hay the folded text of each
 * @param {Setting} setting
 * @param {Object<string, string[]>} covers the nations that a choice of nation takes in
 * @returns {Entry[]}
 */
export function chosen(entries, hay, { theme, nation, decade, search }, covers) {
  const words = fold(search.slice(0, MOST_SEARCH)).split(" ");
  return entries.filter((one, i) => (theme === ALL || one.theme === theme) && (nation === ALL || covers[nation].includes(one.nation))
    && (decade === ALL || decadeOf(one) === decade) && words.every((word) => hay[i].includes(word)));
}

/** @param {Entry} one */
export const decadeOf = (one) => `${one.date.slice(0, 3)}0`;
const columnOf = (one, decade) => (decade === ALL ? decadeOf(one) : one.date.slice(0, 4));

/**
 * List the decades from the first entry to the last, or the ten years of one decade.
 * @param {Entry[]} entries the whole table, by date
 * @param {string} decade
 * @returns {string[]}
 */
export function columns(entries, decade) {
  if (decade !== ALL) return Array.from({ length: 10 }, (_, year) => String(Number(decade) + year));
  const first = Number(decadeOf(entries[0])), last = Number(decadeOf(entries.at(-1)));
  return Array.from({ length: (last - first) / 10 + 1 }, (_, i) => String(first + 10 * i));
}

/**
 * Count the entries of each theme in each column.
 * @param {Entry[]} shown
 * @param {string} decade
 * @returns {Map<string, Map<string, number>>} theme to column to number, where there are any
 */
export function counts(shown, decade) {
  const found = new Map();
  for (const one of shown) {
    const row = found.get(one.theme) ?? new Map(), column = columnOf(one, decade);
    found.set(one.theme, row.set(column, (row.get(column) ?? 0) + 1));
  }
  return found;
}

/**
 * Say in one to three sentences what is shown.
 * @param {number} total
 * @param {Entry[]} shown
 * @param {string} decade
 * @returns {string}
 */
export function describe(total, shown, decade) {
  if (!shown.length) return `None of the ${total} entries fits these filters. Widen one of them.`;
  if (shown.length === 1) return `1 of ${total} entries fits: ${shown[0].title}, ${shown[0].when}. ${shown[0].standing}`;
  const first = shown[0].when, last = shown.at(-1).when;
  const span = first === last ? `all of ${first}` : `from ${first} to ${last}`;
  return `${shown.length} of ${total} entries fit, ${span}. ${fullest(shown, decade)}${force(shown)}`;
}

function fullest(shown, decade) {
  const numbers = new Map();
  for (const one of shown) numbers.set(columnOf(one, decade), (numbers.get(columnOf(one, decade)) ?? 0) + 1);
  const most = Math.max(...numbers.values());
  if (numbers.size === 1 || most === 1) return "";
  const names = [...numbers.keys()].sort().filter((name) => numbers.get(name) === most).map((name) => (decade === ALL ? `the ${name}s` : name));
  if (names.length === 1) return `The fullest ${decade === ALL ? "decade" : "year"}, with ${most}, is ${names[0]}. `;
  return `The fullest, with ${most} each, are ${names.slice(0, -1).join(", ")} and ${names.at(-1)}. `;
}

function force(shown) {
  const number = shown.filter((one) => one.force).length;
  if (!number) return "None of them is in force, as at the day given with each.";
  return `${number} of them ${number === 1 ? "is" : "are"} in force, at least in part, as at the day given with each.`;
}

/**
 * Find the dot that an arrow key leads to: along the row, or the nearest in the next row.
 * @param {{row: number, column: number}[]} dots in reading order
 * @param {number} at
 * @param {string} key
 * @returns {number} the same place where there is none
 */
export function step(dots, at, key) {
  const here = dots[at], row = dots.map((dot, i) => ({ ...dot, i })).filter((dot) => dot.row === here.row);
  if (key === "Home") return row[0].i;
  if (key === "End") return row.at(-1).i;
  if (key === "ArrowRight") return row.find((dot) => dot.column > here.column)?.i ?? at;
  if (key === "ArrowLeft") return row.findLast((dot) => dot.column < here.column)?.i ?? at;
  const way = { ArrowDown: 1, ArrowUp: -1 }[key], next = dots.map((dot, i) => ({ ...dot, i })).filter((dot) => dot.row === here.row + way);
  if (!next.length) return at;
  return next.reduce((best, dot) => (Math.abs(dot.column - here.column) < Math.abs(best.column - here.column) ? dot : best)).i;
}
