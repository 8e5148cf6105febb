"""What the commands say in English → the same in Indonesian; `{}` stands for what differs from case to case."""

from ui.cli.indonesian.archive import ARCHIVE
from ui.cli.indonesian.commands import COMMANDS
from ui.cli.indonesian.evaluation import EVALUATION
from ui.cli.indonesian.formats import FORMATS
from ui.cli.indonesian.reading import READING
from ui.cli.indonesian.settings import SETTINGS

__all__ = ["SENTENCES"]

SENTENCES = {**COMMANDS, **ARCHIVE, **SETTINGS, **READING, **FORMATS, **EVALUATION}
