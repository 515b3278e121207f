"""What the chapter's figures draw: who takes which part, and what the State spent."""

import numpy as np
import pandas as pd
import pytest

from book.data import load
from book.figures.mixed_economy import (
    DIMENSIONS,
    SECTORS,
    TWO_ARRANGEMENTS,
    WELFARE,
    change_by_function,
    function_changes,
    total_and_welfare,
    who_does_what,
)


@pytest.fixture(scope="module")
def spending():
    return load("public_spending")


def words(ax):
    return [text.get_text() for text in ax.texts]


def test_each_arrangement_has_a_grid_with_a_word_in_each_filled_cell():
    fig = who_does_what(TWO_ARRANGEMENTS)
    assert len(fig.axes) == 2
    for ax, (name, parts) in zip(fig.axes, TWO_ARRANGEMENTS.groupby("arrangement", sort=False), strict=True):
        cells = {(text.get_position(), text.get_text()) for text in ax.texts}
        for part in parts.itertuples():
            assert ((DIMENSIONS.index(part.dimension), SECTORS.index(part.sector)), part.weight) in cells
        assert len(cells) == len(parts) + 1
        assert name in words(ax)


def test_the_state_pays_in_2012_and_not_in_1876():
    pays = TWO_ARRANGEMENTS[TWO_ARRANGEMENTS["dimension"] == "pays"]
    assert dict(zip(pays["arrangement"].str[:4], pays["sector"], strict=True)) == {"1876": "voluntary", "2012": "State"}


def test_the_upper_line_is_total_spending_and_the_lower_the_sum_of_three(spending):
    upper, lower = total_and_welfare(spending).axes[0].lines[:2]
    assert list(upper.get_ydata()) == spending["total_gdp_pct"].tolist()
    expected = spending[list(WELFARE)].sum(axis=1, skipna=False)
    np.testing.assert_allclose(lower.get_ydata(), expected, equal_nan=True)


def test_the_lower_line_starts_with_social_security(spending):
    lower = total_and_welfare(spending).axes[0].lines[1]
    drawn = np.asarray(lower.get_xdata())[~np.isnan(np.asarray(lower.get_ydata(), dtype=float))]
    assert drawn[0] == 1956


def test_the_chapter_names_the_values_that_are_marked(spending):
    assert set(words(total_and_welfare(spending).axes[0])) >= {"43.2", "34.5", "18.9", "16.6"}


def test_lines_differ_by_more_than_colour(spending):
    upper, lower = total_and_welfare(spending).axes[0].lines[:2]
    assert upper.get_linestyle() != lower.get_linestyle()


def test_axis_starts_at_zero_and_names_its_unit(spending):
    ax = total_and_welfare(spending).axes[0]
    assert ax.get_ylim()[0] == 0
    assert "GDP" in ax.get_ylabel()
    assert ax.get_title() == ""


def test_changes_are_the_differences_of_the_table(spending):
    change = function_changes(spending, "1982-83", "1988-89")
    assert change.index[0] == "other_gdp_pct"
    assert change.to_dict() == {
        "other_gdp_pct": -5.0,
        "social_security_gdp_pct": -1.4,
        "defence_gdp_pct": -1.1,
        "education_gdp_pct": -0.8,
        "debt_interest_gdp_pct": -0.4,
        "health_gdp_pct": -0.1,
    }


def test_three_quarters_of_the_fall_lie_outside_welfare(spending):
    years = spending.set_index("financial_year")
    fall = years.loc["1988-89", "total_gdp_pct"] - years.loc["1982-83", "total_gdp_pct"]
    inside = function_changes(spending, "1982-83", "1988-89")[list(WELFARE)].sum()
    assert (fall - inside) / fall == pytest.approx(0.74, abs=0.01)


def test_bars_are_the_changes_and_hatched_where_welfare(spending):
    ax = change_by_function(spending, "1982-83", "1988-89").axes[0]
    change = function_changes(spending, "1982-83", "1988-89")
    assert [bar.get_width() for bar in ax.patches] == pytest.approx(change.tolist())
    assert {bar.get_x() for bar in ax.patches} == {0}
    assert [bool(bar.get_hatch()) for bar in ax.patches] == [column in WELFARE for column in change.index]


def test_bars_follow_the_data():
    table = pd.DataFrame({"financial_year": ["a", "b"], **{column: [2.0, 1.0] for column in ("other_gdp_pct", "defence_gdp_pct", "debt_interest_gdp_pct", *WELFARE)}})
    assert set(function_changes(table, "a", "b")) == {-1.0}


def test_health_held_close_to_four_per_cent_in_the_1980s(spending):
    health = spending.loc[spending["year_ending_march"].between(1980, 1991), "health_gdp_pct"]
    assert health.between(3.75, 4.25).all()


def test_the_three_stand_higher_in_1992_93_than_in_1978_79(spending):
    welfare = spending.set_index("financial_year")[list(WELFARE)].sum(axis=1)
    assert welfare["1992-93"] == pytest.approx(19.6)
    assert welfare["1978-79"] < welfare["1992-93"]
