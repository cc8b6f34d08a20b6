"""What can go wrong between a question set and a table of scores.

CoiError
├── QuestionSetError  a question set is not what the contract says
├── RunFileError      a run file is not what the contract says
├── CanaryFileError   a file of canaries is not what the contract says
└── ProbeError        a suite of probes could not be carried out
"""

from ingest.errors import CoiError


class QuestionSetError(CoiError):
    """A question set is missing, empty, or holds a line that is no question."""


class RunFileError(CoiError):
    """A run file is missing, or holds a line that is no result."""


class CanaryFileError(CoiError):
    """A file of canaries is missing, empty, or holds a line that is no canary."""


class ProbeError(CoiError):
    """A suite of probes could not be carried out, so it proves nothing."""
