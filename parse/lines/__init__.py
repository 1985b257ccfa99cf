"""What one line says by itself: a number, a case, a field, an appendix, a label of the cover."""
