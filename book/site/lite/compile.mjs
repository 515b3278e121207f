// Run by Node: rewrites wheels and zips with bytecode instead of source, by the very Python that the browser runs.
//
//   node compile.mjs PYODIDE_FOLDER JOB.json
//
// The job names a lock with no packages, two folders, the files with the folder that each is unpacked to in the browser, and what to leave out.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, jobFile] = process.argv.slice(2);
const job = JSON.parse(fs.readFileSync(jobFile, "utf8"));
const { loadPyodide } = await import(pathToFileURL(path.join(pyodideFolder, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: pyodideFolder + path.sep, lockFileURL: job.lock });
for (const [mountPoint, folder] of [["/from", job.from], ["/to", job.to]]) {
  python.FS.mkdir(mountPoint);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, mountPoint);
}
python.globals.set("job", JSON.stringify(job));
python.runPython(fs.readFileSync(path.join(import.meta.dirname, "rewrite.py"), "utf8"));
