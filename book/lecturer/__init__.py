"""What lecturers use and readers do not: marking, at the desk in the browser and on the command line."""
