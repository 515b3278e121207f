"""Drawings: themed, compact, with text as text, and legible."""

import re

import pytest

from book import style
from tests.colours import contrast


@pytest.fixture
def svg():
    fig, ax = style.new_figure()
    ax.plot([1, 2], [3.14159, 4], color=style.COLOURS["blue"])
    ax.text(1, 3, "1.23456 <b>")
    return style.to_svg(fig, "salt")


@pytest.mark.parametrize("role", ["ink", "muted", "blue", "orange", "green", "purple", "red"])
def test_text_colours_reach_aa_contrast_on_paper(role):
    assert contrast(style.COLOURS[role], style.COLOURS["paper"]) >= 4.5


def test_colours_become_variables_with_the_light_colour_as_fallback(svg):
    assert "stroke: var(--ju-blue,#1f5fa8)" in svg
    assert not re.search(r"(?<!,)#1f5fa8", svg)


def test_text_stays_text_and_is_escaped_but_not_shortened(svg):
    assert ">1.23456 &lt;b&gt;</text>" in svg


def test_names_no_font_so_that_the_page_decides(svg):
    assert "font-family" not in svg


def test_has_no_style_sheet_that_would_reach_the_page(svg):
    assert "<style" not in svg


def test_every_id_carries_the_salt_and_is_used(svg):
    ids = re.findall(r' id="([^"]*)"', svg)
    assert ids and all(name.startswith("salt-") and f"#{name}" in svg for name in ids)


def test_coordinates_have_at_most_one_decimal(svg):
    assert not re.search(r'\b(?:d|x|y)="[^"]*\d\.\d\d', svg)


def test_is_the_same_text_when_drawn_again(svg):
    fig, ax = style.new_figure()
    ax.plot([1, 2], [3.14159, 4], color=style.COLOURS["blue"])
    ax.text(1, 3, "1.23456 <b>")
    assert style.to_svg(fig, "salt") == svg
