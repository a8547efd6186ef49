"""The panel "Circuits": logic circuits with their signals, truth tables and gate counts."""
