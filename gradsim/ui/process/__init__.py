"""What the process of a window cares for: its memory, its imports, an interrupt."""
