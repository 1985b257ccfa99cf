"""Documents are read in processes apart, with limits on time and memory, by OCR if need be."""
