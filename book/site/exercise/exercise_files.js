// Fetches Python's files into the browser's own store, with a count, before JupyterLite asks for them.

const AT_ONCE = 4; // files fetched at the same time
const PATIENCE_MS = 180_000; // for each step after the last byte
const LOOK_MS = 200;
export const SLOW = "Python has not started within three minutes. The device may have too little memory, as some phones do.";

/**
 * Says how much of the whole has been fetched.
 * @param {number} done Bytes so far.
 * @param {number} whole Bytes in all.
 */
const amount = (done, whole) => `${Math.round(done / 1e6)} of ${Math.round(whole / 1e6)} MB`;

/**
 * Waits until a question has an answer.
 * @template T
 * @param {() => T | undefined | null | false} ask
 * @param {string} late What to say when no answer comes.
 * @returns {Promise<T>}
 */
export async function until(ask, late) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const answer = ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(late);
}

/** Tells whether the browser can keep Python's files; some private windows and insecure addresses cannot. */
export const canKeep = () => Boolean(navigator.serviceWorker && window.caches && navigator.locks);

/**
 * Starts the service worker that gives the kept files to the notebook.
 * @param {string} lite Address of the JupyterLite folder.
 */
async function startKeeper(lite) {
  const registration = await navigator.serviceWorker.register(`${lite}keep.js`);
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  await until(() => worker.state === "activated", SLOW);
}

/**
 * Fetches one file into the store, counting its bytes as they come.
 * @param {Cache} store
 * @param {string} address
 * @param {string} key The address with the file's version.
 * @param {(bytes: number) => void} count
 */
async function keepFile(store, address, key, count) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${address.split("/").pop()} could not be fetched (the server said ${answer.status}).`);
  const counted = answer.body.pipeThrough(new TransformStream({
    transform(part, out) {
      count(part.length);
      out.enqueue(part);
    },
  }));
  await store.put(key, new Response(counted, { headers: { "Content-Type": answer.headers.get("Content-Type") ?? "" } }));
}

/**
 * Fills the store with the files of this version, fetching only those that it lacks.
 * @param {string} lite Address of the JupyterLite folder.
 * @param {Record<string, {size: number, sha256: string}>} files
 * @param {(bytes: number) => void} count
 */
async function keepAll(lite, files, count) {
  const store = await caches.open(`${new URL(lite).pathname}python`);
  const folder = `${lite}static/pyodide/`;
  const keys = new Map(Object.entries(files).map(([name, file]) => [`${folder}${name}?v=${file.sha256}`, name]));
  await store.delete(`${folder}complete`);
  for (const old of await store.keys()) if (!keys.has(old.url)) await store.delete(old);
  const waiting = [...keys];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [key, name] = next;
      if (await store.match(key)) count(files[name].size);
      else await keepFile(store, folder + name, key, count);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await store.put(`${folder}complete`, new Response("yes"));
}

/**
 * Fetches Python with a count, and opens the frame when half is there: its pages load while the rest comes.
 * @param {HTMLElement} page
 * @param {string} lite Address of the JupyterLite folder.
 * @param {() => void} open Opens the frame.
 */
export async function fetchPython(page, lite, open) {
  const files = JSON.parse(page.querySelector(".ju-exercise-files").textContent);
  const whole = Object.values(files).reduce((sum, file) => sum + file.size, 0);
  const [bar, shown] = page.querySelector(".ju-exercise-wait").children;
  let bytes = 0;
  const count = (more) => {
    if (bytes <= whole / 2 && bytes + more > whole / 2) open();
    bytes += more;
    bar.value = bytes / whole;
    shown.textContent = amount(bytes, whole);
  };
  await startKeeper(lite);
  await navigator.locks.request(`${new URL(lite).pathname}python`, () => keepAll(lite, files, count));
}
