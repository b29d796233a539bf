"""Kept English sentences told again in the reader's language.

    say = say_in("fr")
    retold("the complete listing", say, "shows")      # 'la liste complète'
    retold("The heron is grey.", say)                 # None: no sentence of ours

An assessment keeps its notes in English. The forms in which we say them are tables here; a kept
sentence is understood as one of them, and said through the catalogue with what it holds. A form
says which of its placeholders hold words of ours: those are told again in turn. What stands for
any other placeholder is somebody's name, and stays as it is, whatever it says.

forms           all forms, by what they are said of
understanding   a kept text -> the form in which it is said, and its parts
telling         that -> the reader's language
told            the same for a page, which marks what could not be told
verdicts        a verdict and its reasons, composed again
"""

from __future__ import annotations

from howopen.reports.retelling.forms import NOTE, VALUES
from howopen.reports.retelling.telling import retold
from howopen.reports.retelling.told import Told, beside, told_of
from howopen.reports.retelling.understanding import understood

__all__ = ["NOTE", "VALUES", "Told", "beside", "retold", "told_of", "understood"]
