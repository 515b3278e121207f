// Brings in all that the desk needs, each file of Python held to its hash, and then shuts the page's door for good.

import { sha256 } from "./hand_ins.js";
import { MILLION } from "./words.js";
import { entries } from "./zip.js";

const PYTHON = "lite/static/pyodide/", REPORT = "lite/build.json", PLANS = "exercises/plans.json", LOCK = "pyodide-lock.json";
const BOOK = "joined-up", NOT_RUN = ["anywidget"]; // widgets are not run in marking, and bring the half of all packages
const CORE = ["pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"];
const AT_A_TIME = 4, FRESH = { cache: "no-cache" }; // an old file beside a new list would be refused
const SHUT = "default-src 'none'; connect-src 'none'; frame-src 'none'; worker-src 'none'; script-src 'none'; style-src 'none'; img-src data: blob:; "
  + "media-src 'none'; font-src 'none'; form-action 'none'; base-uri 'none'";

/**
 * @param {string} site
 * @param {string} here
 * @param {(done: number, all: number, words: string) => void} progress
 * @returns {Promise<{plans: Object, files: Object<string, ArrayBuffer>, packages: {bytes: ArrayBuffer, index: [string, number, number][]}, worker: string, runner: string}>}
 *   files: Python itself, by name; packages: all their files in one piece, each with its path, place and length
 */
export async function bringIn(site, here, progress) {
  if (!site.startsWith("http")) throw new Error("Marking works where the book is opened at a web address, not from a file.");
  if (!globalThis.crypto?.subtle) throw new Error("Marking needs a secure address: open the page by https, or at localhost on this machine.");
  const report = await reportOf(site);
  const listed = Object.assign({}, ...Object.values(report.exercises));
  const plans = await get(site + PLANS).then((answer) => answer.json());
  const [worker, runner] = await Promise.all(["worker.js", "runner.py"].map(async (name) => (await get(here + name)).text()));
  return { plans, worker, runner, ...await python(site + PYTHON, listed, progress) };
}

/** Read what the build wrote of its Python; a site that was built without has no such file. */
async function reportOf(site) {
  const answer = await fetch(site + REPORT, FRESH).catch(() => null);
  if (!answer) throw unfetched(REPORT);
  return answer.json().catch(() => { throw new Error("This copy of the book was built without Python in the browser, so nothing can be marked here."); });
}

const unfetched = (address) => new Error(`${address.split("/").pop()} could not be fetched. Check the connection and load the page again.`);

async function get(address) {
  const answer = await fetch(address, FRESH).catch(() => null);
  if (!answer?.ok) throw unfetched(address);
  return answer;
}

/** Fetch Python itself and the packages that the book needs of it. */
async function python(folder, listed, progress) {
  const files = { [LOCK]: await checked(folder, LOCK, listed[LOCK]?.sha256) };
  const wheels = needed(JSON.parse(new TextDecoder().decode(files[LOCK])).packages);
  const wanted = [...CORE.map((name) => [name, listed[name]?.sha256]), ...wheels.map((entry) => [entry.file_name, entry.sha256])];
  const all = wanted.reduce((sum, [name]) => sum + (listed[name]?.size ?? 0), 0);
  let done = 0;
  const take = async () => {
    for (let next = wanted.shift(); next; next = wanted.shift()) {
      files[next[0]] = await checked(folder, ...next);
      done += files[next[0]].byteLength;
      progress(Math.min(done, all), all, `Fetching Python: ${Math.round(done / MILLION)} of ${Math.round(all / MILLION)} MB`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, take));
  const packages = unpacked(wheels.map(({ file_name: name }) => files[name]));
  return { files: Object.fromEntries([...CORE, LOCK].map((name) => [name, files[name]])), packages };
}

/** Unpack all packages once, so that no worker has to: their files in one piece, and where each lies in it. */
function unpacked(wheels) {
  const index = [], parts = [];
  let length = 0;
  for (const wheel of wheels) {
    for (const entry of entries(new Uint8Array(wheel), { files: Infinity })) {
      const part = entry.unpack(Infinity);
      index.push([entry.path, length, part.length]);
      parts.push(part);
      length += part.length;
    }
  }
  const bytes = new Uint8Array(length);
  parts.forEach((part, at) => bytes.set(part, index[at][1]));
  return { bytes: bytes.buffer, index };
}

/** List the packages that loading the book brings in. */
function needed(packages) {
  const found = new Map(), waiting = [BOOK];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.set(name, packages[name]);
    waiting.push(...packages[name].depends.map((other) => other.toLowerCase().replace(/[_.]/g, "-")).filter((other) => !NOT_RUN.includes(other)));
  }
  return [...found.values()];
}

/** Fetch a file and refuse it if it is not the one that the build listed. */
async function checked(folder, name, hash) {
  const bytes = await (await get(folder + name)).arrayBuffer();
  if (await sha256(bytes) !== hash) {
    throw new Error(`${name} is not the file that this book was built with, and was not used. Load the page again; if it stays so, tell whoever looks after the site.`);
  }
  return bytes;
}

/**
 * Let the page fetch nothing more, whatever its scripts may do, and make sure that the browser holds it to that.
 * @param {Document} page
 * @param {string} address of the site's own, which must now be refused
 * @returns {Promise<void>}
 */
export async function shutDoor(page, address) {
  const policy = page.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = SHUT;
  page.head.append(policy);
  const answer = await fetch(`${address}${PLANS}?shut`).catch(() => null);
  if (answer) throw new Error("This browser does not shut the page off from the network, so nothing is marked here. Use a present Chrome, Edge, Firefox or Safari.");
}
