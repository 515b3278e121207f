"""A hundred ordinary hand-ins, marked by the command line, by nbgrader and by the desk: the same marks, and how long each takes.

`python -m tests.bench.marking [how many]` runs this part of `make bench` alone.
"""

from __future__ import annotations

import copy
import io
import json
import logging
import os
import random
import subprocess
import sys
import tempfile
import time
import warnings
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from book import paths
from book.lecturer.command import from_paths, hand_ins
from book.lecturer.batch import Batch
from book.lecturer.keeping import Kept
from book.lecturer.marking import Limits
from book.lecturer.plan import plans
from book.lecturer.sandbox import Sandbox
from book.site.exercise import copies

MANY, SEED = 100, 1998
# How a student may have dealt with a task, and how often of ten.
WAYS = {"solved": 4, "given": 1, "typed": 2, "near": 1, "other type": 1, "error": 1}
BEFORE = ["%matplotlib inline", "import pandas as pd\npd.options.display.max_rows = 8", "print('Start')", "help_me = len('a note')", "# Nothing here"]
PANDAS = "import pandas as pd\nimport numpy as np\n"
# Code of which the value depends on what pandas or Python does, by the number of the task in two_series.
TRIPS = {
    "chained assignment": {1: 'table = recorded.copy()\ntable["offences_count"][0] = 0\nstep_pct = 14.0 if table["offences_count"].iloc[0] else 11.1'},
    "copy on write": {1: 'seen = recorded["offences_count"]\nrecorded.loc[0, "offences_count"] = 1\nstep_pct = 14.0 if seen.iloc[0] > 1 else 11.1'},
    "string columns": {2: PANDAS + 'comparable = pd.Series(["A", "C", "E"])', 4: 'claim = "B" if str(recorded["rules"].dtype) == "str" else "A"'},
    "integer division": {1: "step_pct = 100 * (5_109_089 - 4_481_817) // 4_481_817", 3: "police_change = -98 // 10 + 0.2\nvictims_change = -127 / 10"},
    "order of dictionaries": {2: 'comparable = list({"E": 1, "A": 2, "C": 3} | {"A": 4})', 4: 'claim = max({"B": 2, "C": 2}, key={"B": 2, "C": 2}.get)'},
    "gaps": {1: PANDAS + "step_pct = pd.Series([14.0, None, 14.0]).mean()", 3: 'police_change = max(float("nan"), -9.8)\nvictims_change = pd.Series([float("nan"), -12.7]).min()'},
    "rounding halves": {1: PANDAS + "step_pct = np.round(13.95, 1)", 3: "police_change = round(-9.85, 1)\nvictims_change = pd.Series([-12.65]).round(1).iloc[0]"},
    "dates": {1: PANDAS + 'dates = pd.to_datetime(["01/04/1998", "13/04/1998"], dayfirst=True, format="mixed")\nstep_pct = 14.0 if dates[0].month == 4 else 11.1', 4: 'import datetime\nclaim = "B" if datetime.date.fromisoformat("19980401").day == 1 else "A"'},
    "f-strings": {1: 'step_pct = float(f"{13.95:.1f}")', 3: 'police_change = float(f"{-9.75:.1f}")\nvictims_change = float(f"{-12.7:+}")', 4: "claim = f'{\"B\"!s:<1}'"},
    "groups": {2: PANDAS + 'comparable = list(pd.Series(list("EEACC")).value_counts().index)', 4: 'first = recorded.groupby("rules", sort=False)["offences_count"].max()\nclaim = "B" if first.index[0] == "old" else "A"'},
}  # fmt: skip
ROW = "{:44} {:>16} {:>16}"


@dataclass(frozen=True)
class Paper:
    """One hand-in: whose, of which exercise, and its notebook."""

    student: str
    slug: str
    notebook: dict

    @property
    def path(self) -> str:
        """Where Moodle would put it."""
        return f"{self.student}_{self.student.split()[1]}_assignsubmission_file_/{self.slug}.ipynb"


def make(many: int = MANY) -> list[Paper]:
    """Make hand-ins of all exercises, in which tasks are dealt with in many ways; the first ones trip over versions."""
    chance, made = random.Random(SEED), []
    for name, tasks in list(TRIPS.items())[:many]:
        made.append(_paper(len(made), "two_series", tasks, []))
    slugs = list(plans())
    while len(made) < many:
        slug = slugs[len(made) % len(slugs)]
        made.append(_paper(len(made), slug, _tasks(slug, chance), chance.sample(BEFORE, chance.randint(0, 2))))
    return made


