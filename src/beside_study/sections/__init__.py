"""One part of the report per file: which questions the study asks of it, and how each is answered."""
