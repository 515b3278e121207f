"""Settings for nbgrader in the folder that holds `source/`: what students find in place of a solution."""

c = get_config()  # noqa: F821 (nbgrader gives this name)

c.CourseDirectory.course_id = "joined_up"
c.ClearSolutions.code_stub = {"python": "# Change the lines above, or write your own here."}
c.ClearSolutions.text_stub = "*Write your answer here.*"
# A student who has deleted a check cell is still marked.
c.OverwriteCells.add_missing_cells = True
