import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { unzipSync, strFromU8 } from "fflate";
import { agreement, inWords, kappa, sample, usual } from "../../book/lecturer/desk/agreement.js";
import { sheetPage, sheetPath, sheetsZip } from "../../book/lecturer/desk/feedback.js";
import { isBare, openMarks, SECOND, SETTLED } from "../../book/lecturer/desk/marks.js";
import { classPicture } from "../../book/lecturer/desk/picture.js";
import { openStore } from "../../book/lecturer/desk/store.js";
import { blackboard, csv, full, moodle } from "../../book/lecturer/desk/tables.js";
import { say } from "../../book/lecturer/desk/words.js";
import { shuffled } from "../../book/lecturer/desk/written.js";

const { plan, sheets, made, pairs } = JSON.parse(readFileSync(process.env.VECTORS, "utf8"));
const KEYS = Array.from({ length: 40 }, (_, at) => at.toString(16).padStart(64, "0"));

test("tables are those that Python makes, to the byte", () => {
  const tables = { full: full(sheets, plan), moodle: moodle(sheets, plan), moodleTasks: moodle(sheets, plan, { tasksOnly: true }), blackboard: blackboard(sheets, plan), blackboardTasks: blackboard(sheets, plan, { tasksOnly: true }) };
  assert.deepEqual(Object.keys(tables).sort(), Object.keys(made).sort());
  for (const [name, rows] of Object.entries(tables)) assert.equal(csv(rows), Buffer.from(made[name], "base64").toString("utf8"), name);
});

test("Blackboard's column can have the heading that the lecturer gives", () => {
  assert.equal(blackboard(sheets, plan, { heading: "Week 3 [Total Pts: 20 Score] |77" })[0][3], "Week 3 [Total Pts: 20 Score] |77");
});

test("kappa is that of an independent reckoning", () => {
  for (const { given, found } of pairs) {
    if (found === null) assert.equal(kappa(given), null); else assert.ok(Math.abs(kappa(given) - found) < 1e-12, JSON.stringify(given));
  }
});

test("agreement says how many are the same, how many are near, and who gives more", () => {
  const found = agreement([[2, 2], [3, 1], [0, 1], [4, 4]]);
  assert.deepEqual([found.count, found.exact, found.near, found.difference], [4, 2, 3, -0.25]);
  const words = inWords(found).join(" ");
  assert.match(words, /2 \(50 per cent\) got the same mark, and 3 \(75 per cent\) were within one mark/);
  assert.match(words, /0.25 of a mark less than the first/);
  assert.match(words, /With 4 answers it is a rough figure/);
  assert.match(inWords(agreement([[2, 2], [2, 2]])).join(" "), /cannot be worked out/);
  assert.match(inWords(agreement([])).join(" "), /No answer has been marked twice yet/);
});

test("a sample is a tenth and at least three, the same each time, and a larger one holds it", () => {
  assert.deepEqual([usual(8), usual(40), usual(41), usual(2)], [3, 4, 5, 2]);
  assert.deepEqual(sample(KEYS, 4), sample([...KEYS].reverse(), 4));
  assert.deepEqual(sample(KEYS, 9).slice(0, 4), sample(KEYS, 4));
  assert.equal(sample(KEYS, 1).length, 3);
  assert.equal(sample(KEYS, NaN).length, 3);
});

test("answers stand in an order of their own for each question, whatever the order of the hand-ins", () => {
  const first = shuffled(KEYS, "first"), second = shuffled(KEYS, "second");
  assert.deepEqual(first, shuffled([...KEYS].reverse(), "first"));
  assert.notDeepEqual(first, KEYS);
  assert.notDeepEqual(first, second);
  assert.deepEqual([...first].sort(), KEYS);
});

test("a comment with a name or the student's words in it is not bare", () => {
  const names = ["Zebedee Quill", "Zebedee", "Quill", "zq12"], text = "The survey leaves out children\nand firms, and so do the police.";
  assert.equal(isBare("Say what each series leaves out.", names, text), true);
  assert.equal(isBare("Well done, Zebedee!", names, text), false);
  assert.equal(isBare("zebedee quill did it", names, text), false);
  assert.equal(isBare("See zq12", names, text), false);
  for (const said of ["Zebedee's point is good", "the Quills’ - a family", "‘Zebedee’, well done", "Zebedee- yes", "As Li says"]) assert.equal(isBare(said, [...names, "Quills", "Li"], text), false, said);
  assert.equal(isBare("Quilling is a craft", names, text), true);
  assert.equal(isBare("You say “the survey leaves out children and firms”.", names, text), false);
});

function shelf(held = new Map()) {
  return { held, get length() { return held.size; }, key: (i) => [...held.keys()][i], getItem: (name) => held.get(name) ?? null, setItem: (name, text) => held.set(name, text), removeItem: (name) => held.delete(name) };
}

