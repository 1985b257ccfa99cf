"""Kinds of words, as bits: a word may be of several."""

NOUN, VERB, ADJECTIVE, NAME, OTHER = 1, 2, 4, 8, 16
