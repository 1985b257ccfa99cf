"""Reading: bytes to pages of lines. PDF libraries live only here."""
