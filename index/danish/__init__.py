"""What Danish does to words: inflection, compounds, and the lexicon that is made of it."""
