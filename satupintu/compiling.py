"""What Jinja compiles templates to, where its own way costs each page more than it gives.

The output stays what Jinja's would be: `tests/core/test_compiling.py` compares the two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

ESCAPING = {None: "environment.escaped(", str: "environment.escaped_text(", Markup: "("}
"""What is asked to escape a value, by what is known of it when a template is compiled."""
NOTHING_KNOWN: Mapping[str, type[str]] = {}


class PageCode(CodeGenerator):
    """Asks the environment for what a template prints, imports and defines (`compile_leanly`), and values for themselves.

    A field that a value does not have is an AttributeError.
    """

    _may_be_undefined = False

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        """Jinja makes a new Markup of every value, also of what is one, or is free of special characters."""
        if finalize.src is None and _escapes(frame):
            name = node.name if isinstance(node, nodes.Filter) else ""
            gives: Mapping[str, type[str]] = self.environment.gives  # type: ignore[attr-defined]
            self.write(ESCAPING[gives.get(name)])
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Jinja hands on each piece by itself, through all templates that extend one another."""
        collects = frame.buffer is not None
        if not collects:
            frame.buffer = "yield environment.pieces"
        super().visit_Output(node, frame)
        if not collects:
            frame.buffer = None

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Jinja asks a function, which also looks for a key; values have fields and no keys."""
        if self.environment.is_async or self._may_be_undefined or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        """`is defined` may be asked of what is not there."""
        before, self._may_be_undefined = self._may_be_undefined, node.name in ("defined", "undefined")
        super().visit_Test(node, frame)
        self._may_be_undefined = before

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        """Neither is `default` surprised by it."""
        before, self._may_be_undefined = self._may_be_undefined, node.name in ("default", "d")
        super().visit_Filter(node, frame)
        self._may_be_undefined = before

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Jinja looks whether what is called wants the context; neither macros nor methods of values do."""
        plain = node.dyn_args is None and node.dyn_kwargs is None and not forward_caller
        if not plain or not _escapes(frame) or self.environment.is_async:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Jinja makes an object that sorts out its arguments anew for each call."""
        special = macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller
        if special or not _escapes(frame) or self.environment.is_async:
            super().macro_def(macro_ref, frame)
            return
        names = tuple(argument.name for argument in macro_ref.node.args)
        self.write(f"environment.macro(macro, {names!r})")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """Jinja looks an imported template up, and compares its globals, for every page anew."""
        if node.with_context or self.environment.is_async:
            super()._import_common(node, frame)
        else:
            self.write("environment.part(")
            self.visit(node.template, frame)
            self.write(")")


def _escapes(frame: Frame) -> bool:
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile


def macro(print_out: Callable[..., str], names: tuple[str, ...]) -> Callable[..., Markup]:
    """A macro as a function; `print_out` takes a value for each name, Jinja's `missing` for one that was not given."""
    absent = (missing,) * len(names)

    def printed(*given: Any, **named: Any) -> Markup:
        if named:
            given = (*given, *(named.pop(name, missing) for name in names[len(given) :]))
            if named:
                raise TypeError(f"a macro takes no argument {next(iter(named))!r} besides {names}")
        text = print_out(*given, *absent[len(given) :])
        return str.__new__(Markup, text)  # what Markup does besides is of no use to a text

    return printed


class Pieces:
    """Stands where Jinja would collect in a list what one place of a template prints: gives it as one text."""

    extend = staticmethod("".join)

    @staticmethod
    def append(piece: str) -> str:
        return piece


def compile_leanly(environment: Environment, gives: Mapping[str, type[str]] = NOTHING_KNOWN) -> None:
    """Give an environment, before it has compiled anything, the code above and what that asks for.

    `gives` are the filters of which it is known that they give nothing but HTML (`Markup`), or nothing but text (`str`).
    """

    @cache
    def part(name: str) -> TemplateModule:
        return environment.get_template(name).module

    environment.code_generator_class = PageCode
    environment.gives = gives  # type: ignore[attr-defined]
    environment.escaped = escaped  # type: ignore[attr-defined]
    environment.escaped_text = _escape_inner  # type: ignore[attr-defined]
    environment.part = part  # type: ignore[attr-defined]
    environment.macro = macro  # type: ignore[attr-defined]
    environment.pieces = Pieces()  # type: ignore[attr-defined]
    environment.get_template = cache(environment.get_template)  # type: ignore[method-assign]


def escaped(value: Any) -> str:
    """The value as it may stand in HTML. What `escape` does, but for a Markup made of each value that is none."""
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return str(value) if kind is int else escape(value)
