"""Publishing: an anatomy as a folder of pages that any reader can check down to the words."""

from .page import publish

__all__ = ["publish"]
