"""The Sphinx extension that makes the site: widgets with no kernel, a slim shell, the book's directives."""

from __future__ import annotations


def setup(app) -> dict:
    """Register every part with Sphinx, which is loaded here and not by those who only check the content."""
    from book.lecturer import desk, plan
    from book.site import about, citations, contents, data_page, directives, execution, files, finding, law_page, law_role, leave, shell, support, terms
    from book.site.exercise import form, page
    from book.site.learner import pages
    from book.site.teach import pages as teach

    # Jupyter Book sets this even where the extension that reads it is not loaded.
    app.add_config_value("comments_config", {}, "html")
    app.add_directive("quiz", directives.QuizDirective)
    app.add_directive("support", support.SupportDirective)
    app.add_directive("data-sets", data_page.DataSetsDirective)
    app.add_directive("law-of-the-book", law_page.LawDirective)
    app.add_directive("law-changes", law_page.LawChangesDirective)
    app.add_directive("contents-of-the-book", contents.ContentsDirective)
    app.add_role("source", directives.SourceRole())
    app.add_role("exercise", directives.ExerciseRole())
    app.add_role("law", law_role.LawRole())
    for part in (citations, files, execution, shell, terms, finding, about, leave, page, form, pages, teach, plan, desk):
        part.setup(app)
    return {"version": "1", "parallel_read_safe": False, "parallel_write_safe": True}
