"""PDF: from pieces of text on a page to lines, columns, tables and notes. Used by loaders/pdf*.py."""

# --- PDF (loaders/pdf*.py). Lengths in heights of the type (about 1.2 times its size) unless stated. Chosen on the typeset
# and real PDFs of the evaluation data and on invented ones in ten languages; measured by tests/loaders/test_pdf.py.
PDF_PROCESSES = 2  # processes that share the pages of one PDF, and the memory; more start slower than they read
PDF_SPLIT_PAGES = 8  # pages from which they do; fewer are read before the second has started
PDF_SAME_LINE = 0.35  # difference in height up to which right-to-left pieces stand on one line
PDF_GAP = 0.5  # gap that cuts a line in two runs; less cuts justified lines needlessly, more runs columns together
PDF_EVEN = 1.15  # widest gap against the median one in a line that was justified; no gap of such a line cuts it
PDF_EVEN_GAPS = 4  # gaps from which that can be told
PDF_WORD_GAP = 0.1  # gap that is a space where pdfium's own judgement was misled by a vowel sign
PDF_CLUSTER_GAP = 0.1  # sizes of type between syllables, from where ink ends: in words up to 0.09, at spaces from 0.15
# Sizes of type between right-to-left letters, from ink to ink: in words up to 0.15, at spaces from 0.19
PDF_POINTED_GAP = 0.17
# Sizes of type from a letter with signs to the next, at a space that they hid; in words up to 0.17
PDF_SIGNED_SPACE = 0.22
PDF_RAISED_SIZE = 0.9  # size of the mark of a note against the type that it stands in, at most
PDF_RAISED_BY = 0.15  # sizes of type by which such a mark stands higher, at least
PDF_GUTTER = 0.6  # white strip between columns whose text is stored column by column
PDF_WIDE_GUTTER = 1.6  # the same where it is stored line by line, so that only the white speaks for columns
PDF_GUTTER_TO_SPACE = 2.0  # ... and against the widest gap inside its lines, as justified lines have wide gaps too
PDF_GUTTER_TO_USUAL = 0.9  # ... or, where many lines prove it, against the widest gap of the usual line
PDF_MIXED_GUTTER = 0.6  # white between words of the two directions of writing from which they stand in two columns
# Share of letters of the other direction from which a page with right-to-left text has lines of both
PDF_MIXED_PAGE = 0.2
PDF_LANGUAGE_LETTERS = 150  # letters on each side of a white strip from which two languages make two columns
PDF_ACROSS = 0.25  # share of the lines of a page that may run across such a strip
PDF_SIGN_RISE = 0.4  # sizes of type by which a sign may be drawn higher or lower than the line of its letter
PDF_SIGN_BESIDE = 0.1  # ... and by which the middle of a sign may miss the letter before it in the file
PDF_SIGN_REACH = 400  # characters of the file before and behind a sign among which its letter is looked for
PDF_CENTRED = 0.8  # share of paragraphs beside whose middle a number stands, from which such numbers begin these
PDF_CENTRED_LABEL = 6  # characters of such a number with its brackets
PDF_CENTRED_NEAR = 0.5  # sizes of type by which it may miss the middle of its paragraph
PDF_BESIDE_ACROSS = 0.1  # share of the lines of a column that may reach as far as the labels beside it, as titles do
PDF_LINKS = 2  # links beside or below each other from which lines that are nothing else are a list of links
PDF_LINKS_APART = 2.5  # heights of a line between two of its entries
PDF_LINK_BARE = 0.35  # share of a line that no link lies over: bullets, bars and spaces between links
PDF_COLUMN_LINES = 2  # lines side by side that make columns
# Lines on both sides that prove columns stored line by line, if they fill a half and share an edge
PDF_PROOF_LINES = 10
PDF_FULL_LINE = 0.7  # share of its column that a line fills; ragged lines of prose do, entries of tables seldom
PDF_RUNNING_ON = 0.25  # share of lines that begin with a small letter in prose; entries of tables seldom do
PDF_FLUSH = 0.6  # share of the lines behind a gutter that must begin at one edge
PDF_SPANNING = 0.75  # lines across a strip against pairs of lines beside it, up to which stretches are the same columns
PDF_GUTTER_LINES = 24  # lines from which a page alone proves a gutter in a document whose pages share another
PDF_GUTTER_SHIFT = 6.0  # points by which the places of one gutter differ from page to page
PDF_COLUMN_WIDTH = 4.0  # width that every column exceeds; of strips nearer to one another only the best is a gutter
PDF_SPANNED = 2.0  # white beside a heading that stands over two columns though it is short enough for one
PDF_HEADINGS = 4  # lines of headings, one below the other, that may stand over two columns so
PDF_COLUMN_STEP = 2.0  # distance of tops up to which a line below a column belongs to it
PDF_COLUMN_REST = 4.0  # the same for the column read first, beside which the other has ended
PDF_DOUBTED_LINES = 3  # lines read across one white strip from which they may be columns after all
PDF_CONTRADICTED = 2  # places on a page where its words speak against its order, from which other orders are tried
PDF_BETTER = 4  # telling places, those against counted twice, by which another order must fit better to be taken
PDF_DISORDER = 0.25  # share of the telling places that speak against the best order, from which it is in doubt
# Share of lines that the file holds before the one they follow; page numbers and headers may be
PDF_STORED_AMISS = 0.03
PDF_FLOW_LINES = 8  # lines for each step to another column, from which the file's own order runs down columns
PDF_SPANNED_TRIED = (2.0, 1.4, 99.0)  # white beside headings over two columns, in orders that are tried
PDF_STRIPS_TRIED = 6  # white strips of a page that other orders are made of
PDF_CELL_CHARACTERS = 12  # mean characters a line below which pieces side by side are a table and read row by row
PDF_SPREAD = 0.8  # share of single letters among the words of a line from which it is set wide, letter by letter
PDF_SPREAD_SPACE = 1.5  # gap against the median one that parts words in such a line; set with spaces it is 2.2 and more
# Sizes of type that a character takes from which others may be missing beside it; in whole lines 0.3 to 0.5
PDF_SLICED = 0.6
PDF_STAMP_SIZE = 2.0  # sizes of the text's type from which what is printed over it is a stamp or a watermark
PDF_CONTENTS_EDGE = 3.0  # points by which the edges of the numbers below such a heading may miss one another
PDF_CONTENTS_HEADING = 30  # characters of the heading of a table of contents
PDF_CONTENTS = 3  # lines that lead over dots to a number from which they are a table of contents; forms have dots, too
# Heights of a line between two of its entries up to which what stands between them belongs to it
PDF_CONTENTS_STEP = 4.5
PDF_ROWS = 3  # lines that begin with numbers one after the other from which these number rows; two, if they are 1 and 2
PDF_LINE_NUMBERS = 8  # numbers down a margin that are taken for line numbers
# ... or fewer that stand as many lines apart as they count, where they count so many at a time and more
PDF_LINE_STEP = 5
PDF_LINES_APART = 0.6  # share of them that must; a heading or a formula over two lines is counted as one
PDF_NOTE_SIZE = 0.92  # size of type of a footnote against the body; a rule above it allows the full size
PDF_TABLE_EDGES = 1_000  # drawn lines on a page above which it is a drawing, not a table
PDF_LONG_CELL = 400  # characters of a table cell from which it is running text and not an entry
PDF_SCAN_CHARACTERS = 40  # characters up to which a page under a picture counts as a scan
PDF_SCAN_SHARE = 0.4  # share of the page that its pictures cover
PDF_FIELDS = 2_000  # form fields and remarks of one page that are looked at
PDF_COVER_SHARE = 0.8  # share of the page from which a picture hides the text that was drawn before it
PDF_UNSEEN_SHARE = 0.5  # share of the pieces of text that are not seen from which it is the layer of an OCR program
# Share of characters without a known letter from which a page is called garbled; sound pages have 0.003
PDF_GARBLED = 0.02

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
PDF_AGAIN_LINES = 2  # lines of a page, as they are stored, of which each may be printed again on the next
PDF_AGAIN_LABEL = 4  # characters of a label, which may stand at one place on two pages
PDF_AGAIN_CHARACTERS = 200  # characters of such a line
PDF_AGAIN_LOOKED_AT = 3_000  # characters of the next page among which it must stand
PDF_AGAIN_NEAR = 0.3  # points by which the edge of a character may differ there
PDF_AGAIN_PIECE_NEAR = 0.7  # points by which the edge of a piece may differ that is drawn with another sign there
PDF_AGAIN_OFF = 3  # points between the foot of a line and that of a piece on it
PDF_AGAIN_COLUMNS = 2  # columns of the next page on whose lines its characters may stand
PDF_STRIPS = 24  # white strips of a page that are looked at, those first that most pieces of text begin or end at
PDF_EDGE_NEAR = 1.5  # points by which edges of one column may miss one another
PDF_STRIP_WIDTH = 1.5  # points that a white strip between two languages is wide at least
PDF_LABELLED = 8  # characters at the beginning of a line that may hold its label
PDF_MIXED_NEAR = 1.0  # points by which edges of words of the two directions may overlap
PDF_FLOW_STEP = 4.0  # points, the width of the stripes in which it is kept how far down the page is filled
PDF_FLOW_ENDS = 8  # lines stored first or last that may be the running heads and feet of the page
PDF_DEPTH = 24  # columns within columns and bands within bands; what is deeper is read line by line
PDF_SIDE_BY_SIDE = 0.3  # share of its height from which a run stands beside another
PDF_MARKS_NESTED = 8  # marks around a text object that are looked at for a stated text, from the innermost
PDF_BLANKS = 4  # pieces without ink between two others that may be one space
PDF_STATED_BYTES = 128  # bytes of a stated text
PDF_DRAWN = 20  # times PDF_TABLE_EDGES: the things on a page that are looked at
PDF_DRAWN_DEPTH = 3  # forms in forms that are looked into
PDF_FIELD_LEADING = 1.2  # sizes of type from line to line of a field, where its box leaves room
PDF_FIELD_SIZE = 10.0  # points of its type, where that follows the field
PDF_LINE_STEPS = (1, 2, 5, 10)  # what line numbers count by
PDF_RULE_NEAR = 3.0  # points by which drawn lines may miss one another and be one table
PDF_RULE_TOUCHING = 1.0  # points by which the box of a letter may reach over such a line
PDF_TABLE_CELLS = 2_000  # cells of a table; a finer grid is a drawing
PDF_SAMPLE = 400  # characters of a page that are asked whether their font knows them
PDF_FIRST_SAMPLE = 250  # ... of which so many are asked first
PDF_TURN_SAMPLE = 64  # ... and which way they stand
PDF_NOTE_LARGER = 0.4  # points by which type is larger from which it is another size
# Characters of a line of full size below which nothing is a note; shorter ones are page numbers and marks
PDF_NOTE_BELOW = 20
PDF_NOTE_RULE_FROM = 0.4  # share of the height of a page below which a rule may part notes from the text
PDF_NOTE_SAME_SIZE = 0.6  # points by which the lines of one note differ in size of type
PDF_NOTE_LEADING = 1.45  # heights of a line from one of its lines to the next
PDF_RULE_THICK = 2.5  # points up to which a drawn shape is a line
PDF_FRAME = (8, 6)  # points, width and height from which it is a line or a frame of a cell and no dot or letter
PDF_TURNED_SHARE = 0.3  # share of the letters of a page that are turned from which they are part of the text
PDF_STAMP_EDGE = 0.2  # share of its height at either edge where what a stamp covers does not count
# Heights of a line by which stretches of a page may overlap that were stored one after the other
PDF_STRETCH_OVER = 0.3
PDF_SPANNED_SHIFT = 0.35  # heights by which both columns may begin apart below a heading over them
PDF_LINES_EVEN = 1.5  # widest distance of line numbers against the narrowest
PDF_LINES_BESIDE = 0.9  # share of all else on the page that stands beside them
PDF_LINE_FIGURES = 4  # figures of a line number
PDF_INITIAL = 1.5  # sizes of type against the next sample from which the largest letter of a line is an initial
PDF_ALL_GARBLED = 0.98  # share of characters without a known letter above which nothing of a document can be read
