"""Questions other than a comparison: where is it quoted, named, worded before. Used wherever one of them is answered."""

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

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
MENTION_SHORTEST = 3  # letters of an abbreviation that is a common word too: "us", "чад"
QUOTE_MARK_FAR = 2_000  # characters in which a single mark looks for its partner
QUOTE_MARK_TRIED = 30  # marks that it looks at there
QUOTE_MARK_DEEPEST = 8  # marks that are open at once; more are no quotations, and would cost time
QUOTE_OWNER_REACH = 40  # characters beside a number in which its owner stands
