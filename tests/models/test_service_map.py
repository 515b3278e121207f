"""The journey: held to what can be reached link by link, and to what must hold of any journey."""

import itertools

import pytest

from book.models.service_map import COORDINATOR, DOORS, LINKS, NEEDS, POSTS, SERVICES, journey, links

SETTINGS = [one for one in itertools.product(DOORS, ("", *SERVICES), POSTS, (False, True)) if one[0] != one[1]]


def rings(there, door):
    """Give the services by their distance from the door, as sets."""
    found = [{door}]
    while found[-1]:
        found.append({to for start, to in there if start in found[-1]} - set().union(*found))
    return found[:-1]


def walk(door, removed, post, notes):
    return journey(door, removed=removed, post=post, notes=notes)


@pytest.mark.parametrize("post", POSTS)
def test_a_need_is_unmet_where_and_only_where_no_way_leads_to_it(post):
    for door, removed, state, notes in SETTINGS:
        if state == post:
            reached = set().union(*rings(links(removed, post), door))
            assert set(walk(door, removed, post, notes).gaps) == {need for need, service in NEEDS.items() if service not in reached}


def test_first_need_is_reached_by_a_shortest_way():
    for door, removed, post, notes in SETTINGS:
        names = [step.service for step in walk(door, removed, post, notes).steps]
        if "Refuge" in names:
            assert "Refuge" in rings(links(removed, post), door)[names.index("Refuge")]


def test_every_step_follows_a_link_that_is_there_and_no_service_comes_twice():
    for door, removed, post, notes in SETTINGS:
        one, there = walk(door, removed, post, notes), links(removed, post)
        assert len({step.service for step in one.steps}) == len(one.steps)
        assert all(there[step.came_from, step.service] == step.link for step in one.steps[1:])


def test_without_notes_she_tells_her_story_at_every_service():
    assert all(walk(*one[:3], False).tellings == len(walk(*one[:3], False).steps) for one in SETTINGS)


def test_notes_spare_her_a_telling_at_each_warm_link_and_no_other():
    for one in SETTINGS:
        found = walk(*one[:3], True)
        assert found.tellings == 1 + sum(step.link == "cold" for step in found.steps)


def test_a_coordinator_in_post_never_adds_a_gap_and_one_who_left_never_closes_one():
    for door, removed, _, notes in SETTINGS:
        none, here, left = (set(walk(door, removed, post, notes).gaps) for post in POSTS)
        assert here <= none <= left


def test_closing_the_advocate_hurts_a_patient_of_the_gp_most():
    gaps = {service: len(walk("GP", service, "none", False).gaps) for service in SERVICES if service != "GP"}
    assert max(gaps, key=gaps.get) == "Advocate"
    assert gaps["Advocate"] == 3


def test_coordinator_is_no_service_of_the_town():
    assert COORDINATOR not in SERVICES and len(LINKS) == 15


@pytest.mark.parametrize(("setting", "words"), [({"removed": "Zoo"}, "no service 'Zoo'"), ({"post": "on leave"}, "no such state of the post"), ({"removed": "GP"}, "no open door")])
def test_rejects_what_is_not_on_the_map(setting, words):
    with pytest.raises(ValueError, match=words):
        journey("GP", **setting)
