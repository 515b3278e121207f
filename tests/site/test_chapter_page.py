"""The chapter as a reader meets it, in a real browser with every other host refused."""

import re

import pytest

from tests import browser

PAGE = "/chapters/crime_and_disorder_act.html"
WIDGET = '[data-widget="local_audit"]'
PHONE = {"viewport": {"width": 320, "height": 640}}


@pytest.fixture
def chapter(site, open_page):
    """Open the chapter and bring everything on it to life."""

    def open_one(fragment: str = "", **options):
        page = open_page(site + PAGE + fragment, **options)
        browser.to_the_end(page)
        return page

    return open_one


def widget(page):
    return page.locator(WIDGET)


def sentence(page) -> str:
    page.wait_for_timeout(250)  # the live region waits for a drag to end
    return widget(page).locator(".ju-live .ju-sentence").inner_text()


def slider(page, name: str):
    return widget(page).get_by_label(name, exact=True)


def first_row(page) -> str:
    return widget(page).locator(".ju-live tbody tr").first.text_content()


def test_the_arrow_keys_change_picture_sentence_and_table_together(chapter):
    page = chapter()
    before = sentence(page), widget(page).get_by_role("img").inner_html()
    slider(page, "Weight on harm").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    slider(page, "Weight on volume").focus()
    page.keyboard.press("Home")
    after = sentence(page), widget(page).get_by_role("img").inner_html()
    assert before[0] != after[0] and before[1] != after[1]
    assert after[0].split(" comes first")[0] in first_row(page)


def test_a_picture_reached_by_steps_is_the_one_drawn_at_once(chapter):
    page = chapter()
    for name, keys in (("Weight on harm", "ArrowRight ArrowRight"), ("Weight on volume", "Home ArrowRight"), ("Weight on residents' concern", "End ArrowLeft")):
        slider(page, name).focus()
        for key in keys.split():
            page.keyboard.press(key)
    other = chapter("#local_audit:volume=1&harm=2&concern=2")
    assert widget(page).get_by_role("img").inner_html() == widget(other).get_by_role("img").inner_html()


def test_a_setting_without_an_order_is_said(chapter):
    page = chapter("#local_audit:volume=0&harm=0&concern=0")
    assert "no order" in sentence(page).lower()


def test_tells_the_controls_with_values_and_the_result_to_a_screen_reader(chapter):
    page = chapter()
    tree = widget(page).locator(".ju-live").aria_snapshot()
    assert 'slider "Weight on volume"' in tree
    assert slider(page, "Weight on volume").get_attribute("aria-valuetext")
    assert "radio" in tree and "Predict first." in tree
    assert widget(page).get_by_role("img").get_attribute("aria-label") == sentence(page)


def test_answers_a_prediction_with_a_reason(chapter):
    page = chapter()
    check = widget(page).get_by_role("button", name="Check my prediction")
    check.click()
    reply = widget(page).locator(".ju-predict .ju-reply")
    assert reply.inner_text() == "Choose one first: a guess is fine."
    widget(page).get_by_role("radio").first.check()
    check.click()
    assert len(reply.inner_text()) > 40


def test_a_guided_try_sets_the_controls_and_reset_brings_the_start_back(chapter):
    page = chapter()
    start = sentence(page)
    widget(page).get_by_role("button", name="Set it for me").first.click()
    assert sentence(page) != start
    widget(page).get_by_role("button", name="Reset").click()
    assert sentence(page) == start


def test_a_link_restores_its_setting_in_another_browser(chapter):
    page = chapter()
    slider(page, "Weight on harm").focus()
    page.keyboard.press("End")
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error('refused'); }; }")
    widget(page).get_by_role("button", name="Copy a link to this setting").click()
    page.wait_for_function("() => location.hash.startsWith('#local_audit:')")
    other = chapter(page.url[page.url.index("#") :])
    assert slider(other, "Weight on harm").input_value() == slider(page, "Weight on harm").input_value()
    assert sentence(other) == sentence(page)


