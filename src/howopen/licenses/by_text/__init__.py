"""Licences by their words: the index of texts, what a text is most like, and what differs."""
