"""The documentation: its links lead somewhere, and what it says of the program is so."""

import json
import re
import shlex
import shutil
from itertools import pairwise
from math import ceil, floor
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from docs.making import parts, pictures
from gradsim import embedding
from gradsim.cli import main
from gradsim.cli.common import COMMANDS
from gradsim.core.experiment import Experiment
from gradsim.core.experiment_file import experiment_from_json
from gradsim.core.lecture.lecture_file import lecture_from_json
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.subjects import SUBJECTS
from gradsim.files import SUFFIXES

ROOT = Path(__file__).resolve().parent.parent
#: Pages that are read in the repository, beside those of the site.
OTHERS = ("README.md", "CONTRIBUTING.md", "resources/README.md", "examples/ravine/README.md")
_INCLUDE = re.compile(r"^```\{include\} (\S+)\n```$", re.MULTILINE)
_FILE = re.compile(r"^```\{(?:image|literalinclude)\} (\S+)$", re.MULTILINE)
_CODE = re.compile(r"^(```+)(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """The sources of the site, with the parts that the program writes, and no picture."""
    folder = tmp_path_factory.mktemp("documentation")
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs", docs, ignore=shutil.ignore_patterns("made", "__pycache__"))
    shutil.copytree(ROOT / "examples", folder / "examples")
    for name, text in parts.parts(lambda preset: f"What is seen: {preset.name}."):
        file = docs / "made" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for look in pictures.LOOKS:
        for name in pictures.names(look):
            file = docs / "made" / "figures" / name
            file.parent.mkdir(exist_ok=True)
            file.touch()
    return docs


def text_of(page: Path, root: Path) -> str:
    """Return a page of the site with what it includes, or another one as it is."""
    text = page.read_text(encoding="utf-8")
    if page.name in OTHERS:
        return text
    return _INCLUDE.sub(
        lambda found: (root / found[1].lstrip("/")).read_text(encoding="utf-8"), text
    )


def links(text: str) -> list[str]:
    """Return where the links and pictures of a page lead."""
    found = _FILE.findall(text) + re.findall(r'<a href="([^"]+)"', text)
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        for part in token.children or ():
            found += [str(part.attrs[name]) for name in ("href", "src") if name in part.attrs]
    return found


def anchors(text: str) -> set[str]:
    """Return the anchors of a page: its headings, as GitHub and the site call them, and labels."""
    found = set(re.findall(r"^\((\S+)\)=$", text, re.MULTILINE))
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for head, words in pairwise(tokens):
        if head.type == "heading_open":
            plain = "".join(part.content for part in words.children or ())
            found.add(re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-"))
    return found


def broken(page: Path, root: Path) -> list[str]:
    """Return the links of a page that lead nowhere in the repository or the site."""
    wrong = []
    for link in links(text_of(page, root)):
        if re.match(r"[a-z]+:", link):
            continue  # to the web, which the tests leave alone
        path, _, anchor = link.partition("#")
        base = root if path.startswith("/") else page.parent
        target = (base / path.lstrip("/")).resolve() if path else page
        if path.startswith("schemas/"):
            target = root / "made" / "files" / path
        if not target.exists() or (anchor and anchor not in anchors(text_of(target, root))):
            wrong.append(link)
    return wrong


def pages(folder: Path) -> list[Path]:
    return [page for page in sorted(folder.rglob("*.md")) if "made" not in page.parts]


def test_all_links_of_the_site_lead_somewhere(site):
    assert {str(page): broken(page, site) for page in pages(site) if broken(page, site)} == {}


@pytest.mark.parametrize("name", OTHERS)
def test_so_do_those_of_other_pages(name):
    assert broken(ROOT / name, ROOT) == []


@pytest.mark.parametrize(
    ("link", "is_broken"),
    [
        ("[a](installing.md)", False),
        ("[a](instaling.md)", True),
        ("[a](file-formats.md#lectures)", False),
        ("[a](file-formats.md#lecture)", True),
        ("[a](mathematics/chain.md#chain-vanishing)", False),
        ("[a](/mathematics/chain.md#chain-vanished)", True),
        ("![a](images/nothing.png)", True),
        ("| a | b |\n|---|---|\n| [a](nowhere.md) | b |", True),
        ('<a href="schemas/lectures.schema.json">a</a>', True),
        ("```{image} /made/figures/chain-light.svg\n```", True),
    ],
)
def test_a_broken_link_is_found(site, link, is_broken):
    page = site / "page.md"
    page.write_text(f"# A page\n\n{link}\n", encoding="utf-8")
    try:
        assert bool(broken(page, site)) == is_broken
    finally:
        page.unlink()


def test_every_demonstration_has_its_place_with_passage_and_figure(site):
    for subject in SUBJECTS:
        text = text_of(site / "mathematics" / f"{subject.name}.md", site)
        for preset in subject.demonstrations:
            section = text.partition(f"\n({preset.name})=\n")[2].partition("\n(")[0]
            assert f"{preset.number} {preset.question}" in section
            assert f"/made/figures/{preset.name}-dark.svg" in section
            passage = (ROOT / f"resources/passages/en/{preset.name}.md").read_text(encoding="utf-8")
            assert " ".join(passage.split()) in " ".join(section.split())
            assert f"What is seen: {preset.name}." in section
    order = (site / "made" / "lecture.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (D\d+)", order, re.MULTILINE) == [each.number for each in PRESETS]


def test_every_view_that_a_demonstration_opens_is_explained(site):
    text = (site / "made" / "panels.md").read_text(encoding="utf-8")
    assert text.count("\n| --- | --- |\n") == len(SUBJECTS)
    for subject in SUBJECTS:
        section = text.partition(f"## {subject.title}\n")[2].partition("\n## ")[0]
        rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line[:2] == "| "]
        assert len(rows) - 2 >= len(subject.views)
        assert all(len(row) == 2 and all(row) for row in rows)


def test_every_option_of_the_command_line_is_told(capsys, site):
    text = (site / "made" / "commands.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert main([command, "--help"]) == 0
        section = text.partition(f"## `gradsim {command}`\n")[2].partition("\n## ")[0]
        options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
        assert options
        named = " ".join(re.findall(r"^\| `(.*?)` \|", section, re.MULTILINE))
        assert options <= set(re.findall(r"--[a-z-]+", named))


def test_every_setting_is_told(site):
    text = (site / "made" / "settings.md").read_text(encoding="utf-8")
    for name, kind in Experiment.registry.items():
        section = text.partition(f"## `{name}`\n")[2].partition("\n## ")[0]
        assert re.findall(r"^\| `(\w+)`", section, re.MULTILINE) == list(kind.settings())


def codes(kind: str) -> list[str]:
    """Return the blocks of a kind in all hand-written pages."""
    texts = (page.read_text(encoding="utf-8") for page in pages(ROOT / "docs"))
    return [code for text in texts for _, own, code in _CODE.findall(text) if own == kind]


def test_files_that_are_shown_can_be_read():
    experiments, lectures = [], []
    for code in codes("json"):
        (lectures if "lecture" in json.loads(code) else experiments).append(code)
    assert len(experiments) == len(lectures) == 1
    assert experiment_from_json(experiments[0]).bias == 2.0
    assert lecture_from_json(lectures[0]).notices == ()


def test_commands_that_are_shown_are_understood():
    told = [
        re.split(r"\s{2,}|\s>\s", line)[0]
        for code in codes("text")
        for line in code.splitlines()
        if line.startswith("gradsim ")
    ]
    assert len(told) > 8
    for line in told:
        words = shlex.split(line)[1:]
        command = [word for word in words[:1] if word in COMMANDS]
        options = parts.parser_of(command).parse_args(words[len(command) :])
        starts = getattr(options, "starts", None) or [getattr(options, "start", None)]
        for start in starts:
            if start and not start.endswith(SUFFIXES) and "ravine" not in start:
                find_preset(start)


def test_the_picture_of_the_readme_shows_the_demonstration_as_it_is():
    images = sorted(path.name for path in (ROOT / "docs" / "images").iterdir())
    shown = links((ROOT / "README.md").read_text(encoding="utf-8"))
    assert images == sorted(Path(link).name for link in shown if link.endswith(".png"))
    for name in images:
        origin = embedding.read(ROOT / "docs" / "images" / name)
        assert origin.experiment == find_preset(origin.preset).experiment


def test_the_spread_of_sweeps_is_that_of_the_recorded_ones():
    recorded = json.loads((ROOT / "resources/recorded/depth-accuracy.json").read_text("utf-8"))
    place = recorded["columns"].index("validation_accuracy")
    width = len(recorded["columns"])
    ends = [rows[-1][place::width] for rows in recorded["seeds"].values()]
    ranges = [  # no end lies outside, as on screen
        f"{floor(10 * min(each)) / 10:.1f}–{ceil(10 * max(each)) / 10:.1f}"
        for each in zip(*ends, strict=True)
    ]
    text = " ".join((ROOT / "docs/mathematics/depth-accuracy.md").read_text("utf-8").split())
    assert len(ends) == 10
    assert f"{', '.join(ranges[:-1])} and {ranges[-1]} %" in text
