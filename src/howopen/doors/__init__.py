"""One guarded door for each kind of foreign content: paths, YAML, regular expressions, terminal.

Every stage may use a door; nothing else in howopen opens what a door guards (a test greps
for it). Each door states its limits beside it and says in its result what it cut.
"""
