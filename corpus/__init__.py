"""What we hold: originals by hash, rows in a database, the bundled sample."""
