"""How fast each layer of a network learns, and what helps the first ones."""
