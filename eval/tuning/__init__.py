"""Programs that fit the weights of retrieval, answers and checks to questions that no training has seen."""
