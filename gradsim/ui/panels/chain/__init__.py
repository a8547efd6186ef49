"""The panel "Chain of neurons": why gradients vanish or explode."""
