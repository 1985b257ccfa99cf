"""What is damaged in all that is held, what it means, and how it is mended."""
