"""What is measured, and the floors that must hold. Run with ``make bench``."""
