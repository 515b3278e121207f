"""What every widget of the built book must do, whatever it shows: one page a widget, in a real browser.

The widgets are found in the built pages by `data-widget`; a new one is held to all of this with
no line added here.
"""

import re

import pytest

from tests import browser as browsers
from tests.widgets.placed import found

# Words that name a number with no unit.
UNITLESS = re.compile(r"\b(weight|score|rank|number|year|level|round|run)\b|\(.+\)", flags=re.I)
PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True, "color_scheme": "dark"}
FOCUSABLE = "button, input, select, textarea, summary, a[href], [tabindex='0']"


class Seen:
    """A widget on an open page, alive, by what a reader sees of it."""

    def __init__(self, page, idea: str):
        self.page, self.idea = page, idea
        self.host = page.locator(f'.ju-host[data-widget="{idea}"]').first
        self.live = self.host.locator(":scope > .ju-live")

    def wake(self):
        """Bring it to life, and wait until it has said its first sentence."""
        self.host.scroll_into_view_if_needed()
        self.page.wait_for_function("host => host.querySelector(':scope > .ju-live:not([hidden]) .ju-sentence')?.textContent", arg=self.host.element_handle())
        return self

    def sentence(self) -> str:
        """Give what it says, once that has stood for as long as the live region waits for a drag to end."""
        return self.live.evaluate(
            """async node => { const read = () => node.querySelector('.ju-sentence').textContent;
            for (let before = null, now = read(); before !== now; now = read()) { before = now; await new Promise(done => setTimeout(done, 250)); }
            return read(); }"""
        )

    def says(self, sentence: str) -> None:
        """Wait until it says this sentence."""
        self.page.wait_for_function("([node, text]) => node.querySelector('.ju-sentence').textContent === text", arg=[self.live.element_handle(), sentence], timeout=5000)

    def button(self, name: str):
        return self.live.get_by_role("button", name=name, exact=True)

    def reset(self) -> str:
        """Go back to the start, and give its sentence."""
        self.button("Reset").click()
        return self.sentence()

    def settings(self) -> list[str]:
        """Give the values of all controls, but for those of the prediction, and the cards in each place of a board."""
        controls = "[...node.querySelectorAll('input, select, textarea')].filter(one => !one.closest('.ju-predict')).map(one => one.matches('[type=radio], [type=checkbox]') ? String(one.checked) : one.value)"
        return self.live.evaluate(f"node => [...{controls}, ...[...node.querySelectorAll('.ju-place')].map(one => one.textContent)]")

    def use(self, act: str) -> set[str]:
        """Predict, check, set every try and open every fold, by "click" or "tap"; give all that it said."""
        said = set()
        for choice in self.live.locator(".ju-predict label").all()[:1]:
            getattr(choice, act)()
        for button in [*self.button("Check my prediction").all(), *self.button("Set it for me").all()]:
            getattr(button, act)()
            said.add(self.sentence())
        for fold in self.live.locator("details > summary").all():
            if not fold.evaluate("node => node.parentElement.open"):
                getattr(fold, act)()
        return said

    def violations(self) -> list[str]:
        """Run axe-core over the widget alone."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(browsers.AXE.read_text(encoding="utf-8"))
        run = "node => axe.run(node, { resultTypes: ['violations'] }).then(done => done.violations.map(one => one.id + ': ' + one.nodes[0].html.slice(0, 150) + one.nodes[0].failureSummary.slice(0, 200)))"
        return self.live.evaluate(run)

    def copy_link(self) -> str:
        """Give the link to the present setting, as a browser that refuses the clipboard shows it."""
        self.page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error('refused'); }; }")
        self.button("Copy a link to this setting").click()
        self.page.wait_for_function("idea => location.hash.startsWith(`#${idea}:`)", arg=self.idea)
        return self.page.url[self.page.url.index("#") :]


@pytest.fixture(scope="module", params=found() or [("", "")], ids=lambda one: one[0] or "none")
def placed(request, built):
    """One widget: its idea and its page."""
    if not request.param[0]:
        pytest.fail("No widget was found in the built site: run `make site` first.")
    return request.param


@pytest.fixture(scope="module")
def visit(placed, site, chromium, refused):
    """Open the widget's page; at the end nothing may have been complained of, and no other host asked."""
    before, contexts, complaints = len(refused.asked), [], []
    idea, page_of = placed

    def open_one(fragment: str = "", **options):
        context = browsers.context(chromium, refused, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(site + page_of + fragment)
        return Seen(page, idea)

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []
    assert refused.asked[before:] == []


@pytest.fixture(scope="module")
def desk(visit):
    """The widget on a wide screen in light."""
    return visit(viewport={"width": 1280, "height": 900}, color_scheme="light").wake()


@pytest.fixture(scope="module")
def phone(visit):
    """The widget on a narrow touch screen in the dark."""
    return visit(**PHONE).wake()


def test_tells_its_question_its_controls_and_its_result(desk):
    tree = desk.live.aria_snapshot()
    assert "Predict first." in tree and 'radio "' in tree, "The prediction is not in the accessibility tree."
    assert desk.live.get_by_role("region").first.get_attribute("aria-labelledby")
    sentence = desk.live.locator(".ju-sentence").first
    assert sentence.get_attribute("aria-live") == "polite" and len(desk.sentence()) > 20
    for picture in desk.live.locator(".ju-picture[role=img]").all():
        assert picture.get_attribute("aria-label") == desk.sentence()


def test_every_control_has_a_name_and_a_value_with_its_unit(desk):
    nameless = desk.live.evaluate("node => [...node.querySelectorAll('button, input, select, textarea, summary')].filter(one => !(one.labels?.[0]?.textContent || one.getAttribute('aria-label') || document.getElementById(one.getAttribute('aria-labelledby'))?.textContent || one.textContent).trim()).map(one => one.outerHTML.slice(0, 100))")
    assert nameless == []
    for slider in desk.live.locator("input[type=range]").all():
        name, value = slider.evaluate("node => [node.labels[0]?.textContent || node.getAttribute('aria-label') || document.getElementById(node.getAttribute('aria-labelledby')).textContent, node.getAttribute('aria-valuetext')]")
        assert desk.live.get_by_role("slider", name=name, exact=True).count() == 1
        assert value and (not re.fullmatch(r"[\d.,-]+", value) or UNITLESS.search(name)), f"The slider '{name}' says '{value}' with no unit."
    for choice in desk.live.locator("select").all():
        name, value = choice.evaluate("node => [node.labels[0].textContent, node.selectedOptions[0].textContent]")
        assert desk.live.get_by_role("combobox", name=name, exact=True).count() == 1 and value.strip()


def test_shares_no_id_with_anything_else_on_its_page(desk):
    browsers.to_the_end(desk.page)
    twice = desk.live.evaluate("node => [...node.querySelectorAll('[id]')].map(one => one.id).filter(id => document.querySelectorAll(`#${CSS.escape(id)}`).length > 1)")
    assert twice == []


def test_works_by_keyboard_alone(desk):
    start, said, page = desk.reset(), set(), desk.page
    reached, left = walk(desk)
    assert left, "The tab key never leaves the widget."
    missed = desk.live.evaluate(
        """(node, [focusable, reached]) => [...node.querySelectorAll(focusable)].filter(one => one.checkVisibility() && !one.disabled && one.tabIndex >= 0
        && !(one.type === 'radio' && [...node.querySelectorAll(`[name="${one.name}"]`)].some(other => other.dataset.reached))
        && !one.dataset.reached).map(one => one.outerHTML.slice(0, 100))""",
        [FOCUSABLE, reached],
    )
    assert missed == []
    for control in desk.live.locator("input[type=range], select").all():
        control.focus()
        for key in ("End", "Home"):
            page.keyboard.press(key)
            said.add(desk.sentence())
    for button in desk.button("Set it for me").all():
        button.focus()
        page.keyboard.press("Enter")
        said.add(desk.sentence())
    assert said - {start}, "No key changes what the widget says."
    predict_by_keys(desk)
    assert desk.reset() == start


def walk(desk) -> tuple[int, bool]:
    """Press Tab from the widget's start until the focus leaves it; count the stops, each with a visible ring."""
    page = desk.page
    page.evaluate("() => document.activeElement?.blur()")
    desk.live.evaluate("node => { node.tabIndex = -1; node.focus(); }")
    for stops in range(120):
        page.keyboard.press("Tab")
        at = desk.live.evaluate(
            """node => { const one = document.activeElement; if (!node.contains(one)) return null;
            one.dataset.reached = 'yes'; const style = getComputedStyle(one);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 ? 'ring' : one.outerHTML.slice(0, 100); }"""
        )
        if at is None:
            return stops, True
        assert at == "ring", f"No focus ring on {at}."
    return stops, False


def predict_by_keys(desk) -> None:
    """Choose an answer and check it with the keyboard; a reason must follow."""
    form = desk.live.locator(".ju-predict").first
    form.locator("input").first.focus()
    desk.page.keyboard.press("Space")
    desk.page.keyboard.press("Enter")
    assert len(form.locator(".ju-reply").inner_text()) > 40


def test_has_no_fault_in_light_before_and_after_use_and_no_sideways_scroll(desk):
    desk.reset()
    assert desk.violations() == []
    desk.use("click")
    assert desk.violations() == []
    assert desk.page.evaluate("() => document.documentElement.scrollWidth") <= 1280


def test_works_by_touch_at_320_px_in_the_dark_with_no_fault_before_and_after(phone):
    start = phone.sentence()
    assert phone.violations() == []
    said = phone.use("tap")
    assert phone.violations() == []
    assert len(phone.live.locator(".ju-predict .ju-reply").first.inner_text()) > 40
    assert said - {start} or phone.button("Set it for me").count() == 0
    assert phone.page.evaluate("() => document.documentElement.scrollWidth") == 320


def test_is_large_enough_to_touch(phone):
    small = phone.live.evaluate(
        """node => [...node.querySelectorAll('button, select, input[type=range], input[type=text], input[type=search], summary, label.ju-choice')].filter(one => one.checkVisibility())
        .map(one => [one.getBoundingClientRect().height, one.outerHTML.slice(0, 90)]).filter(([height]) => height < 43.5)"""
    )
    assert small == []


@pytest.mark.parametrize(("width", "least"), [(360, 8.5), (320, 7.5)])
def test_the_pictures_words_stay_inside_it_and_can_be_read_on_a_phone(phone, width, least):
    phone.page.set_viewport_size({"width": width, "height": 640})
    outside, smallest = phone.live.evaluate(
        """node => { const outside = [], sizes = [99];
        for (const svg of node.querySelectorAll('.ju-picture svg')) {
          const box = svg.getBoundingClientRect();
          for (const text of svg.querySelectorAll('text')) {
            const own = text.getBoundingClientRect();
            if (own.left < box.left - 2 || own.right > box.right + 2 || own.top < box.top - 2 || own.bottom > box.bottom + 2) outside.push(text.textContent);
            sizes.push(parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a);
          }
        }
        return [outside, Math.min(...sizes)]; }"""
    )
    assert outside == []
    assert smallest >= least


def test_a_link_restores_its_setting_in_another_browser_and_nonsense_is_refused(desk, visit):
    start, first = desk.reset(), desk.settings()
    for button in desk.button("Set it for me").all()[-1:]:
        button.click()
    link, sentence, settings = desk.copy_link(), desk.sentence(), desk.settings()
    assert settings != first
    other = visit(link).wake()
    other.says(sentence)
    assert other.settings() == settings
    name = re.match(r"#\w+:([^=&]+)=", link)[1]
    for nonsense in ("no-such-control=1", f"{name}=%3Cimg%20src%3Dx%20onerror%3D%22window.ran%3D1%22%3E", f"{name}=javascript:window.ran=1"):
        other.page.evaluate("address => { location.hash = address; }", f"{other.idea}:{nonsense}")
        other.says(start)
        assert "is shown" in other.live.locator(".ju-notice").inner_text()
    other.page.reload()
    other.wake()
    other.says(start)
    assert other.settings() == first
    assert len(other.live.locator(".ju-notice").inner_text()) > 20
    assert other.page.evaluate("() => [window.ran, document.querySelectorAll('img[onerror]').length]") == [None, 0]


def test_in_print_shows_its_result_and_no_buttons(desk):
    desk.page.emulate_media(media="print")
    shown = [one for one in (desk.live, desk.host.locator(":scope > .ju-fallback")) if one.count() and one.is_visible()]
    buttons = [button for button in desk.live.get_by_role("button").all() if button.is_visible()]
    words = " ".join(one.inner_text() for one in shown)
    desk.page.emulate_media(media="screen")
    assert len(words) > 60 and buttons == []


def test_without_scripts_shows_a_title_a_result_and_what_is_left_out(visit):
    seen = visit(java_script_enabled=False, viewport={"width": 320, "height": 640})
    fallback = seen.host.locator(":scope > .ju-fallback")
    assert fallback.is_visible()
    assert fallback.locator(".ju-title").inner_text() and len(fallback.locator(".ju-sentence").first.inner_text()) > 20
    assert fallback.locator("svg, table, li").first.is_visible()
    assert fallback.evaluate("node => [...node.querySelectorAll('*')].filter(one => !one.parentElement.closest('.ju-scroll, table') && one.getBoundingClientRect().right > 321).map(one => one.outerHTML.slice(0, 90))") == []
