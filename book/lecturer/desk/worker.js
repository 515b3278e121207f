// One hand-in's Python: started by frame.html as a worker that can reach nothing, driven step by step over one port.
//
// What keeps it in is the policy that it inherits from the frame, whose origin is nobody's. What follows here is a
// second fence: before a student's first line runs, all that is not plain JavaScript is taken off the global object.

import { fence } from "./fence.js";

const HOME = "https://python.invalid/"; // no such host: every file comes out of the table
const PAGE = 65_536; // bytes of a page of WebAssembly's memory
const NO_SPACE = 51; // what Python knows as ENOSPC
const SILENT = ["log", "info", "warn", "error", "debug", "trace", "dir", "table"];

self.onmessage = ({ data, ports: [port] }) => {
  self.onmessage = null;
  start(data).then((python) => serve(python, port)).catch((fault) => port.postMessage({ fault: String(fault?.message ?? fault).slice(0, 300) }));
};

/**
 * @param {{files: Object<string, ArrayBuffer>, module: WebAssembly.Module|null, packages: {bytes: ArrayBuffer, index: [string, number, number][]}, runner: string, memory: number}} given
 * @returns {Promise<any>} Python's Runner
 */
async function start({ files, module, packages, runner, memory }) {
  if (!isShutIn()) throw new Error("this browser does not hold students' code to the page's policy");
  cap(memory);
  serveFiles(files, module);
  for (const name of SILENT) console[name] = () => {};
  self.importScripts(script(files["pyodide.asm.js"]));
  const { loadPyodide } = await import(script(files["pyodide.mjs"]));
  const quiet = { stdout: () => {}, stderr: () => {}, stdin: () => null }, env = { HOME: "/home/pyodide", MPLBACKEND: "AGG" };
  const fsInit = async (system, { sitePackages }) => place(system, sitePackages, packages);
  const python = await loadPyodide({ indexURL: HOME, jsglobals: Object.freeze({ Object }), env, fsInit, ...quiet });
  capFiles(python.FS.filesystems.MEMFS, memory / 4);
  const made = python.runPython(`${runner}\n\nRunner()`, { filename: "runner.py" });
  capCopies(memory / 4);
  fence();
  return made;
}

/** The frame's policy lets nothing be fetched and no text be run: where text can be run, the worker did not inherit it. */
function isShutIn() {
  try {
    return self.eval("0") !== 0;
  } catch {
    return true;
  }
}

/** Let no memory of WebAssembly's grow beyond a size. */
function cap(bytes) {
  const Memory = WebAssembly.Memory, most = Math.floor(bytes / PAGE);
  WebAssembly.Memory = function (asked) { return new Memory(asked.maximum > most ? { ...asked, maximum: most } : asked); };
  WebAssembly.Memory.prototype = Memory.prototype;
  Memory.prototype.constructor = WebAssembly.Memory;
}

/** Python's own files lie outside that memory: let them grow to a size together, and no further. */
function capFiles(system, bytes) {
  let taken = 0;
  const within = (node, size, change) => {
    const before = node.contents?.length ?? 0;
    if (size > before && taken + size - before > bytes) throw Object.assign(new Error("No space left"), { name: "ErrnoError", errno: NO_SPACE });
    const made = change();
    taken += Math.max(0, (node.contents?.length ?? 0) - before);
    return made;
  };
  const stream = system.ops_table.file.stream, { expandFileStorage: expand, resizeFileStorage: resize } = system, { write } = stream;
  stream.write = (file, buffer, offset, length, position, own) => within(file.node, position + length, () => write(file, buffer, offset, length, position, own));
  system.expandFileStorage = (node, size) => within(node, size, () => expand(node, size));
  system.resizeFileStorage = (node, size) => within(node, size, () => resize(node, size));
}

/** What Python hands to JavaScript is copied out of that memory: let all copies together grow to a size, and no further. */
function capCopies(bytes) {
  let copied = 0;
  for (const one of [Object.getPrototypeOf(Uint8Array.prototype), ArrayBuffer.prototype]) {
    const { slice } = one;
    one.slice = function (from, to) {
      copied += Math.max(0, (to ?? this.byteLength) - (from ?? 0));
      if (copied > bytes) throw new RangeError("too much is copied");
      return slice.call(this, from, to);
    };
  }
}

/** Lay the packages' files where Python looks for them: as they are, with nothing copied. */
function place(system, folder, { bytes, index }) {
  const made = new Set();
  for (const [path, at, length] of index) {
    const parent = `${folder}/${path}`.replace(/\/[^/]*$/, "");
    if (!made.has(parent)) system.mkdirTree(parent);
    made.add(parent);
    system.writeFile(`${folder}/${path}`, new Uint8Array(bytes, at, length), { canOwn: true });
  }
}

/** Put a table of bytes in the place of the network. */
function serveFiles(files, module) {
  self.fetch = async (address) => {
    const name = String(address.url ?? address).split("/").pop();
    if (!Object.hasOwn(files, name)) throw new TypeError(`There is no ${name}.`);
    return new Response(files[name], { headers: { "content-type": name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream" } });
  };
  if (!module) return;
  WebAssembly.instantiateStreaming = async (_response, imports) => ({ module, instance: await WebAssembly.instantiate(module, imports) });
}

function script(bytes) {
  return URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
}

/**
 * Answer one question at a time. The token comes with the question and goes with the answer; Python never sees it.
 * @param {any} runner
 * @param {MessagePort} port
 */
function serve(runner, port) {
  const say = port.postMessage.bind(port), text = String, cut = Function.prototype.call.bind(String.prototype.slice);
  port.onmessage = async ({ data: { token, run, read } }) => {
    let said, fatal = false;
    try { said = await (read === undefined ? runner.run(run) : runner.read(read)); } catch (fault) { said = fault?.message ?? "it ended"; fatal = true; }
    say({ token, said: cut(text(said), 0, 2_000_001), fatal });
  };
  say({ ready: true });
}
