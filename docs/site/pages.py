"""The pages of the site lie as they lie in the repository, so that a link between them works in both."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

BESIDE_DOCS = (
    "*.md",
    "LICENSE",
    "NOTICE",
    "embeddings/models/*/README.md",
    "examples/*.ipynb",
    "examples/*.py",
    "examples/questions/README.md",
    "tests/rag/reading/pages/README.md",
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put what docs/ holds under docs/, and beside it the pages and files that it links to."""
    root = Path(config.config_file_path).parent
    docs = Path(config.docs_dir)
    for file in [file for file in files if file.src_dir == config.docs_dir]:
        files.remove(file)
        files.append(_at(docs / file.src_uri, root, config))
    for pattern in BESIDE_DOCS:
        for path in sorted(root.glob(pattern)):
            files.append(_at(path, root, config))
    return files


def _at(path: Path, root: Path, config: MkDocsConfig) -> File:
    return File.generated(config, path.relative_to(root).as_posix(), abs_src_path=str(path))
