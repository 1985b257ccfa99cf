"""Letters and words: what readers' characters mean, and what line ends did to words."""
