"""Where the gates and wires of a circuit are drawn."""
