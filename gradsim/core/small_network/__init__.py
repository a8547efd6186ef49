"""A small network that learns points of the plane: what hidden neurons are for."""
