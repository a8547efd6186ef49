"""What stands on curves over epochs: names, levels, a plateau, a guess, a change."""
