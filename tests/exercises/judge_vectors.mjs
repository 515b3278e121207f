// Answers for test_judge.py: reads vectors on its input, writes what judge.js says of each.
import { readFileSync } from "node:fs";
import { digits, judge, show } from "../../book/site/exercise/judge.js";

const { numbers, cases } = JSON.parse(readFileSync(0, "utf8"));
const judged = cases.map(([rule, found]) => ({ ...judge(rule, found), shown: show(found) }));
process.stdout.write(JSON.stringify({ numbers: numbers.map((number) => digits(Number(number))), judged }));
