"""What a piece of text says: its language, labels, days, names, numbers and wording. Used by language/."""

# --- Numbering (language/numbering.py). Chosen on the texts of the evaluation data and checked by tests/language: smaller
# runs let dates and initials in ("4. Februar", "V. Putin"), larger ones lose the labels of short texts.
LABEL_RUN_FROM_START = 2  # labels in a row that a sequence beginning at 1 needs to be believed
LABEL_RUN_FROM_ANYWHERE = 3  # ... and one that begins elsewhere, as excerpts do
LABEL_GAP = 5  # numbers that may be skipped inside one sequence (a lost or unpublished paragraph)

# --- Language and sentences (language/identify.py, language/sentences.py).
LANGUAGE_SAMPLE = 20_000  # characters looked at, for a language and for a script that contradicts a stated one
# Share of function words from which they confirm what the model says; running text has 0.15 and more
LANGUAGE_MIN_SHARE = 0.04
# Chosen on the declaration of human rights in 97 languages, whole and in pieces of 200 to 5,000 characters: with these, cue
# words call no text of another language one of the sixteen; a lower lead does so to Bulgarian, Galician and Asturian.
LANGUAGE_LEAD = 4  # different function words by which a language must lead to be certain without the model
LANGUAGE_RIVAL = 2.5  # weight in that of the words that the text shares with the next language
LANGUAGE_SURE_SHARE = 0.12  # share of words that are then function words; more asks the model for Turkish and Kazakh
LANGUAGE_FOREIGN = 0.005  # share of letters that a language is not written with: foreign names stay below
LANGUAGE_WANTED = 0.003  # share of the letters that tell a language from its neighbour; Russian has 0.02
# Times the share of symbols and stray letters that is taken from the certainty of a language
LANGUAGE_NOISE_WEIGHT = 3.0
LANGUAGE_GAINSAID = 0.9  # the same where the function words say otherwise: Hindi for Nepali
LANGUAGE_SCRIPT_CERTAINTY = 0.85  # certainty of a language that its script alone tells: Thai, Chinese
LANGUAGE_WORDS = 40  # words of which one at least is a function word: Hebrew read as Cyrillic has none in hundreds
LANGUAGE_SCRIPT_LETTERS = 20  # letters from which that holds
LANGUAGE_LETTERS = 8  # different characters that writing has, if it is not shorter than twice that
LANGUAGE_LIKELY = 0.5  # probability by the model from which it is believed alone: below, 6 of 15 answers are wrong
SENTENCE_MIN_CHARACTERS = 3  # shorter pieces stay with their neighbour

# --- Parties, references (language/parties.py, references.py, label_claims.py).
PARTY_MAX_WORDS = 12  # words of the name of a party; "the Democratic Socialist Republic of Sri Lanka" has seven
PARTY_STEM = 4  # first letters of a name that its inflections share
REFERENCE_MOST = 300  # number above which nothing is a reference to a paragraph
EXCHANGE_MAX_WORDS = 40  # words of a stretch in which two names may be exchanged, what stands between them included

# --- What reads the same in every script (language/anchors.py). Weights are of evidence, added to the odds of a pair.
ANCHOR_PLACES = 3  # passages of a side that an anchor may stand in; one that more have tells none of them apart
ANCHOR_NUMBER_WEIGHT = 2.0  # weight of a number that stands in one passage of each side only
ANCHOR_NAME_WEIGHT = 0.7  # weight of a word of the same consonants; words of different meaning may sound alike
ANCHOR_NAME_CONSONANTS = 4  # consonants that make a word a possible name; three meet by chance too often
ANCHOR_CONFLICT_FROM = 2  # digits of a number that a true counterpart would be expected to have

# --- Dates, testimony, countries (language/dates*.py, language/testimony.py). Chosen on the evaluation texts and on dates
# of sixteen languages; `python -m pytest tests/language/test_dates.py` measures them again.
DATE_REACH = 80  # characters before a month in which its day and year may stand; dates in words take up to 60
NAME_STEM = 4  # letters of a name that inflection never cuts; shorter stems are other words
NAME_FREE_ENDING = 6  # letters that may follow a name in languages that join their suffixes
DATE_SAME_DAY_REACH = 40  # characters between two dates that may be one day in two calendars, or one range

