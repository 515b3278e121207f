"""The tables of the exercises on spending: what their tasks rest on."""

from book import data


def test_youth_services_fall_by_a_fifth_after_inflation_and_youth_justice_stands_still():
    spending, prices = (data.load(name).set_index("financial_year") for name in ("youth_services_spending", "gdp_deflator"))
    real = spending[["youth_services_gbp_m", "youth_justice_gbp_m"]].div(prices["price_level_pct"], axis=0) * 100
    change = 100 * (real.loc["2024-25"] / real.loc["2016-17"] - 1)
    assert [round(value, 1) for value in change] == [-22.5, 1.0]
    assert real["youth_services_gbp_m"].idxmin() == "2020-21"


def test_a_quarter_of_the_fall_of_the_eighties_was_welfare():
    shares = data.load("public_spending").set_index("financial_year").filter(like="_gdp_pct")
    change = shares.loc["1988-89"] - shares.loc["1982-83"]
    welfare = change[["health_gdp_pct", "social_security_gdp_pct", "education_gdp_pct"]].sum()
    assert (round(change["total_gdp_pct"], 1), round(welfare, 1)) == (-8.7, -2.3)
