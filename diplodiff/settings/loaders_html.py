"""Web pages: which part of a page is the text. Used by loaders/html*.py."""

# --- Loaders, HTML (loaders/html*.py). Units are characters, those of Chinese, Japanese, Korean, Thai and the like counted
# two and a half times. Chosen on real pages of ministries, agencies and newspapers in ten languages with known text;
# measured again by `pytest tests/loaders/test_html.py`, which holds the limits that those pages gave.
# Tags in one page: more, some five seconds, is refused (the largest treaty page seen has 40,000)
HTML_MAX_TAGS = 250_000
HTML_MAX_TAGS_FALLBACK = 50_000  # the same for the slower parser that reads what the fast one cannot
HTML_MAX_ATTRIBUTES = 250  # attributes of one tag that are read: with 10,000 the parser takes half a second for the tag
HTML_CELL_CHARACTERS = 600  # a longer table cell is page layout, not data
# Rows with a label, or across all columns, from which a table holds text; so many to another row
HTML_LABELLED_ROWS = 3
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
# Units of running text that one link or scrap outweighs in the second reading, a whole link twice
HTML_SCRAP_WEIGHT = 30.0
HTML_CAPTION_UNITS = 400  # units of prose above which a "caption" is a paragraph of the text
# Share of the paragraphs of a text that are marked up alike, from which another is in a box of its own
HTML_USUAL_SHARE = 0.7
HTML_RELATED_LINKED = 0.15  # share of link text in a box under "Related news", from which all of it is that
HTML_NUMBERS_AHEAD = 200  # pieces looked through for the number that comes next in the text
# Units of prose from which a page is taken for a document whatever it says of scripts or log-ins
HTML_SHELL_PROSE = 600
HTML_STUB_PROSE = 100  # units of prose below which a page is judged by the only thing it says: less than a short text
HTML_LOUD_UNITS = 200  # units up to which the first piece of a page may announce what the page is
HTML_LOUD_SHARE = 0.35  # share of a title from which "page not found" is what it says, not what it mentions
HTML_CUT_COVERAGE = 0.5  # coverage of a text whose rest is for subscribers: how much is unknown, so never sure

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
HTML_ADDRESS_CHARACTERS = 2000  # characters of the address of an attachment
HTML_BOLD_CHARACTERS = 200  # characters; a longer bold paragraph is emphasis, not a heading
HTML_CLASS_CHARACTERS = 1000  # characters of a class attribute that are looked at
HTML_LABEL_CHARACTERS = 12  # characters of a number in an element of its own
HTML_WRAPPED_CHARACTERS = 30  # characters; shorter lines were not cut by the width of a page, and are no recitals
# share of lines that end in a stop or a comma where each is a paragraph; a width ends a fifth of them so
HTML_WHOLE_LINES = 0.6
HTML_MARK_CHARACTERS = 20  # characters of a raised mark; a longer one is text set small
HTML_DENSITY = 1.5  # units that a character of Chinese, Thai and the like counts beyond its one
HTML_REFUSAL_CHARACTERS = 20_000  # characters of a page in which a refusal is looked for
HTML_EXCERPT_CHARACTERS = 60  # characters of a passage in the note on what only the second reading finds
HTML_TITLE_PIECES = 400  # pieces above the text among which the title is looked for
HTML_TITLE_CHARACTERS = 500  # characters of a title
HTML_HEADER_LINKED = 0.3  # share of link text from which a header element is none of the text
HTML_DATELINE_SHARE = 0.1  # share of the page's prose above which a box called date and author holds the text
HTML_COMMENTS_SHARE = 0.9  # share of it from which a box called comments does
HTML_RUN_OF_LINKS = 0.7  # share of links among neighbours from which they are navigation
HTML_STAMP_CHARACTERS = 60  # characters of a piece that may be nothing but a date
HTML_PHRASE_CHARACTERS = 240  # characters of a piece that may be furniture by its wording alone
HTML_ALL_BOLD = 0.95  # share of a piece that is bold or slanted from which all of it is
HTML_WRAPPED_LINES = 4  # lines from which it can be told that breaks only wrap running text
HTML_WRAPPED_EVEN = 0.75  # length of all but the shortest fifth of them against the longest
HTML_TITLE_SITE = 0.5  # share of a declared title that is the title where the rest names the site
HTML_TITLE_PART = 0.6  # share of a heading that a declared title, cut by its site, has of it ...
HTML_TITLE_LEAST = 12  # ... and its characters
