"""How long a test waits for a fact before the run counts as broken, in milliseconds.

Long enough for a machine on which other programs have all cores; nothing waits as long when it
is not broken.
"""

PATIENCE = 200_000
