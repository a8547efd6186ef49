"""Prints what is wrong with the floor plan: circles, crowded folders and lonely subjects.

    python -m tests.house [FOLDER]

Every import counts, wherever it stands: in a function, behind ``TYPE_CHECKING``, or by name
through `importlib.import_module`.
"""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

PACKAGE = "gradsim"
MOST_MODULES = 20  # of a folder

Graph = dict[str, set[str]]


def modules(root: Path) -> dict[str, Path]:
    """Return the file of each module of the package, by dotted name; faces end in __init__."""
    files = sorted((root / PACKAGE).rglob("*.py"))
    return {".".join(file.relative_to(root).with_suffix("").parts): file for file in files}


def imports(name: str, file: Path) -> Iterator[str]:
    """Yield the dotted names that a module imports."""
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    # an import is a statement, of which there are a tenth as many as there are nodes
    for node in ast.walk(tree) if "import_module" in text else _statements(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = name.split(".")[: -node.level] if node.level else []
            origin = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _called(node) == "import_module":
            names = (ast.literal_eval(arg) for arg in node.args if isinstance(arg, ast.Constant))
            yield from (name for name in names if isinstance(name, str))


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the statements below a node, with those that stand in others."""
    for block in ("body", "orelse", "finalbody", "handlers", "cases"):
        for part in getattr(node, block, ()):
            yield part
            yield from _statements(part)


def _called(node: ast.Call) -> str:
    """Return the last part of the name of what is called, empty where it has none."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def module_graph(files: Mapping[str, Path]) -> Graph:
    """Return which modules each module imports; a name that a package's face has is the face's."""

    def module_of(name: str) -> str | None:
        candidates = (name, f"{name}.__init__", *_parents(name))
        return next((candidate for candidate in candidates if candidate in files), None)

    graph: Graph = {}
    for module, file in files.items():
        found = {module_of(name) for name in imports(module, file) if name.startswith(PACKAGE)}
        graph[module] = {target for target in found if target not in (None, module)}
    return graph


def _parents(name: str) -> tuple[str, str]:
    parent = name.rpartition(".")[0]
    return parent, f"{parent}.__init__"


def room_graph(graph: Graph) -> Graph:
    """Return which rooms each room knows.

    A room is a folder without folders within it. Where a folder has others within it, its own
    modules are the floor on which these stand and the roof over them: each is a room of its own,
    as a package's face is everywhere.
    """
    folders = {module.rpartition(".")[0] for module in graph}
    halls = {folder.rpartition(".")[0] for folder in folders}

    def room(module: str) -> str:
        folder, _, name = module.rpartition(".")
        return module if folder in halls or name == "__init__" else folder

    rooms: Graph = {}
    for module, targets in graph.items():
        known = rooms.setdefault(room(module), set())
        known |= {room(target) for target in targets} - {room(module)}
    return rooms


def circles(graph: Graph) -> Iterator[list[str]]:
    """Yield each set of nodes that reach one another."""
    reached = {node: _reached(graph, node) for node in graph}
    seen: set[str] = set()
    for node in sorted(graph):
        circle = {target for target in reached[node] if node in reached[target]}
        if circle and node not in seen:
            seen |= circle
            yield sorted(circle)


def _reached(graph: Graph, start: str) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        for target in graph[waiting.pop()] - reached:
            reached.add(target)
            waiting.append(target)
    return reached


def crowded(files: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield folders with too many modules, and how many; faces do not count."""
    folders = [file.rpartition(".")[0] for file in files if not file.endswith(".__init__")]
    for folder in sorted(set(folders)):
        if (count := folders.count(folder)) > MOST_MODULES:
            yield folder, count


def lonely(root: Path) -> Iterator[tuple[str, str]]:
    """Yield subjects that lack a folder, and which; a subject has demonstrations or a panel."""
    package = root / PACKAGE
    found = [*package.glob("core/*/demonstrations.py"), *package.glob("ui/panels/*/panel.py")]
    for subject in sorted({file.parent.name for file in found}):
        for place in (f"{PACKAGE}/core", f"{PACKAGE}/ui/panels", "tests/core", "tests/ui/panels"):
            if not any((root / place / subject).glob("*.py")):
                yield subject, f"{place}/{subject}"


def faults(root: Path, graph: Graph | None = None) -> list[str]:
    """Return a line for each fault of the floor plan; `graph` is known to whoever has read it."""
    if graph is None:
        graph = module_graph(modules(root))
    return [
        *(f"circle of modules: {', '.join(circle)}" for circle in circles(graph)),
        *(f"circle of folders: {', '.join(circle)}" for circle in circles(room_graph(graph))),
        *(f"{folder} is crowded: {count} modules" for folder, count in crowded(graph)),
        *(f"the subject {subject} is lonely: no {place}" for subject, place in lonely(root)),
    ]


if __name__ == "__main__":
    found = faults(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).resolve().parent.parent)
    print(*found, sep="\n", end="\n" if found else "")
    sys.exit(bool(found))
