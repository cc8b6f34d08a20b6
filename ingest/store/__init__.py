"""The index: what is searched, kept as generations that never change once they are published."""
