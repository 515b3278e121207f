"""A widget that runs a partnership's three years, and a twin borough that did nothing beside it."""

from __future__ import annotations

import html
from dataclasses import asdict

import traitlets

from book.data import load
from book.models import strategy_cycle as model
from book.widgets.base import Prediction, Try, Widget, fallback_html
from book.widgets.helplines import helplines

START = {"seed": 1, "side": True, "chosen": ["asb", "shops", "vehicles"], "done": False, "bet": ""}


class StrategyCycle(Widget):
    """Audit, consult, choose, act, bet and review; use `strategy_cycle`."""

    module = "strategy_cycle"

    actions = traitlets.List().tag(sync=True)
    rules = traitlets.Dict().tag(sync=True)
    seed = traitlets.Int(1).tag(sync=True)
    side = traitlets.Bool(True).tag(sync=True)
    chosen = traitlets.List().tag(sync=True)
    done = traitlets.Bool(False).tag(sync=True)
    bet = traitlets.Unicode().tag(sync=True)
    reasons = traitlets.Unicode().tag(sync=True)

    def fallback(self) -> dict[str, str]:
        rows = "".join(f"<tr><td>{html.escape(one['problem'])}</td><td>{one['base']:,}</td><td>{html.escape(one['name'])}</td><td>{one['cost']}</td></tr>" for one in self.actions)
        table = f"<table><thead><tr><th>Problem</th><th>Incidents in a usual year</th><th>Action</th><th>Cost (£ thousand)</th></tr></thead><tbody>{rows}</tbody></table>"
        words = f"<p>{html.escape(self.leaves_out)}</p><p>{html.escape(self.assumptions)}</p>"
        said = f"For example: {model.sentence(START['seed'], START['chosen'], side=True, done=True, bet='yes')}"
        return {"text/html": fallback_html(self.title, "", said, table + words), "text/plain": f"{self.title}. {said}"}


def strategy_cycle() -> StrategyCycle:
    """Make the widget of an illustrative borough's three-year cycle.

    Returns
    -------
    StrategyCycle
        A plan to choose, a run of chance, a bet, and the twin.

    Source: illustrative
    """
    concern = load("borough_audit").set_index("problem")["concern_share_pct"]
    actions = [{**asdict(action), "concern": float(concern[action.problem])} for action in model.ACTIONS]
    rules = {"budget": model.BUDGET, "most": model.MOST, "years": model.YEARS, "phases": list(model.PHASES), "trend": list(model.TREND), "roughness": model.ROUGHNESS}
    return StrategyCycle(actions=actions, rules=rules, **START, **WORDS)


WORDS = {
    "title": "Run the three-year cycle",
    "idea": "strategy_cycle",
    "predict": Prediction(
        question="A partnership spends £100,000 on its three priorities. Three years later, recorded incidents of those three have fallen by a tenth. Did the plan work?",
        options=["Yes: they fell", "No: a tenth is too little", "One cannot say from this"],
        answer=2,
        why="One cannot say. They may have fallen everywhere, or stood high in the year of the audit. And a plan that gets more people to report can work while the count goes up. You need to know what would have happened without it.",
    ),
    "tries": [
        Try(
            "Put the money into abuse and hate crime, and run it. The bet is hard here: what would success look like?",
            {"chosen": "abuse,hate,vehicles", "seed": "4", "side": "yes"},
            "Run three years, then bet. What these actions do first is to bring reports in: in our assumptions abuse falls a little, while more of it is told. A target for fewer recorded incidents would punish the plan.",
        ),
        Try(
            "Put it into burglary, cars and damage. Run it, bet, and see the twin; then take another run of chance.",
            {"chosen": "vehicles,damage,burglary", "seed": "2", "side": "yes"},
            "In this run burglary and the others fell by 18%, and nearly as much in the twin that did nothing. In others the same plan looks splendid. One partnership sees one run, and has no twin.",
        ),
        Try(
            "Set all side effects to nil, and run the same plan. What changes?",
            {"chosen": "vehicles,damage,burglary", "seed": "2", "side": "no"},
            "Little: a few points at most. In this model crime that moves elsewhere is small beside chance, which is an assumption and no finding. Ask what would have to be true for it to matter more.",
        ),
    ],
    "leaves_out": (
        "No real partnership has a twin: it has neighbours that differ, and years before. "
        "Left out are residents who answer differently when asked differently, staff who leave, partners who do not do what they signed, actions that help one group and burden another, and all harm that is never recorded. "
        "Incidents are added up as if each weighed the same, which is itself a choice."
    ),
    "assumptions": (
        "Illustrative: the borough, its figures, the actions, their costs and all effects are invented and rest on no evaluation. "
        "Each action's effect is drawn from a range, half there in the first year and whole from the second. A trend of between -8% and +3% a year is drawn for each problem and shared with the twin. "
        f"Each year's count has chance of its own: {100 * model.ROUGHNESS:.0f}% beyond plain counting. The same run of chance gives the same luck whatever is chosen."
    ),
    "content_note": (
        "Domestic abuse and hate crime are among the problems, as counts and with no cases. Where you write, do not write about a real person; it is kept in this browser only. "
        + helplines(["national_domestic_abuse_helpline", "live_fear_free", "mens_advice_line"])
    ),
}