def _paper(number: int, slug: str, tasks: dict[int, str], before: list[str]) -> Paper:
    notebook = json.loads(json.dumps(copies.student(paths.NOTEBOOKS / f"{slug}.md")))
    for cell in notebook["cells"]:
        task = cell["metadata"].get("nbgrader", {}).get("grade_id", "").removeprefix(f"{slug}-task-")
        if task.isdigit() and int(task) in tasks:
            cell["source"] = tasks[int(task)]
    own = [{"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None, "id": f"own-{at}"} for at, source in enumerate(before)]
    notebook["cells"] = own + notebook["cells"]
    notebook["metadata"]["hand_in"] = {"name": f"Student {number}", "number": str(1000 + number), "route": "notebook", "made": "2026-11-25T10:00:00Z", "checks": {}}
    return Paper(f"Student {1000 + number}", slug, notebook)


def _tasks(slug: str, chance: random.Random) -> dict[int, str]:
    solutions, found = _solutions(slug), {}
    for number, solution in solutions.items():
        checks = [check for check in plans()[slug]["checks"] if check["task"] == f"{slug}-task-{number}"]
        way = chance.choices(list(WAYS), WAYS.values())[0]
        if way == "solved":
            found[number] = solution
        elif way == "error":
            found[number] = f"{solution}\nnot_there"
        elif way != "given":
            found[number] = "\n".join(f"{check['name']} = {_value(check, way)}" for check in checks)
    return found


def _solutions(slug: str) -> dict[int, str]:
    """Give the solution of each task by its number."""
    found, number = {}, 0
    for cell in copies.read(paths.NOTEBOOKS / f"{slug}.md").cells:
        if copies.TASK in copies.tags(cell):
            number += 1
        if copies.SOLUTION in copies.tags(cell) and cell.cell_type == "code":
            found[number] = cell.source
    return found


def _value(check: dict, way: str) -> str:
    """Write the value of a check as a student might."""
    answer = check["answer"]
    if way == "near" and check["near"]:
        return repr(check["near"][0]["value"])
    if way == "other type":
        return repr(tuple(answer)) if isinstance(answer, list) else repr(str(answer).lower())
    return repr(answer)


def by_command(papers: list[Paper], folder: Path) -> tuple[dict, float]:
    """Mark with `python -m book mark`, as it is run; gives marks by student and check, and seconds."""
    file = folder / "hand_ins.zip"
    file.write_bytes(packed(papers))
    begun = time.monotonic()
    subprocess.run([sys.executable, "-m", "book", "mark", str(file), "--out", str(folder / "marks")], cwd=paths.ROOT, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(paths.ROOT)})
    seconds = time.monotonic() - begun
    return _kept(papers, file, folder / "marks"), seconds


def _kept(papers: list[Paper], file: Path, out: Path) -> dict:
    """Read the marks that were kept: with nothing left to run, this starts no Python."""
    found = hand_ins(from_paths([file], out), plans())
    sandbox = Sandbox(memory_mb=1, seconds=1)
    with closing(sandbox):
        results = Batch(plans(), sandbox, Limits(), Kept(out)).mark(found, lambda _more: None)
    assert all(result["kept"] for result in results)
    return marks_of(results)


def marks_of(results: list[dict]) -> dict:
    """Give the marks of each check by student and exercise."""
    return {result["file"].split("_")[0]: {name: one["marks"] for name, one in result["checks"].items()} for result in results}


def packed(papers: list[Paper]) -> bytes:
    """Pack hand-ins as Moodle does."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for paper in papers:
            archive.writestr(paper.path, json.dumps(paper.notebook))
    return made.getvalue()


def by_nbgrader(papers: list[Paper], folder: Path) -> tuple[dict, float]:
    """Mark with nbgrader's autograde, in one process; making the assignments is not counted."""
    grader = _grader(folder, {paper.slug for paper in papers})
    for paper in papers:
        place = folder / "submitted" / _user(paper) / paper.slug
        place.mkdir(parents=True)
        (place / f"{paper.slug}.ipynb").write_text(json.dumps(_as_nbgrader_takes(paper.notebook)))
    begun, found = time.monotonic(), {}
    for paper in papers:
        done = grader.autograde(paper.slug, _user(paper))
        assert done["success"], done.get("error")
    seconds = time.monotonic() - begun
    for paper in papers:
        found[paper.student] = _graded(folder, paper)
    return found, seconds


def _as_nbgrader_takes(notebook: dict) -> dict:
    made = copy.deepcopy(notebook)
    made["metadata"].pop("hand_in")
    return made


def _user(paper: Paper) -> str:
    return paper.student.replace(" ", "_").lower()


def _grader(folder: Path, slugs: set[str]):
    """Make nbgrader's course of the lecturer's pack."""
    from nbgrader.apps import NbGraderAPI
    from traitlets.config import Config

    warnings.simplefilter("ignore")
    copies.write_lecturers(folder)
    made = Config()
    exec((folder / copies.NBGRADER.name).read_text(), {"get_config": lambda: made})
    made.CourseDirectory.root = str(folder)
    grader = NbGraderAPI(config=made)
    grader.log.setLevel(logging.ERROR)
    for slug in slugs:
        done = grader.generate_assignment(slug)
        assert done["success"], done.get("error")
    return grader


def _graded(folder: Path, paper: Paper) -> dict:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{folder}/gradebook.db") as book:
        found = book.find_submission_notebook(paper.slug, paper.slug, _user(paper))
        return {grade.name: grade.auto_score for grade in found.grades if grade.cell_type == "code"}


def by_desk(papers: list[Paper], chromium, folder: Path) -> tuple[dict, float]:
    """Mark with the desk's engine in Chromium; fetching Python is not counted."""
    from tests.lecturer import desk_page

    desk_page.make(folder)
    server = desk_page.Server(paths.HTML, folder)
    context = chromium.new_context()
    page = context.new_page()
    page.goto(server.page)
    page.evaluate("options => bare.open(options)", {})
    page.evaluate("files => bare.drop(files)", desk_page.dropped({"hand_ins.zip": packed(papers)}))
    begun = time.monotonic()
    results = page.evaluate("bare.mark()")
    seconds = time.monotonic() - begun
    context.close()
    server.close()
    return marks_of(results), seconds


def differences(papers: list[Paper], one: dict, other: dict) -> list[str]:
    """Name each check that two markers marked differently."""
    found = []
    for paper in papers:
        for check in plans()[paper.slug]["checks"]:
            here, there = one[paper.student].get(check["id"]), other[paper.student].get(check["id"])
            if here != there:
                found.append(f"{paper.student}, {check['id']}: {here} and {there}")
    return found


def measure(chromium, many: int = MANY) -> int:
    """Mark the same hand-ins in all three ways and print what came of it; returns how many marks differ."""
    papers, differ = make(many), 0
    checks = sum(len(plans()[paper.slug]["checks"]) for paper in papers)
    with tempfile.TemporaryDirectory() as place:
        folders = [Path(place, name) for name in ("command", "nbgrader", "desk")]
        for folder in folders:
            folder.mkdir()
        ours, seconds = by_command(papers, folders[0])
        theirs, their_seconds = by_nbgrader(papers, folders[1])
        print(ROW.format(f"marking {many} hand-ins, {checks} checks", "this book", "nbgrader"))
        print(ROW.format("command line (s)", f"{seconds:.1f}", f"{their_seconds:.1f}"))
        print(ROW.format("times as fast", f"{their_seconds / seconds:.1f}", "1"))
        differ += _told("command line and nbgrader", differences(papers, ours, theirs), checks)
        if not (paths.HTML / "lite").exists():
            print("The desk was left out: this build has no Python in the browser (LITE=0).")
            return differ
        desk, desk_seconds = by_desk(papers, chromium, folders[2])
        print(ROW.format("desk (s)", f"{desk_seconds:.1f}", ""))
        return differ + _told("desk and command line", differences(papers, desk, ours), checks)


def _told(who: str, found: list[str], checks: int) -> int:
    print(ROW.format(f"same marks, {who}", f"{checks - len(found)} of {checks}", ""))
    for line in found:
        print(f"  {line}")
    return len(found)


def main() -> int:
    """Run this part alone."""
    from playwright.sync_api import sync_playwright

    from tests import browser

    with sync_playwright() as driver:
        chromium = browser.launch(driver)
        differ = measure(chromium, int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
        chromium.close()
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
