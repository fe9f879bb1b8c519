"""The layouts of other data sets: one record of ours out to each, with a note for every rule applied.

A layout's table has the columns, the order and the codes that its codebook gives. What a code would have to
be invented for is left blank. Beside each table, ``<layout>.notes.csv`` says of each row which rule was
applied to which field, and what was lost by it; incidents that a codebook does not admit are there too,
without a row.
"""

from . import acled, airwars, gtd, plover, timemap, ucdp
from ._layout import NOTES, Layout

LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (acled.LAYOUT, ucdp.LAYOUT, gtd.LAYOUT, plover.LAYOUT, timemap.LAYOUT, airwars.LAYOUT)
}

__all__ = ["LAYOUTS", "NOTES", "Layout"]