@pytest.mark.parametrize("nonsense", ["volume=99", "depth=1", "volume=<img src=x onerror=alert(1)>"])
def test_a_nonsense_link_is_refused_with_a_sentence_and_the_start_is_shown(chapter, nonsense):
    start = sentence(chapter())
    page = chapter(f"#local_audit:{nonsense}")
    assert "the starting setting is shown" in widget(page).locator(".ju-notice").inner_text()
    assert sentence(page) == start
    assert page.locator("img[onerror]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_has_no_accessibility_fault_before_and_after_use(chapter, scheme):
    page = chapter(color_scheme=scheme)
    assert browser.violations(page) == []
    use_everything(page)
    assert browser.violations(page) == []


def use_everything(page) -> None:
    """Use the widget and answer the last quiz's first question."""
    widget(page).get_by_role("radio").first.check()
    widget(page).get_by_role("button", name="Check my prediction").click()
    for button in widget(page).get_by_role("button", name="Set it for me").all():
        button.click()
    for summary in widget(page).locator("summary").all():
        if summary.evaluate("node => !node.parentElement.open"):
            summary.click()
    for quiz in page.locator("[data-quiz]").all():
        for question in quiz.locator("[data-question]").all():
            check = question.get_by_role("button", name="Check", exact=True)
            if question.is_visible() and check.is_visible():
                answer(question)


def answer(question) -> None:
    """Give any answer, with a confidence, and check it."""
    for kind in ("radio", "checkbox"):
        for box in question.locator(f"input[type={kind}]").all()[:1]:
            box.check()
    for box in question.locator("input[type=text]").all():
        box.fill("1")
    question.get_by_label("Fairly sure").check()
    question.get_by_role("button", name="Check", exact=True).click()


def test_works_at_320_px_without_sideways_scroll_before_and_after_use(chapter):
    page = chapter(**PHONE)
    use_everything(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320


def test_controls_are_large_enough_to_touch(chapter):
    page = chapter(**PHONE)
    small = page.evaluate(
        """() => [...document.querySelectorAll('.ju-live button, .ju-live select, .ju-live input[type=range], .ju-live summary, .ju-live label.ju-choice')]
        .filter(node => node.checkVisibility()).map(node => [node.getBoundingClientRect().height, node.outerHTML.slice(0, 80)]).filter(([height]) => height < 43.5)"""
    )
    assert small == []


def test_works_by_touch(chapter):
    page = chapter(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    start = sentence(page)
    widget(page).get_by_role("button", name="Set it for me").first.tap()
    assert sentence(page) != start


def test_without_scripts_shows_a_picture_a_sentence_and_all_questions(site, open_page):
    page = open_page(site + PAGE, java_script_enabled=False)
    assert widget(page).locator("svg").is_visible()
    assert widget(page).locator(".ju-sentence").is_visible()
    assert "comes first" in widget(page).locator(".ju-sentence").inner_text()
    whole = page.locator("[data-quiz]").last
    assert whole.locator("ol > li").count() >= 10
    assert all(item.is_visible() for item in whole.locator("ol > li").all())


def test_in_print_shows_a_picture_a_sentence_and_all_questions(chapter):
    page = chapter()
    questions = page.locator("[data-quiz]").last.locator(".ju-fallback > ol > li")
    assert not questions.first.is_visible()
    page.emulate_media(media="print")
    assert widget(page).locator("svg").first.is_visible()
    assert widget(page).locator(".ju-sentence").first.is_visible()
    assert questions.count() >= 10 and all(item.is_visible() for item in questions.all())
    assert not widget(page).get_by_role("button", name="Reset").is_visible()


def test_a_widget_that_fails_to_start_leaves_its_fallback(site, open_page):
    page = open_page("about:blank")
    page.route("**/explorer.*.js", lambda route: route.fulfill(body="throw new Error('broken')", content_type="text/javascript"))
    page.goto(site + PAGE)
    widget(page).scroll_into_view_if_needed()
    page.wait_for_selector(f"{WIDGET}[data-mounted=failed]")
    assert widget(page).locator("svg").is_visible()
    assert any("did not start" in line for line in page.complaints)
    page.complaints.clear()


def test_works_from_a_file(built, open_page):
    page = open_page((built / PAGE.lstrip("/")).as_uri())
    browser.to_the_end(page)
    start = sentence(page)
    slider(page, "Weight on harm").focus()
    page.keyboard.press("End")
    assert sentence(page) != start


def test_obeys_reduced_motion(chapter):
    page = chapter(reduced_motion="reduce")
    moving = page.evaluate("() => [...document.querySelectorAll('*')].filter(n => parseFloat(getComputedStyle(n).transitionDuration) > 0.01 || parseFloat(getComputedStyle(n).animationDuration) > 0.01).length")
    assert moving == 0


def test_a_figures_text_stays_inside_the_picture_and_legible_on_a_phone(chapter):
    page = chapter(viewport={"width": 360, "height": 740})
    outside = page.evaluate(
        """() => [...document.querySelectorAll('figure .ju-picture svg, .ju-live .ju-picture svg')].flatMap(svg => {
            const box = svg.getBoundingClientRect();
            return [...svg.querySelectorAll('text')].filter(text => {
                const own = text.getBoundingClientRect();
                return own.left < box.left - 2 || own.right > box.right + 2 || own.top < box.top - 2 || own.bottom > box.bottom + 2;
            }).map(text => text.textContent);
        })"""
    )
    assert outside == []
    sizes = page.evaluate("() => [...document.querySelectorAll('figure .ju-picture text')].map(text => parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getScreenCTM().a)")
    assert min(sizes) >= 8.5


def test_weighs_at_most_250_kb_after_everything_was_used(site, open_page):
    page = open_page("about:blank")
    session, sizes = page.context.new_cdp_session(page), []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(site + PAGE)
    browser.to_the_end(page)
    use_everything(page)
    page.wait_for_timeout(300)
    assert len(sizes) > 3
    assert sum(sizes) <= 250_000


def test_each_figure_offers_its_data(chapter, built):
    page = chapter()
    links = page.locator("figure a.ju-download").all()
    assert len(links) == 2
    for link in links:
        assert (built / "chapters" / link.get_attribute("href")).resolve().exists()


def test_the_page_says_where_each_source_is(chapter):
    page = chapter()
    for caption in page.locator("figcaption").all():
        assert re.search(r"Source: .+\(Open (Government|Parliament) Licence v3\.0\)", caption.inner_text())
