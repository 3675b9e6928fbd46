"""What analysts touch: exports."""
