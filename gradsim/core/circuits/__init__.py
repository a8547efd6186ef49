"""Logic circuits: how much a second, third or tenth layer of gates saves."""
