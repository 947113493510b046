"""Reading bytes as text: character sets, mail, Markdown, what a source says of itself. Used by loaders/."""

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

# --- Marked-up and plain text (loaders/markdown_cues.py, tables.py, languages.py, mail.py), pages asked for (fetching.py).
MARKDOWN_CUES = 3  # weight of cues that make a text Markdown; lower takes plain text with dashes and stars for Markdown
MAX_LABEL_CHARACTERS = 14  # characters of a first cell that may be the label of its row ("Article 12")
LANGUAGE_SHARE = 0.8  # share of characters under one language from which a source's own statement of it is clear
MAIL_QUOTED = 0.6  # share of the lines of a text behind ">", from which it is a message that was quoted
MAIL_HEADERS = 3  # lines like "Subject: ..." above a text, from which they are the headers of a message
MAIL_SIGNATURE_LINES = 15  # last lines of a message among which the rule "-- " begins who sent it
PAGES_COVERAGE = 0.5  # coverage of a source of which the user asked for some pages: what is not on them may stand there

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
# Scripts of what UTF-7 or HZ sequences stand for, at most; phone numbers and tokens, taken for UTF-7, are in any
CHARSET_ESCAPED_SCRIPTS = 3
MEDIA_SAMPLE = 65_536  # bytes looked at to tell kinds of text apart
MEDIA_MAIL_HEAD = 16_384  # bytes in which a message's headers stand
MEDIA_TAGGED = 3  # closing tags of blocks from which text without a root element is taken for HTML
TEXT_BLANK_LINES = 2  # blank lines between two blocks of plain text that are kept; more say nothing further
CHARSET_WIDE_ASIDE = 0.05  # share of the zero bytes of UTF-16 that may stand at the other places, even or odd
CHARSET_WIDE_EAST = 0.9  # share of East Asian characters from which bytes without a mark are read as UTF-16 of them
