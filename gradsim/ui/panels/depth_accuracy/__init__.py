"""The panel "Depth and accuracy": whether deeper networks read digits better."""
