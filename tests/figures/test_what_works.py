"""What the chapter's figures draw: the published differences, and each study under its own design."""

import pytest

from book.data import load
from book.figures.what_works import DESIGNS, RESULTS, cardiff_differences, column, signed, studies_by_design


@pytest.fixture(scope="module")
def violence():
    return load("cardiff_violence")


@pytest.fixture(scope="module")
def studies():
    return load("joint_work_studies")


def words(fig):
    return [text.get_text() for text in fig.axes[0].texts]


def test_each_measure_has_its_interval_and_its_mark(violence):
    lines = cardiff_differences(violence).axes[0].lines
    assert [list(line.get_xdata()) for line in lines[:6]] == [[-51, -31], [-42], [-39, -25], [-32], [13, 70], [38]]


def test_zero_is_on_the_scale_of_the_differences(violence):
    left, right = cardiff_differences(violence).axes[0].get_xlim()
    assert left < 0 < right


def test_hospitals_and_police_have_marks_of_their_own(violence):
    lines = cardiff_differences(violence).axes[0].lines
    assert [lines[at].get_marker() for at in (1, 3, 5)] == ["o", "s", "s"]


def test_a_measure_carries_its_number(violence):
    assert words(cardiff_differences(violence))[0] == "Hospital admissions for violence (hospitals): \N{MINUS SIGN}42%"


@pytest.mark.parametrize(("value", "written"), [(38, "+38"), (-42, "\N{MINUS SIGN}42"), (0, "0")])
def test_a_number_is_written_with_its_sign(value, written):
    assert signed(value) == written


def test_each_study_stands_in_the_column_of_its_design(studies):
    marks = studies_by_design(studies).axes[0].lines[: len(studies)]
    assert [line.get_xdata()[0] for line in marks] == [column(design) for design in studies["design"]]


def test_each_study_is_marked_by_its_result(studies):
    marks = studies_by_design(studies).axes[0].lines[: len(studies)]
    assert [(line.get_marker(), line.get_fillstyle()) for line in marks] == [RESULTS[result][:2] for result in studies["result"]]


def test_results_differ_by_more_than_colour():
    assert len({(marker, filling) for marker, filling, *_ in RESULTS.values()}) == len(RESULTS)


def test_studies_run_from_the_weakest_design_to_the_strongest(studies):
    steps = [list(DESIGNS).index(design) for design in studies["design"]]
    assert steps == sorted(steps)


def test_names_of_studies_end_before_the_first_column(studies):
    fig = studies_by_design(studies)
    fig.draw_without_rendering()
    ax = fig.axes[0]
    edge = ax.transData.transform((column("none_tested") - 0.3, 0))[0]
    names = [text for text in ax.texts if text.get_text() in set(studies["label"])]
    assert len(names) == len(studies)
    assert all(text.get_window_extent().x0 + 1.08 * text.get_window_extent().width <= edge for text in names)
