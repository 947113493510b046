"""Every threshold in force: its unit, what it trades, how it was chosen, and the command that measures it again.

Values are read by name from here and nowhere else. `digest` stands in every report, so that two reports made under
different thresholds are never taken for comparable.
"""

from __future__ import annotations

import hashlib

# --- Sources and loaders: what a hostile source may cost. Chosen well above the largest real document seen (a 300-page
# treaty is 6 MiB and 1.2 million characters) and well below what harms a laptop.
MAX_SOURCE_BYTES = 64 * 1024 * 1024  # bytes read from a path, standard input or the web
MAX_UNPACKED_BYTES = 256 * 1024 * 1024  # bytes a compressed container may unpack to, all parts together
MAX_CHARACTERS = 20_000_000  # characters of text in one source
MAX_PAGES = 3_000  # pages of one PDF
MAX_NESTING = 400  # depth of nested elements in marked-up text
LOAD_SECONDS = 30.0  # time after which reading a source is given up
LOAD_MEMORY_BYTES = 768 * 1024 * 1024  # address space of the process that reads one; a 300-page treaty takes 150 MiB
LOAD_FORKS = 8  # office files for which a process forks, at 7 to 18 ms, before it starts one to read the others, at 100
LOAD_OPEN_FILES = 64  # files that it may hold open; reading takes 5, and as many again while modules are loaded
CONNECT_SECONDS = 10.0  # waiting for a web server to answer the door
READ_SECONDS = 30.0  # waiting for its next bytes
TOTAL_FETCH_SECONDS = 120.0  # the whole of one download
MAX_REDIRECTS = 10
FETCH_TRIES = 3  # requests before a passing trouble (a broken connection, 429, 5xx) is taken for lasting
BACKOFF_SECONDS = 1.0  # wait before the second try, doubled for each further one
RETRY_AFTER_SECONDS = 60.0  # longest wait that a server may ask for; one that asks for more is told of instead
HOST_GAP_SECONDS = 1.0  # rest between two requests to one public host, also of several runs on this machine
HOST_TURN_SECONDS = 600.0  # waiting for other runs to be done with a host; not counted as time of the download
ROBOTS_BYTES = 512 * 1024  # bytes of a robots.txt that are heeded; RFC 9309 (2.5) asks for 500 KiB at least
ROBOTS_FILE_BYTES = 4 * 1024 * 1024  # bytes of one that are received at all; a larger one cannot be heeded
ROBOTS_REDIRECTS = 5  # RFC 9309 (2.3.1.2): at least five
ROBOTS_SECONDS = 86_400.0  # time that a robots.txt may be remembered, as RFC 9309 (2.4) has it
TIMEMAP_BYTES = 8 * 1024 * 1024  # bytes of an archive's list of copies that are looked at; a line of it has 150
TIMEMAP_LINKS = 50_000  # copies of one page
COPY_NEAR_SECONDS = 172_800.0  # how far a copy may be from the time wanted without a note: pages change within days
WARC_BYTES = 4 * 1024 * 1024 * 1024  # bytes of a WARC file, unpacked, that are looked through for a page
WARC_SECONDS = 60.0  # time for that; a gigabyte takes about ten
CAPTURE_RECORD_BYTES = 1024 * 1024  # bytes of what is said of a capture, and of a time stamp
CAPTURE_WARC_BYTES = 256 * 1024 * 1024  # bytes of a capture: the page of MAX_SOURCE_BYTES and what led to it
PACK_BYTES = 1024 * 1024 * 1024  # bytes of a pack of evidence, and what it may unpack to: 26 texts, twice each
PACK_UNPACKED_BYTES = 1024 * 1024 * 1024
PUBLISHERS_BYTES = 4 * 1024 * 1024  # bytes of a user's list of publishers
TIME_STAMP_BYTES = 256 * 1024  # bytes of an authority's answer; they have 5 to 10 KiB
ERROR_PAGE_BYTES = 1024 * 1024  # bytes read of a page that comes with an error status

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
RENDER_FOLDED_ROWS = (
    3  # rows without findings in a stretch that is folded away on a page; fewer are read faster than unfolded
)
RENDER_LONG_ROWS = (
    300  # rows above which a browser lays out only those in view; below it searching and printing gain nothing
)
RENDER_QUOTED_CHARS = (
    100_000  # characters of matched passages quoted with findings on a page; further ones stand in their rows
)
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

# --- Loaders, character sets (loaders/charset.py). Chosen on the declaration of human rights in ten languages, written in
# every 8-bit and double-byte set that holds it, whole and cut to its first 300 characters; measured again by
# `pytest tests/loaders/test_charset.py`.
CHARSET_CONTROL_SHARE = 0.01  # share of control bytes above which bytes are binary; text has none, images 5 % and more
CHARSET_WIDE_ZEROS = 0.05  # share of zero bytes from which UTF-16 is considered; other text has none
CHARSET_UTF8_PER_DAMAGE = 20  # whole non-ASCII characters wanted for each damaged one before it is still called UTF-8
CHARSET_SCANNED_BYTES = 400_000  # bytes looked through for non-ASCII text: a longer look costs time, changes nothing
CHARSET_SAMPLE_BYTES = 6_000  # bytes of non-ASCII lines on which candidates are ranked: 20 candidates in some 15 ms
CHARSET_HAN_SHARE = 0.4  # share of frequent characters in running Chinese, Japanese or Korean: what scores a full 1
CHARSET_DECLARED_BONUS = 0.1  # advantage of the declared set: more keeps wrong declarations, less overrules right ones
CHARSET_RARE_HANDICAP = 0.03  # disadvantage of sets hardly used on the web; they differ from common ones in few letters
CHARSET_ILLEGIBLE_SHARE = 0.005  # share of characters that nobody writes, from which a guessed set was no good guess
CHARSET_CERTAIN = 0.3  # likeness below which the set is called uncertain; right ones score above 0.6
CHARSET_NEAR = 0.6  # likeness by which a candidate may stand behind the best and still be read
CHARSET_READING = 1.0  # weight of reading as a language against likeness; less leaves Turkish to the Polish set
CHARSET_READS = 0.4  # certainty of the language from which a decoding reads as one; wrong decodings stay below 0.3
CHARSET_FOREIGN = 0.8  # the same for another language in an East Asian set, for which nothing else speaks
CHARSET_SHORT = 25  # letters outside ASCII up to which a guess is called uncertain, unless they stand in Latin text
CHARSET_LONG = 60  # letters outside ASCII from which a text that reads as no language is refused
CHARSET_ESCAPED = 3  # letters written as UTF-7 or HZ sequences from which ASCII is no plain ASCII
MOJIBAKE_RUNS = 3  # runs of odd characters that are whole letters in UTF-8
MOJIBAKE_SHARE = 0.6  # ... and their share of all such runs
MOJIBAKE_ODD = 0.2  # share of odd characters from which a text as a whole may have been read in a wrong set
MOJIBAKE_SURE = 0.7  # certainty of the language of what it should have been


