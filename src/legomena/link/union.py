"""Union-find over hashable keys."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Groups(Generic[K]):
    """Keys in groups that can only grow together. Near-constant time a step."""

    def __init__(self, keys: Iterable[K] = ()) -> None:
        self._parent: dict[K, K] = {key: key for key in keys}

    def find(self, key: K) -> K:
        """Return the key that stands for the group of ``key``."""
        root = self._parent.setdefault(key, key)
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[key] != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def join(self, one: K, other: K) -> None:
        """Put two keys into one group."""
        self._parent[self.find(other)] = self.find(one)

    def __contains__(self, key: K) -> bool:
        return key in self._parent

    def groups(self) -> list[list[K]]:
        """Return all groups, keys in the order in which they came."""
        out: dict[K, list[K]] = {}
        for key in self._parent:
            out.setdefault(self.find(key), []).append(key)
        return list(out.values())
