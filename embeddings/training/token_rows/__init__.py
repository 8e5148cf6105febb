"""How the rows of the static encoder are started, trained and written.

- `contrastive`: Contrastive training of token rows: a text should be nearer to its counterpart than to the batch's
  others.
- `model_folder`: Write token rows as a sentence-transformers model folder.
- `start_rows`: The rows that training starts from: all-MiniLM-L6-v2's for English, their weighted means for
  Indonesian.
- `vocabulary`: The encoder's words: BERT's uncased pieces, and whole words that those pieces would cut up.
- `whitening`: Soft whitening: directions in which nearly all rows differ are made to count less.
"""
