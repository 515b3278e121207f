"""The widget on thresholds: a thousand cases graded for risk, beside what one study gives and leaves open."""

from __future__ import annotations

import html

import traitlets

from book.models import threshold as model
from book.models.threshold import CASES, DORSET_HIGH, DORSET_HIGH_SERIOUS, DORSET_SERIOUS_ALL, DORSET_SERIOUS_KNOWN, Outcome, describe, outcome, percent
from book.widgets.base import Prediction, Try, Widget, fallback_html
from book.widgets.helplines import helplines

ACROSS = 50  # icons in a row of the fallback's picture
# How one case is drawn, and in what: a shape of its own for each cell, as in threshold_model.js.
SHAPES = {
    "happened": ("M{} {}h8v8h-8z", 1, 1, "fill: var(--ju-orange,#b4540a)"),
    "averted": ("M{} {}h6v6h-6z", 2, 2, "fill: none; stroke: var(--ju-green,#1b7a5a); stroke-width: 2.5px"),
    "missed": ("M{} {}l5 5-5 5-5-5z", 5, 0, "fill: var(--ju-red,#b3263a)"),
    "false_alarms": ("M{} {}a3 3 0 1 1 6 0a3 3 0 1 1-6 0", 2, 5, "fill: none; stroke: var(--ju-blue,#1f5fa8); stroke-width: 1.5px"),
    "cleared": ("M{} {}h0", 5, 5, "fill: none; stroke: var(--ju-line,#868f99); stroke-width: 2.5px; stroke-linecap: round"),
}
HELPLINES = ("national_domestic_abuse_helpline", "mens_advice_line", "live_fear_free", "scotland_domestic_abuse_helpline")


class Threshold(Widget):
    """A thousand cases, sorted by a grading; its four settings are traits of their own."""

    module = "threshold"

    ranges = traitlets.List().tag(sync=True)
    study = traitlets.Dict().tag(sync=True)
    invite = traitlets.Unicode().tag(sync=True)
    serious = traitlets.Int(5).tag(sync=True)
    sensitivity = traitlets.Int(33).tag(sync=True)
    specificity = traitlets.Int(90).tag(sync=True)
    averted = traitlets.Int(0).tag(sync=True)

    @traitlets.validate("serious", "sensitivity", "specificity", "averted")
    def _offered(self, proposal):
        name = proposal.trait.name
        offered = OFFERED[name][2]
        if proposal.value not in offered:
            raise traitlets.TraitError(f"{name} is {proposal.value}. Give a whole number from {offered[0]} to {offered[-1]}, in steps of {offered.step}.")
        return proposal.value

    def found(self) -> Outcome:
        """Give the cells for the present setting."""
        return outcome(serious=self.serious, sensitivity_pct=self.sensitivity, specificity_pct=self.specificity, averted_pct=self.averted)

    def fallback(self) -> dict[str, str]:
        sentence = describe(self.found(), self.averted)
        words = "".join(f"<p>{html.escape(text)}</p>" for text in (*_plain(self.study["notes"]), self.leaves_out, self.assumptions))
        text = fallback_html(self.title, picture(self.found()), f"{self.invite} {sentence}", _table(self.study) + words)
        return {"text/html": text, "text/plain": f"{self.title}. {sentence}"}


def threshold() -> Threshold:
    """Make the widget on thresholds.

    Returns
    -------
    Threshold

    Source: chalkley2017 for the study's figures; the settings are illustrative
    """
    ranges = [_range(name, *given) for name, given in OFFERED.items()]
    return Threshold(ranges=ranges, study=STUDY, invite=INVITE, content_note=NOTE.format(helplines(HELPLINES)), **WORDS)


def picture(found: Outcome) -> str:
    """Draw all cases as one path a cell, serious ones first.

    Parameters
    ----------
    found : Outcome
        From the model.

    Returns
    -------
    str
        SVG whose colours follow the page.
    """
    paths = "".join(f'<path d="{path}" style="{SHAPES[part][3]}"/>' for part, path in icons(found, ACROSS).items())
    return f'<svg viewBox="0 0 {10 * ACROSS} {10 * CASES // ACROSS}" xmlns="http://www.w3.org/2000/svg">{paths}</svg>'


