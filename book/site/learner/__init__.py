"""The learner's own pages, review and record, and what pages need for them; and the authors' view of the bank."""
