"""What every test may use."""

pytest_plugins = ("tests.tools_plugin", "tests.make_site")
