"""From a query as typed to a tree of what it asks for."""
