"""What every test may use."""

pytest_plugins = (
    "tests.tools_plugin",
    "tests.make_site",
    "tests.build.sites",
    "tests.publishing.office",
    "tests.tables_plugin",
)
