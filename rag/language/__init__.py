"""What both languages say, and how: sentences, names, numbers, days, topics, and the word lists for them.

- `content_words`: Words of a question: which ask, which have content, which no dictionary knows.
- `day_mentions`: Days that a text names, in Indonesian and English forms: where, and which days they can mean.
- `measures`: Which measures a text states: amounts of money, weights, lengths, times, shares.
- `names`: The names in a text, told by their capitals.
- `negation`: Is something denied?
- `quantities`: Which numbers a text states, of what: two of the same kind that differ cannot both be true.
- `quotations`: What a question puts in quotation marks: words that are meant as they stand.
- `sentences`: Cut a text into sentences, Indonesian or English, without changing a character of it.
- `spelling`: Informal spellings are written out before a question is read.
- `topics`: What news is mostly about: words that mean one matter, in both languages, and the matters that exclude
  each other.
- `word_lists`: The words of both languages that rules look for, each list once, as data.
"""
