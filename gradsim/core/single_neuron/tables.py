"""The tables of two inputs that have a name."""

#: The inputs of every table, in the order of counting.
CORNERS = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))

#: The targets of the four corners.
TABLES = {
    "AND": (0.0, 0.0, 0.0, 1.0),
    "OR": (0.0, 1.0, 1.0, 1.0),
    "NAND": (1.0, 1.0, 1.0, 0.0),
    "XOR": (0.0, 1.0, 1.0, 0.0),
}
