"""Words by which news reports, denies, corrects and leaves open.

- `cue_words`: The words by which something is denied, corrected, ended, attributed or confirmed, in both languages.
- `events`: What news is mostly about: words that mean one matter, in both languages.
- `hedges`: Words that leave a matter open.
- `reporting`: Who reports, and verbs whose object is a whole claim.
"""
