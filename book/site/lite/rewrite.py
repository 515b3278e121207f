"""Run inside Pyodide by compile.mjs: writes each archive of the job again, with bytecode for source."""

import importlib.util
import json
import marshal
import re
import zipfile

# One date for every member, so that the same input gives the same bytes.
DATE = (2020, 1, 1, 0, 0, 0)


def bytecode(source, path):
    """Compile one module to what a .pyc file holds: magic, flags, date, size, code."""
    code = compile(source, path, "exec", dont_inherit=True)
    return importlib.util.MAGIC_NUMBER + bytes(8) + len(source).to_bytes(4, "little") + marshal.dumps(code)


def rewrite(archive, unwanted, mended):
    """Write an archive again without what a browser never uses, its modules compiled."""
    with zipfile.ZipFile(f"/from/{archive['from']}") as old, zipfile.ZipFile(f"/to/{archive['to']}", "w") as new:
        for member in old.infolist():
            name, content = member.filename, old.read(member)
            if member.is_dir() or unwanted.search(name) or name.endswith(".dist-info/RECORD"):
                continue
            if name in mended:
                content = content.replace(*(text.encode() for text in mended[name]))
            if name.endswith(".py"):
                content, name = bytecode(content, f"{archive['place']}/{name}"), name + "c"
            new.writestr(zipfile.ZipInfo(name, DATE), content, zipfile.ZIP_DEFLATED, 6)


task = json.loads(job)  # noqa: F821 (set by compile.mjs)
for archive in task["archives"]:
    rewrite(archive, re.compile(task["unwanted"]), task["mended"])