# --- Terms that a user watches (language/terms.py). They trade inflections found against other words that begin alike.
WATCH_STEM = 4  # letters of a term's word that are never cut; shorter words must stand as they are
WATCH_CUT = 2  # letters cut from the end of longer words: inflections change them
WATCH_ENDING = 6  # letters by which an inflected word may be longer than the term
WATCH_FILE_BYTES = 1_000_000  # bytes of a list of terms

# --- Cue words (language/cues.py, language/wording.py), chosen on the development half of the labelled pairs:
# `python -m pytest -s tests/findings/wording` prints precision and recall for each rule.
CUE_GAP_WORDS = 3  # words that "~" in an entry of a table stands for at most ("expressed their full readiness")
CUE_GAP_CHARACTERS = 10  # the same in characters, for entries in scripts without spaces
WORDING_DENIED_REACH = 3  # words between a permission and the word that denies it ("no vessel of either Party may")
WORDING_GOVERNED_REACH = 2  # words between a verb and the weaker one that it governs ("agreed to actively pursue")

# --- Times, quantities, holders of office (language/clock.py, numbers.py, number_*.py, office_holders.py, signatures.py).
# Chosen on the development half of tests/findings/facts; `python -m pytest -s tests/findings/test_facts.py` prints the table of
# both halves again.
CLOCK_LEAD = 40  # characters before a time of day in which its part of the day and "at" stand
CLOCK_RANGE_REACH = 16  # characters between the two ends of a range of times
QUANTITY_QUALIFIER_REACH = 40  # characters before a number in which "at least" or "up to" may end
# Passages whose facts and wording are kept for the next rule that asks (some kilobytes each): both sides of 4,000
# pairs that differ; with fewer than a text has, each rule reads them all again
FACTS_KEPT = 8_192
QUANTITY_MOST = 1_000  # numbers of one passage that are read; the work grows with their square
QUANTITY_CENTURIES = 10  # what "21世纪" counts is no length of time: nobody speaks of so many centuries
QUANTITY_PARTS = 24  # words and figures of one number; the longest in use have some fifteen
FACT_NAME_CONSONANTS = 2  # consonants that a name needs to be known by its sound in another script
FACT_HOLDER_REACH = 90  # characters behind an office in which its holder is named
SIGNATORY_NAME_WORDS = 5  # words of a signatory's name in a signature block; longer stretches are no name

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
LABEL_YEARS = 1_000  # a number from here on opens no sequence: "2026." in front of a line is a year
LABEL_HORIZON = 200  # labels of one style looked at ahead; more never changed an outcome, and the cost stays linear
LANGUAGE_LEAST = 1e-9  # a probability of the model below this is none: one language is never out of the question
SENTENCE_NEAR = 80  # characters around a mark that are looked at, so that time grows with the text alone
# Characters of an entry of a table up to which it is looked at whether it is nothing but words; most are
ENTRY_SHORT = 40
NOTICE_FILE = 100  # characters of a line that is a link to a file; a longer one is text that names a size
NOTICE_DATED = 40  # characters of a line that says when a page was put up, with the time of day
NOTICE_DATED_WORDS = 3  # words in it, or signs between numbers
CITATION_NUMBERS = 40  # numbers in one list ("Articles 2, 3 and 5"); the time of the expression grows with them
TERM_YEARS = 20  # years between "2035" and "36" in "2035-36", a term; "2035-15" is none
TESTIMONY_PLACE = 60  # characters of the name of a place
TESTIMONY_REACH = 400  # characters behind the words of divergence in which the prevailing text is named
CUE_WORDS_KEPT = 50_000  # words of which it is known what begins with them: bounded memory in long archive runs
NOTES_HEADING = 40  # characters of a heading over notes
QUANTITY_RANGE_GAP = 12  # characters between the two numbers of a range ("from 5 up to 10")
UNSPACED_WEIGHT = 1.5  # characters of spelt writing, beyond its one, that a sign of an unspaced script says as much as
FOLDS_KEPT = 500_000  # words whose folded form is kept: bounded memory in long archive runs
LANGUAGE_KANA = 0.1  # share of kana in kana and Chinese signs from which a text is Japanese
