// What the welfare mix says: pure functions, held to book/models/welfare_mix.py by vectors.

export const NONE = "none"; // no second date

/** @typedef {{main: string, also: string[], named: string, detail: string, sources: string[][]}} Part */
/** @typedef {{place: string, period: string, parts: Object<string, Part>}} Mix */
/** @typedef {{value: string, text: string}} Role */

/**
 * Say how one role differs between two dates.
 * @param {Mix} mix
 * @param {Mix} other
 * @param {string} role
 * @returns {string}
 */
export function change(mix, other, role) {
  const before = mix.parts[role].named, after = other.parts[role].named;
  if (before !== after) return `${before} (${mix.period}), then ${after} (${other.period})`;
  return mix.parts[role].main === "unknown" ? "not found for either date" : `${before}, at both dates`;
}

/**
 * Say who does what at a date, or what changed between two.
 * @param {string} service what it is called
 * @param {Role[]} roles
 * @param {Mix} mix
 * @param {Mix} [other]
 * @returns {string}
 */
export function describe(service, roles, mix, other) {
  const say = (head, tell) => `${head} ${roles.map((role) => `${role.text}: ${tell(role.value)}.`).join(" ")}`;
  if (!other) return say(`${service}, ${mix.place}, ${mix.period}.`, (role) => mix.parts[role].named);
  const where = mix.place === other.place ? mix.place : `${mix.place}, and then ${other.place}`;
  return say(`${service}, ${where}, ${mix.period} and ${other.period}.`, (role) => change(mix, other, role));
}

/**
 * Tell what a sector's mark is at one date: it does most, it is there too, or its share is not known.
 * @param {Part} part
 * @param {string} sector
 * @returns {"main"|"also"|"mixed"|"unknown"|""}
 */
export function mark(part, sector) {
  if (part.main === "unknown") return "unknown";
  if (part.main === sector) return "main";
  if (!part.also.includes(sector)) return "";
  return part.main === "mixed" ? "mixed" : "also";
}
