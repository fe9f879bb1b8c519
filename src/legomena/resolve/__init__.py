"""A name as written, and what it stands for: places, times, numbers."""
