"""Question sets of the project: other wordings of the shared ones, and own ones; README.md says how made."""