# --- Containers (docx, odt, epub), plain text and Markdown. Deflate cannot pack better than 1,032 to 1, and a numbered
# document of 5,000 paragraphs packs 8 to 1; the limits lie well above real documents and stop what would cost more
# than about 1 GiB of memory or half a minute. `pytest tests/loaders` holds the refusals.
MAX_PART_BYTES = 64 * 1024 * 1024  # bytes one part of a container may unpack to; parsed XML costs some ten times that
MAX_TAGS = 3_000_000  # tags in one XML part; by estimate 250 bytes each, and 200,000 in 300 pages
MAX_PARTS = 20_000  # parts in one container
MAX_UNPACK_RATIO = 300  # unpacked to packed bytes of one part; higher lets bombs in, lower refuses repetitive tables
UNPACK_RATIO_FROM = 4 * 1024 * 1024  # bytes below which the ratio is not looked at: small parts do no harm
MAX_BLOCKS = 2_000_000  # blocks (lines, paragraphs) of one source; by estimate 300 bytes each
MAX_MARKDOWN_CHARACTERS = 2_000_000  # characters; longer Markdown is read as plain lines: up to 9 s a million
MAX_MARKDOWN_BRACKETS = 5_000  # "[" in one paragraph; matching n of them takes n * n: 10 ms at this, 3.5 s at 100,000
MARKDOWN_CUES = 3  # weight of cues that make a text Markdown; lower takes plain text with dashes and stars for Markdown
MAX_LABEL_CHARACTERS = 14  # characters of a first cell that may be the label of its row ("Article 12")
LANGUAGE_SHARE = 0.8  # share of characters under one language from which a source's own statement of it is clear

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
PDF_POINTED_GAP = (
    0.17  # sizes of type between right-to-left letters, from ink to ink: in words up to 0.15, at spaces from 0.19
)
PDF_SIGNED_SPACE = (
    0.22  # sizes of type from a letter with signs to the next, at a space that they hid; in words up to 0.17
)
PDF_RAISED_SIZE = 0.9  # size of the mark of a note against the type that it stands in, at most
PDF_RAISED_BY = 0.15  # sizes of type by which such a mark stands higher, at least
PDF_GUTTER = 0.6  # white strip between columns whose text is stored column by column
PDF_MIXED_GUTTER = 0.6  # white between words of the two directions of writing from which they stand in two columns
PDF_MIXED_PAGE = (
    0.2  # share of letters of the other direction from which a page with right-to-left text has lines of both
)
PDF_LANGUAGE_LETTERS = 150  # letters on each side of a white strip from which two languages make two columns
PDF_CENTRED = 0.8  # share of paragraphs beside whose middle a number stands, from which such numbers begin these
PDF_CENTRED_NEAR = 0.5  # heights of a number by which it may miss the middle of its paragraph
PDF_LINKS = 2  # links beside or below each other from which lines that are nothing else are a list of links
PDF_LINKS_APART = 2.5  # heights of a line between two of its entries
PDF_LINK_BARE = 0.35  # share of a line that no link lies over: bullets, bars and spaces between links
PDF_ACROSS = 0.25  # share of the lines of a page that may run across such a strip
PDF_WIDE_GUTTER = 1.6  # the same where it is stored line by line, so that only the white speaks for columns
PDF_GUTTER_TO_SPACE = 2.0  # ... and against the widest gap inside its lines, as justified lines have wide gaps too
PDF_GUTTER_TO_USUAL = 0.9  # ... or, where many lines prove it, against the widest gap of the usual line
PDF_COLUMN_LINES = 2  # lines side by side that make columns
PDF_PROOF_LINES = (
    10  # lines on both sides that prove columns stored line by line, if they fill a half and share an edge
)
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
PDF_STORED_AMISS = (
    0.03  # share of lines that the file holds before the one they follow; page numbers and headers may be
)
PDF_FLOW_LINES = 8  # lines for each step to another column, from which the file's own order runs down columns
PDF_SPANNED_TRIED = (2.0, 1.4, 99.0)  # white beside headings over two columns, in orders that are tried
PDF_STRIPS_TRIED = 6  # white strips of a page that other orders are made of
PDF_CELL_CHARACTERS = 12  # mean characters a line below which pieces side by side are a table and read row by row
PDF_SPREAD = 0.8  # share of single letters among the words of a line from which it is set wide, letter by letter
PDF_SPREAD_SPACE = 1.5  # gap against the median one that parts words in such a line; set with spaces it is 2.2 and more
PDF_SLICED = (
    0.6  # sizes of type that a character takes from which others may be missing beside it; in whole lines 0.3 to 0.5
)
PDF_STAMP_SIZE = 2.0  # sizes of the text's type from which what is printed over it is a stamp or a watermark
PDF_CONTENTS = 3  # lines that lead over dots to a number from which they are a table of contents; forms have dots, too
PDF_CONTENTS_STEP = (
    4.5  # heights of a line between two of its entries up to which what stands between them belongs to it
)
PDF_ROWS = 3  # lines that begin with numbers one after the other from which these number rows; two, if they are 1 and 2
PDF_LINE_NUMBERS = 8  # numbers down a margin that are taken for line numbers
PDF_LINE_STEP = (
    5  # ... or fewer that stand as many lines apart as they count, where they count so many at a time and more
)
PDF_LINES_APART = 0.6  # share of them that must; a heading or a formula over two lines is counted as one
PDF_NOTE_SIZE = 0.92  # size of type of a footnote against the body; a rule above it allows the full size
PDF_TABLE_EDGES = 1_000  # drawn lines on a page above which it is a drawing, not a table
PDF_LONG_CELL = 400  # characters of a table cell from which it is running text and not an entry
PDF_SCAN_CHARACTERS = 40  # characters up to which a page under a picture counts as a scan
PDF_SCAN_SHARE = 0.4  # share of the page that its pictures cover
PDF_FIELDS = 2_000  # form fields and remarks of one page that are looked at
PDF_COVER_SHARE = 0.8  # share of the page from which a picture hides the text that was drawn before it
PDF_UNSEEN_SHARE = 0.5  # share of the pieces of text that are not seen from which it is the layer of an OCR program
PDF_GARBLED = (
    0.02  # share of characters without a known letter from which a page is called garbled; sound pages have 0.003
)

# --- OCR (loaders/ocr*.py). Confidences are means over letters, 0 to 1. Chosen on pages of the typeset PDFs as pictures in
# seven languages, clean, coarse, skewed, blurred and as a fax: tesseract gives 0.89 to 0.96 to the right language (0.87
# where blur costs every tenth word), 0.82 to a sister language, 0.36 to another script; rapidocr 0.99 and 0.67 to 0.83.
OCR_DPI = 300  # pixels an inch of a drawn page, what engines are trained on; more costs time and reads no better
OCR_PIXELS = 25_000_000  # pixels of one picture; A4 has 8.7 million, A3 17 million, larger sheets are drawn coarser
OCR_PAGES = 300  # pages of one source read by OCR, at one to three seconds each
PROCESSOR_STALL = 10.0  # wall-clock seconds for each second of processor time, after which a program stands still
# All times of OCR are of the processor, so that a busy machine reads what an idle one reads.
OCR_PAGE_SECONDS = 20.0  # after which one look at a page is given up; dense pages in four alphabets take ten
OCR_TURN_SECONDS = 10.0  # the same for telling which way a page stands
OCR_SECONDS = 240.0  # for all pages of a source, about a hundred of them; what is not reached is named
OCR_VAIN_SECONDS = 30.0  # of this the time for pages that give nothing: pictures made to waste time end the reading
OCR_GARBLED_SECONDS = 120.0  # the same where there is a text layer, only a doubtful one
OCR_WORKERS = 4  # pages read at a time, a core each
OCR_FLOOR = 0.85  # below this a page is in doubt: a note, and its share of the coverage is its confidence
IMAGE_PIXELS = 90_000_000  # pixels of a picture given as a text; A3 at 600 an inch has 70 million, bombs have billions
IMAGE_DPI_LEAST = 100.0  # pixels an inch below which a picture's own statement is a default and not believed
IMAGE_INCHES = 11.7  # its longer side then: that of a page of A4
IMAGE_ENLARGED = 2.0  # times that a coarse picture is drawn larger at most; engines read small letters badly
OCR_LAYER_CONFIDENCE = 0.5  # stands for what is not known: how sure the program was that made a layer of hidden text
OCR_UNREAD = 0.5  # below this tesseract's reading is noise and counts as not read
OCR_UNREAD_RAPIDOCR = 0.9  # the same for rapidocr, which is surer of what it cannot know
OCR_SCRIPT_SHARE = 0.2  # share of the letters of the first page from which a script is looked for on the others
OCR_LABEL_SURE = 0.8  # confidence of a label that only a second look at a page has; dirt stays below
OCR_TURN_SURE = 5.0  # tesseract's confidence (no share) in the direction of a page from which the page is turned
OCR_SIZE_SNAP = 0.2  # relative difference of type sizes that chance makes; less breaks paragraphs, more hides headings
OCR_SIZE_SNAP_WIDE = 0.5  # the same for scripts whose letters do not tell the size of their type

# --- Loaders, HTML (loaders/html*.py). Units are characters, those of Chinese, Japanese, Korean, Thai and the like counted
# two and a half times. Chosen on real pages of ministries, agencies and newspapers in ten languages with known text;
# measured again by `pytest tests/loaders/test_html.py`, which holds the limits that those pages gave.
HTML_MAX_TAGS = (
    250_000  # tags in one page: more, some five seconds, is refused (the largest treaty page seen has 40,000)
)
HTML_MAX_TAGS_FALLBACK = 50_000  # the same for the slower parser that reads what the fast one cannot
HTML_MAX_ATTRIBUTES = 250  # attributes of one tag that are read: with 10,000 the parser takes half a second for the tag
HTML_CELL_CHARACTERS = 600  # a longer table cell is page layout, not data
HTML_LABELLED_ROWS = (
    3  # rows with a label, or across all columns, from which a table holds text; so many to another row
)
HTML_PROSE_UNITS = 80  # a piece from which length it is running text; half of it where it ends like a sentence
HTML_TOGGLE_UNITS = 120  # units up to which the words on a tab or an accordion are a label, and no paragraph
HTML_LINKED_SHARE = 0.5  # share of link text from which a piece is no running text
HTML_LINK_SHARE = 0.8  # share of link text from which a piece is a link and nothing else
HTML_MIN_PROSE = 200  # units of prose below which a page is not judged by it
HTML_HIDDEN_PAGE_RATIO = 8.0  # times as much hidden prose as shown: the page hides itself until its scripts have run
HTML_HEADER_PROSE = 200  # units of prose from which a header element is a part of the text
HTML_VOID_SHARE = 0.6  # share of the page's prose from which a box is the text, whatever furniture it is called
HTML_VOID_SHARE_WEAK = 0.4  # the same for names that often hold text: lower keeps more, and more furniture with it
HTML_DESCEND_SHARE = 0.75  # share of prose in one box from which the others beside it are judged one by one
HTML_DESCEND_SHARE_NAMED = 0.5  # the same for the only box that is called the text (article, entry-content)
HTML_PLAIN_LINKED = 0.02  # share of link text up to which a page is a bare document without a site around it
HTML_BRANCH_PROSE = 160  # units of prose from which a box beside the text may be more of it
HTML_BRANCH_SHARE = 0.7  # share of its words that must be running text
HTML_BRANCH_LINKED = 0.15  # share of its words that may be links
HTML_BRANCH_OF_TEXT = 0.05  # its prose as a share of the text's: less is a teaser or a notice
HTML_INSIDE_PROSE = 0.5  # share of running text from which a part inside the text is text, though called furniture
HTML_NAMED_PROSE = 0.25  # share of the page's prose from which a box that is called the text is believed
HTML_TEASERS = 3  # headlines with a line about them that end a page, from which they are a list of news
HTML_TEASER_PROSE = 400  # units of prose above which a paragraph under a headline is no teaser
HTML_HEADLINE_UNITS = 15  # a shorter link above a paragraph may be a heading of the text
HTML_SECOND_SHARE = 0.1  # running text that only the second reading finds, as a share of the text, worth a note
HTML_SCRAP_WEIGHT = (
    30.0  # units of running text that one link or scrap outweighs in the second reading, a whole link twice
)
HTML_CAPTION_UNITS = 400  # units of prose above which a "caption" is a paragraph of the text
HTML_USUAL_SHARE = (
    0.7  # share of the paragraphs of a text that are marked up alike, from which another is in a box of its own
)
HTML_RELATED_LINKED = 0.15  # share of link text in a box under "Related news", from which all of it is that
HTML_NUMBERS_AHEAD = 200  # pieces looked through for the number that comes next in the text
HTML_SHELL_PROSE = (
    600  # units of prose from which a page is taken for a document whatever it says of scripts or log-ins
)
HTML_STUB_PROSE = 100  # units of prose below which a page is judged by the only thing it says: less than a short text
HTML_LOUD_UNITS = 200  # units up to which the first piece of a page may announce what the page is
HTML_LOUD_SHARE = 0.35  # share of a title from which "page not found" is what it says, not what it mentions
HTML_CUT_COVERAGE = 0.5  # coverage of a text whose rest is for subscribers: how much is unknown, so never sure

