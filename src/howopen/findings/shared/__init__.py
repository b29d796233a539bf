"""What several questions share: the case they are asked of, and how they look at it.

case          the release and its bases: sources, names, cards, citing
documented    which documents cover a topic, and in how many words
code_roles    whether files of a kind are in the repositories
data_of       which data is named for a stage, and what is said of it
weights       whether a source gives out weights, and what stands before them
access        whether access needs a key, and which code only calls a service
license_of    every place that names a licence, and which counts most
papers        which papers are named, and whose they are
"""
