// A place where a student's Python can reach nothing: a frame whose origin is nobody's, and in it one worker at a time.
//
// The page drives each worker over a port of its own, one question at a time, and believes one answer to each: that with
// the question's token. What else is said is not listened to.

const GRACE = 50; // milliseconds

/** No answer came in time. */
export class Late extends Error {}

/** The run was ended from outside. */
export class Ended extends Error {}

/** Python could not start. */
export class NoStart extends Error {}

/**
 * @typedef {Object} Session one hand-in's Python
 * @property {(message: {run: string}|{read: string}, seconds: number) => Promise<{said: string, fatal: boolean}>} ask rejects with Late or Ended
 * @property {() => void} end
 *
 * @typedef {Object} Lane
 * @property {(options: {memory: number, seconds: number}) => Promise<Session>} start rejects with NoStart, Late or Ended
 * @property {() => void} end ends what is running: what was asked is rejected with Ended
 * @property {() => void} close
 */

/**
 * Open a frame and hand it all that Python is made of.
 * @param {Document} page
 * @param {string} address of frame.html
 * @param {{files: Object<string, ArrayBuffer>, packages: Object, worker: string, runner: string}} given what door.js brought in
 * @param {number} seconds that the frame may take
 * @returns {Promise<Lane>}
 */
export async function openLane(page, address, given, seconds) {
  const frame = page.createElement("iframe"), heard = listen(page.defaultView, frame);
  frame.sandbox = "allow-scripts";
  frame.hidden = true;
  frame.title = "Python";
  frame.src = address;
  const here = heard.next("here", seconds);
  page.body.append(frame);
  await here;
  const holds = heard.next("holds", seconds);
  frame.contentWindow.postMessage({ give: given }, "*"); // the frame's origin is nobody's and has no name
  await holds;
  return lane(frame, heard);
}

function lane(frame, heard) {
  let leave = () => {};
  const end = () => { leave(new Ended()); frame.contentWindow?.postMessage({ end: true }, "*"); };
  const begin = async (options) => {
    const gone = new Promise((_, refuse) => { leave = refuse; });
    gone.catch(() => {}); // it is only raced against
    try {
      return { ask: await start(frame, heard, gone, options), end };
    } catch (fault) {
      end();
      throw fault;
    }
  };
  return { start: begin, end, close: () => { end(); heard.stop(); frame.remove(); } };
}

/** Hear what the frame says, and nobody else. */
function listen(view, frame) {
  let expected = () => {};
  const hear = ({ source, data }) => { if (source === frame.contentWindow && data && typeof data === "object") expected(data); };
  view.addEventListener("message", hear);
  const next = (name, seconds) => within(seconds, (give, refuse) => {
    expected = (said) => { if (said[name]) give(said); else if (said.fault) refuse(new NoStart(String(said.fault))); };
  });
  return { next, stop: () => view.removeEventListener("message", hear) };
}

/** Promise something within a time. What came while the page itself was held up is still heard. */
function within(seconds, begin) {
  let timer;
  const limit = new Promise((_, refuse) => {
    const late = () => { timer = setTimeout(() => refuse(new Late()), GRACE); };
    timer = setTimeout(late, seconds * 1000);
  });
  return Promise.race([new Promise(begin), limit]).finally(() => clearTimeout(timer));
}

/** Start a worker and wait until its Python is there. */
async function start(frame, heard, gone, { memory, seconds }) {
  const { port1: port, port2: theirs } = new MessageChannel();
  const failed = heard.next("never", seconds); // the frame tells of a worker that cannot run at all
  const ready = within(seconds, (give, refuse) => {
    port.onmessage = ({ data }) => { if (data?.ready) give(); else refuse(new NoStart(String(data?.fault).slice(0, 300))); };
  });
  for (const one of [failed, ready]) one.catch(() => {}); // the first of them is heard below
  frame.contentWindow.postMessage({ start: { memory } }, "*", [theirs]);
  await Promise.race([ready, failed, gone]);
  return (message, limit) => Promise.race([ask(port, message, limit), gone]);
}

/** Ask one question; only the answer that bears its token is heard. */
function ask(port, message, seconds) {
  const token = crypto.randomUUID();
  return within(seconds, (give) => {
    port.onmessage = ({ data }) => {
      if (data?.token !== token) return;
      port.onmessage = null;
      give({ said: String(data.said), fatal: data.fatal === true });
    };
    port.postMessage({ ...message, token });
  });
}