def icons(found: Outcome, across: int) -> dict[str, str]:
    """Give the path of each cell's icons, laid out row by row.

    Parameters
    ----------
    found : Outcome
        From the model.
    across : int
        Icons in a row.
    """
    paths, at = {}, 0
    for part, (shape, dx, dy, _) in SHAPES.items():
        places = range(at, at + getattr(found, part))
        paths[part] = "".join(shape.format(10 * (place % across) + dx, 10 * (place // across) + dy) for place in places)
        at = places.stop
    return paths


def _range(name: str, label: str, unit: str, offered: range) -> dict:
    return {"name": name, "label": label, "unit": unit, "min": offered[0], "max": offered[-1], "step": offered.step}


def _table(study: dict) -> str:
    head = "".join(f'<th scope="col">{html.escape(text)}</th>' for text in study["columns"])
    body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in study["rows"])
    return f"<table><caption>{html.escape(study['caption'])}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _plain(notes: list[str]) -> list[str]:
    """Write notes without the marks of emphasis and links."""
    return [text.replace("*", "").replace("[", "").replace("](", " (") for text in notes]


OFFERED = {
    "serious": ("Base rate (illustrative): serious harm would follow", "in 1,000 cases", model.SERIOUS),
    "sensitivity": ("Sensitivity (illustrative): of those, graded high", "%", model.SENSITIVITY),
    "specificity": ("Specificity (illustrative): of the others, not graded high", "%", model.SPECIFICITY),
    "averted": ("Acting on a high grading averts (illustrative)", "%", model.AVERTED),
}
NOTE = "This activity is about serious domestic abuse and homicide, in numbers and with no cases. {} *Do not use this page to judge a real situation, your own or anybody's.*"
INVITE = "The study cannot say how the whole table looks. Set it yourself: all four settings are illustrative."
STUDY = {
    "caption": "What the study of Dorset gives, April 2009 to March 2015",
    "columns": ["Police grading", "Serious harm followed", "It did not follow", "All"],
    "rows": [
        ["High", f"{DORSET_HIGH_SERIOUS}", f"{DORSET_HIGH - DORSET_HIGH_SERIOUS:,}", f"{DORSET_HIGH:,} gradings"],
        ["Not high", f"{DORSET_SERIOUS_KNOWN - DORSET_HIGH_SERIOUS}", "not given", "not given"],
        ["All", f"{DORSET_SERIOUS_KNOWN} cases with earlier police contact", "not given", "not given"],
    ],
    "notes": [
        f"*What it gives.* {DORSET_HIGH_SERIOUS} of {DORSET_HIGH:,} high gradings were followed by serious or fatal harm: {100 * DORSET_HIGH_SERIOUS / DORSET_HIGH:.2f}%. "
        f"{DORSET_HIGH_SERIOUS} of the {DORSET_SERIOUS_KNOWN} serious cases that the police had met before had been graded high: {percent(DORSET_HIGH_SERIOUS, DORSET_SERIOUS_KNOWN)}. "
        f"Another {DORSET_SERIOUS_ALL - DORSET_SERIOUS_KNOWN} serious cases had no earlier contact, so no grading could have found them. [Chalkley and Strang (2017)](https://doi.org/10.1007/s41887-017-0010-2).",
        "*What cannot be known.* The summary that was read does not say how many cases were graded lower and came to no serious harm. So neither the base rate nor the specificity follows. "
        "The rows count gradings and the first column counts cases: one case can be graded many times.",
        "*The words.* The authors call the share of high gradings that no serious harm followed a 99% false positive rate. Elsewhere that name is kept for 1 minus the specificity, which is another number.",
        "*Why acting changes the outcome.* A high grading is meant to set off help. Where help works, the harm does not come, and the grading is counted among those that were wrong. No table of gradings and outcomes can tell a false alarm from a harm that was averted.",
    ],
}
WORDS = {
    "idea": "threshold",
    "title": "Many cases, few catastrophes",
    "predict": Prediction(
        question="Suppose serious harm would follow in 10 of 1,000 cases, and a grading is right about 90% of those and about 90% of the others. Of the cases graded high, in how many is serious harm coming?",
        options=["About 9 in 10", "About half", "About 1 in 12"],
        answer=2,
        why="It is 9 of 108, 1 in 12. The grading is right nine times in ten, but there are 99 times as many cases in which it can raise a false alarm. Where harm is rare, most high gradings are false alarms even for a good test.",
    ),
    "tries": [
        Try(
            "Let serious harm follow in 10 of 1,000, find 90% of it, and clear 90% of the others. How many high gradings are right?",
            {"serious": 10, "sensitivity": 90, "specificity": 90, "averted": 0},
            "9 of 108. A false alarm is not free, and a missed case is not either: the share alone does not say which error is worse.",
        ),
        Try(
            "Now clear 99% of the others, and find only 33% of the serious harm. What is gained, and what is lost?",
            {"serious": 10, "sensitivity": 33, "specificity": 99, "averted": 0},
            "There are 13 high gradings in place of 108, and 3 of them are right; but 7 of the 10 serious cases are missed. A narrower gate spares staff and misses people.",
        ),
        Try(
            "Let serious harm follow in 20 of 1,000, and let acting on a high grading avert half. What would an evaluator see?",
            {"serious": 20, "sensitivity": 60, "specificity": 90, "averted": 50},
            "Serious harm after 6 of 110 high gradings, where it was coming in 12. The better the response, the worse the grading looks in the records.",
        ),
    ],
    "leaves_out": (
        "A grading has three levels and is made again at each contact; here there are two, made once. Staff use judgement and what other agencies know, not a score alone. "
        "Harm short of the most serious is left out, though it is most of the harm. False alarms also cost: time, trust, and control over people's lives. "
        "It shows no tool's accuracy, holds none of the questions of any checklist, and cannot be used on a real case."
    ),
    "assumptions": "Illustrative: base rate, sensitivity, specificity and the share averted are yours to set. Counts are expected values rounded to whole cases, so small numbers jump. The 33% at the start is the 22 of 67 of Dorset; nothing else in the settings comes from there.",
}
