"""The plane of two inputs: what a function is all over it, its boundary, and points on it."""
