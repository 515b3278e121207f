"""Errors tell a person where, what and how to mend."""

from book import paths
from book.errors import BookError, Faults, nearest


def test_names_file_line_value_and_mend():
    fault = BookError("The unit is 'peeple'.", "Did you mean 'people'?", file=paths.DATA / "x.yml", line=7)
    assert str(fault) == "data/x.yml:7: The unit is 'peeple'. Did you mean 'people'?"


def test_leaves_out_a_place_that_is_not_known():
    assert str(BookError("There is no data set 'x'.", "Use another.")) == "There is no data set 'x'. Use another."


def test_tells_several_faults_in_the_order_of_their_lines():
    both = Faults([BookError("Second.", "Mend.", file="a", line=9), BookError("First.", "Mend.", file="a", line=2)])
    assert str(both).splitlines() == ["a:2: First. Mend.", "a:9: Second. Mend."]


def test_proposes_the_nearest_name():
    assert nearest("people_cuont", ["people_count", "year"]) == "Did you mean 'people_count'?"


def test_lists_the_names_where_none_is_near():
    assert nearest("zzz", ["b", "a"]) == "Use one of: a, b."
