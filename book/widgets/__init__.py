"""Widgets that work in the built page with no kernel, and unchanged in a notebook."""
