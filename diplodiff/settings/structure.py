"""What a paragraph is, which language and which kind of document a text is in. Used by structure/."""

# --- Structure (structure/): lengths in characters, chosen on the evaluation texts; a longer limit takes short clauses
# for headings, a shorter one breaks long treaty titles.
ARTICLE_TITLE_CHARACTERS = 80  # length of an article's title on a line of its own, where nothing marks it as one
CUE_REACH = 120  # characters at the beginning or end of a paragraph in which a cue may stand
TITLE_MAX_BLOCKS = 8  # blocks at the top among which a title is looked for
TITLE_MAX_CHARACTERS = 400  # length of a title; those of treaties with many parties are long
HEADING_MAX_CHARACTERS = 160  # length of a heading that markup or type sets apart
PLAIN_HEADING_CHARACTERS = 80  # the same where neither markup nor type sets the line apart
PREAMBLE_HEADING_CHARACTERS = 40  # length of a line that may be the heading of a preamble
SIGNATURE_MAX_CHARACTERS = 160  # length of a line of a signature block
MARKER_PARAGRAPHS = 4  # paragraphs at the top in which a publisher says that a text is abridged or a translation
MARKER_MAX_CHARACTERS = 200  # length of a line that says so
# Words from which a line with a stop at its end is a sentence: titles and names in signatures have fewer
SENTENCE_WORDS = 5
LEAD_LABELS = 3  # numbered paragraphs from which a text below a dateline is a document, and no report
PUBLISHERS_NOTE_CHARACTERS = 120  # a longer line says more than where the text comes from
PUBLISHERS_NOTE_REACH = 8  # blocks at either end of a text among which its publisher's notes are looked for
PUBLISHERS_NOTE_SHARE = 0.6  # share of a line's letters that "unofficial translation" must be: a title has others too
INTRODUCTION_CHARACTERS = 500  # length of a paragraph that says that the text follows: a lead of two or three sentences
TITLE_DATE_CHARACTERS = 80  # length of a line of place and date under a title
TITLE_PLACE_CHARACTERS = 20  # length of what such a line says beside a day that is written in words
CELL_MAX_CHARACTERS = 300  # a table cell longer than this holds paragraphs, and its row is layout
KIND_SAMPLE = 300  # paragraphs from the top that are looked at; reports are shorter, treaties show their kind sooner
# Share of labelled paragraphs from which a text counts as an instrument; declarations have 0.7 and more
KIND_NUMBERED = 0.4
KIND_REPORTED = 0.3  # share of sentences with reported speech from which it is a report; statements of both have 0.05
KIND_READOUT = 40  # sentences up to which a text without a telling title may be a read-out
KIND_JOINT = 0.34  # share of sentences of which both sides are the subject that speaks for a joint text
KIND_FIRST_PERSON = 0.2  # share of sentences in the first person singular from which it is a speech
KIND_TURNS = 0.3  # share of paragraphs that open with a speaker's name from which it is a transcript
KIND_LIST = 0.5  # share of paragraphs that name a treaty, or that are bullets, from which it is a list
KIND_OPENING = 3  # paragraphs at the top in which a dateline stands or a report says who met whom
KIND_LEAD = 60  # folded characters at the beginning of a sentence in which its subject stands
KIND_TURN_CHARACTERS = 40  # length of a speaker's name before the colon
OPENING_PARAGRAPHS = 2  # paragraphs under the title that may tell of the visit and name the parties
COUNT_REACH = 160  # characters of a heading over a list of signed documents

# --- Footnotes set as ordinary text (structure/footnotes.py). Chosen on invented texts with notes in every format and language
# (tests/structure/test_footnotes.py): looser limits take numbered paragraphs for notes, stricter ones leave notes in the text.
# Share of a run's marks that the text must name where it stands apart; some marks are lost in print
NOTE_ANSWERED = 0.5
NOTE_CONTINUATION = 2  # blocks without a mark that may stand between two notes and belong to the first
NOTE_CLOSING_REACH = 14  # blocks above the notes among which signatures are looked for
NOTE_HEADING_FROM = 0.4  # share of the blocks that stand above a list of notes whose marks the text does not name
NOTE_WHITE = 3.0  # ems of white between the notes at the foot of a page and all that stands above them
NOTE_UNNUMBERED_FROM = 0.6  # the same where the text has no numbers of its own
NOTE_SMALLER = 0.92  # size of type of notes against that of the text

