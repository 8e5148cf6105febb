"""A run: a question set is asked, measured, kept on disk and compared with another.

- `comparison`: Two saved runs over the same questions: what differs, by how much, and is it more than luck?
- `document_ranking`: From hits to documents: what retrieval measures are computed on.
- `evaluation`: Evaluate a question set from end to end: its archive, its questions, the folder that keeps the run.
- `runner`: Ask the questions of a set, and measure each answer with the ranking that it was made from.
- `storage`: A run on disk: `run.json`, `answers.jsonl`, `articles.jsonl` and `run.trec` in a folder.
"""
