"""The judge's network, and how it is fitted to packed pairs.

- `batches`: Batches of packed pairs on a device, those of like length together.
- `fitting`: Fit networks to packed pairs for so many seconds: by labels, and by a teacher where there is one.
- `losses`: How wrong the network's scores are, by what is known of a pair and by what a teacher says of it.
- `network`: The judge's network: a transformer over two texts, and what is read from its states.
- `packing`: Examples as numbers: tokens in one row after another, and what is known of each pair.
- `trunks`: The transformers that training starts from, read into our network: ours, and all-mpnet-base-v2.
"""
