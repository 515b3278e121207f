"""The marking desk as the site has it, with Python: from the lecturer's pack to marks in a spreadsheet, and nothing leaves the page."""

import csv
import io

from tests.lecturer.desk_page import hand_in, zipped

RIGHT = {1: "step_pct = 14.0", 2: 'comparable = ["A", "C", "E"]', 3: "police_change, victims_change = -9.8, -12.7", 4: 'claim = "B"'}
ANN, BO = "Ann Lee_101_assignsubmission_file/x.ipynb", "Bo Day_102_assignsubmission_file/x.ipynb"


def test_from_the_lecturers_pack_to_marks_in_a_spreadsheet(desk_server, open_page):
    page = open_page(desk_server.page.replace("bare/index.html", "teach/index.html"), accept_downloads=True)
    page.set_default_timeout(120_000)
    page.get_by_role("link", name="The marking desk").first.click()
    page.set_input_files("input[type=file]", {"name": "all.zip", "mimeType": "", "buffer": zipped({ANN: hand_in(tasks=RIGHT), BO: hand_in(tasks={**RIGHT, 4: "1 / 0"})})})
    page.wait_for_selector(".desk-running li")
    asked = len(desk_server.seen)
    page.wait_for_selector(".desk-results")
    page.get_by_role("button", name="Take the marks away").first.click()
    with page.expect_download() as got:
        page.get_by_role("button", name="Full table").click()
    with open(got.value.path(), encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(io.StringIO(file.read())))
    assert [(row["Name"], row["Tasks"], row["Notes"]) for row in rows] == [("Ann Lee", "12", ""), ("Bo Day", "9", "Cell 8: ZeroDivisionError: division by zero")]
    assert desk_server.seen[asked:] == []
    kept = page.evaluate("JSON.stringify(Object.entries(localStorage))")
    assert "two-series-step" in kept and not [word for word in ("Ann", "Bo", "ZeroDivision", "ipynb") if word in kept]
    assert [line for line in page.complaints if "plans.json?shut" in line or "Content Security Policy" in line]
    page.complaints[:] = [line for line in page.complaints if "plans.json?shut" not in line and "Refused to connect because" not in line]
