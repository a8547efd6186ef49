"""Whether deeper networks read digits better: training, and sweeps that are stored."""
