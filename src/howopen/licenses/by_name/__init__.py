"""Licences by what they are called: ids, titles, sentences, package metadata, expressions."""
