"""The pure core: from the bytes of a document to a meeting and its decisions."""
