"""One module per format: each gives a string and computes nothing.

`terminal` and `table` write for a person at a terminal, `markdown` for a page, `csv` for a
spreadsheet, `json` for a program, `notebook` for Jupyter. What they share: `page` (the width,
colour and encoding to write for) and `words` (verdicts, grades and places in words).
"""
