"""Floor 3: measurements. Knows no screen.

- `answerers`: Who answers the questions of a set: the quotations, or a language model's words.
- `cases`: Questions that bring a few articles of their own, and what a careful reader would answer: right or wrong,
  by kind.
- `claims`: How well does the support check tell what a premise says to a claim?
- `converters`: Original public files → BEIR folders and files of claims.
- `corpus`: The archive of a dataset's corpus: built once, kept under what it was built from.
- `datasets`: Question sets on disk → `Dataset`: BEIR folders and plain files of questions.
- `exchange`: Articles, question sets and marks in files that others read, and back.
- `grading`: Sentences of a language model beside what the check says of them: written to be graded by hand, then
  measured.
- `judge`: How well the judge reads: every head on every set of a folder, beside what is reached without reading.
- `measures`: What is measured of a question, and over all of them, with how sure a mean is.
- `mixed`: Does an article in the other language stand a chance beside those in the question's own? A pool to
  measure it.
- `reading`: How well web pages are read: their stories, titles and days, beside what other libraries read.
- `refusal`: How often is a question refused that can be answered, and how often one that cannot?
- `report`: The report: one page that shows a run whole, with its tables, curves and plots.
- `retrieval`: How well are the right articles found? nDCG@10 of each part of finding, and of all together.
- `runs`: A run: a question set is asked, measured, kept on disk and compared with another.
- `speaker_swap`: How many sentences pass in which somebody speaks, with another speaker of their article put
  in that one's place?
- `support`: How well does the check of a language model's sentences tell what an article says from what it does not
  say?
- `tuning`: Programs that fit the weights of retrieval, answers and checks to questions that no training has seen.
- `types`: The nouns of evaluation, as frozen data.
"""
