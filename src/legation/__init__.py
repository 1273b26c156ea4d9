"""Legation reads political news into events: who did what to whom, when, where, on whose word, how sure."""

from importlib.metadata import version

__version__ = version("legation")
