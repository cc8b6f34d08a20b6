"""Answers from the index, every statement with a checked footnote; or says why not."""
