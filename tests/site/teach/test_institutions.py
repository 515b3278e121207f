"""The page for institutions and the files beside it, which must at least be read by what they are for."""

import ast

import pytest
import yaml
from traitlets.config import Config

from book.site.teach import institutions
from tests.browser import violations


@pytest.mark.parametrize("name", institutions.FILES)
def test_puts_each_file_beside_the_page_and_links_it(built, name):
    assert (built / "teach" / "hub" / name).read_bytes() == (institutions.HUB / name).read_bytes()
    assert f'href="hub/{name}"' in (built / "teach" / "institutions.html").read_text()


def settings(name):
    made = Config()
    exec(compile(ast.parse((institutions.HUB / name).read_text()), name, "exec"), {"get_config": lambda: made})
    return made


def test_the_settings_name_one_course_and_both_accounts():
    assert settings("nbgrader_config.py").CourseDirectory.course_id == "joined_up"
    assert settings("jupyterhub_config.py").Authenticator.allowed_users == {"nbinstructor", "nbstudent"}


def test_the_image_and_the_values_share_the_exchanges_place():
    values = yaml.safe_load((institutions.HUB / "values.yaml").read_text())
    mounts = values["singleuser"]["storage"]["extraVolumeMounts"]
    assert [mount["mountPath"] for mount in mounts] == [settings("nbgrader_config.py").Exchange.root]
    assert "COPY nbgrader_config.py" in (institutions.HUB / "Dockerfile").read_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_passes_axe_and_fits_a_phone(site, open_page, theme):
    page = open_page(f"{site}/teach/institutions.html", viewport={"width": 320, "height": 640}, color_scheme=theme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
