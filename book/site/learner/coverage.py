"""The authors' page: the whole bank, what it covers, and what it lacks."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence

from book import paths
from book.quiz import coverage
from book.quiz.bank import Bank
from book.site import chapter

# Sections that gather what came before, and so need no pause point.
CLOSING = {"key points", "check yourself", "exercises", "further reading"}
ABOUT = """\
<section id="the-question-bank"><h1>The question bank</h1>
<p>For lecturers and authors: every question of the book, what the questions cover, and what they lack.
Answers and reasons stand in the chapters' quizzes, and in <code>exercises/questions/</code> of the book's sources.</p>
<h2>The whole bank</h2>
{asked}
<p>Apply and infer should make up at least half of each chapter.</p>
{options}
<p>The right option of a single choice should be no longer than the others (ratio 1), and stand in each place about as often; the page shuffles them for every reader.</p>
{chapters}
</section>"""


def without_pause(page: chapter.Chapter) -> list[str]:
    """List the titles of a chapter's sections in which nothing is asked."""
    tops = [(line, title) for line, level, title in page.headings if level == 2]
    asked = [line for line, name, _, body in page.blocks if name == "quiz" and any(text.strip() and not text.strip().startswith(":") for text in body)]
    ends = [line for line, _ in tops[1:]] + [len(page.lines) + 1]
    spans = zip(tops, ends, strict=True)
    return [title for (line, title), end in spans if title.lower() not in CLOSING and not any(line < at < end for at in asked)]


def page(banks: Sequence[Bank], titles: Mapping[str, str], *, root: str) -> str:
    """Write the page's HTML.

    Parameters
    ----------
    banks : sequence of Bank
        In the order of the book.
    titles : mapping of str to str
        Each chapter's title, by slug.
    root : str
        The way to the top of the site.
    """
    found = [(titles.get(one.chapter, one.chapter), coverage.of(one)) for one in banks]
    found += [("All", coverage.of(*banks))] if len(banks) > 1 else []
    asked = _table("What each chapter's questions ask", ("Chapter", "Questions", "Recall", "Apply", "Infer", "Sensitive"), [_asked(*one) for one in found])
    options = _table("Single choices: the right option beside the wrong ones", ("Chapter", "Length, right over wrong", "Right is longest", "Places of the right"), [_options(*one) for one in found])
    chapters = "\n".join(_chapter(one, titles.get(one.chapter, one.chapter), root) for one in banks)
    return ABOUT.format(asked=asked, options=options, chapters=chapters)


def _asked(name: str, found: coverage.Coverage) -> list[str]:
    return [name, str(found.questions), *(f"{found.share(kind):.0f}%" for kind in ("recall", "apply", "infer")), str(found.sensitive)]


def _options(name: str, found: coverage.Coverage) -> list[str]:
    ratio = f"{found.ratio:.2f}" if found.ratio is not None else "none"
    longest = f"{found.longest_pct:.0f}%" if found.longest_pct is not None else "none"
    places = ", ".join(f"{place}: {found.places[place]}" for place in sorted(found.places)) or "none"
    return [name, ratio, longest, places]


def _chapter(one: Bank, title: str, root: str) -> str:
    found = coverage.of(one)
    lacks = [f"<li>No question tests <em>{html.escape(one.outcomes[name])}</em>.</li>" for name, count in found.by_outcome.items() if not count]
    file = paths.CHAPTERS / f"{one.chapter}.md"
    lacks += [f"<li>Nothing is asked in the section <em>{html.escape(name)}</em>.</li>" for name in (without_pause(chapter.read(file)) if file.exists() else [])]
    counted = ", ".join(f"{count} {name}" for name, count in sorted(found.types.items()))
    outcomes = _table(f"Questions of each outcome: {title}", ("Outcome", "Questions"), [[one.outcomes[name], str(count)] for name, count in found.by_outcome.items()])
    return (
        f'<h2 id="{one.chapter}">{html.escape(title)}</h2><p>{found.questions} questions: {counted}.</p>'
        + (f"<p>It lacks:</p><ul>{''.join(lacks)}</ul>" if lacks else "<p>Every outcome is tested, and every section asks something.</p>")
        + f"{outcomes}<details><summary>All questions of {html.escape(title)}</summary>{_questions(one, root)}</details>"
    )


def _questions(one: Bank, root: str) -> str:
    def entry(question) -> str:
        facts = ", ".join([question.type, question.kind, f"level {question.level}", *([f"sensitive: {question.sensitive}, equal {question.equal}"] if question.sensitive else [])])
        place = f"{root}chapters/{one.chapter}.html#{question.section}"
        return f'<li><p>{html.escape(question.question)}</p><p class="ju-source"><code>{question.id}</code>: {html.escape(facts)}. <a href="{html.escape(place)}">Its section</a></p></li>'

    return f"<ol>{''.join(entry(question) for question in one.questions)}</ol>"


def _table(caption: str, head: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    heads = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in head)
    body = "".join(f"<tr>{''.join(_cells(row))}</tr>" for row in rows)
    return f'<div class="pst-scrollable-table-container"><table class="table"><caption>{html.escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'


def _cells(row: Sequence[str]) -> Iterator[str]:
    yield f'<th scope="row">{html.escape(row[0])}</th>'
    yield from (f"<td>{html.escape(text)}</td>" for text in row[1:])
