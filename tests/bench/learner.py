"""`python -m tests.bench.learner`: how fast a quiz answers, the review page opens and the bank is checked, at full size.

The processor is made four times slower for the pages, to stand for a phone. Beside the time that passes stands the
work of the page's main thread, which other programs on the machine touch less. Ends with 1 where a limit is not kept.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from book import paths
from book.quiz import bank
from book.quiz.quiz import Quiz
from tests import browser
from tests.bench.page import SLOWER
from tests.quiz.conftest import GOOD, Folder
from tests.quiz.driving import DAY, KEY, card, record, tried

ANSWERS, ROUNDS, CARDS, QUESTIONS = 25, 5, 2000, 2000
ROW = "{:62} {:>8} {:>8} {:>8}"

# From the key's own time stamp to the first task after the next paint.
TIMER = """() => {
  window.juTimes = [];
  addEventListener("keydown", (event) => {
    if (event.target.type !== "submit") return;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.juTimes.push(performance.now() - event.timeStamp);
    requestAnimationFrame(() => channel.port2.postMessage(0));
  }, true);
}"""
# From the navigation's start until the page says what is due, painted.
OPENED = """() => new Promise((done) => {
  const look = () => (document.querySelector(".ju-review-page > .ju-sentence")?.textContent ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : setTimeout(look, 5));
  look();
})"""


def write_bank(folder: Path, count: int) -> list[str]:
    """Write a bank of so many questions, 100 a chapter; gives the chapters' slugs."""
    head, questions = GOOD.split("questions:\n")
    slugs = []
    for chapter in range(max(1, count // 100)):
        slug = f"c{chapter}"
        many = "".join(questions.replace("sh-", f"{slug}-n{n}-") for n in range(min(count, 100) // 4))
        (folder / f"{slug}.yml").write_text(head.replace("sharing", slug) + "questions:\n" + many, encoding="utf-8")
        slugs.append(slug)
    return slugs


def slowed(context, address: str = "about:blank"):
    """Open a page on a slower processor; gives it with a function that tells the milliseconds of work its main thread has done."""
    page = context.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address)

    def worked() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(one["value"] for one in metrics if one["name"] == "TaskDuration") * 1000

    return page, worked


def answering(context, folder: Folder, questions: Path, count: int) -> tuple[float, float]:
    """Give the median milliseconds from Check to paint, and of work, with so many questions on the page."""
    head, text = GOOD.split("questions:\n")
    (questions / "sharing.yml").write_text(head + "questions:\n" + "".join(text.replace("sh-", f"n{n}-") for n in range(max(count // 4, ANSWERS))), encoding="utf-8")
    ids = [question.id for question in bank.load("sharing").questions]
    singles = [name for name in ids if name.endswith("one-basis")]
    # Ten questions are asked as ten pages of them would be; the page is opened anew for each ten.
    times, work = [], []
    for part in [singles] if count > 10 else [singles[at : at + 5] for at in range(0, ANSWERS, 5)]:
        asked = ids[:count] if count > 10 else [*part, *[name for name in ids if name not in part][: count - len(part)]]
        page, worked = slowed(context, folder.put(Quiz.of("sharing", asked, pace="all")))
        page.locator(".ju-quiz").wait_for()
        page.evaluate(TIMER)
        for at, name in enumerate(part[:ANSWERS], 1):
            one = page.locator(f'[data-question="{name}"]')
            one.get_by_label("No", exact=True).check()
            one.get_by_label("Certain").check()
            one.get_by_role("button", name="Check", exact=True).focus()
            before = worked()
            page.keyboard.press("Enter")
            page.wait_for_function("count => window.juTimes.length >= count", arg=at)
            work.append(worked() - before)
        times += page.evaluate("() => window.juTimes")
        page.evaluate("() => localStorage.clear()")
        page.close()
    return statistics.median(times), statistics.median(work)


def opening(context, folder: Folder, slugs: list[str]) -> tuple[float, float]:
    """Give the median milliseconds, and those of work, until the review page says what is due of 2,000 questions and cards."""
    now = int(time.time() * 1000)
    address = folder.put_learner(*slugs)
    names = [(slug, question.id) for slug in slugs for question in bank.load(slug).questions][: CARDS * 4 // 5]
    kept = record()
    history = [tried(now - days * DAY, right=days != 30, sure=days % 3) for days in (60, 45, 30, 20, 9)]
    kept["answers"] = {name: {"chapter": slug, "tries": history, "round": 0} for slug, name in names}
    reviews = [{"at": now - days * DAY, "grade": 3} for days in (50, 40, 30, 20, 9)]
    kept["cards"] = {f"own-{n}": card(f"Front {n}", f"Back {n}", made=now - 60 * DAY, chapter=slugs[n % len(slugs)], reviews=reviews) for n in range(CARDS - len(names))}
    page = context.new_page()
    page.goto(f"{address}/review.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(kept)])
    page.close()
    times, work = [], []
    for _ in range(ROUNDS):
        page, worked = slowed(context)
        page.goto(f"{address}/review.html", wait_until="commit")
        times.append(page.evaluate(OPENED))
        work.append(worked())
        page.close()
    return statistics.median(times), statistics.median(work)


def checking() -> tuple[float, float]:
    """Give the seconds, and those of work, that checking the whole bank takes."""
    start, work = time.perf_counter(), time.process_time()
    banks, faults = bank.check_all()
    assert (sum(len(one.questions) for one in banks), faults) == (QUESTIONS, [])
    return time.perf_counter() - start, time.process_time() - work


def main() -> int:
    """Measure, print, and say whether the limits are kept."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        top, questions = Path(name) / "site" / "book", Path(name) / "questions"
        top.mkdir(parents=True)
        questions.mkdir()
        paths.QUESTIONS = questions
        slugs = write_bank(questions, QUESTIONS)
        rows = [("Bank of 2,000 questions checked (s)", checking(), 5.0)]
        server, chromium = browser.serve(top.parent), browser.launch(driver)
        folder, context = Folder(top, f"{server.address}/book"), chromium.new_context(viewport={"width": 390, "height": 800})
        rows.append((f"Review page of 2,000 opens, processor {SLOWER} times slower (ms)", opening(context, folder, slugs), 1000.0))
        rows += [(f"Answer with {count} questions on the page, {SLOWER} times slower (ms)", answering(context, folder, questions, count), 50.0) for count in (10, 200)]
        chromium.close()
        server.close()
    print(ROW.format("", "median", "of work", "limit"))
    for words, (value, work), limit in rows:
        print(ROW.format(words, f"{value:.3g}", f"{work:.3g}", f"{limit:g}"))
    return int(any(value >= limit for _, (value, _), limit in rows))


if __name__ == "__main__":
    sys.exit(main())