# --- Page furniture and joining lines (structure/page_furniture.py, structure/lines.py). Chosen on the typeset PDFs of the
# evaluation data and on invented ones; measured by tests/structure/test_lines.py.
FURNITURE_LINES = 4  # lines from the top and from the foot of a page among which furniture is looked for
FURNITURE_HEIGHT = 12.0  # points by which the same header may stand higher or lower from page to page
FURNITURE_SMALLER = 0.9  # points that a lone line in the margin is smaller than the text to be no part of it
FURNITURE_TITLE_WIDTH = (
    40  # characters from which a line that runs over the pages of plain text titles the first of them
)
PAGE_HEAD_SHARE = 0.6  # of the longest line of a page, up to which a line in the midst of a sentence is a head
FURNITURE_GAP = 0.3  # white between furniture and text beyond that between lines, in line heights; text has none
LINE_SIZE_CHANGE = (
    0.08  # relative change of type size that ends a paragraph; less trips over OCR, more over small headings
)
LINE_LEADING = 1.22  # distance of two lines, against the usual one, that ends a paragraph
# Paragraphs may be parted by less than that: by distances between so many times the usual one, where so many lines are that
# far apart and so large a share of the upper ones end a sentence. In justified Korean and Persian print paragraphs stood 1.2
# to 1.3 times as far apart as lines; a distance that occurs inside paragraphs ends sentences in a quarter of cases.
LINE_WIDER = (1.1, 1.35)
LINE_WIDER_LINES = 4
LINE_WIDER_ENDED = 0.9
LINE_ENDED_SHARE = 0.7  # share of the wider distances that part paragraphs, from which the narrower ones part lines
LINE_WIDEST = 1.6  # sizes of type that two lines of one paragraph are apart at most, where most lines are paragraphs
LINE_LAST_SHORT = (
    0.5  # ems between the end of a paragraph's last line and the indent of its first (characters: three times)
)
LINE_INDENT = 0.9  # indent in sizes of type that is one; less trips over optical margins
LINE_INDENTED = 4  # lines of as many lengths that start equally far inside their column, from which that is an indent
LINE_SHORT_SLACK = 0.35  # sizes of type by which a line may miss the room for the next word and still count as full
LINE_SHORT_SHARE = 0.6  # share of the measure from which a line may go on with a small letter though a word had fitted
LINE_BROKEN_SHARE = (
    0.9  # of the longer lines of plain text, with a line right below, that had no room for its first word: one edge
)
LINE_BROKEN_LINES = (
    3  # ... and lines that end inside a sentence there; chosen on own declarations wrapped at 60 to 80 characters
)
LINE_HEADING_CHARACTERS = 200  # length up to which bold, large or centred lines are a heading
LINE_HEADING_SIZE = 1.12  # size of type against the body that makes a heading
LINE_OPENERS = 2  # short lines that begin with one word, from which it opens headings as "Article" does
LINE_OPENER_CHARACTERS = 20  # length of such a line; more is a sentence or a name
LINE_OPENER_ROOM = 0.35  # share of its column that such a line leaves white; a line of running text is fuller
HANGUL_CUT_SHARE = (
    0.3  # share of the Korean line ends that tell, from which lines end inside words: about 0.7 where they do
)
HANGUL_SMOOTHING = 10  # counts that a Korean syllable needs before it tells of spaces: 5 to 80 make the same few errors
LINE_COMPOUNDS = 3.0  # times the share of compounds in a text that its line ends may show before words count as cut
LINE_HYPHENED = (
    0.025  # share of lines ending in a hyphen that is always explained so; typesetters that cut words reach 0.04
)
LINE_HALF = 3  # letters of each half of a cut word; typesetters leave no fewer, and shorter ones are prefixes
LINE_LONGEST_WORD = 200  # characters at the end of a line in which its last word is looked for; no word is longer
LINE_COMPOUNDS_FROM = 40  # lines from which the absence of cut words is telling
LINE_CRISP = 0.45  # share of full lines that must start at one edge for an indent to mean something
LINE_PLAIN_NARROW = 40  # columns below which short lines of plain text are lines of their own
LINE_PLAIN_WIDTH = 130  # columns above which lines of plain text are paragraphs and were never wrapped


def digest() -> str:
    """Sixteen hexadecimal digits that change when any threshold does."""
    values = sorted((k, repr(v)) for k, v in globals().items() if k.isupper())
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


# --- Numbering (language/numbering.py). Chosen on the texts of the evaluation data and checked by tests/language: smaller
# runs let dates and initials in ("4. Februar", "V. Putin"), larger ones lose the labels of short texts.
LABEL_RUN_FROM_START = 2  # labels in a row that a sequence beginning at 1 needs to be believed
LABEL_RUN_FROM_ANYWHERE = 3  # ... and one that begins elsewhere, as excerpts do
LABEL_GAP = 5  # numbers that may be skipped inside one sequence (a lost or unpublished paragraph)

# --- Language and sentences (language/identify.py, language/sentences.py).
LANGUAGE_SAMPLE = 20_000  # characters looked at, for a language and for a script that contradicts a stated one
LANGUAGE_MIN_SHARE = (
    0.04  # share of function words from which they confirm what the model says; running text has 0.15 and more
)
# Chosen on the declaration of human rights in 97 languages, whole and in pieces of 200 to 5,000 characters: with these, cue
# words call no text of another language one of the sixteen; a lower lead does so to Bulgarian, Galician and Asturian.
LANGUAGE_LEAD = 4  # different function words by which a language must lead to be certain without the model
LANGUAGE_RIVAL = 2.5  # weight in that of the words that the text shares with the next language
LANGUAGE_SURE_SHARE = 0.12  # share of words that are then function words; more asks the model for Turkish and Kazakh
LANGUAGE_FOREIGN = 0.005  # share of letters that a language is not written with: foreign names stay below
LANGUAGE_WANTED = 0.003  # share of the letters that tell a language from its neighbour; Russian has 0.02
LANGUAGE_NOISE_WEIGHT = (
    3.0  # times the share of symbols and stray letters that is taken from the certainty of a language
)
LANGUAGE_GAINSAID = 0.9  # the same where the function words say otherwise: Hindi for Nepali
LANGUAGE_SCRIPT_CERTAINTY = 0.85  # certainty of a language that its script alone tells: Thai, Chinese
LANGUAGE_WORDS = 40  # words of which one at least is a function word: Hebrew read as Cyrillic has none in hundreds
LANGUAGE_SCRIPT_LETTERS = 20  # letters from which that holds
LANGUAGE_LETTERS = 8  # different characters that writing has, if it is not shorter than twice that
LANGUAGE_LIKELY = 0.5  # probability by the model from which it is believed alone: below, 6 of 15 answers are wrong
LANGUAGE_EXPECTED = 0.1  # share of function words of the text's own language that makes a passage no stranger in it
LANGUAGE_STRANGE = 100  # letters of a passage from which the model is asked whether it is in another language
SENTENCE_MIN_CHARACTERS = 3  # shorter pieces stay with their neighbour