# --- A passage in another language than its text (structure/languages.py).
LANGUAGE_EXPECTED = 0.1  # share of function words of the text's own language that makes a passage no stranger in it
LANGUAGE_STRANGE = 100  # letters of a passage from which the model is asked whether it is in another language

# --- Several languages in one source (structure/languages.py, choice.py, text_columns.py, bilingual_tables.py). Shares from 0
# to 1; checked by tests/structure.
PASSAGE_MIN_LETTERS = 40  # letters that tell the language of a passage from its neighbours in the same script
BILINGUAL_MIN_SHARE = 0.2  # share of the characters that makes a second language of a document; quotations stay below
TEXT_COLUMN_LINES = 6  # lines of plain text with a gutter at one place that make two columns
TEXT_COLUMN_LONGEST = 300  # characters of a line; two columns of plain text have 160 and fewer
TEXT_COLUMN_SHARE = 0.4  # ... and their share of all lines; one column may be much longer than the other
TEXT_COLUMN_SLACK = 2  # characters by which the right column may begin earlier or later from line to line
TEXT_COLUMN_CROSSING = 0.2  # share of lines that may run across both columns: titles
TABLE_LABEL_CHARACTERS = 14  # characters of the cells of a column that numbers the rows of a bilingual table
# Of the share of words that recur within a text, the share that a passage in the same language has in common with it;
# Spanish and Portuguese reach 0.6, Persian and Urdu 0.3, others 0.15
BILINGUAL_SAME = 0.75
BILINGUAL_SAME_LEAST = 0.1  # ... and the least of it; unrelated languages of one script reach 0.09
# Share of the words of a passage that its rendering in another standard of the language has: of 80 pairs of own sentences
# (Bosnian, Croatian and Serbian, Malay and Indonesian, both forms of Norwegian) the median reaches 0.59 and nine in ten 0.37; no
# two different sentences reach 0.26.
BILINGUAL_AGAIN = 0.4
# Passages that are looked for so; the time grows with their number times that of all others: 1,500 against 1,500 of 40 words
# take 3 seconds at 64 and 28 at 600.
BILINGUAL_AGAIN_SAMPLE = 64
BILINGUAL_MODEL = 4.0  # most that the statistical model may say against a language for a short block, in the same unit
BILINGUAL_WORDS = 3.0  # evidence (logarithm of odds) of a word that only one of the languages uses, against ...
BILINGUAL_HEADING = 0.5  # ... that of a heading for a change of language before it and not after
ABSTRACT_SURE = 0.9  # certainty that it is in another language where both are written in one script
ABSTRACT_LETTERS = 120  # letters of another language above or below a text that make a summary; a title has fewer
BILINGUAL_SAMPLE = 600  # blocks looked at for a second language, spread over the document
BILINGUAL_MIN_BLOCKS = 3  # blocks that it must fill

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
BLOCK_BEGINNING = 40  # characters of a block in which nearly every text has a word; a longer look costs time
JOINING_WORD = 5  # letters; "and", "or", "және" behind the semicolon of the last item but one
KIND_LEAST = 3  # of anything, below which a share of it means nothing
BILINGUAL_SIGN_WEIGHT = 2.5  # letters that a sign of an unspaced script counts for
BILINGUAL_SIGN_SHARE = 0.2  # what a sign of Chinese or Japanese says, against a word
BILINGUAL_CERTAIN = 1_000.0  # weight that nothing outweighs
PRINT_NOTICE_CHARACTERS = 240  # characters of a notice of a web page that was printed
# Characters of the last paragraph of a preamble ("have agreed as follows"); a longer one is of another kind
ENACTING_CHARACTERS = 1_500
TITLE_AGAIN_BLOCKS = 6  # blocks at the top among which a title may stand twice
KIND_DATELINE = 50  # characters of a dateline before its dash ("ASTANA, 12 May, KAZINFORM –")
