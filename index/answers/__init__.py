"""From a query and an open build to what is shown: hits, counts, passages, comparisons."""