# --- Structure (structure/): lengths in characters, chosen on the evaluation texts; a longer limit takes short clauses
# for headings, a shorter one breaks long treaty titles.
ARTICLE_TITLE_CHARACTERS = 80  # length of an article's title on a line of its own, where nothing marks it as one
CUE_REACH = 120  # characters at the beginning or end of a paragraph in which a cue may stand
TITLE_MAX_BLOCKS = 8  # blocks at the top among which a title is looked for
TITLE_MAX_CHARACTERS = 400
HEADING_MAX_CHARACTERS = 160
PLAIN_HEADING_CHARACTERS = 80  # the same where neither markup nor type sets the line apart
PREAMBLE_HEADING_CHARACTERS = 40  # length of a line that may be the heading of a preamble
SIGNATURE_MAX_CHARACTERS = 160
MARKER_PARAGRAPHS = 4  # paragraphs at the top in which a publisher says that a text is abridged or a translation
SENTENCE_WORDS = (
    5  # words from which a line with a stop at its end is a sentence: titles and names in signatures have fewer
)
MAIL_QUOTED = 0.6  # share of the lines of a text behind ">", from which it is a message that was quoted
MAIL_HEADERS = 3  # lines like "Subject: ..." above a text, from which they are the headers of a message
MAIL_SIGNATURE_LINES = 15  # last lines of a message among which the rule "-- " begins who sent it
LEAD_LABELS = 3  # numbered paragraphs from which a text below a dateline is a document, and no report
PUBLISHERS_NOTE_CHARACTERS = 120  # a longer line says more than where the text comes from
PUBLISHERS_NOTE_REACH = 8  # blocks at either end of a text among which its publisher's notes are looked for
PUBLISHERS_NOTE_SHARE = 0.6  # share of a line's letters that "unofficial translation" must be: a title has others too
INTRODUCTION_CHARACTERS = 500  # length of a paragraph that says that the text follows: a lead of two or three sentences
MARKER_MAX_CHARACTERS = 200  # length of such a line
TITLE_DATE_CHARACTERS = 80  # length of a line of place and date under a title
CELL_MAX_CHARACTERS = 300  # a table cell longer than this holds paragraphs, and its row is layout
KIND_SAMPLE = 300  # paragraphs from the top that are looked at; reports are shorter, treaties show their kind sooner
KIND_NUMBERED = (
    0.4  # share of labelled paragraphs from which a text counts as an instrument; declarations have 0.7 and more
)
KIND_REPORTED = 0.3  # share of sentences with reported speech from which it is a report; statements of both have 0.05
KIND_READOUT = 40  # sentences up to which a text without a telling title may be a read-out
KIND_JOINT = 0.34  # share of sentences of which both sides are the subject that speaks for a joint text
KIND_FIRST_PERSON = 0.2  # share of sentences in the first person singular from which it is a speech
KIND_TURNS = 0.3  # share of paragraphs that open with a speaker's name from which it is a transcript
KIND_LIST = 0.5  # share of paragraphs that name a treaty, or that are bullets, from which it is a list
KIND_OPENING = 3  # paragraphs at the top in which a dateline stands or a report says who met whom
KIND_LEAD = 60  # folded characters at the beginning of a sentence in which its subject stands
KIND_TURN_CHARACTERS = 40  # length of a speaker's name before the colon

# --- Footnotes set as ordinary text (structure/footnotes.py). Chosen on invented texts with notes in every format and language
# (tests/structure/test_footnotes.py): looser limits take numbered paragraphs for notes, stricter ones leave notes in the text.
NOTE_ANSWERED = (
    0.5  # share of a run's marks that the text must name where it stands apart; some marks are lost in print
)
NOTE_CONTINUATION = 2  # blocks without a mark that may stand between two notes and belong to the first
NOTE_CLOSING_REACH = 14  # blocks above the notes among which signatures are looked for
NOTE_HEADING_FROM = 0.4  # share of the blocks that stand above a list of notes whose marks the text does not name
NOTE_WHITE = 3.0  # ems of white between the notes at the foot of a page and all that stands above them
NOTE_UNNUMBERED_FROM = 0.6  # the same where the text has no numbers of its own
NOTE_SMALLER = 0.92  # size of type of notes against that of the text

# --- Similarity of passages in one language (similarity/surface.py): scores from 0 to 1. Chosen on the official version
# pairs of the evaluation data, where unrelated paragraphs of one text score 0.10 to 0.30 and edited ones 0.50 and more.
SURFACE_FLOOR = 0.45  # passages that score less do not answer one another
ORDER_SHARE = 0.4  # share of the word order in the blend; the rest is weighted overlap
CONTAINED_FACTOR = 0.75  # score of a passage that stands wholly inside a longer one
CONTAINED_MIN_WORDS = 8  # words that a passage must have for that
HEADING_OWN_LABEL = 0.1  # share of a bare heading's own number in its score; the rest is what stands under it
HEADING_AS_PARAGRAPH = 0.6  # score from which a heading may answer a paragraph
VERBATIM_MIN_WORDS = 4  # ... or, where the shorter passage stands in the longer one word for word
SAME_WORDS = 0.9995  # score of passages with the same words but other punctuation: less than the same in print
# In long gaps the pairs that are scored are suggested by uncommon words (similarity/candidates.py). Set on made texts of 2,000
# paragraphs with vocabularies of 70 to 20,000 words, of which 10 to 60 % were exchanged: 100 to 99 % of the pairs are found.
CANDIDATE_POSTINGS = 40  # paragraphs of the gap that a word may stand in and still suggest pairs
CANDIDATE_SHARED = 4  # uncommon words that must be shared, or longer runs of words are looked at
CANDIDATE_RUN = 4  # words of the longest of these runs
CANDIDATE_MOST = 8  # passages suggested for each one

# --- Alignment (align/). Scores from 0 to 1. Chosen on the version pairs and on made variants of the evaluation data.
SHARED_LEAST = (
    0.25  # share of each of two left-over passages at one place that sentences of both must be to pair them: a
)
# sentence of two or three is (0.28 and more, own texts), one in a passage written anew is not (0.18, version pairs)
SHARED_MIN_WORDS = 5  # words of such a sentence
BEAD_SPAN = 4  # paragraphs of one side that one row may hold
BEAD_COST = 1.5  # weight (see `mass`) that each further paragraph in a row must bring to be worth it
BEAD_MANY = 4.0  # times that cost where several stand on both sides
BEAD_TAKES_PART = 0.5  # share of each paragraph of a larger row that must stand on its other side
GAP_CELLS = 4_096  # pairs in a gap that are all scored (64 by 64); longer gaps are first split by near matches
NEAR_SCORE = 0.75  # score of a near match that may split a long gap
ABSORBED_SHARE = 0.9  # share of a left-over paragraph that must stand inside one paragraph of another row to join it
MOVE_SCORE = 0.6  # score from which a pair out of order is a moved paragraph whatever else is like it
MOVE_LEAST = 0.52  # score that every moved pair needs
MOVE_SIZE = 0.2  # share of what the longer of a moved pair says that the shorter must have
MOVE_MARGIN = 0.15  # lead over every rival that a lesser pair needs

# --- Three and more texts (align/nway.py). Chosen on the generated sets of tests/nway (3 to 8 texts with omissions, moves
# and rewordings), where 0.2 to 0.4 give the same; measured again by `pytest -s tests/nway`.
NWAY_WEAK = 0.45  # score of a pair that says next to nothing for joining two rows which other pairs keep apart
NWAY_WEAK_ACROSS = 0.6  # the same across languages, where right pairs score above 0.95
NWAY_LEAST = 0.01  # what a pair weighs that scores less: where nothing speaks against it, it joins
NWAY_APART = 0.3  # what such another pair weighs, against scores above that; more parts rows, less joins false ones

# --- Findings (findings/). Shares and scores from 0 to 1.
PAGES_COVERAGE = 0.5  # coverage of a source of which the user asked for some pages: what is not on them may stand there
TIGHT_CHARACTERS = 12  # letters from which a passage is known without its spaces; Korean line ends part words anywhere
SCRAP_CHARACTERS = (
    60  # length up to which a line without a label or a stop is no clause: a caption, a running head, a byline
)
HELD_CHARACTERS = 30  # letters (those of unspaced scripts count for two and a half) from which a passage is its own
SCATTERED_SHARE = 0.6  # share of pairs of words found anywhere from which a passage may have been read in another order
SCATTERED_RECURS = 2  # parts of the source above which a pair of words is a formula
SCATTERED_LEAST = 2  # pairs that a passage needs for this
ABSENCE_SHARE = (
    0.8  # share of a passage's word runs that must stand elsewhere on the other side for it not to be absent
)
ABSENCE_SHINGLE = (
    4  # words in a run; shorter runs are found in any text of the kind, longer ones break at a changed word
)
NEAREST_DOUBT = 0.07  # closer than this to the floor, the closest passage makes a one-sided finding tentative
COVERAGE_SURE = 0.9  # below this share of its characters read, a side may hold what was not found
PARTY_MAX_WORDS = 12  # words of the name of a party; "the Democratic Socialist Republic of Sri Lanka" has seven
PARTY_STEM = 4  # first letters of a name that its inflections share
ALTERNAT_SURE = 2  # passages in which the same two names must be exchanged where no title names them
PARAGRAPH_MIN_WORDS = 2  # words of a paragraph that may be reported as one-sided; a single word is a label or a stamp
TITLE_MIN_WORDS = 5  # words of a line above the text that may be reported as one-sided; place and date have fewer
CLAUSE_MIN_WORDS = 4  # words of a sentence that may be reported as one-sided; shorter ones recur by chance
CLAUSE_CONTAINED = 0.6  # share of a sentence's weight that may stand in the other passage before it counts as reworded
CLAUSE_DOUBT = 0.33  # ... and before that is in doubt: 0.31 at most of 309 sentences that were taken out stood there
CLAUSE_MIN_MASS = 8.0  # weight a sentence must have to be reported (some three uncommon words)
CLAUSE_ELSEWHERE = 0.6  # score at which a sentence counts as found in another paragraph of the other side
NEAREST_ALL = 2_000  # paragraphs on a side up to which the closest passage is looked for among all of them
# With these limits the closest passage is the one that scoring all finds, in all 142 pairs of texts that were looked at.
NEAREST_POSTINGS = 40_000  # places of a passage's words up to which all of them are looked at
NEAREST_LOOKED_AT = 10_000  # ... and above it, those of its rarest words
NEAREST_COUNTED = (
    400_000  # ... places counted in one comparison after which numpy counts: so many take as long as loading it
)
NEAREST_LIKELY = 256  # passages that share most of these words, which are scored

