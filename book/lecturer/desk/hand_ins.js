// Reads what a lecturer drops into a list of hand-ins: whose each is, which exercise it is, and why where it cannot be read.
// `book/lecturer/hand_ins.py` gives the same list for the same files.

import { trimmed } from "./program.js";
import { byCodePoints, Fault, MILLION, say } from "./words.js";
import { entries, pathFault } from "./zip.js";

/** @typedef {import("./engine.js").HandIn} HandIn */

const CELLS_MAX = 500, NAME_MAX = 200, NEST_MAX = 200;
const OF_ONE_MAX = 20; // notebooks in a zip that one student made
const MOODLE = /^(.{1,300}?)_(\d{1,20})_assignsubmission_file(?:_.*)?$/su;
const BLACKBOARD = /^(.{1,300}?)_([^_]{1,100})_attempt_\d{4}(?:-\d\d){5}(?:_.*)?\.(ipynb|txt|zip)$/su;
const IGNORED = /(^|\/)(__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/is;
// A string that never ends is taken to the end, so that nothing is looked at twice.
const STRINGS_AND_BRACKETS = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|[[\]{}]/gs;
const nobody = () => ({ name: "", number: "", username: "", participant: "" });

/**
 * @param {(File|{name: string, bytes: Uint8Array})[]} dropped
 * @param {Object<string, Object>} plans
 * @param {import("./engine.js").Limits} limits
 * @returns {Promise<HandIn[]>} by path
 */
export async function handIns(dropped, plans, limits) {
  const found = [];
  for (const one of dropped) {
    // A File has a method of that name in newer browsers.
    const given = one.bytes instanceof Uint8Array ? one.bytes : null;
    const read = async () => given ?? new Uint8Array(await one.arrayBuffer());
    for (const file of await opened(one.name, given?.length ?? one.size, read, limits)) found.push(await describe(file, plans));
  }
  found.sort((one, other) => byCodePoints(one.file, other.file));
  noteSame(found);
  return found;
}

/** Open one dropped file: itself, or what it holds. */
async function opened(name, size, read, limits) {
  const most = isZip(name) ? limits.zip : limits.file;
  if (isIgnored(name)) return [];
  if (!isZip(name) && !isNotebook(name)) return [{ file: name, fault: say("not_a_hand_in") }];
  if (size > most) return [{ file: name, fault: say(isZip(name) ? "zip_large" : "too_large", { limit: most / MILLION }) }];
  const bytes = await read();
  return isZip(name) ? within({ name, bytes, before: "" }, limits, { left: limits.zip }) : [{ file: name, bytes }];
}

/** Open a zip; `budget.left` is what all its files may yet take, those of zips in it too. */
function within({ name, bytes, before, deep = false }, limits, budget) {
  let listed;
  try { listed = entries(bytes, limits); } catch (fault) { return [{ file: before + name, fault: fault.message }]; }
  const notebooks = listed.filter(({ path }) => isNotebook(path) && !isIgnored(path)).length;
  if (deep && byPath(before + name) && notebooks > OF_ONE_MAX) return [{ file: before + name, fault: say("zip_of_one", { limit: OF_ONE_MAX }) }];
  // Zips come last, so that what one of them unpacks to takes no room from others' notebooks.
  listed.sort((one, other) => isZip(one.path) - isZip(other.path) || byCodePoints(one.path, other.path));
  const folder = deep ? `${before}${name}/` : "";
  return listed.flatMap((entry) => ofEntry(entry, folder, deep, limits, budget));
}

function ofEntry(entry, folder, deep, limits, budget) {
  const file = folder + entry.path, fault = pathFault(entry.path);
  if (fault) return [{ file, fault }];
  if (isIgnored(entry.path)) return [];
  if (!isZip(entry.path) && !isNotebook(entry.path)) return [{ file, fault: say("not_a_hand_in") }];
  if (isZip(entry.path) && deep) return [{ file, fault: say("zip_deep") }];
  const most = isZip(entry.path) ? limits.zip : limits.file;
  if (most > budget.left && entry.size > budget.left) return [{ file, fault: say("zip_unpacked", { limit: limits.zip / MILLION }) }];
  try {
    const bytes = entry.unpack(most);
    budget.left -= bytes.length;
    return isZip(entry.path) ? within({ name: entry.path, bytes, before: folder, deep: true }, limits, budget) : [{ file, bytes }];
  } catch (refused) {
    return [{ file, fault: refused.message }];
  }
}

const isZip = (path) => /\.zip$/i.test(path);
const isNotebook = (path) => /\.ipynb$/i.test(path);
const isIgnored = (path) => IGNORED.test(path) || BLACKBOARD.exec(path.split("/").pop())?.[3] === "txt";

/** Say all that is known of one file. */
async function describe({ file, bytes, fault = "" }, plans) {
  const made = { key: bytes ? await sha256(bytes) : "", file, who: nobody(), exercise: "", route: "", notes: [], fault, notebook: null };
  if (fault) return identify(made, {});
  let notebook = {};
  try {
    notebook = readNotebook(bytes);
    made.exercise = exerciseOf(notebook, plans);
    made.notebook = trimmed(notebook);
  } catch (refused) {
    if (!(refused instanceof Fault)) throw refused;
    made.fault = refused.message;
  }
  const claim = object(object(notebook.metadata).hand_in);
  made.route = ["notebook", "form"].includes(claim.route) ? claim.route : "";
  const { edition } = object(object(notebook.metadata).exercise);
  if (made.exercise && edition !== plans[made.exercise].edition) made.notes.push(say("other_edition"));
  return identify(made, claim);
}

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<string>} hexadecimal
 */
