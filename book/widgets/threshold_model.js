// What the threshold counts, says and draws: pure functions, held to book/models/threshold.py by vectors.

export const CASES = 1000;

/** @typedef {{serious: number, sensitivity: number, specificity: number, averted: number}} Setting cases in 1,000, and per cent */
/** @typedef {{happened: number, averted: number, missed: number, falseAlarms: number, cleared: number}} Outcome cases */

/** Take a percentage of a number of cases, half upwards, in whole numbers only. */
const share = (number, pct) => Math.floor((2 * number * pct + 100) / 200);

/**
 * Share 1,000 cases out over the cells.
 * @param {Setting} setting
 * @returns {Outcome}
 */
export function outcome({ serious, sensitivity, specificity, averted }) {
  const caught = share(serious, sensitivity), saved = share(caught, averted), cleared = share(CASES - serious, specificity);
  return { happened: caught - saved, averted: saved, missed: serious - caught, falseAlarms: CASES - serious - cleared, cleared };
}

/**
 * Write a share in per cent to one decimal, half upwards.
 * @param {number} part
 * @param {number} whole
 * @returns {string}
 */
export function percent(part, whole) {
  const tenths = Math.floor((2000 * part + whole) / (2 * whole));
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

/**
 * Say what the grading finds, misses and changes.
 * @param {Outcome} found
 * @param {number} pct the share averted that was set
 * @returns {string}
 */
export function describe(found, pct) {
  const caught = found.happened + found.averted, high = caught + found.falseAlarms, serious = caught + found.missed;
  const said = [`Of 1,000 cases, ${serious} would be followed by serious harm and ${CASES - serious} would not.`];
  const missed = found.missed === 0 ? "none is missed" : found.missed === 1 ? "1 serious case is missed" : `${found.missed} serious cases are missed`;
  if (!high) said.push(`No case is graded high, so ${missed}.`);
  else {
    said.push(`${high} ${high === 1 ? "is" : "are"} graded high: ${caught} of the ${serious} and ${found.falseAlarms} of the others.`);
    said.push(`So serious harm is coming in ${caught} of ${high} high gradings (${percent(caught, high)}), and ${missed}.`);
  }
  if (pct && caught && !found.averted) said.push(`Averting ${pct}% of so few comes to less than half a case.`);
  if (found.averted) {
    said.push(`Acting on the grading averts ${found.averted}, so the records show serious harm after ${found.happened} of ${high} (${percent(found.happened, high)}): help makes the grading look worse.`);
  }
  return said.join(" ");
}

/**
 * The same as a table: two gradings, and all.
 * @param {Outcome} found
 * @returns {(string|number)[][]}
 */
export function rows(found) {
  const { happened, averted, missed, falseAlarms, cleared } = found;
  return [
    ["Graded high", happened, averted, falseAlarms, happened + averted + falseAlarms],
    ["Not graded high", missed, 0, cleared, missed + cleared],
    ["All", happened + missed, averted, falseAlarms + cleared, CASES],
  ];
}

// How one case is drawn in its square of ten units: a shape of its own for each cell.
const SHAPES = {
  happened: (x, y) => `M${x + 1} ${y + 1}h8v8h-8z`,
  averted: (x, y) => `M${x + 2} ${y + 2}h6v6h-6z`,
  missed: (x, y) => `M${x + 5} ${y}l5 5-5 5-5-5z`,
  falseAlarms: (x, y) => `M${x + 2} ${y + 5}a3 3 0 1 1 6 0a3 3 0 1 1-6 0`,
  cleared: (x, y) => `M${x + 5} ${y + 5}h0`,
};
export const PARTS = Object.keys(SHAPES);

/**
 * Draw all cases as one path a cell, row by row: serious ones first, so that they lie together.
 * @param {Outcome} found
 * @param {number} across icons in a row
 * @returns {Object<string, string>} the path's data, by cell
 */
export function icons(found, across) {
  let at = 0;
  return Object.fromEntries(PARTS.map((part) => {
    let path = "";
    for (const end = at + found[part]; at < end; at++) path += SHAPES[part](10 * (at % across), 10 * Math.floor(at / across));
    return [part, path];
  }));
}
