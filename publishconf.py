"""Settings for the published site; the address it lives at stands in content/situs.yml."""

from pelicanconf import *  # noqa: F403
