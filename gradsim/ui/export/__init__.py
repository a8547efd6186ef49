"""Pictures, tables and animations to take home.

Beside the widgets this is the only part that knows pyqtgraph.
"""
