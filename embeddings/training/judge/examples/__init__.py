"""What the judge learns from, read from the data folder or made from stories of our own.

- `claim_wording`: Claims as people ask them, in both languages, and headings as windows have them.
- `claims`: Claims, yes/no questions and summaries with the texts that they were judged by.
- `example`: What the judge learns from: two texts, and what is known of them.
- `news`: What news does to a claim, made from parallel sentences: denies it, rumours it, corrects it, says it of
  another.
- `patterns`: Patterns in which news speaks of a claim `{s}`, in both languages, and the words that fill them.
- `preparation`: Everything that the judge learns from, read and made of the data folder.
- `question_field`: Questions with the passages that answer them, and with those that terms take for answers.
- `questions`: Questions with the window that answers them among others, and questions that their passage does not
  answer.
- `scenarios`: Small news stories of our own, with what they say to questions: filled with names and numbers, cut
  into windows.
- `typing_noise`: Questions as people type them: in a hurry, by ear, with a slip of the finger, and with a word to
  whom they ask.
"""
