"""From a text to the keys it is found by: words, figures, rows of years, abbreviations."""
