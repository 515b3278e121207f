"""The page for institutions: the exercises in nbgrader on JupyterHub, with the files that it needs."""

from __future__ import annotations

import html
import shutil
from pathlib import Path

from book.site.teach.parts import FOLDER, items, table

HUB = FOLDER / "hub"
FILES = {
    "jupyterhub_config.py": "JupyterHub’s settings, as tried",
    "nbgrader_config.py": "nbgrader’s settings for all accounts of a machine",
    "Dockerfile": "an image with JupyterLab, nbgrader and the book’s package",
    "values.yaml": "values for the Helm chart of Zero to JupyterHub",
}
CHOICES = [
    ["One module, and a browser", "The marking desk in the browser", "Nothing to install; work stays on the lecturer’s machine"],
    ["The same, and somebody has Python", "The command line", "The same marks, and it goes on by itself"],
    ["Several modules, accounts for all, hand-in inside Jupyter", "nbgrader on JupyterHub", "A service to run, with people who keep it running"],
]
TRIED = [
    ["The hub started, and both people’s servers with it", "yes"],
    ["The assignment was made from the pack and released", "yes, 4.5 seconds"],
    ["The student’s list showed it; it was fetched, changed and submitted", "yes"],
    ["It was collected and marked", "yes, 3.8 seconds, with the marks that its answers earn by the book’s rules"],
    ["Written answers marked in the form grader, feedback sent back", "not tried"],
    ["More than one student, a real sign-in, a load of many at once", "not tried"],
    ["Kubernetes", "not tried"],
]
FAQ = "https://nbgrader.readthedocs.io/en/stable/user_guide/faq.html"


def page(_pack: object, _root: str) -> str:
    """Say how an institution runs the exercises in nbgrader, and what was seen when it was tried."""
    files = items(f'<a href="hub/{name}" download>{name}</a>: {told}' for name, told in FILES.items())
    return CHOOSE.format(choices=table("Which way to mark suits whom", ("You have", "Take", "Because"), CHOICES)) + SEEN.format(
        tried=table("What was tried on one machine, and what was seen", ("Step", "Seen"), TRIED)
    ) + STEPS.format(files=files, commands=_code(PACK), hub=_code(RUN)) + LIMITS.format(faq=FAQ)


def write_files(site: Path) -> None:
    """Put the files beside the page."""
    (site / "teach" / "hub").mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(HUB / name, site / "teach" / "hub" / name)


def _code(text: str) -> str:
    return f'<div class="highlight"><pre tabindex="0" role="group" aria-label="Commands">{html.escape(text)}</pre></div>'


PACK = """\
make lecturer
.venv/bin/python -m book bundle
.venv/bin/python -m hatchling build --target wheel --directory dist
"""
RUN = """\
pip install jupyterhub jupyterlab nbgrader==0.9.6 joined_up-0.1.0-py3-none-any.whl
npm install --global configurable-http-proxy
mkdir --parents --mode 777 /srv/nbgrader/exchange
jupyterhub --config jupyterhub_config.py
"""
CHOOSE = """\
<p>The <a href="mark.html">marking desk</a> needs no server and suits most. This page is for an institution that runs Jupyter for its students already, or wants to:
the exercises are notebooks that <a href="https://nbgrader.readthedocs.io/">nbgrader</a>, Jupyter’s own system for assignments, takes as they are.</p>
<h2>Who should choose what</h2>{choices}"""
SEEN = """\
<h2>What was tried</h2>
<p>In November 2026, on one Linux machine: JupyterHub 6.1.1, JupyterLab 4.6.6 and nbgrader 0.9.6 on Python 3.11, with one lecturer’s and one student’s account.
One course was made, and the exercise on survey and police figures went the whole way. Times are of single runs.</p>{tried}"""
STEPS = """\
<h2>What you need</h2>{files}
<h2>Make the course</h2>
<p>In a copy of the book’s repository, these commands write the lecturer’s pack and the package that the notebooks import:</p>{commands}
<ol><li>Copy <code>_build/lecturer/source</code> and <code>_build/lecturer/nbgrader_config.py</code> into a folder of the lecturer’s account, say <code>joined_up</code>.
The settings say what a student finds in place of a solution.</li>
<li>In that account, <code>~/.jupyter/nbgrader_config.py</code> gives the folder’s full path as <code>c.CourseDirectory.root</code>, with the same <code>course_id</code> as below.</li>
<li>The pack holds solutions and model answers: keep it out of every folder that students can read.</li></ol>
<h2>Start the hub</h2>
<p>As the machine’s administrator, once both accounts exist on it:</p>{hub}
<p>Put this page’s <code>nbgrader_config.py</code> into <code>etc/jupyter</code> of the same Python. Then, in JupyterLab:</p>
<ol><li>The lecturer opens nbgrader’s form grader, presses Generate for <code>two_series</code>, and Release.</li>
<li>The student opens the assignment list, fetches it, works, and submits.</li>
<li>The lecturer collects, and presses Autograde. Written answers are marked by hand in the same place.</li></ol>
<p>A student who has worked on the book’s own page can hand in that file too: its cells carry nbgrader’s names. Put it at <code>submitted/(student)/two_series/two_series.ipynb</code> of the course’s folder.</p>
<h2>On Kubernetes</h2>
<p>This part was not tried. <a href="https://z2jh.jupyter.org/">Zero to JupyterHub</a> starts a container for each person. Build the image from the Dockerfile above, and give the chart the values above:
every container mounts one volume at the exchange’s place, which must allow many to write at once.
nbgrader’s file exchange tells people apart by their account on the machine, and in most such images everybody has the same one: give each person an account number of their own, or use an exchange service made for hubs.</p>"""
LIMITS = """\
<h2>Know before you choose</h2>
<ul><li>nbgrader runs students’ code with the rights of the account that marks. Its own <a href="{faq}">questions and answers</a> say that it does not protect against unsafe code directly. Mark in an account, or a container, that can reach nothing else. The marking desk and the command line shut each hand-in in.</li>
<li>The same page says that hand-ins are not marked in parallel, and that the exchange’s commands do not work on Windows.</li>
<li>The exchange’s folder must be writable for all. Students’ hand-ins lie in it: see that they cannot list it, and empty it at the end of a module.</li>
<li>Marks are the same: a check is met or not, here as at the desk. In <code>make bench</code> of the repository both mark the same hundred hand-ins, and nbgrader beside them.</li></ul>"""
