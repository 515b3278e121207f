"""The mixed economy's model and its table: every date has its three roles, every claim its source, and words that fit."""

import re

import pandas as pd
import pytest

from book import data
from book.errors import BookError
from book.models.welfare_mix import ROLES, SECTORS, SERVICES, UNKNOWN, Mix, Part, change, describe, mixes

# Official homes, and publishers of the work that was read; others would be copies.
HOSTS = {
    "api.parliament.uk", "hansard.parliament.uk", "publications.parliament.uk", "committees.parliament.uk", "commonslibrary.parliament.uk",
    "www.gov.uk", "www.legislation.gov.uk", "www.justiceinspectorates.gov.uk", "www.ojp.gov", "www.unodc.org", "www.cambridge.org",
    "www.theguardian.com", "www.communitycare.co.uk", "newleftreview.org", "infed.org", "www.nya.org.uk", "drugscope.blogspot.com",
    "www.addiction-ssa.org", "www.russellwebster.com", "bigbrotherwatch.org.uk", "www.wired-gov.net", "www.victimsupport.com",
}  # fmt: skip


@pytest.fixture(scope="module")
def table():
    return data.load("welfare_mix")


@pytest.fixture(scope="module")
def found(table):
    return mixes(table)


def part(main, *also):
    return Part(main, also, "So.", ())


def mix(main, *also, period="1990"):
    return Mix("England", period, {role: part(main, *also) for role in ROLES})


def test_six_services_have_four_dates_each_in_order(table, found):
    assert list(found) == list(SERVICES)
    assert {len(dates) for dates in found.values()} == {4}
    years = table.drop_duplicates(["service", "period"]).groupby("service", sort=False)["year"]
    assert all(one.is_monotonic_increasing and one.is_unique for _, one in years)


def test_what_is_known_has_its_source_and_how_it_was_read(table):
    bare = table[(table["main"] != "unknown") & (table["source"].isna() | table["source_name"].isna() | table["read_in"].isna())]
    assert bare.empty


def test_sources_are_official_or_the_publishers_own(table):
    addresses = [address for cell in table["source"].dropna() for address in cell.split()]
    assert all(address.startswith("https://") for address in addresses)
    assert {address.split("/")[2] for address in addresses} == HOSTS


def test_unknown_names_no_sector(table):
    assert table.loc[table["main"] == "unknown", "also"].isna().all()


def test_mixed_names_at_least_two_and_no_row_names_a_sector_twice(table):
    for row in table.itertuples():
        also = row.also.split(";") if isinstance(row.also, str) else []
        assert set(also) <= set(SECTORS) and row.main not in also and len(also) == len(set(also))
        assert len(also) >= 2 or row.main != "mixed"


def test_details_are_short_and_quote_nobody(table):
    assert table["detail"].str.split().str.len().max() <= 40
    assert not table["detail"].str.contains("[\"“”‘]").any()


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (part("state"), "the State"),
        (part("market", "state", "voluntary"), "mostly firms, with the State and voluntary bodies"),
        (part("mixed", "state", "voluntary"), "the State and voluntary bodies, in shares not found"),
        (part("unknown"), UNKNOWN),
    ],
)
def test_says_who_in_words(one, words):
    assert one.named() == words


def test_says_what_stayed_and_what_moved():
    assert change(mix("state"), mix("state", period="2000"), "pays") == "the State, at both dates"
    assert change(mix("unknown"), mix("unknown", period="2000"), "pays") == "not found for either date"
    assert change(mix("unknown"), mix("state", period="2000"), "pays") == "not found (1990), then the State (2000)"


def test_describes_one_date_and_two():
    one, two = mix("state"), mix("market", period="2015")
    assert describe("cctv", one) == "CCTV in public places, England, 1990. Who provides: the State. Who pays: the State. Who regulates: the State."
    assert describe("cctv", one, two).startswith("CCTV in public places, England, 1990 and 2015. Who provides: the State (1990), then firms (2015).")


def test_names_both_places_where_they_differ(found):
    first, *_, last = found["drug_treatment"]
    assert describe("drug_treatment", first, last).startswith("Drug treatment, United Kingdom, and then England, ")


def test_refuses_a_date_without_its_three_roles(table):
    with pytest.raises(BookError, match="The service 'refuges' at 1974 has the roles pays, regulates. Give one row each"):
        mixes(table.iloc[1:])


def test_refuses_a_sector_that_is_not_known(table):
    with pytest.raises(BookError, match="The sector 'markets' stands under refuges, 1974. Did you mean 'market'?"):
        mixes(table.assign(also=pd.Series(["markets", *table["also"].tolist()[1:]])))


def test_refuses_an_address_without_its_name(table):
    with pytest.raises(BookError, match=re.escape("refuges, 1974, provides: 2 addresses have 1 names. Name each address")):
        mixes(table.assign(source=pd.Series(["https://a.uk https://b.uk", *table["source"].tolist()[1:]])))
