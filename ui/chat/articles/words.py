"""What the tab says; everything that it says stands here."""

from dataclasses import dataclass

from embeddings.language import Language

__all__ = ["TAB", "TabWords"]


@dataclass(frozen=True, slots=True)
class TabWords:
    """The words of the tab; `{}` takes what the name of the field says, in its order."""

    language: Language
    """In which an article's date, its language and what stands around it are said."""
    search: str
    placeholder: str
    one: str
    many: str
    """Takes a number."""
    found: str
    """Takes how many of how many, the second already in words."""
    nothing_found: str
    empty: str
    rows: str
    pages: str
    page: str
    """Takes the page and the last one."""
    previous: str
    next: str
    copy: str
    copies: str
    """Takes a number."""
    unopened: str
    gone: str
    remove: str
    removing: str
    """Takes the title."""
    yes: str
    no: str
    removed: str
    """Takes the title."""
    add: str
    upload: str
    working: str
    """Takes which of how many files, and its name."""
    added: str
    replaced: str
    unchanged: str
    rejected: str
    not_added: str
    """Takes the reason."""
    line: str
    """Takes where in its file, and the reason."""
    others: str
    """Takes how many more reasons there are."""
    paste: str
    title: str
    text: str
    published: str
    publisher: str
    paste_add: str
    no_text: str
    bad_date: str
    """Takes what was written."""
    future_date: str
    """Takes the date."""
    unkept: str
    """Takes why a file could not be written."""


TAB = TabWords(
    language=Language.ENGLISH,
    search="Search the articles",
    placeholder="Words of a title, publisher or source",
    one="1 article",
    many="{:,} articles",
    found="{:,} of {}",
    nothing_found="No article has all of these words in its title, publisher or source.",
    empty="There are no articles yet: add some above.",
    rows="Articles",
    pages="Pages",
    page="Page {:,} of {:,}",
    previous="Previous",
    next="Next",
    copy="1 copy",
    copies="{:,} copies",
    unopened="Open an article to read it here.",
    gone="This article is no longer in the archive.",
    remove="Remove",
    removing="Remove “{}”? The file it came from stays.",
    yes="Yes",
    no="No",
    removed="“{}” is removed.",
    add="Add articles",
    upload="Files: .txt, .md, .html, .htm, .jsonl",
    working="Adding {:,} of {:,}: {}",
    added="added",
    replaced="replaced",
    unchanged="unchanged",
    rejected="rejected",
    not_added="not added: {}",
    line="line {}: {}",
    others="and {:,} more like these",
    paste="Or paste one",
    title="Title (optional)",
    text="Text",
    published="Date, YYYY-MM-DD (optional)",
    publisher="Publisher (optional)",
    paste_add="Add this text",
    no_text="Nothing is added yet: paste the article’s text first.",
    bad_date="Nothing is added yet: “{}” is not a date, write it as YYYY-MM-DD.",
    future_date="Nothing is added yet: {} has not come yet, mend the date or leave it out.",
    unkept="the file cannot be kept in the archive’s folder ({})",
)
