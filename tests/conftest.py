"""Settings for all tests."""

import os

from hypothesis import settings

# A check of a change must not fail by chance: there the examples are the same each time, elsewhere new ones.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
