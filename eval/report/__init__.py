"""The report: one page that shows a run whole, with its tables, curves and plots.

- `curves`: The numbers behind the plots.
- `outcomes`: What became of a question, in a word.
- `page`: One page that shows a run whole, and opens without a network.
- `plots`: Plots as data URIs, each drawn for a light and for a dark page.
- `question_words`: Which question word a question has, in both languages.
- `questions`: What the report tells of one question.
- `tables`: The tables of a report.
"""

from eval.report.page import write_report

__all__ = ["write_report"]
