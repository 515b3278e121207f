"""The lecturer's pack, under `teach/`: plans, reading lists, essays, outcomes and editions, made from the book's own parts."""
