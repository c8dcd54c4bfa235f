"""The reference documentation, from the models, rules and values it describes, and the catalogues of texts. Pure: makes text only.

`tools/write_reference.py` writes the files; `tests/docs/test_reference.py` keeps them current.
"""

from __future__ import annotations

from satupintu.reference import catalogue, format, rules_page, schemas, theme


def reference_files() -> dict[str, str]:
    """The text of every generated file, by its path from the project's root."""
    return {
        format.PATH: format.format_page(),
        rules_page.PATH: rules_page.rules_page(),
        theme.PATH: theme.theme_page(),
        **schemas.schema_files(),
        **catalogue.catalogue_files(),
    }
