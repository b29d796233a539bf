"""Measurements: each module is one command that prints figures and exits with 0."""
