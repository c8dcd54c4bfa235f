"""Property tests give the same result on every machine, however busy it is."""

from hypothesis import settings

settings.register_profile("portal", deadline=None, derandomize=True)
settings.load_profile("portal")
