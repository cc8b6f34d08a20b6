"""What can go wrong between a question set and a table of scores.

CoiError
├── QuestionSetError  a question set is not what the contract says
└── RunFileError      a run file is not what the contract says
"""

from ingest.errors import CoiError


class QuestionSetError(CoiError):
    """A question set is missing, empty, or holds a line that is no question."""


class RunFileError(CoiError):
    """A run file is missing, or holds a line that is no result."""
