// Reads a zip that nobody vouches for: by its central directory only, as Python does, each file unpacked by fflate and
// counted while it grows.

import { Inflate } from "fflate";
import { Fault, MILLION, say } from "./words.js";

const END = 0x06054b50, END_64 = 0x06064b50, LOCATOR_64 = 0x07064b50, FILE = 0x02014b50, LOCAL = 0x04034b50;
const NOT_SAID = 0xffffffff; // a size that stands in the entry's extra field
const LOCKED = 0x1, UTF8 = 0x800, PIECE = 16_384;
const CP437 = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

/**
 * @typedef {Object} Entry of a zip's directory
 * @property {string} path as it stands there, with / for \
 * @property {number} size that it claims to have when unpacked
 * @property {(most: number) => Uint8Array} unpack throws a Fault, with "too_large" where it outgrows `most` bytes
 */

/**
 * List what a zip holds; nothing is unpacked yet.
 * @param {Uint8Array} bytes
 * @param {{files: number}} limits
 * @returns {Entry[]} folders left out
 */
export function entries(bytes, limits) {
  try {
    return list(bytes, limits);
  } catch (fault) {
    throw fault instanceof Fault ? fault : new Fault("zip_broken");
  }
}

function list(bytes, limits) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, at, shift } = directory(view);
  if (count > limits.files) throw new Fault("zip_many", { limit: limits.files.toLocaleString("en-GB") });
  const found = [];
  for (let i = 0, place = at; i < count; i++) {
    const { entry, next } = read(view, bytes, place, shift);
    if (!entry.path.endsWith("/")) found.push(entry);
    place = next;
  }
  return found;
}

/** Find the directory from the zip's end, where up to 64 KB of comment may stand. */
function directory(view) {
  let end = view.byteLength - 22;
  const first = Math.max(0, end - 65_535);
  while (end >= first && view.getUint32(end, true) !== END) end--;
  if (end < first) throw new Fault("zip_broken");
  let count = view.getUint16(end + 10, true), size = view.getUint32(end + 12, true), at = view.getUint32(end + 16, true), last = end;
  if (end >= 20 && view.getUint32(end - 20, true) === LOCATOR_64) {
    last = whole(view, end - 12);
    if (view.getUint32(last, true) !== END_64) throw new Fault("zip_broken");
    count = whole(view, last + 32); size = whole(view, last + 40); at = whole(view, last + 48);
  }
  const shift = last - size - at; // what stands before the zip in the file
  if (shift < 0) throw new Fault("zip_broken");
  return { count, at: at + shift, shift };
}

const whole = (view, at) => Number(view.getBigUint64(at, true));

/** Read one line of the directory. */
function read(view, bytes, place, shift) {
  if (view.getUint32(place, true) !== FILE) throw new Fault("zip_broken");
  const two = (at) => view.getUint16(place + at, true), four = (at) => view.getUint32(place + at, true);
  const [flags, method, sum] = [two(8), two(10), four(16)], name = place + 46, extra = name + two(28), comment = extra + two(30);
  const sizes = large(view, extra, comment, { size: four(24), packed: four(20), offset: four(42) });
  const path = pathOf(bytes.subarray(name, extra), flags & UTF8);
  const unpack = (most) => {
    if (flags & LOCKED) throw new Fault("zip_locked");
    if (method !== 0 && method !== 8) throw new Fault("zip_method");
    if (sizes.size > most) throw new Fault("too_large", { limit: most / MILLION });
    const made = method ? inflate(packed(view, bytes, sizes, shift), most) : packed(view, bytes, sizes, shift);
    if (made.length !== sizes.size || crc32(made) !== sum) throw new Fault("zip_entry_broken");
    return made;
  };
  return { entry: { path, size: sizes.size, unpack }, next: comment + two(32) };
}

/** Take sizes that are too large for their field from the extra one. */
function large(view, from, to, sizes) {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    for (const name of ["size", "packed", "offset"]) {
      if (sizes[name] === NOT_SAID) { sizes[name] = whole(view, next); next += 8; }
    }
  }
  return sizes;
}

function packed(view, bytes, { packed: length, offset }, shift) {
  const at = offset + shift;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) throw new Fault("zip_entry_broken");
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (from + length > bytes.length) throw new Fault("zip_entry_broken");
  return bytes.subarray(from, from + length);
}

/** Unpack in small pieces, so that a file which grows without end is left in time. */
function inflate(bytes, most) {
  const parts = [];
  let grown = 0;
  const stream = new Inflate((part) => {
    grown += part.length;
    if (grown > most) throw new Fault("too_large", { limit: most / MILLION });
    parts.push(part);
  });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch (fault) {
    throw fault instanceof Fault ? fault : new Fault("zip_entry_broken");
  }
  return joined(parts, grown);
}

function joined(parts, length) {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, i) => { for (let k = 0; k < 8; k++) i = i & 1 ? (i >>> 1) ^ 0xedb88320 : i >>> 1; return i; });

function crc32(bytes) {
  let sum = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) sum = TABLE[(sum ^ bytes[i]) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** Many programs write UTF-8 without saying so; what is none is of the first PCs. */
function pathOf(bytes, isUtf8) {
  let path;
  try {
    path = new TextDecoder("utf-8", { fatal: !isUtf8, ignoreBOM: true }).decode(bytes);
  } catch {
    path = Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : CP437[byte - 128])).join("");
  }
  return path.replaceAll("\\", "/");
}

/**
 * Say why a path may not be followed, or nothing.
 * @param {string} path
 * @returns {string}
 */
export function pathFault(path) {
  const leads = path.startsWith("/") || /^[A-Za-z]:/.test(path) || path.includes("\0") || path.split("/").includes("..");
  return leads ? say("unsafe_path") : "";
}
