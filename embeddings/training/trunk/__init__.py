"""How a transformer is given a second language and trained on it.

- `distillation`: Train a transformer on two languages: as a teacher sees the translation, and as questions find
  their passages.
- `length_batches`: Texts of like length run together: what is padded to its longest should not be padded
  much.
- `transplant`: Give a trained English transformer an Indonesian vocabulary: new words begin as what their
  translations are.
- `trunk`: A transformer in training: texts become unit vectors, and a loss of the vectors goes back into it.
"""
