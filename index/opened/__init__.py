"""A build that is open: its texts, and the lists of entries behind each key."""