# --- Texts of one language worded apart (align/apart.py). Chosen on two translations each of a declaration of ours in English
# and Russian (0.49 to 0.91 of the text face to face) and on the version pairs (0.06 and less).
APART_FACING = (
    3  # passages that stand alone on either side at the same places, from which words may be the wrong measure
)
APART_CHARACTERS = 10  # of such a passage, at least; no meaning tells bare numbers and single words apart
APART_SHARE = 0.25  # share of each text in such passages; lower loads sentence vectors for texts that were only amended
APART_MATCHED = 0.6  # share of each text that meaning must then match; sister instruments of one day stay below
FACING_LEAST = 0.2  # score of the closest passage, itself alone at the same place, that may be the same in free words

# --- Gate (align/gate.py): shares of a text's weight that found a counterpart. Chosen on the version pairs (0.75 and more),
# on pairs of different instruments of one kind (0.25 and less) and on reports against instruments (0.2 and less).
GATE_MATCHED = 0.3  # below this in both directions nothing is said of single paragraphs
GATE_DOUBT = 0.5  # below this, texts of different kinds or with unlike titles are refused as well
# Mean share below which texts of two languages are two instruments where the first operative passage of neither has an answer.
# Of 34 pairs of own texts in as many pairs of languages, each side lacking up to three of 8 to 20 paragraphs, the least was 0.81;
# of four pairs of sister agreements (the same states and day, 6 to 8 articles) the most was 0.54.
GATE_CROSS_DOUBT = 0.65
GATE_EXCERPT_OF = 0.5  # a text of which less than this share is in the other, while ...
GATE_EXCERPT = 0.85  # ... of the other at least this share is in it, is the full text of an excerpt
GATE_SHORT = 0.4  # length, against the other, below which a text ...
GATE_SHORT_OF = 0.4  # ... of which the other has less than this share is its summary, whatever its title says
GATE_ABRIDGED = 0.9  # share of the full text below which a text that calls itself abridged is one
GATE_EMBEDDED = 0.5  # share of an instrument from which a report prints it; read-outs that quote paragraphs stay below
GATE_CONTRADICTED = 0.85  # mean share needed where one thing says that the instruments differ (date, year, parties,
#                      figures, subject); yearly statements reach 0.8, versions with a misprinted date 0.9; two things refuse
GATE_VERBATIM = 0.95  # the same where dates lie far apart: only the year of an otherwise equal text is a misprint
IDENTITY_FAR_DAYS = 120  # days from which that is so
IDENTITY_DAYS = 2  # days by which dates of one event may lie apart (time zones, calendars)
IDENTITY_MONTH = 20  # days from which dates of texts in different languages are no misprint of a day, and decide
IDENTITY_OPENING = 2  # unnumbered paragraphs at the top in which the date of the event stands
IDENTITY_ROWS = 4  # pairs of passages with numbers that are needed to say anything; fewer differ by chance
IDENTITY_NUMBERS = (
    0.5  # share of them without a common number that speaks of another instrument; versions stay below 0.2
)
IDENTITY_SUBJECT_LEAST = 3  # paragraphs of its own text that a word of a title must stand in to be its subject
IDENTITY_SUBJECT_SHARE = 0.2  # ... and share of them
IDENTITY_SUBJECT_TERMS = 2  # such words on each side that decide by themselves; a disputed place name is one
IDENTITY_STEM = 5  # first letters of a word that its inflections share
IDENTITY_SUBJECT = (
    0.1  # frequency of that word in the other text, to the frequency here, up to which it is foreign there
)
REFERENCE_MOST = 300  # number above which nothing is a reference to a paragraph
REFERENCE_LABELS = 4  # labels that a sequence needs for a missing one to be known
REFERENCE_RESOLVED = 2  # references that lead somewhere, for each bare one that is said to lead nowhere
GATE_MIN_WORDS = 12  # words that a text must have to be compared at all
LISTED_EXAMPLES = 5  # examples named in the sentence of a finding
REFERENCE_REACH = 6  # words before a number among which the word "paragraph" or "article" makes it a reference
EXCHANGE_MAX_WORDS = 40  # words of a stretch in which two names may be exchanged, what stands between them included
PASSAGE_MIN_LETTERS = 40  # letters that tell the language of a passage from its neighbours in the same script
BILINGUAL_MIN_SHARE = 0.2  # share of the characters that makes a second language of a document; quotations stay below
TEXT_COLUMN_LINES = 6  # lines of plain text with a gutter at one place that make two columns
TEXT_COLUMN_LONGEST = 300  # characters of a line; two columns of plain text have 160 and fewer
TEXT_COLUMN_SHARE = 0.4  # ... and their share of all lines; one column may be much longer than the other
TEXT_COLUMN_SLACK = 2  # characters by which the right column may begin earlier or later from line to line
TEXT_COLUMN_CROSSING = 0.2  # share of lines that may run across both columns: titles
TABLE_LABEL_CHARACTERS = 14  # characters of the cells of a column that numbers the rows of a bilingual table
BILINGUAL_SAME = (
    0.75  # of the share of words that recur within a text, the share that a passage in the same language has in
)
#                      common with it; Spanish and Portuguese reach 0.6, Persian and Urdu 0.3, others 0.15
BILINGUAL_SAME_LEAST = 0.1  # ... and the least of it; unrelated languages of one script reach 0.09
# Share of the words of a passage that its rendering in another standard of the language has: of 80 pairs of own sentences
# (Bosnian, Croatian and Serbian, Malay and Indonesian, both forms of Norwegian) the median reaches 0.59 and nine in ten 0.37; no
# two different sentences reach 0.26.
BILINGUAL_AGAIN = 0.4
BILINGUAL_SAMPLE = 64  # passages that are looked for so; the time grows with their number times that of all others
BILINGUAL_MODEL = 4.0  # most that the statistical model may say against a language for a short block, in the same unit
BILINGUAL_WORDS = 3.0  # evidence (logarithm of odds) of a word that only one of the languages uses, against ...
BILINGUAL_HEADING = 0.5  # ... that of a heading for a change of language before it and not after
ABSTRACT_SURE = 0.9  # certainty that it is in another language where both are written in one script
ABSTRACT_LETTERS = 120  # letters of another language above or below a text that make a summary; a title has fewer
BILINGUAL_SAMPLE = 600  # blocks looked at for a second language, spread over the document
BILINGUAL_MIN_BLOCKS = 3  # blocks that it must fill

# --- Sentence vectors (similarity/vector_cache.py).
VECTOR_CHARACTERS = 8_000  # characters of a passage that its vector is made from; longer ones are all alike by then
VECTOR_FOLDER_FILES = 128  # vectors kept in each of 256 folders of the cache: 32,768 of 1.2 KB in all
# Characters of two texts up to which two encoders are asked instead of one: some 7 seconds more on two cores, once.
BESIDE_CHARACTERS = 200_000
# The encoder's forward pass (similarity/use_forward.py); they trade memory for speed and change no vector.
USE_BLOCK_ROWS = 128  # tokens learnt together; like the next a multiple of the libraries' tiles (4 to 64)
USE_GROUP_ROWS = 384  # rows of texts that go through the network together; 4 MB of working memory a thread
USE_KEPT_TOKENS = 8_192  # tokens for which what depends on them alone is kept: 15 KB each
# The likeliest of 128,000 tokens, for which that is worked out once and kept on disk: 13 KB each, 218 MB in all. 8,192 save
# 109 MB, and new texts take a twelfth longer: 2.05 times the package's rate on 120 of the fixtures' paragraphs and 1.5 to 1.8
# on short lines, against 2.25 and 1.7 to 2.0. A third of the tokens of a text were among them, now it is nearly half.
USE_READY_TOKENS = 16_384
USE_MAPPED_BYTES = 32 << 20  # an array of so many is mapped from disk; the others are read, 24 MB in all
KEPT_WORDS = 50_000  # words whose tokens are remembered: some 10 MB; texts of one job share most of theirs
KEPT_WORD = 40  # characters of a word that is remembered; longer ones hardly recur
E5_GROUP_ROWS = (
    256  # rows of texts that go through the hundred-language encoder together: 6 MB a thread; 128 are a fifth slower
)
E5_MIDDLE = 6  # layers of twelve after which it gives its second view of a text; see CROSS_VIEW
OWN_MODEL_TOKENS = 8_192  # longest text, in tokens, that a user's own model is believed to take; some state 10^30

# --- What reads the same in every script (language/anchors.py). Weights are of evidence, added to the odds of a pair.
ANCHOR_PLACES = 3  # passages of a side that an anchor may stand in; one that more have tells none of them apart
ANCHOR_NUMBER_WEIGHT = 2.0  # weight of a number that stands in one passage of each side only
ANCHOR_NAME_WEIGHT = 0.7  # weight of a word of the same consonants; words of different meaning may sound alike
ANCHOR_NAME_CONSONANTS = 4  # consonants that make a word a possible name; three meet by chance too often
ANCHOR_CONFLICT_FROM = 2  # digits of a number that a true counterpart would be expected to have

