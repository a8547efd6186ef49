"""Starts gradsim in a folder without Python.

The window has processes beside it, which it starts as ``python -m gradsim.…``; here that Python is
the program itself.
"""

import os
import runpy
import sys

# Programs of the system that gradsim starts must not find the folder's libraries.
for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    before = os.environ.pop(f"{name}_ORIG", None)
    os.environ.pop(name, None)
    if before is not None:
        os.environ[name] = before

if sys.argv[1:2] == ["-m"] and "".join(sys.argv[2:3]).startswith("gradsim."):
    module = sys.argv.pop(2)
    del sys.argv[1]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
else:
    from gradsim.__main__ import main

    sys.exit(main())
