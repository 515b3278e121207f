"""Reads a zip that nobody vouches for: by its central directory only, each file counted while it is unpacked.

`desk/zip.js` does the same. Python's own `zipfile` trusts sizes that a zip claims, and reads a directory of any length.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass

from book.lecturer.words import MILLION, Refused, say

END, END_64, LOCATOR_64, FILE, LOCAL = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07", b"PK\x01\x02", b"PK\x03\x04"
NOT_SAID = 0xFFFFFFFF  # a size that stands in the entry's extra field
LOCKED, UTF8 = 0x1, 0x800
STORED, DEFLATED = 0, 8
COMMENT_MAX = 65_535
DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True)
class Entry:
    """One file of a zip: its path with / for \\, and the size in bytes that it claims to have."""

    path: str
    size: int
    content: bytes
    at: int
    packed: int
    flags: int
    method: int
    sum: int

    def unpack(self, most: int) -> bytes:
        """Unpack the file.

        Parameters
        ----------
        most : int
            Bytes that it may have.

        Raises
        ------
        Refused
            If it is locked, damaged, packed in another way, or grows beyond `most`.
        """
        if self.flags & LOCKED:
            raise Refused(say("zip_locked"))
        if self.method not in (STORED, DEFLATED):
            raise Refused(say("zip_method"))
        if self.size > most:
            raise _too_large(most)
        made = _inflate(self._packed(), most) if self.method else self._packed()
        if len(made) != self.size or zlib.crc32(made) != self.sum:
            raise Refused(say("zip_entry_broken"))
        return made

    def _packed(self) -> bytes:
        head = self.content[self.at : self.at + 30]
        if self.at < 0 or len(head) < 30 or head[:4] != LOCAL:
            raise Refused(say("zip_entry_broken"))
        begin = self.at + 30 + sum(struct.unpack_from("<HH", head, 26))
        if begin + self.packed > len(self.content):
            raise Refused(say("zip_entry_broken"))
        return self.content[begin : begin + self.packed]


def _too_large(most: int) -> Refused:
    return Refused(say("too_large", limit=f"{most / MILLION:g}"))


def _inflate(packed: bytes, most: int) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        made = stream.decompress(packed, most + 1)
    except zlib.error:
        raise Refused(say("zip_entry_broken")) from None
    if len(made) > most:
        raise _too_large(most)
    return made


def entries(content: bytes, files_max: int) -> list[Entry]:
    """List what a zip holds, folders left out; nothing is unpacked yet.

    Parameters
    ----------
    content : bytes
        The zip.
    files_max : int
        Files and folders that it may hold.

    Raises
    ------
    Refused
        If it holds more, or cannot be read.
    """
    try:
        count, at, shift = _directory(content)
        if count > files_max:
            raise Refused(say("zip_many", limit=f"{files_max:,}"))
        found = []
        for _ in range(count):
            entry, at = _read(content, at, shift)
            found.append(entry)
    except (struct.error, ValueError, OverflowError):
        raise Refused(say("zip_broken")) from None
    return [entry for entry in found if not entry.path.endswith("/")]


def _directory(content: bytes) -> tuple[int, int, int]:
    """Find the directory from the zip's end: how many entries, where, and what stands before the zip in the file."""
    end = content.rfind(END, max(0, len(content) - 22 - COMMENT_MAX))
    if end < 0 or end > len(content) - 22:
        raise Refused(say("zip_broken"))
    (count,), (size, at), last = struct.unpack_from("<H", content, end + 10), struct.unpack_from("<II", content, end + 12), end
    if end >= 20 and content[end - 20 : end - 16] == LOCATOR_64:
        (last,) = struct.unpack_from("<Q", content, end - 12)
        if content[last : last + 4] != END_64:
            raise Refused(say("zip_broken"))
        count, size, at = struct.unpack_from("<QQQ", content, last + 32)
    shift = last - size - at
    if shift < 0:
        raise Refused(say("zip_broken"))
    return count, at + shift, shift


def _read(content: bytes, place: int, shift: int) -> tuple[Entry, int]:
    """Read one line of the directory."""
    if content[place : place + 4] != FILE:
        raise Refused(say("zip_broken"))
    flags, method, _, _, crc, packed, size, named, extra, comment = struct.unpack_from("<HHHHIIIHHH", content, place + 8)
    (offset,) = struct.unpack_from("<I", content, place + 42)
    name = place + 46
    sizes = _large(content[name + named : name + named + extra], {"size": size, "packed": packed, "offset": offset})
    path = _path(content[name : name + named], flags & UTF8)
    entry = Entry(path, sizes["size"], content, sizes["offset"] + shift, sizes["packed"], flags, method, crc)
    return entry, name + named + extra + comment


def _large(extra: bytes, sizes: dict[str, int]) -> dict[str, int]:
    """Take sizes that are too large for their field from the extra one."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        inside = at + 4
        for name in sizes if kind == 1 else ():
            if sizes[name] == NOT_SAID:
                (sizes[name],) = struct.unpack_from("<Q", extra, inside)
                inside += 8
        at += 4 + length
    return sizes


def _path(name: bytes, is_utf8: int) -> str:
    """Read a name: many programs write UTF-8 without saying so, and what is none is of the first PCs."""
    try:
        path = name.decode("utf-8", "replace" if is_utf8 else "strict")
    except UnicodeDecodeError:
        path = name.decode("cp437")
    return path.replace("\\", "/")


def path_fault(path: str) -> str:
    """Say why a path may not be followed, or nothing."""
    leads = path.startswith("/") or DRIVE.match(path) or "\0" in path or ".." in path.split("/")
    return say("unsafe_path") if leads else ""