# --- Passages of different languages (similarity/semantic.py, align/cross.py). The two lists of weights are logarithms of
# odds as fitted by `python tools/fit_confidence.py FOLDER` on the declaration of human rights in ten languages (45 pairs).
CROSS_NEIGHBOURS = 4  # neighbours that make a passage's level; fewer follow single rivals, more lose short texts
# margin, to the usual one, worse and better lead, length, cosine and relation to the usual ones, words in common and their
# lead, constant
CROSS_PAIR_ODDS = (0.32, 2.55, 1.26, 0.69, -0.46, 1.87, 1.49, 0.47, 2.29, -6.07)
# gain in cosine, in length and in words in common, own margin, share, constant
CROSS_PART_ODDS = (2.63, 1.51, 12.4, 0.64, -1.45, -2.46)
# Where the encoder renders two texts badly, odds are raised by how far the median of the pairs that are best for both their
# passages stays below CROSS_LEVEL. Lowering them where it renders well was tried: it tells more clauses apart that each side
# lacks (F1 with omissions 0.938 to 0.953 on seeds 4 to 9), and fewer on others (0.948 to 0.938 on seeds 100 to 102).
CROSS_LEVEL = 4.5  # median odds at which nothing is moved; it runs from 4.2 (English, Kazakh) to 8.9 (English, French)
CROSS_LEVEL_SHARE = 1.0  # how much of the distance counts
CROSS_LIFT = (0.0, 1.0)  # ... and its bounds; unrelated texts must not be raised to an answer
CROSS_PAIR_LEAST = (0.45, 0.3)  # shares of the usual margin and cosine below which passages have nothing to do with one
#                      another, wherever they stand; the least of 8,800 true pairs were 0.6 and 0.42
# The same for passages at the same place: of true pairs of the declaration in 45 pairs of languages 19 lie between the two, and
# were called one-sided on both sides.
CROSS_PLACED_LEAST = (0.35, 0.15)
# What one, two and three views of the texts lower all odds by: the margins of several are wider. Two are those of the
# hundred-language encoder, three those of both encoders. On the declaration in 45 pairs of languages (variants of other seeds
# than those of the gate): of 0.5 and 0.73 for two the first is as good and accuses less wrongly where paragraphs are merged
# (26, 30 of 5,100); for two encoders 0 takes more pairs of strangers for counterparts, 1.3 accuses more wrongly.
CROSS_TOGETHER = (0.0, 0.5, 0.73)
# What an encoder's second view weighs against its first. In 24 pairs that one encoder knows (seeds 500 to 502, 5,300 passages a
# kind) F1 with omissions 0.934 to 0.951, with moves 0.919 to 0.930, with merges 0.904 to 0.919, wrong accusations 14 to 8 with
# omissions and 10 to 8 with nothing changed, strong findings a sixth more; in 21 pairs that two know (seeds 500 and 501) 0.968 to
# 0.979, 0.968 to 0.979, 0.955 to 0.963. Of 0.3, 0.4, 0.6 and 1 this was best with merges, of layers 4, 6, 8 and 10 the sixth.
CROSS_VIEW = 0.4
CROSS_FAR = 6.0  # what that takes from the odds
CROSS_RELATED = 4  # pairs best for both passages from which relations to them mean something
ITEM_CHARACTERS = (
    60  # characters below which a labelled passage is taken for an item of a list; numbered paragraphs have more
)
CROSS_ITEMS_JOINED = 6.0  # what is taken from the odds that one item of a list holds several of the other side's
CROSS_PART_LEAST = 0.5  # margin with its counterpart that each passage of a larger row needs
CROSS_USUAL_LEAST = (
    3.2,
    0.4,
    0.5,
)  # margin, cosine, relation that counterparts reach at least; unrelated texts: 2.6, 0.25, 0.4
CROSS_STRANGE = (
    40.0  # taken from all odds for each unit by which best pairs miss that cosine: texts that are no versions
)
CROSS_RIVAL_CLIP = 3.0  # units of noise above which a lead over a rival says no more
CROSS_LENGTH_CLIP = 6.0  # spreads of length above which a length says no more
CROSS_LENGTH_SPREAD = 0.3  # usual spread of the logarithm of lengths, before the texts have shown their own ...
CROSS_LENGTH_WEIGHT = 4  # ... and the number of pairs that this counts as
CROSS_ANCHOR_LIMIT = 3.0  # most that shared anchors add to the odds of a pair
CROSS_ANCHOR_MISSED = 1.0  # what numbers on both sides without a common one take from them
CROSS_HEADING_OTHER = 3.0  # what it takes from the odds that one passage is a heading and the other is not
CROSS_HEADING_NUMBER = 1.0  # what an equal number adds to bare headings; after an omission all numbers are shifted
CROSS_HEADING_LEAST = -2.0  # least that the words of two brief headings may say over passages that answer one another
CROSS_BELOW_SHARE = 0.8  # share of the odds of what stands under two headings that they take over (worded: if positive)
# Odds that the place of two paragraphs may make up for: least, most (what every row gains), and what they and the odds of
# the lower quarter of best pairs come to. The better two texts are rendered, the less. Where each side lacked another
# paragraph at the same place (the declaration in 45 pairs of languages, a handbook and a yearbook in six), 34 of 149 pairs
# were no longer taken for counterparts by it at 7, and 1 of 9,982 true ones was.
# On our own texts (six pairs, two seeds; tests/gate/parallel.py) 7 called passages of intact translations one-sided, from 8.5 on
# none was; recall .98 at 7, .97 at 8.5, .95 without it.
CROSS_PAIR_GAIN = (0.0, 4.0, 9.0)
# See align.cross.Costs. Paragraphs are mostly cut alike and may be lacking; sentences of one passage are often cut otherwise and
# rarely lacking. Of 39 rows of two paragraphs on both sides, cut in different places (own texts in 12 pairs of languages), every
# paragraph has odds of -4.8 at least with one of the other side's; in five rows that hid paragraphs that each side lacks at one
# place, the strangest had -8 to -13.
CROSS_PARAGRAPH_COSTS = (0.0, 0.0, 2.0, -6.5)
CROSS_SENTENCE_COSTS = (2.0, 1.0, -2.0, -99.0)
# Odds, in the measure of all texts or of the two at hand, from which two left-over paragraphs answer one another in different
# places: where nothing has surely moved, and where something has. Made variants of the declaration (45 pairs of languages): in
# 348 texts in order 21 pairs of strangers were taken for moves at 0.5 everywhere, and now 9; in 348 with four paragraphs moved
# 86 moved pairs were missed, and now 66, and 22 strangers paired, and now 27.
CROSS_MOVE_ODDS = (1.5, 0.0)
# A sure move has these odds, and is the best of both its paragraphs. All texts with moves had one, and 3 of 348 in order.
CROSS_MOVE_SURE = 2.5
CROSS_MOVE_SHARE = 0.1  # sure moves, to what the side with less has left over, from which a text counts as reordered
CROSS_SURE_ODDS = 3.0  # odds of pairs that split long texts; half of all pairs reach 3 to 4.5
CROSS_GAP_CELLS = 9_000  # pairs in a stretch that are all weighed (95 by 95); longer texts are split by sure pairs
GATE_SAME_LANGUAGE = 0.15  # share of the smaller vocabulary in common from which unrecognised texts are of one language
# Odds below which a sentence answers nothing in the other passage. One sentence of a pair of equally many left out on one side
# (own texts in 18 pairs of languages with paragraphs joined by two and three, 2,968 sentences; 36 further pairs of own texts,
# 60): at -2.5 0.906 and 0.65 were found, at -1.8 0.950 and 0.77, at -1 0.976 and 0.83. Called lacking wrongly, all tentatively,
# in intact texts: none in either, and of the declaration of human rights in nine pairs none, 2 and 3.
CROSS_CLAUSE_ODDS = -1.8
CROSS_SPARED = (
    0.5  # spreads of length by which a passage fits better without a sentence that is surely lacking on the other side
)
# Characters of a passage that may be called one-sided (those of unspaced scripts count two and a half times); the vectors
# of shorter ones are noise.
CROSS_LEAST_CHARACTERS = 22
CROSS_MAX_PAIRS = 25_000_000  # passages left times passages right; more takes minutes and gigabytes
CROSS_SURE_ABSENT = 0.99  # probability of being one-sided from which a finding across languages is called strong
CROSS_DOUBT = (
    0.6,
    0.4,
    0.0,
)  # weights of the odds of the closest passage and of neighbouring rows, constant; set so that
#                      of 900 findings called strong on made variants with omissions, moves and merges 0.996 are right
# Odds from which a sentence of a passage alone is found in a longer paragraph, where each is the other's closest of both
# texts. None of 714 passages that the other side of the declaration lacked (45 pairs of languages) came back to itself at
# any odds; of three that a Korean PDF had joined with others the least reached 0.5.
CROSS_EMBEDDED = -2.0
CROSS_RELEASED = (
    0.1  # probability of a counterpart up to which all sentences of a passage in a larger row leave it alone there
)
CROSS_FACING = (
    0.0  # the same where both passages stand alone, face to face: of 372 paragraphs cut down to one of their two
)
#                    sentences (own texts in 25 languages) 56 more were found, and of 608 that were lacking none was paired
# Probability of a counterpart from which a passage alone is not reported. Of 954 that were lacking (own texts in 19 pairs of
# languages with omissions, moves and merges; 32 further pairs of own texts) none reached 0.2 by itself, and of ten that the other
# side had five were above 0.24; at 0.3 four of them. It stays above CROSS_OPPOSITE, which doubtful ones are raised to.
CROSS_ANSWERED = 0.21
REMARKS_NAMED = 12  # such passages that a note names; a line of the report holds about as many
CROSS_OPPOSITE = 0.2  # least probability of a counterpart where both sides have a lone passage at the same place ...
CROSS_ASTRAY = (
    -5.0
)  # ... or two at different places with these odds at least; of 619 strong findings on shuffled texts 55
#                      become tentative by it, all 3 wrong ones among them
GATE_CROSS_ROW = 0.5  # score from which a row across languages counts as matched
CROSS_DRAWN = 0.4  # share of its best margin from which a neighbour may belong to a sure pair, which then is not sure

