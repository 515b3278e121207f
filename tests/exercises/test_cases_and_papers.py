"""The tables of the exercises on thresholds, linking and screening: what their tasks rest on."""

from book import data


def test_the_made_up_scores_are_of_a_thousand_cases():
    scores = data.load("risk_scores")
    assert (scores.serious_cases.sum(), scores.other_cases.sum()) == (20, 980)


def test_a_lower_threshold_adds_more_false_alarms_for_each_case_found():
    scores = data.load("risk_scores").set_index("score")
    high, added = scores.loc[7:].sum(), scores.loc[5:6].sum()
    assert (high.other_cases / high.serious_cases, round(added.other_cases / added.serious_cases, 1)) == (6, 21.7)
