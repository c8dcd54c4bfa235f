"""The arrow `commands → core ← plugins`, read from the imports; no hidden state; no misspelt setting."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from pelican.settings import DEFAULT_CONFIG

from tests.make_site import REPOSITORY

EDGE = (
    "pelican",
    "git",
    "httpx",
    "subprocess",
    "multiprocessing",
    "socket",
    "urllib.request",
    "http",
    "plugins",
)
"""What only commands may import: the host, git, other processes, the network, the adapters."""
CORE_EXCEPTIONS = {
    (
        "satupintu/worker.py",
        "subprocess",
    ): "reads texts and files in processes that can be killed when one hangs them",
    ("satupintu/cli.py", "satupintu.commands"): "hands over to the commands",
    ("satupintu/cli_publishing.py", "satupintu.commands"): "does so too",
    ("satupintu/cli_developing.py", "satupintu.commands"): "and so does this",
    ("satupintu/cli_content.py", "satupintu.commands"): "does so too",
    ("satupintu/cli_review.py", "satupintu.commands"): "does so too",
    ("satupintu/__main__.py", "satupintu.cli"): "starts the command line",
}
PLUGIN_EXCEPTIONS = {
    ("plugins/site_data.py", "satupintu.commands.examine"): "checks the site when Pelican is run by itself",
    ("plugins/site_data.py", "satupintu.commands.report"): "and tells its problems",
}
MUTATORS = frozenset(
    "append extend insert add update setdefault pop popitem remove discard clear sort reverse".split()
)
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
WITHOUT_DEFAULT = {"TIMEZONE", "FEED_ATOM"} | {
    f"{name.upper()}_SAVE_AS" for name in DEFAULT_CONFIG["DIRECT_TEMPLATES"]
}
"""Settings that Pelican documents but gives no default (docs.getpelican.com, Settings)."""


def modules(*folders: str) -> list[str]:
    found = [file for folder in folders for file in sorted((REPOSITORY / folder).rglob("*.py"))]
    return [file.relative_to(REPOSITORY).as_posix() for file in found]


CORE = [path for path in modules("satupintu") if not path.startswith("satupintu/commands/")]
PLUGINS = modules("plugins")


def tree(path: str) -> ast.Module:
    return ast.parse((REPOSITORY / path).read_text(encoding="utf-8"), path)


def imported(path: str) -> Iterator[str]:
    """Every module a file imports, at its top or inside a function, as absolute names."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def below(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def excepted(path: str, name: str, exceptions: dict[tuple[str, str], str]) -> bool:
    return any(path == file and below(name, package) for file, package in exceptions)


@pytest.mark.parametrize("path", CORE)
def test_the_core_imports_neither_the_edge_nor_the_commands(path: str) -> None:
    forbidden = (*EDGE, "satupintu.commands", "satupintu.cli")
    wrong = {name for name in imported(path) for package in forbidden if below(name, package)}
    assert {name for name in wrong if not excepted(path, name, CORE_EXCEPTIONS)} == set()


@pytest.mark.parametrize("path", PLUGINS)
def test_plugins_import_no_command(path: str) -> None:
    wrong = {
        name for name in imported(path) if below(name, "satupintu.commands") or below(name, "satupintu.cli")
    }
    assert {name for name in wrong if not excepted(path, name, PLUGIN_EXCEPTIONS)} == set()


@pytest.mark.parametrize(("path", "package"), [*CORE_EXCEPTIONS, *PLUGIN_EXCEPTIONS])
def test_every_exception_is_still_needed(path: str, package: str) -> None:
    assert any(below(name, package) for name in imported(path))


@pytest.mark.parametrize("path", modules("satupintu", "plugins"))
def test_nothing_but_the_tests_imports_the_tests(path: str) -> None:
    assert not any(below(name, "tests") or below(name, "pytest") for name in imported(path))


# ------------------------------------------------------------------------------------------ state


def module_names(path: str) -> dict[str, ast.expr]:
    """What a module assigns at its top level."""
    found: dict[str, ast.expr] = {}
    for node in tree(path).body:
        if isinstance(node, ast.Assign):
            found |= {target.id: node.value for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = node.value
    return found


def changes(function: ast.AST, names: set[str]) -> Iterator[str]:
    """What a function does to names of its module."""
    own = {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}
    own |= {
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    for node in ast.walk(function):
        target: ast.expr | None = None
        if isinstance(node, ast.Global | ast.Nonlocal) and set(node.names) & names:
            yield f"line {node.lineno}: {', '.join(node.names)}"
        elif (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATORS
        ):
            target = node.func.value
        elif isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
            target = node.value
        if isinstance(target, ast.Name) and target.id in names - own:
            yield f"line {target.lineno}: {target.id}"


@pytest.mark.parametrize("path", modules("satupintu", "plugins"))
def test_lists_and_mappings_of_a_module_are_tables(path: str) -> None:
    """Tables are named in capitals, and no function changes them."""
    names = module_names(path)
    mutable = {
        name for name, value in names.items() if isinstance(value, MUTABLE) and not name.startswith("__")
    }
    assert {name for name in mutable if name != name.upper()} == set()
    functions = [
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    ]
    assert [change for function in functions for change in changes(function, set(names))] == []


@pytest.mark.parametrize("path", modules("satupintu", "plugins"))
def test_no_error_is_caught_blindly(path: str) -> None:
    """Style rule 9: narrow errors, so that a fault of ours is not told as a fault of the author."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"{path}:{node.lineno}: bare except"
            caught = {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)}
            assert not caught & {"Exception", "BaseException"}, f"{path}:{node.lineno}"
        if (
            isinstance(node, ast.Raise)
            and isinstance(node.exc, ast.Call)
            and isinstance(node.exc.func, ast.Name)
        ):
            assert node.exc.func.id != "Exception", f"{path}:{node.lineno}"


# ------------------------------------------------------------------------------------------ settings


@pytest.mark.parametrize("path", ["pelicanconf.py", "publishconf.py"])
def test_every_setting_is_one_that_pelican_knows(path: str) -> None:
    """Pelican accepts any name in silence, so that a misspelt one does nothing."""
    names = {
        node.id
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    assert {name for name in names if name not in DEFAULT_CONFIG.keys() | WITHOUT_DEFAULT} == set()


@pytest.mark.parametrize("path", ["pelicanconf.py", "publishconf.py"])
def test_settings_are_constants(path: str) -> None:
    allowed = ast.Import | ast.ImportFrom | ast.Assign | ast.AnnAssign | ast.Expr
    for node in tree(path).body:
        assert isinstance(node, allowed), f"{path}:{node.lineno}"
    calls = [node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert calls == []


def test_every_plugin_of_the_settings_is_a_module_of_ours() -> None:
    plugins = module_names("pelicanconf.py")["PLUGINS"]
    assert isinstance(plugins, ast.List)
    names = [str(ast.literal_eval(entry)) for entry in plugins.elts]
    assert names
    assert [
        name for name in names if not Path(REPOSITORY, *name.split(".")).with_suffix(".py").is_file()
    ] == []
