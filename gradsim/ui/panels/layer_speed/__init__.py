"""The panel "Layer speed": early layers learn slowly, and what helps."""
