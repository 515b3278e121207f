"""What the chapter's figures draw: both routes over the whole map, and shares of those who wanted support."""

import pytest

from book.data import load
from book.figures.journeys import SERVICES, three_maps, wanted_and_reached


@pytest.fixture(scope="module")
def routes():
    return load("journey_example")


def lines_of(fig):
    return [line for line in fig.axes[0].lines if len(line.get_xdata()) > 1]


def test_both_routes_are_drawn_step_by_step(routes):
    pathway, journey = lines_of(three_maps(routes))
    for line, name in ((pathway, "pathway"), (journey, "journey")):
        services = routes.loc[routes["route"] == name, "service"]
        assert list(line.get_ydata()) == [SERVICES.index(service) for service in services]


def test_the_map_shows_services_that_no_route_reaches(routes):
    labels = [tick.get_text() for tick in three_maps(routes).axes[0].get_yticklabels()]
    assert labels == list(SERVICES)
    assert set(SERVICES) - set(routes["service"]) == {"School", "Solicitor"}


def test_filled_marks_are_tellings(routes):
    marks = [line for line in three_maps(routes).axes[0].lines if len(line.get_xdata()) == 1]
    filled = [mark for mark in marks if mark.get_markerfacecolor() == mark.get_markeredgecolor()]
    assert len(marks) == len(routes)
    assert len(filled) == routes["told"].sum() == 8


def test_routes_differ_by_more_than_colour(routes):
    pathway, journey = lines_of(three_maps(routes))
    assert pathway.get_linestyle() != journey.get_linestyle()



def test_shares_reached_are_drawn_in_a_hundred_from_zero():
    bars = wanted_and_reached(load("support_wanted")).axes[0].patches
    assert [bar.get_width() for bar in bars] == [100, 100, 29, 7]
    assert {bar.get_x() for bar in bars} == {0}


def test_each_share_is_written():
    words = [text.get_text() for text in wanted_and_reached(load("support_wanted")).axes[0].texts]
    assert words == ["29 reached it", "7 reached it"]
