"""Templates in the languages of the site: `_("…")` becomes a constant when a template is compiled."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, Template
from jinja2.exceptions import TemplateSyntaxError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from satupintu.bytecode import TemplateBytecode
from satupintu.cache import program_digest
from satupintu.compiling import compile_leanly
from satupintu.filters import GIVES, PageLinks, template_filters
from satupintu.hrefs import Hrefs
from satupintu.language import Language, Wording, wording

MARK = "_"


class InterfaceTexts(Extension):
    """Puts the environment's own words in the place of `_("…")`, so that a page costs nothing more to render.

    Babel's extractor for Jinja finds the same calls. The bytecode of a template belongs to one wording
    (`TemplateBytecode`).
    """

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.extend(wording=Wording())

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Raises TemplateSyntaxError for a mark around anything but one string."""
        words: Wording = self.environment.wording  # type: ignore[attr-defined]
        for token in stream:
            if not token.test(f"name:{MARK}"):
                yield token
                continue
            tokens = [next(stream, token) for _part in range(3)]
            if [part.type for part in tokens] != ["lparen", "string", "rparen"]:
                raise TemplateSyntaxError(
                    '`_` takes one string: `_("Unit %(name)s")|format(name=…)`', token.lineno, stream.name
                )
            yield Token(token.lineno, "string", words(tokens[1].value))


class Rendering:
    """The templates in one language, and where links of the page at hand lead."""

    def __init__(self, environment: Environment, hrefs: Hrefs, language: Language) -> None:
        """`environment` has the extension above and compiled templates of its own, both for Indonesian."""
        words = wording(language)
        self._links = PageLinks(hrefs)
        self._templates: dict[str, Template] = {}
        self._environment = environment.overlay()
        self._environment.wording = words  # type: ignore[attr-defined]
        compile_leanly(self._environment, GIVES)
        self._environment.filters = {**environment.filters, **template_filters(self._links, language)}
        if isinstance(environment.bytecode_cache, TemplateBytecode):
            variant = f"{words.key}-{program_digest('interface', 'compiling', 'filters')[:8]}"
            self._environment.bytecode_cache = environment.bytecode_cache.for_variant(variant)

    def template(self, name: str, address: str) -> Template:
        """A template, its links leading from the page at an address."""
        self._links.turn_to(address)
        if name not in self._templates:
            template = self._environment.get_template(f"{name}.html")
            # every page copies them, from a chain ten times as slowly
            template.globals = dict(template.globals)
            self._templates[name] = template
        return self._templates[name]
