"""Checks the book as its authors wrote it, before any page is built: `python -m book check`.

Each check yields a BookError a fault. What is checked of questions alone lives in
`book.quiz.bank`, of tables alone in `book.data`.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

from pybtex.database import BibliographyData, parse_string
from pybtex.exceptions import PybtexError

from book import data, fingerprint, law, paths, rules
from book.errors import BookError, Faults, nearest
from book.quiz import bank
from book.reading import read_text
from book.site import chapter as chapters
from book.site import harvard, services, truth
from book.site.chapter import Cell, Chapter
from book.site.exercise import copies

# Known to every reader, or not an acronym of the field.
PLAIN = {"UK", "US", "MB", "CC", "BY", "CSV", "YAML", "II", "III", "IV", "OK", "AND", "OR", "NOT", "SI", "HC", "HL"}
ROLE = re.compile(r"\{(source|exercise)\}`([^`]*)`")
LAW = re.compile(r"\{law\}`([^`]+)`")
ACRONYM = re.compile(r"\b([A-Z]{2,}(?:-[A-Z]+)?)s?\b")


def faults() -> list[BookError]:
    """Collect every fault of the book's content, in the order of the checks."""
    found: list[BookError] = []
    for part in (tables, questions, texts, claims, joins, labels, exercises):
        try:
            for fault in part():
                found += fault.faults if isinstance(fault, Faults) else [fault]
        except BookError as fault:
            found += fault.faults if isinstance(fault, Faults) else [fault]
    return list({str(fault): fault for fault in found}.values())


def tables() -> Iterator[BookError]:
    """Each data set loads, and each table is described."""
    for name in data.names():
        try:
            entries = {law.NAME: law.entries, services.NAME: services.services}.get(name)
            entries() if entries else data.load(name)
        except BookError as fault:
            yield fault
    for file in paths.DATA.glob("*.csv"):
        if not file.with_suffix(".yml").exists():
            yield BookError("The table has no description.", f"Add {file.stem}.yml, which says what each column holds.", file=file)


def questions() -> Iterator[BookError]:
    """Each question is well formed, and its section and source exist."""
    banks, found = bank.check_all()
    yield from found
    keys = set(bibliography().entries)
    for one in banks:
        page = paths.CHAPTERS / f"{one.chapter}.md"
        labels = chapters.read(page).labels if page.exists() else {}
        for place in one.references():
            if place.section not in labels:
                yield BookError(f"The section '{place.section}' is no label of {paths.relative(page)}.", nearest(place.section, labels), file=place.file, line=place.section_line)
            if place.key not in keys:
                yield BookError(f"The source key '{place.key}' is not in {paths.relative(_bibliography_file())}.", nearest(place.key, keys), file=place.file, line=place.key_line)


def texts() -> Iterator[BookError]:
    """Each page's citations, cells, quizzes and acronyms hold."""
    keys, banks = set(bibliography().entries), {one.chapter: one for one in bank.check_all()[0]}
    used = {place.key for one in banks.values() for place in one.references()}
    for file in chapters.files_in_order():
        if not file.exists():
            yield BookError(f"The page '{paths.relative(file)}' does not exist.", "Write it, or take it out.", file=paths.ROOT / "_toc.yml")
            continue
        page = chapters.read(file)
        used |= {key for _, key in page.citations}
        yield from _citations(page, keys)
        yield from _laws(page)
        yield from _cells(page)
        yield from _quizzes(page, banks)
        yield from _roles(page)
        if page.slug in chapters.numbered():
            yield from _acronyms(page)
            yield from _form(page)
    yield from references()
    for key in sorted(keys - used):
        yield BookError(f"The key '{key}' is cited nowhere.", "Cite it or take it out.", file=_bibliography_file(), line=_line_of(_bibliography_file(), "{" + key + ","))


def claims() -> Iterator[BookError]:
    """Each figure, date and quotation in a chapter has its source beside it."""
    known = chapters.numbered()
    yield from truth.faults([chapters.read(file) for file in chapters.files_in_order() if file.stem in known and file.exists()])


