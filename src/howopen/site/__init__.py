"""The site: a static table that people look at, from the same assessments as every report.

A page is a report: nothing is judged here. It works without JavaScript and asks nobody else.

content    what pages show, and how releases are grouped
addresses  where each page lies
pages/     one module per kind of page
rendering  templates become pages, in each language
sentences  verdicts and headlines in the reader's language
building   all pages and files of a site
one_file   the page of a release as a file by itself
"""
