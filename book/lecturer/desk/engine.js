// The marking desk's engine: opens the book's Python behind a shut door, reads hand-ins, marks them, keeps the marks.
//
// The page calls `open` once, then `read` for what a lecturer drops, then `mark`. Nothing here touches the page's
// contents, apart from two hidden frames and a policy in its head that lets nothing more out.

import { fingerprint, mark } from "./batch.js";
import { bringIn, shutDoor } from "./door.js";
import { handIns } from "./hand_ins.js";
import { Late, openLane } from "./isolated.js";
import { written } from "./program.js";
import { openStore } from "./store.js";
import { MILLION } from "./words.js";

const GIGABYTE = 2 ** 30, FRAME_SECONDS = 30;
const LIMITS = { cell: 30, notebook: 120, start: 30, memory: GIGABYTE, file: 5 * MILLION, zip: 200 * MILLION, files: 2_000 };

/**
 * @typedef {Object} Limits all may be left out
 * @property {number} cell seconds for one cell (30)
 * @property {number} notebook seconds for one hand-in (120)
 * @property {number} start seconds for Python to start (30)
 * @property {number} memory bytes that Python may take (1 GiB)
 * @property {number} file bytes of one hand-in (5 MB)
 * @property {number} zip bytes of one zip, and of all that it holds when unpacked (200 MB)
 * @property {number} files in one zip (2,000)
 *
 * @typedef {Object} Who
 * @property {string} name
 * @property {string} number the student's own, from the form or the page; "" where none
 * @property {string} username Blackboard's; "" where none
 * @property {string} participant Moodle's; "" where none
 *
 * @typedef {Object} HandIn one that was dropped; `book/lecturer/hand_ins.py` gives the same
 * @property {string} key sha256 of its bytes, hexadecimal
 * @property {string} file its path in the zip, or the name of the dropped file; within a zip in the zip "a.zip/b.ipynb"
 * @property {Who} who
 * @property {string} exercise the slug, "" if none of ours
 * @property {string} route "notebook", "form" or ""
 * @property {string[]} notes sentences on the file: whose it is, twice the same
 * @property {string} fault why it cannot be read, "" if it can
 * @property {Object|null} notebook what of it is marked; never kept
 *
 * @typedef {Object} Checked
 * @property {boolean} met
 * @property {number} marks
 * @property {string} message
 * @property {string} shown the value in a few words; may hold what the student typed
 *
 * @typedef {Object} Result
 * @property {string} key
 * @property {string} file
 * @property {Who} who
 * @property {string} exercise
 * @property {string} route
 * @property {Object<string, Checked>} checks
 * @property {number} marks of the tasks
 * @property {number} of marks that the tasks can earn
 * @property {string[]} notes those of the hand-in, then those of its run
 * @property {"marked"|"stopped"|"unreadable"} state
 * @property {boolean} kept true if it was marked on an earlier visit: values that are text, and the words of faults, are gone
 *
 * @typedef {Object} Run
 * @property {() => void} pause lets hand-ins that are running end, and starts no other
 * @property {() => void} resume
 * @property {() => void} stop ends what is running; those hand-ins are not marked, and can be marked again
 * @property {Promise<Result[]>} done all results, in the order of the hand-ins
 *
 * @typedef {Object} Desk
 * @property {Object<string, Object>} plans the exercises' plans by slug
 * @property {number} lanes how many hand-ins run at a time, 1 or 2
 * @property {(dropped: (File|{name: string, bytes: Uint8Array})[]) => Promise<HandIn[]>} read unreadable ones are in the list, with a fault
 * @property {(handIns: HandIn[], told: {started?: (handIn: HandIn) => void, marked?: (result: Result, done: number, all: number) => void, again?: boolean}) => Run} mark
 *   `again` marks those too that were marked before
 * @property {(handIn: HandIn) => Object<string, string>} written the written answers by the question's id
 * @property {import("./store.js").Store} store marks and rubric marks by the hand-in's key: see store.js
 * @property {() => void} close ends Python
 *
 * @typedef {Object} Told
 * @property {(done: number, all: number, words: string) => void} progress bytes fetched, and what is being done, in words
 */

/**
 * Bring in Python and the exercises' plans, open the frames, and shut the page's door: from then on the page fetches nothing.
 * @param {{site: string, here: string, limits?: Limits, told?: Told, storage?: Storage|null, lanes?: number, page?: Document}} options
 *   site: the address of the top of the site, with a slash at its end; here: that of the folder with frame.html,
 *   worker.js and runner.py, with a slash at its end
 * @returns {Promise<Desk>} rejects with an Error whose message is a sentence for people
 */
export async function open({ site, here, limits: asked = {}, told = {}, storage = globalThis.localStorage, lanes: count = lanesHere(), page = document }) {
  const limits = { ...LIMITS, ...asked }, progress = told.progress ?? (() => {});
  const { plans, ...parts } = await bringIn(site, here, progress);
  progress(0, 0, "Opening a place where students' code can reach nothing");
  const lanes = [];
  for (let i = 0; i < count; i++) lanes.push(await openLane(page, `${here}frame.html`, parts, FRAME_SECONDS).catch(refused));
  await shutDoor(page, site);
  const rules = Object.fromEntries(Object.entries(plans).map(([slug, plan]) => [slug, fingerprint(plan)]));
  const store = openStore(storage, new URL(site).pathname);
  return {
    plans, store,
    lanes: lanes.length,
    read: (dropped) => handIns([...dropped], plans, limits),
    mark: (list, told = {}) => mark([...list], { plans, rules, lanes, limits, store }, told),
    written: (handIn) => (handIn.notebook ? written(handIn.notebook, plans[handIn.exercise]) : {}),
    close: () => { for (const lane of lanes) lane.close(); },
  };
}

/** Two at a time where the machine has the cores and the memory for it. */
function lanesHere() {
  return (navigator.hardwareConcurrency ?? 1) >= 2 && (navigator.deviceMemory ?? 8) >= 4 ? 2 : 1;
}

function refused(fault) {
  const why = fault instanceof Late ? "it did not answer" : fault.message;
  throw new Error(`The place for students' code could not be opened: ${why}. Load the page again, or try another browser.`);
}
