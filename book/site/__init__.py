"""The Sphinx extension that makes the site: widgets with no kernel, a slim shell, the book's directives."""

from __future__ import annotations


def setup(app) -> dict:
    """Register every part with Sphinx, which is loaded here and not by those who only check the content."""
    from book.site import citations, directives, execution, files, law_role, shell, support, terms
    from book.site.exercise import page

    # Jupyter Book sets this even where the extension that reads it is not loaded.
    app.add_config_value("comments_config", {}, "html")
    app.add_directive("quiz", directives.QuizDirective)
    app.add_directive("support", support.SupportDirective)
    app.add_role("source", directives.SourceRole())
    app.add_role("exercise", directives.ExerciseRole())
    app.add_role("law", law_role.LawRole())
    for part in (citations, files, execution, shell, terms, page):
        part.setup(app)
    return {"version": "1", "parallel_read_safe": False, "parallel_write_safe": True}
