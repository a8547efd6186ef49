"""What the process of a window cares for: its memory, its imports, interrupts, its painting."""