def joins() -> Iterator[BookError]:
    """Every chapter finds its partners, and nothing stands alone."""
    listed, numbered = {file.stem for file in chapters.files_in_order()}, chapters.numbered()
    for file in sorted(paths.CHAPTERS.glob("*.md")):
        if file.stem not in listed:
            yield BookError("The page is not in _toc.yml.", "Add it there, or delete it.", file=file)
    for slug in sorted(numbered):
        if not (paths.QUESTIONS / f"{slug}.yml").exists():
            yield BookError("The chapter has no questions.", f"Add exercises/questions/{slug}.yml.", file=paths.CHAPTERS / f"{slug}.md")
    partners = [*paths.QUESTIONS.glob("*.yml"), *(f for f in (paths.PACKAGE / "figures").glob("*.py") if f.stem != "__init__")]
    for file in sorted(partners):
        if file.stem not in numbered:
            yield BookError(f"There is no chapter '{file.stem}'.", nearest(file.stem, numbered), file=file)


def labels() -> Iterator[BookError]:
    """A label stands before one section of the book: links do not say in which chapter."""
    seen: dict[str, str] = {}
    for file in (one for one in chapters.files_in_order() if one.exists()):
        for label, line in chapters.read(file).labels.items():
            if seen.setdefault(label, file.name) != file.name:
                yield BookError(f"The label '{label}' stands in {seen[label]} too.", "Give the section a label of its own, here and in the questions that name it.", file=file, line=line)


def exercises() -> Iterator[BookError]:
    """Each exercise says what it is, and its checks have rules that can be met."""
    for file in copies.sources():
        try:
            sound = not (found := list(copies.header_faults(file)))
            yield from found
            if not (paths.RULES / f"{file.stem}.yml").exists():
                yield BookError("The exercise has no rules for its checks.", f"Add exercises/checks/{file.stem}.yml.", file=file)
            elif sound:
                yield from copies.faults(file)
        except BookError as fault:
            yield fault
    rules.read_all()


def _bibliography_file() -> Path:
    return paths.CHAPTERS / "references.bib"


def bibliography() -> BibliographyData:
    """Read the book's references; raises BookError where the file has a fault."""
    try:
        return _parsed(read_text(_bibliography_file()))
    except PybtexError as fault:
        raise BookError(f"This is not BibTeX: {fault}.", "Mend the entry.", file=_bibliography_file(), line=getattr(fault, "lineno", None)) from None


@functools.lru_cache(maxsize=2)
def _parsed(text: str) -> BibliographyData:
    return parse_string(text, bib_format="bibtex")


def references() -> Iterator[BookError]:
    """Each reference can be printed."""
    yield from harvard.faults(bibliography().entries.values(), _bibliography_file())


def _line_of(file: Path, text: str) -> int | None:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if text in line), None)


def _citations(page: Chapter, keys: set[str]) -> Iterator[BookError]:
    for line, key in page.citations:
        if key not in keys:
            yield BookError(f"The citation key '{key}' is not in {paths.relative(_bibliography_file())}.", nearest(key, keys), file=page.file, line=line)


def _laws(page: Chapter) -> Iterator[BookError]:
    """Each law that the text names is in the table, and its provision is written in the book's form."""
    for number, line in enumerate(page.lines, 1):
        for text in LAW.findall(line):
            try:
                _, key, provision = law.named(text)
                law.entry(key)
                law.check_provision(provision)
            except Faults:
                return  # the table's own faults are told once, by `tables`
            except BookError as fault:
                yield BookError(fault.what, fault.todo, file=page.file, line=number)


def _cells(page: Chapter) -> Iterator[BookError]:
    for cell in page.cells:
        yield from _imports(page, cell)
        settings = _mapping(cell.settings, "mystnb")
        figure, alt = _mapping(settings, "figure"), str(_mapping(settings, "image").get("alt") or "")
        if "book.figures" not in cell.code:
            continue
        for name, value in (("figure name", figure.get("name")), ("figure caption", figure.get("caption")), ("image alt", alt)):
            if not value:
                yield BookError(f"The figure cell has no {name}.", "Add it to the cell's settings, under mystnb.", file=page.file, line=cell.line)
        if alt and alt.strip() in str(figure.get("caption", "")):
            yield BookError("The alt text repeats the caption.", "Say what kind of chart it is and its main message.", file=page.file, line=cell.line)


def _mapping(settings: dict, key: str) -> dict:
    found = settings.get(key)
    return found if isinstance(found, dict) else {}


