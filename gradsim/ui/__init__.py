"""The window: Qt, and the only part of the program that knows it.

The binding of Qt is PySide6, whatever the environment says for other programs: pyqtgraph reads
the variable when it is imported, and with another binding its plots would be no widgets here.
"""

import os

os.environ["PYQTGRAPH_QT_LIB"] = "PySide6"
