"""Words by what they do in a sentence.

- `abbreviations`: Abbreviations, and what may follow them.
- `calendar`: Months, weekdays, units of time, and words that tell days.
- `conjunctions`: Words that join clauses; alternatives of patterns.
- `nouns`: Nouns of both languages, by what a question or a follow-up does with them.
- `numbers`: Words that count, beside the numbers of `embeddings.terms.number_words`.
- `predicates`: What predicates begin with, in both languages.
- `prepositions`: Words that join a phrase to what stands before it.
- `pronouns`: Words that point at what was named before.
- `quantifiers`: Words for all of something, or none.
- `units`: Units in which things are measured, in both languages.
"""