# --- Dates, testimony, countries (language/dates*.py, language/testimony.py). Chosen on the evaluation texts and on dates
# of sixteen languages; `python -m pytest tests/language/test_dates.py` measures them again.
DATE_REACH = 80  # characters before a month in which its day and year may stand; dates in words take up to 60
NAME_STEM = 4  # letters of a name that inflection never cuts; shorter stems are other words
NAME_FREE_ENDING = 6  # letters that may follow a name in languages that join their suffixes
DATE_SAME_DAY_REACH = 40  # characters between two dates that may be one day in two calendars, or one range
OPENING_PARAGRAPHS = 2  # paragraphs under the title that may tell of the visit and name the parties
COUNT_REACH = 160  # characters of a heading over a list of signed documents

# --- The lexicon of two texts (similarity/lexicon.py), set on rows of made variants in nine languages whose odds without it
# were below 3 (561 right, 21 wrong): the area under the curve of right against wrong is 0.73 by odds alone, 0.91 with it.
LEXICON_STEM = 4  # letters of a word that count; with 3 words fall together, with 5 and 6 inflected forms fall apart
LEXICON_COMMON = 0.5  # share of passages above which a word tells none of them apart
LEXICON_UNITS = 2_000  # words of a side that are looked at, the commonest first: memory grows with their square
LEXICON_PAIRS = 8  # sure pairs below which nothing can be learned
LEXICON_DOUBT = 1.0  # added to counts, so that words met together once are no proof
LEXICON_WEIGHT = 4.0  # weight of what is unknown: passages with few known words score low
LEXICON_USUAL_LEAST = 0.2  # score that sure pairs reach at least; unrelated texts do not
CROSS_WHOLE = (
    1_100_000  # pairs of passages of which every table is kept as a whole (8 MB each), as up to 1,000 by 1,000; of
)
#                       more, only the best of each passage, and the spread of margins is that of as many pairs
CROSS_TILE = 64  # passages a side whose odds are told together when one pair of a long text is asked for
CROSS_TILES = 192  # tiles kept of a long text: 6 MB a table; a row of them, 12,000 passages
CROSS_EXPECTED = 100_000  # pairs anywhere in a long text whose odds are told beforehand: 15 MB
CROSS_RELATED_MOST = 700  # surest pairs that passages are related to: those of 1,000 passages
CROSS_BLOCK = 200_000  # pairs of passages whose odds are told at once; they take 30 MB, and single texts are one block
LEXICON_BATCH = 64  # pairs of passages that are scored at once: their arrays fit into a cache of the processor
LEXICON_NEAR = 8  # best pairs of a passage by margin that are scored
LEXICON_LEAD = 1.0  # lead over a rival, in the measure of sure pairs, above which it says no more

# --- Terms that a user watches (language/terms.py). They trade inflections found against other words that begin alike.
WATCH_STEM = 4  # letters of a term's word that are never cut; shorter words must stand as they are
WATCH_CUT = 2  # letters cut from the end of longer words: inflections change them
WATCH_ENDING = 6  # letters by which an inflected word may be longer than the term
WATCH_FILE_BYTES = 1_000_000  # bytes of a list of terms

# --- Mentions (language/inflection.py, language/term_finder.py, findings/mentions.py). They trade inflections found against
# other words that begin alike; chosen on tests/mentions: `python -m pytest -s tests/mentions` prints recall and precision.
MENTION_STEM = 4  # letters of a word that are left when its own ending is taken off; less is another word
MENTION_WHOLE = 3  # letters below which a word stands as it is written
MENTION_ENDING = 14  # letters that "*" stands for; German compounds need them
MENTION_GAP_CHARACTERS = 12  # characters that "~" stands for in a script without spaces
MENTION_SOUND_CONSONANTS = 4  # consonants of a name by which it is looked for in another script
MENTION_SOUND_ENDING = 1  # consonants by which an inflected name may be longer in another script
MENTION_TOPIC_BYTES = 1_000_000  # bytes of a list of terms
MENTION_TERM_CHARACTERS = 200  # characters of a term; the time to look for it grows with them
MENTION_TERMS = 2_000  # terms of a list in one language
MENTION_FILES = 5_000  # files of a folder that are searched
MENTION_CANDIDATES = 3  # candidates by meaning shown of a text
MENTION_CANDIDATE_LEAD = 2.0  # standard deviations by which a candidate stands above the passages of its text
MENTION_CANDIDATE_PASSAGES = 6  # passages of a text below which none can stand out

# --- Precedents (similarity/wordings.py, similarity/signatures.py, archive/precedents*.py). They trade time against clauses
# missed; chosen on the seeded archive of tests/precedents: `python -m tests.bench.precedents 100000` measures them again.
PRECEDENT_STEM = 6  # first letters of a word that are compared; inflections of the longer words share them
PRECEDENT_POSTINGS = 150_000  # places of the words of a query that are looked up, the rarest words first
PRECEDENT_WORDS = 24  # words of a query that are looked up at most
PRECEDENT_BY_WORDS = 200  # clauses found by words that are compared one by one
PRECEDENT_BY_SIGNS = 2_000  # clauses found by the signs of their vectors whose cosines are computed
PRECEDENT_BY_VECTOR = 100  # of these, the nearest that are judged
PRECEDENT_SAMPLE = 4_000  # vectors by which it is told how near unrelated clauses are
PRECEDENT_NEAR = 0.72  # score from which a clause is near wording; below it is only similar
PRECEDENT_SIMILAR = 0.42  # score below which a clause is no answer
PRECEDENT_REORDERED = 0.25  # by which the order of a reordered clause lies below its overlap
PRECEDENT_ACROSS = 3.5  # standard deviations above unrelated clauses from which one in another language is a candidate
PRECEDENT_ANCHOR = 0.6  # standard deviations that a number or a name in common is worth, or a number not in common
PRECEDENT_LIMIT = 20  # clauses listed
PRECEDENT_PARTS = 12  # sentences of a clause that are looked for one by one; the time grows with them
PRECEDENT_YEARS = 40  # years of a timeline drawn one by one; more are drawn by decades
AT_HAND_VECTORS = 20_000  # clauses of an archive without an index up to which vectors are made at once; a minute or two
PRECEDENT_CHARACTERS = 20_000  # characters of a clause that is looked for
SIGNATURE_MEAN = 10  # vectors of all that the mean of a language is made of beside its own; few of it say little
SIGNATURE_BLOCK = 50_000  # vectors handled together; more memory gains nothing

# --- Wording inside pairs (language/cues.py, language/wording.py, findings/wording*.py), chosen on the development half of the
# labelled pairs: `python -m pytest -s tests/findings/wording` prints precision and recall for each rule.
CUE_GAP_WORDS = 3  # words that "~" in an entry of a table stands for at most ("expressed their full readiness")
CUE_GAP_CHARACTERS = 10  # the same in characters, for entries in scripts without spaces
WORDING_DENIED_REACH = 3  # words between a permission and the word that denies it ("no vessel of either Party may")
WORDING_GOVERNED_REACH = 2  # words between a verb and the weaker one that it governs ("agreed to actively pursue")
WORDING_CHARACTERS = 20_000  # characters of a passage whose wording is judged; a longer one is no paragraph
WORDING_CHANGE_WORDS = (
    10  # words of a stretch that differs in which verbs answer one another; longer ones are rewritten
)
WORDING_SUBJECT_REACH = 6  # words from the start of a sentence in which its subject stands
WORDING_DENIAL_REACH = (
    4  # words between a denial and the verb of its sentence, across languages; farther ones belong to
)
#                      other verbs
WORDING_SHORT = 16  # words of a sentence up to which its only denial is taken for that of its verb
WORDING_VERBS = 3  # verbs of a sentence up to which its head can be told across languages
WORDING_SHOWN = 2  # words beside a negation that a message quotes, so that a reader sees what is denied
WORDING_CLAUSE = 9  # words of a condition that a message quotes at most; longer ones are cut, and marked so far
WORDING_STEM = 3  # first letters that a denied form of a verb shares with the plain one (Turkish, Kazakh, Korean)
ROLE_NAME_WORDS = 4  # words of a name that has changed places with another
ROLE_REACH = 24  # words from the one name to the other, both included
WORDING_REFRAIN_STEM = 4  # first letters that a noun shares with its verb ("Anwendung", "anwenden")
WORDING_DOUBT_APART = 3  # ranks apart from which two doubtful verbs are worth a candidate ("should", «должны»)
WORDING_RECURS = (
    3  # passages in which the same two verbs answer one another from which they are one recurrent difference
)