export async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const object = (value) => (value && typeof value === "object" && !Array.isArray(value) ? value : {});

/** Read a notebook; only its form is looked at here. */
function readNotebook(bytes) {
  if (!bytes.length) throw new Fault("empty");
  const notebook = parsed(bytes);
  if (notebook === null || typeof notebook !== "object" || Array.isArray(notebook)) throw new Fault("not_notebook");
  const { nbformat, cells } = notebook;
  if (Number.isInteger(nbformat) && nbformat !== 4) throw new Fault("other_format", { format: Math.abs(nbformat) < 1e15 ? nbformat : "unknown" });
  if (nbformat !== 4 || !Array.isArray(cells)) throw new Fault("not_notebook");
  if (cells.length > CELLS_MAX) throw new Fault("too_many_cells", { limit: CELLS_MAX });
  return notebook;
}

function parsed(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (nesting(text) > NEST_MAX) throw new Fault("not_json");
    return JSON.parse(text);
  } catch {
    throw new Fault("not_json");
  }
}

/** How deep brackets stand in brackets, strings left out. */
function nesting(text) {
  let depth = 0, deepest = 0;
  for (const [mark] of text.matchAll(STRINGS_AND_BRACKETS)) {
    if (mark === "[" || mark === "{") deepest = Math.max(deepest, ++depth);
    else if (mark === "]" || mark === "}") depth--;
  }
  return deepest;
}

function exerciseOf(notebook, plans) {
  const { slug } = object(object(notebook.metadata).exercise), known = Object.keys(plans).sort().join(", ");
  if (typeof slug !== "string" || !slug) throw new Fault("no_exercise", { known });
  if (!Object.hasOwn(plans, slug)) throw new Fault("other_exercise", { known });
  return slug;
}

/** Say whose a file is: by its path, else by what it claims, else by its name. */
function identify(made, claim) {
  const claimed = { ...nobody(), name: told(claim.name), number: told(claim.number) };
  const named = byPath(made.file);
  const isClaimed = Boolean(claimed.name || claimed.number), fallback = { ...nobody(), name: made.file.split("/").pop().replace(/\.ipynb$/i, "") };
  made.who = named ?? (isClaimed ? claimed : fallback);
  if (!named && !made.fault) made.notes.push(say(isClaimed ? "claimed" : "nobody"));
  return made;
}

const told = (value) => (typeof value === "string" ? [...value.replace(/[\s\p{Cc}]+/gu, " ").trim()].slice(0, NAME_MAX).join("") : "");

/** Read what a VLE writes into paths: it writes the first name of its pattern, and what follows is the student's to choose. */
function byPath(path) {
  for (const part of path.split("/")) {
    const board = BLACKBOARD.exec(part), moodle = MOODLE.exec(part);
    if (board && !(moodle && moodle[1].length < board[1].length)) return { ...nobody(), username: board[2] };
    if (moodle) return { ...nobody(), name: told(moodle[1]), participant: moodle[2] };
  }
  return null;
}

/** Note those that are one person's, and those that are the same file. */
function noteSame(found) {
  const people = new Map(), keys = new Set(), readable = found.filter((one) => !one.fault);
  for (const one of readable) people.set(person(one), (people.get(person(one)) ?? new Set()).add(one.key));
  for (const one of readable) if (people.get(person(one)).size > 1) one.notes.push(say("same_person"));
  for (const one of readable) {
    if (keys.has(one.key)) one.notes.push(say("same_bytes"));
    keys.add(one.key);
  }
}

function person({ exercise, who: { participant, username, number, name } }) {
  const first = Object.entries({ participant, username, number, name: name.toLowerCase() }).find(([, value]) => value) ?? [];
  return JSON.stringify([exercise, ...first]);
}
