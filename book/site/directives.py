"""What an author may write in a chapter beyond MyST: the `quiz` directive, the `source` and `exercise` roles."""

from __future__ import annotations

import html

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective, SphinxRole

from book import data, paths
from book.errors import BookError, nearest
from book.site import host
from book.site.exercise import copies
from book.site.learner import sensitive


class QuizDirective(SphinxDirective):
    """Questions of a chapter's bank, in the flow of the text.

    The argument is the bank's slug; the body, where there is one, names question ids, one a
    line; without it the whole bank is asked.
    """

    required_arguments = 1
    has_content = True
    option_spec = {"title": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        from book.quiz.quiz import Quiz

        slug, ids = self.arguments[0], [line.strip() for line in self.content if line.strip()]
        try:
            quiz = Quiz.of(slug, ids or None, **self.options)
        except BookError as fault:
            raise self.error(str(fault)) from fault
        quiz.private = quiz.private or sensitive.is_flagged(slug)
        self.env.note_dependency(str(paths.QUESTIONS / f"{slug}.yml"))
        element = host.mount_html(
            quiz.get_state(), quiz.fallback()["text/html"], root=host.root_of(self.env, self.env.docname), attributes={"data-quiz": slug}
        )
        return [host.raw(host.once_a_page(self.env) + element)]


class SourceRole(SphinxRole):
    """The source line of a data set, with its licence and a download of the table."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        try:
            line = data.cite(self.text)
        except BookError as fault:
            return [], [self.inliner.reporter.error(str(fault), line=self.lineno)]
        root = host.root_of(self.env, self.env.docname)
        link = f'<a class="ju-download" href="{root}_static/data/{self.text}.csv" download>Download the data<span class="ju-hidden"> of {html.escape(self.text.replace("_", " "))}</span> (CSV)</a>'
        for ending in ("csv", "yml"):
            self.env.note_dependency(str(paths.DATA / f"{self.text}.{ending}"))
        return [nodes.inline("", line + " ", classes=["ju-source"]), host.raw(link)], []


class ExerciseRole(SphinxRole):
    """A link to an exercise's page, by the exercise's name; the words are its title."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        known = {source.stem: source for source in copies.sources()}
        if self.text not in known:
            fault = BookError(f"There is no exercise '{self.text}'.", nearest(self.text, known))
            return [], [self.inliner.reporter.error(str(fault), line=self.lineno)]
        title = copies.read(known[self.text]).metadata["exercise"]["title"]
        self.env.note_dependency(str(known[self.text]))
        root = host.root_of(self.env, self.env.docname)
        return [nodes.reference("", title, refuri=f"{root}exercises/{self.text}.html", internal=True)], []