def _imports(page: Chapter, cell: Cell) -> Iterator[BookError]:
    """What a cell takes from the package is there."""
    for offset, line in enumerate(page.lines[cell.line :], cell.line + 1):
        if line.startswith("```"):
            return
        match = re.match(r"\s*from (book[\w.]*) import ([\w, ]+)", line)
        if not match:
            continue
        module, names = match[1], [name.split(" as ")[0].strip() for name in match[2].split(",")]
        kind = "widget" if module.startswith("book.widgets") else "module"
        file = fingerprint.file_of(module)
        if file is None:
            package = module.rpartition(".")[0]
            yield BookError(f"There is no {kind} '{module}'.", nearest(module, _modules(package)), file=page.file, line=offset)
            continue
        for name in names:
            if name not in _defined(file) and fingerprint.file_of(f"{module}.{name}") is None:
                yield BookError(f"The {kind} '{module}' has no '{name}'.", nearest(name, _defined(file)), file=page.file, line=offset)


def _modules(package: str) -> list[str]:
    folder = paths.PACKAGE.joinpath(*package.split(".")[1:])
    return [f"{package}.{file.stem}" for file in folder.glob("*.py") if file.stem != "__init__"]


def _defined(file: Path) -> set[str]:
    """Name what a module defines or imports at its top."""
    names = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.ImportFrom, ast.Import)):
            names |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


def _quizzes(page: Chapter, banks: dict[str, bank.Bank]) -> Iterator[BookError]:
    """Each quiz directive names a bank and questions that exist."""
    for line, name, argument, body in page.blocks:
        if name != "quiz":
            continue
        slug = argument.strip()
        if slug not in banks:
            yield BookError(f"There are no questions for '{slug}'.", nearest(slug, banks), file=page.file, line=line)
            continue
        ids = {question.id for question in banks[slug].questions}
        for offset, text in enumerate(body, line + 1):
            asked = text.strip()
            if asked and not asked.startswith(":") and asked not in ids:
                yield BookError(f"There is no question '{asked}' in {slug}.yml.", nearest(asked, ids), file=page.file, line=offset)


def _roles(page: Chapter) -> Iterator[BookError]:
    """Each source line names a data set, and each link to an exercise an exercise."""
    known = {"source": ("data set", data.names()), "exercise": ("exercise", [file.stem for file in copies.sources()])}
    for number, line in enumerate(page.lines, 1):
        for role, name in ROLE.findall(line):
            kind, names = known[role]
            if name not in names:
                yield BookError(f"There is no {kind} '{name}'.", nearest(name, names), file=page.file, line=number)


def _acronyms(page: Chapter) -> Iterator[BookError]:
    """An acronym is spelt out at its first use in the chapter, and stands in the glossary."""
    glossary = (paths.CHAPTERS / "glossary.md").read_text(encoding="utf-8") if (paths.CHAPTERS / "glossary.md").exists() else ""
    seen = set(PLAIN)
    for line, text in page.prose:
        for match in ACRONYM.finditer(text):
            word = match[1]
            if word in seen:
                continue
            seen.add(word)
            if not re.search(rf"\({word}s?\b", text) and not re.search(rf"\b{word}s? \(", text):
                yield BookError(f"The acronym '{word}' is not spelt out at its first use.", f"Write the words, then ({word}).", file=page.file, line=line)
            if not re.search(rf"\b{word}\b", glossary):
                yield BookError(f"The acronym '{word}' is not in the glossary.", "Add it to chapters/glossary.md.", file=page.file, line=line)


FORM = {"key points": "answer the chapter's question", "check yourself": "asks the whole quiz", "further reading": "gives each work a line on why"}


def _form(page: Chapter) -> Iterator[BookError]:
    """A chapter says what one will be able to do, and ends with key points, a quiz and reading."""
    headings = {text.lower() for _, _, text in page.headings}
    for wanted, why in FORM.items():
        if wanted not in headings:
            yield BookError(f"The chapter has no section '{wanted.capitalize()}'.", f"Add it: it {why}.", file=page.file, line=1)
    if "you will be able to" not in page.text.lower():
        yield BookError("The chapter does not say what the reader will be able to do.", "Add its outcomes after the opening.", file=page.file, line=1)
