"""A chain of neurons: the gradient of its first bias as a product of slopes and weights."""
