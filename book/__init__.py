"""Joined Up: the data, models, figures, widgets and questions of the book."""

__version__ = "0.1.0"
