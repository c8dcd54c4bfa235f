"""What Jinja compiles templates to, where its own way costs each page more than it gives.

The output stays what Jinja's would be: `tests/core/test_compiling.py` compares the two.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from markupsafe import Markup, escape

SPECIAL = re.compile("[&<>\"']")
"""What `escape` replaces."""


class PageCode(CodeGenerator):
    """Asks the environment for what a template prints and imports (`compile_leanly`)."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        """Jinja makes a new Markup of every value, also of what is one, or is free of special characters."""
        if finalize.src is None and frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """Jinja looks an imported template up, and compares its globals, for every page anew."""
        if node.with_context or self.environment.is_async:
            super()._import_common(node, frame)
        else:
            self.write("environment.part(")
            self.visit(node.template, frame)
            self.write(")")


def compile_leanly(environment: Environment) -> None:
    """Give an environment, before it has compiled anything, the code above and what that asks for."""

    @cache
    def part(name: str) -> TemplateModule:
        return environment.get_template(name).module

    environment.code_generator_class = PageCode
    environment.escaped = escaped  # type: ignore[attr-defined]
    environment.part = part  # type: ignore[attr-defined]


def escaped(value: Any) -> str:
    """The value as it may stand in HTML; a Markup, and a text with nothing to escape, is returned as it is."""
    kind = type(value)
    if kind is Markup or (kind is str and SPECIAL.search(value) is None):
        return value  # type: ignore[no-any-return]
    return escape(value)
