"""A plot of curves over epochs, and what stands on them: names, levels, a guess, a change."""