test("marks are found again, settled ones count, an empty answer earns nothing, and storage has no name", () => {
  const storage = shelf(), paper = { key: KEYS[1], who: { name: "Zebedee Quill", username: "", number: "" }, texts: { q: "My own words, many of them", empty: "" } };
  const marks = openMarks(openStore(storage, "/b/"), [paper]);
  assert.equal(marks.final(KEYS[1], "q"), null);
  assert.equal(marks.final(KEYS[1], "empty").marks, 0);
  assert.equal(marks.keep(KEYS[1], "q", "", { points: [1, 2], comment: "Clear." }), true);
  assert.equal(marks.keep(KEYS[1], "q", SECOND, { points: [1, 0], comment: "Zebedee can do more." }), false);
  assert.equal(marks.final(KEYS[1], "q").marks, 3);
  marks.keep(KEYS[1], "q", SETTLED, { points: [1, 1], comment: "Clear." });
  assert.equal(marks.final(KEYS[1], "q").marks, 2);
  assert.equal(marks.get(KEYS[1], "q", SECOND).comment, "Zebedee can do more.");
  const again = openMarks(openStore(storage, "/b/"), [paper]);
  assert.deepEqual([again.final(KEYS[1], "q").marks, again.get(KEYS[1], "q", SECOND).points, again.get(KEYS[1], "q", SECOND).comment], [2, [1, 0], ""]);
  assert.deepEqual(again.comments("q"), ["Clear."]);
  assert.deepEqual(again.comments("q", SECOND), []);
  assert.doesNotMatch(JSON.stringify([...storage.held]), /Zebedee|Quill|own words/);
  const other = openMarks(openStore(storage, "/b/"), [{ ...paper, key: KEYS[2], who: { name: "Yanni", username: "", number: "" } }], marks), back = openMarks(openStore(storage, "/b/"), [paper], other);
  assert.equal(other.keep(KEYS[2], "q", "", { points: [0, 0], comment: "As Zebedee says." }), false);
  assert.equal(back.get(KEYS[1], "q", SECOND).comment, "Zebedee can do more.", "the page is still open");
});

test("a feedback sheet says all in words, and takes nothing for markup", () => {
  const bad = sheets.find(({ result }) => result.who.name.includes("<img"));
  const page = sheetPage(bad, plan);
  assert.doesNotMatch(page, /<img|<script/);
  assert.match(page, /&lt;img/);
  assert.match(page, /default-src 'none'/);
  assert.match(sheetPage(sheets[0], plan), /Together 17 of 20\. ?<\/strong> Tasks: 12 of 12\. Written questions: 5 of 8\./);
  assert.match(sheetPage(sheets[0], plan), /Names the change of counting rules[^]*Good use of the figure/);
});

test("a student is not told that a value was not kept", () => {
  const [id] = Object.keys(sheets[0].result.checks), checks = { ...sheets[0].result.checks, [id]: { met: false, marks: 0, message: say("not_kept"), shown: "" } };
  const sheet = { ...sheets[0], result: { ...sheets[0].result, checks } };
  assert.doesNotMatch(moodle([sheet], plan)[1][4] + sheetPage(sheet, plan), /not kept/);
});

test("sheets go into Moodle's folders, none over another, none outside the zip", () => {
  assert.equal(sheetPath(sheets[0]), "Ann Lee_101_assignsubmission_file_/feedback.html");
  const files = unzipSync(sheetsZip(sheets, plan)), alike = ["Ann Lee", "ann lee"].map((name) => ({ ...sheets[0], result: { ...sheets[0].result, file: "x.ipynb", who: { name } } }));
  assert.deepEqual(Object.keys(unzipSync(sheetsZip(alike, plan))).sort(), ["Ann Lee.html", "ann lee-2.html"]);
  assert.equal(Object.keys(files).length, sheets.length);
  assert.ok(Object.keys(files).every((name) => !name.includes("..") && !name.startsWith("/") && !name.includes("\\")), Object.keys(files).join());
  assert.match(strFromU8(files["Ann Lee_101_assignsubmission_file_/feedback.html"]), /Ann Lee/);
});

test("the class picture counts a file once, groups wrong values by what they mean, and leaves out what was not read", () => {
  const { count, tasks, written } = classPicture(sheets, plan), step = tasks[0];
  assert.equal(count, new Set(sheets.filter(({ result }) => result.state !== "unreadable").map(({ result }) => result.key)).size);
  assert.deepEqual([step.name, step.all, step.met, step.empty], ["Task 1: step", 5, 1, 1]);
  assert.deepEqual(step.wrong.map(({ count: times, means }) => [times, means.slice(0, 16)]), [[2, "This still compa"], [1, "You have the tex"]]);
  assert.deepEqual([written[0].all, written[0].mean, written[0].of], [3, 1, 4]);
});
