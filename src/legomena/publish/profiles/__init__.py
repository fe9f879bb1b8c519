"""Publication profiles: what of an anatomy may go out, decided before any page or export is made.

A profile is a pure function from an anatomy to an anatomy. What it withholds is gone from every text, quote
and name of the result, with a mark in its place, and is listed by kind and number; style hides nothing.
"""

from .applying import PROFILES, Profile, apply_profile
from .names import decided, is_withheld

__all__ = ["PROFILES", "Profile", "apply_profile", "decided", "is_withheld"]
