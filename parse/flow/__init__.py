"""Pages of lines → one flow of lines, and its paragraphs: running heads, tables, footnotes."""