# --- Facts inside pairs (language/numbers.py, findings/facts*.py). Chosen on the development half of tests/findings/facts;
# `python -m pytest -s tests/findings/test_facts.py` prints the table of both halves again.
CLOCK_LEAD = 40  # characters before a time of day in which its part of the day and "at" stand
CLOCK_RANGE_REACH = 16  # characters between the two ends of a range of times
QUANTITY_QUALIFIER_REACH = 40  # characters before a number in which "at least" or "up to" may end
FACTS_KEPT = (
    8_192  # passages whose facts and wording are kept for the next rule that asks (some kilobytes each): both sides
)
#                     of 4,000 pairs that differ; with fewer than a text has, each rule reads them all again
QUANTITY_MOST = 1_000  # numbers of one passage that are read; the work grows with their square
QUANTITY_CENTURIES = 10  # what "21世纪" counts is no length of time: nobody speaks of so many centuries
QUANTITY_PARTS = 24  # words and figures of one number; the longest in use have some fifteen
FACT_MARK = 99  # largest bare number, first or last in a passage, that is taken for a label or the mark of a note
FACT_SMALL_WORDS = 12  # numbers in words up to this are too often idioms to be missed on the other side
FACT_FIGURES_DIFFER = 2  # figures of a passage that may differ where the number words of a language are not known
FACT_NAME_CONSONANTS = 2  # consonants that a name needs to be known by its sound in another script
FACT_HOLDER_REACH = 90  # characters behind an office in which its holder is named
FACT_SURE_ROW = 0.5  # score of a row across languages from which a difference of values in it is called strong

# --- Formalities (findings/formalities.py, signatories.py, signed_documents.py, order.py). Chosen on the development half of
# tests/findings/formalities; none trades recall against less than a wrong finding.
CLOSING_PARAGRAPHS = 3  # last paragraphs of a text without a closing formula of its own in which the formula may stand
PLACE_CONSONANTS = 3  # consonants of a place's name by which it is known again in another script
SIGNATORY_NAME_WORDS = 5  # words of a signatory's name in a signature block; longer stretches are no name
SIGNATORY_MOST = 400  # names in a signature block; what holds more is none, and the work grows with their square
SIGNATORY_LINE = 160  # characters of a line of a signature block; longer ones are notices below it
SIGNATORY_OFFICE_REACH = 12  # characters from an office to a word that says which it is, in scripts without capitals
SIGNATORY_OFFICE_WORDS = 4  # words between them in other scripts, the last a small one ("Minister **of** Trade")
ITEM_MOST = 300  # items left alone on a side that are matched once more; the work grows with their square
ITEM_ALIKE = 0.5  # share of an item's own words, by weight, that the same document has on the other side's list
ITEM_SHARE = (
    0.6  # share of the items of a list that must name a kind of document, such as a memorandum, for it to list such
)
ORDER_ROWS = 2  # moved rows side by side on both sides that are one passage in another order

# --- Archives (archive/). Bounds on what a manifest, a cache entry or one comparison may cost; chosen well above an archive of
# 1,000 instruments. `python -m tests.bench.archive` measures throughput, memory and the second run again.
ARCHIVE_MANIFEST_BYTES = 64 * 1024 * 1024  # bytes of a manifest or a baseline
ARCHIVE_ENTRY_BYTES = (
    512 * 1024 * 1024
)  # bytes of a cache entry, packed and unpacked; the largest text that is read needs 200
ARCHIVE_LEFTOVER_SECONDS = 3_600.0  # age from which a half-written file is taken for that of a run that was ended
ARCHIVE_TICK_SECONDS = (
    2  # age from which a file's date tells every later change: the coarsest clock of a file system (FAT)
)
ARCHIVE_WINDOW = 64  # instruments begun before the first that is not done; more keeps processes busy behind a slow one
ARCHIVE_WORKER_TASKS = 250  # instruments after which a process is replaced; fewer cost start-up (0.4 s), more memory
ARCHIVE_TASK_SECONDS = 1_800.0  # time after which one instrument is given up; 26 sides of 300 pages take less
ARCHIVE_TRIES = (
    2  # times an instrument is tried whose process ends by itself; a second process has the memory for itself
)
ARCHIVE_BASELINE_TEXT_CHARS = 160  # characters of a passage shown in a baseline: enough to know it by
ARCHIVE_FOLDER_FILES = 20_000  # files of a folder that a manifest is proposed for
ARCHIVE_LISTED = 50  # new findings listed on the terminal; all of them stand in the results
ARCHIVE_DASK_SECONDS = 60.0  # time in which a Dask scheduler has to answer, and a cluster without workers to get one
INDEX_BATCH_CLAUSES = 20_000  # clauses written between two commits: a kill costs their work, a commit some 20 ms
INDEX_BUSY_SECONDS = 60.0  # time to wait for another writer of the same index
INDEX_PAGE_CACHE_KIB = 64 * 1024  # memory for pages of an index while it is written
INDEX_VECTOR_BATCH = 512  # clauses encoded together; more gain nothing, and a kill costs their work
INDEX_LIMIT = 100  # clauses that a search gives where it is not told otherwise
INDEX_QUERY_CHARS = 20_000  # characters of a query that are looked at
INDEX_QUERY_WORDS = 400  # words of a query; SQLite refuses expressions much larger

# --- Quotations (language/quotation.py, findings/quotes*.py). Chosen on the development half of tests/quotes; measured again
# by `python -m pytest tests/quotes`.
QUOTE_WHOLE_COVERAGE = 0.9  # share of a source read below which "not found" in it is tentative
QUOTE_SHORT_WORDS = 2  # words up to which a quotation may as well be a word that its writer keeps at a distance
QUOTE_SHORT_CHARACTERS = 4  # ... and characters of a script without spaces
QUOTE_TITLE_CHARACTERS = 14  # characters of what stands between 《》 from which it may be more than a title
QUOTE_BROKEN_WORDS = 3  # words that a mark without a partner must have beside it to open or close a quotation
QUOTE_PARAGRAPHS = 12  # paragraphs that one quotation may run through
QUOTE_INTERRUPTION_WORDS = 14  # words by which a report says, inside a quotation, who is quoted
QUOTE_PLACES = 60  # places of one stretch of words that are looked at; a formula may stand in every paragraph
QUOTE_POSTINGS = 400  # places of a word above which it helps to find no passage, and would only cost time
QUOTE_STEM = 5  # letters of a word by which it is known again with another ending
QUOTE_WINDOWS = 3  # stretches of a text that are compared word by word with a quotation that stands nowhere
QUOTE_GAP_COST = 0.55  # what a word left out costs against the weight of those found; less gathers words from far apart
QUOTE_STRAY = 2  # words between a single equal word at an end and the rest, above which it is no part of the passage
QUOTE_ELLIPSIS_REACH = 600  # words that an ellipsis may stand for
QUOTE_FOUND_RUN = 3  # words one behind the other that an altered quotation has in common with its passage
QUOTE_ALTERED_SHARE = 0.55  # share of a quotation, by what its words say, from which it stands there in other words
QUOTE_ALTERED_WORDS = 0.65  # ... or by their number alone
QUOTE_BOUND_SHARE = 0.55  # share of equal words between the first and the last: fewer are strewn and say nothing
QUOTE_PART_RUN = 5  # words one behind the other that are a part of a quotation
QUOTE_PART_WORDS = 4  # words at an end of a quotation that the passage has not, from which only a part stands there
QUOTE_PART_REST = 0.34  # ... and their share
QUOTE_PART_SHARE = 0.3  # share of a quotation, one word behind the other, that is a part where the rest is strewn
QUOTE_NEAR_SHARE = 0.4  # share of a quotation, in whatever order and endings, from which a passage has near wording
QUOTE_BLOCK_WORDS = 6  # words from which a paragraph set apart is a quotation
QUOTE_LABEL_GAP = 14  # characters between two numbers that are one place: "paragraph 3 of Article 2"
QUOTE_REPORTED_WORDS = 5  # words that a report must retell of a numbered passage to be looked for
QUOTE_CANDIDATES = 3  # passages of a text in another language that are named
QUOTE_SAME_PASSAGE = 0.5  # share of the shorter of two passages that both quotations answer, if they quote the same
QUOTE_SAME_WORDS = 0.6  # ... and of the longer words of two quotations that no text holds
QUOTE_NEAR_ORDERED = 0.33  # ... and of it in the same order, two words of it side by side
QUOTE_NEAR_STREWN = 0.6  # ... or without any order
QUOTE_ACROSS_NEIGHBOURS = 4  # best other passages that a pair across languages must stand above
QUOTE_ACROSS_LEAST = 0.7  # cosine and margin together from which a passage in another language is a candidate
QUOTE_ACROSS_SLOPE = 8.0  # how fast the score of such a candidate rises around that
QUOTE_BESIDE_WORDS = 6  # words on either side of a quotation among which a negation that touches it is looked for
QUOTE_LEFT_OUT_WORDS = 12  # words behind an ellipsis up to which a negation among them is that of the words quoted
