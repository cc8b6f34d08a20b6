"""What can go wrong between a manifest line and a published generation.

CoiError
├── ManifestError        a manifest line is not what the contract says
├── SettingsError        settings.toml or a COI_ variable is not what the contract says
├── ReadError            a file could not be read into canonical text
│   ├── BrokenFile       damaged, empty, or not what its name says
│   ├── EncryptedFile    needs a password
│   ├── UnsupportedFile  a format there is no reader for
│   ├── FileTooLarge     beyond the reader's stated limits
│   └── NoText           nothing to cite
│       └── UnreadScan   pages without a text layer, and no OCR
├── EncoderError         the encoder's weights are missing or not the expected ones
├── IndexMismatch        the generation was built with another encoder or splitter
├── NoIndex              nothing has been ingested yet
├── IngestBusy           another ingest holds the data folder
├── UnknownDocument      no document with that id or file name in the register
├── RevisionRefused      a decision may not be revised like this
├── NoSuchPlace          a document has no such page, or does not say such a thing there
└── StoreError           the vector store refused or lost something
"""


class CoiError(Exception):
    """Something a user can act on; the message names the object and the remedy in one line."""


class ManifestError(CoiError):
    """A manifest line is not what the contract says."""


class SettingsError(CoiError):
    """A setting is unknown or out of bounds."""


class ReadError(CoiError):
    """A file could not be read into canonical text."""


class BrokenFile(ReadError):
    """The file is damaged, empty, or not what its name says."""


class EncryptedFile(ReadError):
    """The file needs a password."""


class UnsupportedFile(ReadError):
    """There is no reader for this format."""


class FileTooLarge(ReadError):
    """The file is beyond the reader's stated limits."""


class NoText(ReadError):
    """The file holds nothing that could be cited."""


class UnreadScan(NoText):
    """Half of the pages or more have no text layer, and nothing read them."""


class EncoderError(CoiError):
    """The encoder's weights are missing or not the expected ones."""


class IndexMismatch(CoiError):
    """The generation was built with another encoder or splitter than the one in use."""


class NoIndex(CoiError):
    """Nothing has been ingested into this data folder yet."""


class IngestBusy(CoiError):
    """Another ingest is running on this data folder."""


class UnknownDocument(CoiError):
    """The register holds no such document."""


class RevisionRefused(CoiError):
    """A decision about a document may not be revised like this."""


class NoSuchPlace(CoiError):
    """The document has no such page, or the quote does not stand there."""


class StoreError(CoiError):
    """The vector store refused or lost something."""
