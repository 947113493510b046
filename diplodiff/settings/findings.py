"""Which differences are told, and how surely. Used by findings/."""

# --- Findings (findings/). Shares and scores from 0 to 1.
TIGHT_CHARACTERS = 12  # letters from which a passage is known without its spaces; Korean line ends part words anywhere
# Length up to which a line without a label or a stop is no clause: a caption, a running head, a byline
SCRAP_CHARACTERS = 60
HELD_CHARACTERS = 30  # letters (those of unspaced scripts count for two and a half) from which a passage is its own
SCATTERED_SHARE = 0.6  # share of pairs of words found anywhere from which a passage may have been read in another order
SCATTERED_RECURS = 2  # parts of the source above which a pair of words is a formula
SCATTERED_LEAST = 2  # pairs that a passage needs for this
# Share of a passage's word runs that must stand elsewhere on the other side for it not to be absent
ABSENCE_SHARE = 0.8
# Words in a run; shorter runs are found in any text of the kind, longer ones break at a changed word
ABSENCE_SHINGLE = 4
NEAREST_DOUBT = 0.07  # closer than this to the floor, the closest passage makes a one-sided finding tentative
COVERAGE_SURE = 0.9  # below this share of its characters read, a side may hold what was not found
ALTERNAT_SURE = 2  # passages in which the same two names must be exchanged where no title names them
PARAGRAPH_MIN_WORDS = 2  # words of a paragraph that may be reported as one-sided; a single word is a label or a stamp
TITLE_MIN_WORDS = 5  # words of a line above the text that may be reported as one-sided; place and date have fewer
CLAUSE_MIN_WORDS = 4  # words of a sentence that may be reported as one-sided; shorter ones recur by chance

# --- References and examples (findings/references.py, pairs.py, characters.py).
REFERENCE_LABELS = 4  # labels that a sequence needs for a missing one to be known
REFERENCE_RESOLVED = 2  # references that lead somewhere, for each bare one that is said to lead nowhere
LISTED_EXAMPLES = 5  # examples named in the sentence of a finding
REFERENCE_REACH = 6  # words before a number among which the word "paragraph" or "article" makes it a reference

# --- Wording inside pairs (findings/wording*.py), chosen on the development half of the labelled pairs:
# `python -m pytest -s tests/findings/wording` prints precision and recall for each rule.
WORDING_CHARACTERS = 20_000  # characters of a passage whose wording is judged; a longer one is no paragraph
# Words of a stretch that differs in which verbs answer one another; longer ones are rewritten
WORDING_CHANGE_WORDS = 10
WORDING_SUBJECT_REACH = 6  # words from the start of a sentence in which its subject stands
# Words between a denial and the verb of its sentence, across languages; farther ones belong to other verbs
WORDING_DENIAL_REACH = 4
WORDING_SHORT = 16  # words of a sentence up to which its only denial is taken for that of its verb
WORDING_VERBS = 3  # verbs of a sentence up to which its head can be told across languages
WORDING_SHOWN = 2  # words beside a negation that a message quotes, so that a reader sees what is denied
WORDING_CLAUSE = 9  # words of a condition that a message quotes at most; longer ones are cut, and marked so far
WORDING_STEM = 3  # first letters that a denied form of a verb shares with the plain one (Turkish, Kazakh, Korean)
PARTY_ALIKE = 3  # first letters by which two names of a side may be forms of one ("Turkish", "Türkiye": tur)
ROLE_NAME_WORDS = 4  # words of a name that has changed places with another
ROLE_REACH = 24  # words from the one name to the other, both included
WORDING_REFRAIN_STEM = 4  # first letters that a noun shares with its verb ("Anwendung", "anwenden")
WORDING_DOUBT_APART = 3  # ranks apart from which two doubtful verbs are worth a candidate ("should", «должны»)
# Passages in which the same two verbs answer one another from which they are one recurrent difference
WORDING_RECURS = 3

# --- Facts inside pairs (findings/facts*.py). Chosen on the development half of tests/findings/facts;
# `python -m pytest -s tests/findings/test_facts.py` prints the table of both halves again.
FACT_MARK = 99  # largest bare number, first or last in a passage, that is taken for a label or the mark of a note
FACT_SMALL_WORDS = 12  # numbers in words up to this are too often idioms to be missed on the other side
FACT_FIGURES_DIFFER = 2  # figures of a passage that may differ where the number words of a language are not known
FACT_SURE_ROW = 0.5  # score of a row across languages from which a difference of values in it is called strong

# --- Formalities (findings/formalities.py, signatories.py, signed_documents.py, order.py). Chosen on the development half of
# tests/findings/formalities; none trades recall against less than a wrong finding.
CLOSING_PARAGRAPHS = 3  # last paragraphs of a text without a closing formula of its own in which the formula may stand
PLACE_CONSONANTS = 3  # consonants of a place's name by which it is known again in another script
SIGNATORY_MOST = 400  # names in a signature block; what holds more is none, and the work grows with their square
SIGNATORY_LINE = 160  # characters of a line of a signature block; longer ones are notices below it
SIGNATORY_OFFICE_REACH = 12  # characters from an office to a word that says which it is, in scripts without capitals
SIGNATORY_OFFICE_WORDS = 4  # words between them in other scripts, the last a small one ("Minister **of** Trade")
ITEM_MOST = 300  # items left alone on a side that are matched once more; the work grows with their square
ITEM_ALIKE = 0.5  # share of an item's own words, by weight, that the same document has on the other side's list
# Share of the items of a list that must name a kind of document, such as a memorandum, for it to list such
ITEM_SHARE = 0.6
ORDER_ROWS = 2  # moved rows side by side on both sides that are one passage in another order

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
# Runs and places of runs, those of some eight paragraphs, which are read off the text sooner than indexed
ABSENCE_READ = 600
# Years of the Buddhist calendar, which Thai texts count in; wider takes amounts for years
FACT_ERA_YEARS = range(2400, 2700)
FACT_YEARS = range(1900, 2200)  # the same of the common calendar
FACT_BRACKET_REACH = 40  # characters behind an opening bracket in which a quantity is that before it in another unit
