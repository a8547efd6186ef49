"""A handout in a process beside the window, which goes on meanwhile.

``python -m gradsim.ui.export.handout.process LECTURE.json FILE.html`` writes a line for each
step, the share that is done, and at the end what is to be told, both as JSON.
"""

import json
import os
import sys
from pathlib import Path

from gradsim.files import NotWritten, read_lecture, write_bytes
from gradsim.ui.export.handout.page import Handout
from gradsim.ui.qt_application import make_application


def main(source: str, target: str) -> None:
    """Write the handout of a lecture."""
    if hasattr(os, "nice"):
        os.nice(5)  # the window and its runs come first
    make_application()
    page = Handout(read_lecture(Path(source)))
    for share in page.make():
        print(json.dumps(share), flush=True)
    error = ""
    if not page.is_empty:
        try:
            write_bytes(Path(target), page.content())
        except NotWritten as failure:
            error = str(failure)
    print(json.dumps({"error": error, "empty": page.is_empty, "notices": page.notices}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
