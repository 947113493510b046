"""Reports: how much of a passage is drawn. Used by render/."""

# --- Reports: how much of a passage is drawn. They trade length against context; set by reading reports of two
# 30-paragraph texts at 60, 80 and 160 columns. `python -m pytest tests/render` shows what a change does to the goldens.
RENDER_COLUMNS = 80  # columns, where the width of the terminal is not known
RENDER_MIN_COLUMNS = 40  # columns; narrower terminals wrap by themselves
RENDER_MAX_COLUMNS = 100  # columns; longer lines of prose are hard to follow
RENDER_CONTEXT_CHARS = 70  # characters kept on each side of words that differ
RENDER_ELIDED_CHARS = 40  # characters; a shorter stretch is not worth an ellipsis
RENDER_SNAP_CHARS = 20  # characters within which a cut looks for a space
RENDER_NEAREST_CHARS = 240  # characters shown of the closest passage
RENDER_WIDE_COLUMNS = 200  # columns of texts beside each other
RENDER_SIDE_COLUMNS = 24  # columns of one text beside another; where fewer are left, the texts stand below each other
RENDER_BRIEF_PAIRS = 3  # pairs that differ in the same small way from which on they are told in a line each
RENDER_BRIEF_CHARS = 60  # characters of the marked words of a side in such a line
RENDER_MATRIX_TEXT = 36  # columns beside the signs of a matrix; where fewer are left, sigla are listed
RENDER_LEFT_OUT_CHARS = 80  # characters shown of each part that was left out
RENDER_LISTED = 12  # entries listed on one counted line before "and n more"
RENDER_CELL_CHARS = 32_000  # characters of a CSV cell; a spreadsheet holds 32,767 and spills the rest into new rows
RENDER_OVERVIEW_LINES = 12  # findings of an instrument shown in the overview of an archive; all stand in its report
RENDER_OVERVIEW_CHARS = 240  # characters of a passage there: enough to know it by
RENDER_ANNOTATION_CHARS = 4_000  # characters of a passage in an annotation or an attribute; longer ones are not shown
RENDER_JOB_SUMMARY_BYTES = 1_000_000  # of a GitHub job summary; above 1 MiB GitHub shows none of it
# Rows without findings in a stretch that is folded away on a page; fewer are read faster than unfolded
RENDER_FOLDED_ROWS = 3
# Rows above which a browser lays out only those in view; below it searching and printing gain nothing
RENDER_LONG_ROWS = 300
# Characters of matched passages quoted with findings on a page; further ones stand in their rows
RENDER_QUOTED_CHARS = 100_000
RENDER_LEFT_OUT_PARTS = 200  # parts that were left out listed on a page; the rest are counted
RENDER_LEFT_OUT_WHOLE_CHARS = 1_000  # characters of each of them, on a page
RENDER_TICKS = 240  # paragraphs of a side above which the ribbon draws no line between them; closer lines run together
RENDER_RIBBON_LABEL_CHARS = 12  # characters of a name beside the ribbon; longer ones cover what they name
RENDER_RIBBON_LABEL_SHARE = 0.08  # share of the ribbon's breadth between two names; 8% holds "A15" on a telephone
# Tracked changes: how two passages of a row are drawn as one. They trade detail against legibility, and never what
# accepting or rejecting the changes gives; set by reading generated version pairs in Word form.
RENDER_WORD_PAIRS = 2_000_000  # pairs of equal words in two passages; above, they are exchanged whole, in bounded time
RENDER_SAME_WORDS = 0.3  # share of words two passages have in common; below, they are exchanged whole
RENDER_ISLAND = 4  # words the same between two changes this many times as long are read with them

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
RENDER_FRAGMENT_WORDS = 6  # words of a passage by which a browser finds it on its page
RENDER_PLACE_CHARS = 24  # characters of a label or heading that may stand before a label
RENDER_NAME_COLUMNS = 20  # columns for the name of a counted rule
RENDER_DEEPEST = 6  # levels of indent; what is deeper stays at this one
RENDER_DOCX_INDENT = 794  # twentieths of a point (14 mm): room for the labels of both sides
RIBBON_TRACK = 12  # pixels: height of a text's track in the ribbon
RIBBON_MARGIN = 24  # pixels: room above the first and below the last
RIBBON_GAP = 64  # pixels between two tracks ...
RIBBON_GAPS = 200  # ... and between all of them, where that leaves the least or more; higher pictures are scrolled
RIBBON_LEAST_GAP = 30  # the least, in which crossing bands can still be told apart
RENDER_UNDER_CHARS = 60  # characters of the heading that a passage without a number stands under
