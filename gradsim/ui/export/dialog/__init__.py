"""The dialog "Export": where the figure goes, a preview, size and look."""
