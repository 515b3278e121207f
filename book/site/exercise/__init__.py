"""Exercises: their copies, and the page that starts Python."""
