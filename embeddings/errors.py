"""The one error tree of the project.

SitasiError              anything that we raise on purpose; its text is one line for a person
├── SettingsError        a setting has a value that it cannot have
├── ModelError           a model cannot be loaded, or is not what it says
├── EndpointError        a language model's endpoint gave nothing that can be used
├── NothingToHandOn      an answer holds nothing of what a format is made of
├── ReadingError         a file, page or line cannot be read as an article
│   ├── DatasetInvalid   a question set has problems; it names every one of them
│   └── HostUnreachable  a host on the web cannot be reached, or may not be
└── ArchiveError         an archive cannot be opened or written
    ├── ArchiveMissing   there is no archive at this place
    ├── ArchiveTooNew    a newer version of Sitasi wrote it
    ├── ArchiveDamaged   it, or a backup of it, no longer holds what was written
    ├── EncoderMismatch  its vectors come from another encoder than the settings name
    ├── ArticleMissing   it holds no article of this id
    └── IndexUnusable    its index is missing, damaged or of another make; it is rebuilt from the archive
        └── IndexOutOfReach  the server that keeps it does not answer, or keeps somebody else's under its name

A message says what happened, the value, and what to do.
"""

__all__ = [
    "ArchiveDamaged",
    "ArchiveError",
    "ArchiveMissing",
    "ArchiveTooNew",
    "ArticleMissing",
    "DatasetInvalid",
    "EncoderMismatch",
    "EndpointError",
    "HostUnreachable",
    "IndexOutOfReach",
    "IndexUnusable",
    "ModelError",
    "NothingToHandOn",
    "ReadingError",
    "SettingsError",
    "SitasiError",
]


class SitasiError(Exception):
    """Root of every error that Sitasi raises on purpose."""


class SettingsError(SitasiError):
    """A setting has a value that it cannot have."""


class ModelError(SitasiError):
    """A model cannot be loaded, or is not what it says."""


class EndpointError(SitasiError):
    """A language model's endpoint gave nothing that can be used."""

    def __init__(self, failure: str, message: str) -> None:
        super().__init__(message)
        self.failure = failure
        """Which of `rag.types.Failure` it is."""


class NothingToHandOn(SitasiError):
    """An answer holds nothing of what a format is made of."""


class ReadingError(SitasiError):
    """A file, page or line cannot be read as an article."""


class DatasetInvalid(ReadingError):
    """The files of a question set are not what they should be; its text counts the problems and names the first."""

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems
        """Every problem as `file:line: reason`, in the order of the files."""

    def __str__(self) -> str:
        if len(self.problems) == 1:
            return f"1 problem in the question set: {self.problems[0]}"
        return f"{len(self.problems)} problems in the question set, the first: {self.problems[0]}"


class HostUnreachable(ReadingError):
    """A host on the web cannot be reached, or its address is one that is never asked."""


class ArchiveError(SitasiError):
    """An archive cannot be opened or written."""


class ArchiveMissing(ArchiveError):
    """There is no archive at this place."""


class ArchiveTooNew(ArchiveError):
    """A newer version of Sitasi wrote this archive."""


class ArchiveDamaged(ArchiveError):
    """The archive, or a backup of it, no longer holds what was written."""


class EncoderMismatch(ArchiveError):
    """The archive's vectors come from another encoder than the settings name."""


class ArticleMissing(ArchiveError):
    """The archive holds no article of this id."""


class IndexUnusable(ArchiveError):
    """The archive's index is missing, damaged or of another make; it is rebuilt from the archive."""


class IndexOutOfReach(IndexUnusable):
    """The server that keeps the index does not answer, or keeps one under its name that is not ours to rebuild."""
