"""Programs that fit the weights of retrieval, answers and checks to questions that no training has seen.

- `asked_measure`: Learn which measure a question asks for, from what its answer states where it is told.
- `calibration`: How much the judge should weigh, and what each signal of an answer.
- `changes`: How often it is rightly found that a sentence tells of a change, and that a claim holds what was before
  it.
- `fusion`: Which weight of the terms finds best? Fitted on questions that no training has seen.
- `question_model`: What the models of questions share: their command, what is held out, how people type, which
  features count.
- `regression`: The logistic regressions behind likelihoods from several signals.
- `reliability`: Is the judge as often right as it says? A plot for each head, on premises and passages that no
  training has seen.
- `roles`: How often two names are rightly found to have exchanged their roles, and how the judge alone reads such
  claims.
- `stories`: The held-out stories of the judge's training as small archives, with what people ask about them in two
  languages.
- `support`: The weights of `rag/generation/support/features.py` that fit sentences of a language model best.
- `thresholds`: What each threshold of the check of a language model's sentences lets through.
- `yes_no`: Learn which questions are answered with yes or no, from questions of our own and of the research data.
"""
