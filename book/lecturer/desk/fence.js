// The second fence round a student's Python: a worker's global object with plain JavaScript on it, and nothing else.

const PLAIN = new Set(["Object", "Function", "Array", "Number", "parseFloat", "parseInt", "Infinity", "NaN", "undefined", "Boolean", "String", "Symbol", "Date", "Promise",
  "RegExp", "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError", "globalThis", "JSON", "Math", "Intl", "ArrayBuffer",
  "Atomics", "Uint8Array", "Int8Array", "Uint16Array", "Int16Array", "Uint32Array", "Int32Array", "Float32Array", "Float64Array", "Uint8ClampedArray", "BigUint64Array",
  "BigInt64Array", "DataView", "Map", "BigInt", "Set", "WeakMap", "WeakSet", "WeakRef", "FinalizationRegistry", "Proxy", "Reflect", "Iterator", "decodeURI", "decodeURIComponent",
  "encodeURI", "encodeURIComponent", "isFinite", "isNaN", "escape", "unescape", "WebAssembly", "TextDecoder", "TextEncoder", "performance", "crypto", "console",
  "setTimeout", "clearTimeout", "queueMicrotask", "structuredClone", "SuppressedError", "DisposableStack", "AsyncDisposableStack"]);

/** Take all that is not plain JavaScript off the global object and what it inherits from. */
export function fence() {
  for (let object = self; object && object !== Object.prototype; object = Object.getPrototypeOf(object)) {
    for (const name of Reflect.ownKeys(object)) {
      if (typeof name === "string" && name !== "constructor" && !PLAIN.has(name) && !name.startsWith("_")) take(object, name);
    }
  }
}

function take(object, name) {
  if (!Reflect.deleteProperty(object, name)) { try { object[name] = undefined; } catch { /* it cannot be changed, and the policy stands */ } }
}
