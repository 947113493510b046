"""Page furniture, and which lines are one paragraph. Used by structure/line*.py and page_*.py."""

# --- Page furniture and joining lines (structure/page_furniture.py, structure/lines.py). Chosen on the typeset PDFs of the
# evaluation data and on invented ones; measured by tests/structure/test_lines.py.
FURNITURE_LINES = 4  # lines from the top and from the foot of a page among which furniture is looked for
FURNITURE_HEIGHT = 12.0  # points by which the same header may stand higher or lower from page to page
FURNITURE_SMALLER = 0.9  # points that a lone line in the margin is smaller than the text to be no part of it
# Characters from which a line that runs over the pages of plain text titles the first of them
FURNITURE_TITLE_WIDTH = 40
PAGE_HEAD_SHARE = 0.6  # of the longest line of a page, up to which a line in the midst of a sentence is a head
FURNITURE_GAP = 0.3  # white between furniture and text beyond that between lines, in line heights; text has none
# Sizes of type from a line that ends inside a Chinese, Japanese or Korean number to the next one
LINE_CUT_LEADING = 3.0
# Relative change of type size that ends a paragraph; less trips over OCR, more over small headings
LINE_SIZE_CHANGE = 0.08
LINE_LEADING = 1.22  # distance of two lines, against the usual one, that ends a paragraph
# Paragraphs may be parted by less than that: by distances between so many times the usual one, where so many lines are that
# far apart and so large a share of the upper ones end a sentence. In justified Korean and Persian print paragraphs stood 1.2
# to 1.3 times as far apart as lines; a distance that occurs inside paragraphs ends sentences in a quarter of cases.
LINE_WIDER = (1.1, 1.35)
LINE_WIDER_LINES = 4
LINE_WIDER_ENDED = 0.9
LINE_ENDED_SHARE = 0.7  # share of the wider distances that part paragraphs, from which the narrower ones part lines
LINE_WIDEST = 1.6  # sizes of type that two lines of one paragraph are apart at most, where most lines are paragraphs
# Ems between the end of a paragraph's last line and the indent of its first (characters: three times)
LINE_LAST_SHORT = 0.5
LINE_INDENT = 0.9  # indent in sizes of type that is one; less trips over optical margins
LINE_INDENTED = 4  # lines of as many lengths that start equally far inside their column, from which that is an indent
LINE_SHORT_SLACK = 0.35  # sizes of type by which a line may miss the room for the next word and still count as full
LINE_SHORT_SHARE = 0.6  # share of the measure from which a line may go on with a small letter though a word had fitted
# Of the longer lines of plain text, with a line right below, that had no room for its first word: one edge
LINE_BROKEN_SHARE = 0.9
# ... and lines that end inside a sentence there; chosen on own declarations wrapped at 60 to 80 characters
LINE_BROKEN_LINES = 3
LINE_HEADING_CHARACTERS = 200  # length up to which bold, large or centred lines are a heading
LINE_HEADING_SIZE = 1.12  # size of type against the body that makes a heading
LINE_OPENERS = 2  # short lines that begin with one word, from which it opens headings as "Article" does
LINE_OPENER_CHARACTERS = 20  # length of such a line; more is a sentence or a name
LINE_OPENER_ROOM = 0.35  # share of its column that such a line leaves white; a line of running text is fuller
# Share of the Korean line ends that tell, from which lines end inside words: about 0.7 where they do
HANGUL_CUT_SHARE = 0.3
HANGUL_SMOOTHING = 10  # counts that a Korean syllable needs before it tells of spaces: 5 to 80 make the same few errors
LINE_COMPOUNDS = 3.0  # times the share of compounds in a text that its line ends may show before words count as cut
# Share of lines ending in a hyphen that is always explained so; typesetters that cut words reach 0.04
LINE_HYPHENED = 0.025
LINE_HALF = 3  # letters of each half of a cut word; typesetters leave no fewer, and shorter ones are prefixes
LINE_LONGEST_WORD = 200  # characters at the end of a line in which its last word is looked for; no word is longer
LINE_COMPOUNDS_FROM = 40  # lines from which the absence of cut words is telling
LINE_CRISP = 0.45  # share of full lines that must start at one edge for an indent to mean something
LINE_PLAIN_NARROW = 40  # columns below which short lines of plain text are lines of their own
LINE_PLAIN_WIDTH = 130  # columns above which lines of plain text are paragraphs and were never wrapped

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
LINE_FILLED_LINES = 6  # lines that show the edges of a column by themselves
LINE_FILLED_SHARE = 0.5  # share of them that end near its far edge
LINE_BEYOND = 0.1  # share of lines of plain text that may end beyond the edge that the others were broken at
LINE_INDENT_MOST = 8.0  # sizes of type by which a first line is indented at most
LINE_STRETCH_GAP = 2.3  # distance of two lines, in sizes of type, that ends a stretch
HANGUL_RARE = 0.3  # counts added to each pair of syllables, so that one that is not met is not taken for impossible
HANGUL_SYLLABLES = 100  # syllables that a text uses, roughly
HANGUL_WORD = 40  # characters of a word at the end of a line
PAGE_ROW = 12.0  # points from one line of plain text to the next, as if it were printed
PAGE_NUMBER_CHARACTERS = 24  # characters of "page 12 of 30"; a longer line says something else
LINE_INDENTS = 3  # lines that start inside, between ones at the edge, from which paragraphs begin with an indent ...
LINE_INDENTS_SHARE = 0.1  # ... and their share of the lines that start at that edge
LINE_CENTRED = 0.04  # share of its column that is white on both sides of a centred line
# Sizes of type, or share of the column, by which the white before and after such a line may differ
LINE_BALANCED = (0.8, 0.02)
LINE_BOLD_SHORT = 0.2  # share of its column that a line leaves white before bold type that begins a heading
LINE_FULL = 0.15  # share of its column up to which the white behind a line is that of a full one
LINE_NEAR_START = 1.5  # sizes of type by which stretches of one column may start apart ...
LINE_NEAR_END = 3  # ... and end apart: the longest line of a short stretch may fall short
LINE_AT_EDGE = 1.5  # points, or columns of plain text, that a full line ends before the edge of its column
LINE_LEADING_SLACK = 0.3  # points by which distances of lines differ from rounding
LINE_SAME_SIZE = 0.1  # relative difference in size of type between lines of one stretch
LINE_EDGE_SHARE = 0.04  # share of lines that make an edge, two at least
LINE_SHARED_ENDS = (4, 0.1)  # lines, and share of those of a column, that end at one place for it to be another edge
LINE_UNDERLINE = 0.3  # share of its length by which a rule of signs may be longer or shorter than the heading above it
LINE_CAPITALS = 5  # characters above which capitals make a heading; shorter ones are initials and names of bodies
LINE_LABEL_HEADING = 24  # length up to which a line with a label and a stop at its end may be a heading ("Article 4.")
LINE_BARE_LABEL = 16  # characters of a label that stands alone on its line
FURNITURE_ALIKE = 0.6  # share of the words of two lines that are the same, for them to be one header
FURNITURE_LONG = (4, 16)  # words, and letters in them, from which a line is too long to recur by chance
FURNITURE_COUNTED = 0.7  # share of pages on which a number in a line counts them
FURNITURE_FEW_PAGES = 4  # pages of a document up to which the same line on two of them is a header
