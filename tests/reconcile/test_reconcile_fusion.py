from __future__ import annotations

from typing import Any

from legomena.link import link
from legomena.reconcile import Fused, fuse

POLICE = "police/security forces"


def _fused(story: Any) -> dict[str, Fused]:
    documents, claims = story.build()
    return fuse(documents, claims, link(documents, claims))


def test_what_most_independent_reports_give_as_a_whole_holds(story: Any) -> None:
    """Two reports give four dead, one of them with its parts; three copies of a third still say three."""
    whole = story.toll("a", POLICE, 4, group="unspecified")
    story.toll("a", POLICE, 1, group="security forces", part_of=whole)
    story.toll("b", "the mayor/state", 4, group="unspecified")
    story.page("c")
    story.toll("c", POLICE, 3)
    for page in ("d", "e"):
        story.page(page, syndicated_of="c")
        story.toll(page, POLICE, 3)
    story.toll("b", "outlet", 9, group="unspecified", other_event=True)
    story.toll("b", POLICE, 2, effect="injured")
    found = _fused(story)
    assert (found["killed"].number, found["killed"].origins, len(found["killed"].claims)) == (4, 2, 2)
    assert found["injured"].number == 2


def test_what_nobody_tells_is_no_figure(story: Any) -> None:
    story.toll("a", POLICE, 3)
    story.toll("a", "outlet", None, "dozens were hurt", effect="injured", high=None)
    assert set(_fused(story)) == {"killed"}


def test_who_was_shot_and_died_is_one_of_the_dead(story: Any) -> None:
    """One page tells the man shot and dead, another a man shot; a named survivor stays injured."""
    story.toll("a", POLICE, 1, "Adewale died", group_text="Adewale")
    story.toll("a", POLICE, 1, "a man was shot", effect="injured", group_text="a man")
    story.toll("b", "outlet", 1, "Adewale was shot", effect="injured", group_text="Adewale")
    assert set(_fused(story)) == {"killed"}
    story.toll("b", "outlet", 1, "Okoro was shot", effect="injured", group_text="Okoro")
    assert _fused(story)["injured"].number == 1


def test_reports_of_the_hurt_speak_against_dead_whom_they_do_not_tell_of(story: Any) -> None:
    """One report is not enough against one that tells of a death; three are."""
    story.toll("a", POLICE, 9)
    story.toll("a", POLICE, 5, effect="injured")
    story.toll("b", "outlet", 5, effect="injured")
    assert _fused(story)["killed"].number == 9
    for page in ("c", "d"):
        story.toll(page, "outlet", 5, effect="injured")
    assert set(_fused(story)) == {"injured"}
