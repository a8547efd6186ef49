"""The editor of lectures."""
