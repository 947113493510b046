"""Which passage answers which, and whether two texts may be compared at all. Used by align/."""

# --- Alignment (align/). Scores from 0 to 1. Chosen on the version pairs and on made variants of the evaluation data.
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

# --- Texts of one language worded apart (align/apart.py). Chosen on two translations each of a declaration of ours in English
# and Russian (0.49 to 0.91 of the text face to face) and on the version pairs (0.06 and less).
# Passages that stand alone on either side at the same places, from which words may be the wrong measure
APART_FACING = 3
APART_CHARACTERS = 10  # of such a passage, at least; no meaning tells bare numbers and single words apart
APART_SHARE = 0.25  # share of each text in such passages; lower loads sentence vectors for texts that were only amended
APART_MATCHED = 0.6  # share of each text that meaning must then match; sister instruments of one day stay below
FACING_LEAST = 0.2  # score of the closest passage, itself alone at the same place, that may be the same in free words

# --- Sentences inside a row (align/clauses.py).
CLAUSE_CONTAINED = 0.6  # share of a sentence's weight that may stand in the other passage before it counts as reworded
CLAUSE_DOUBT = 0.33  # ... and before that is in doubt: 0.31 at most of 309 sentences that were taken out stood there
CLAUSE_MIN_MASS = 8.0  # weight a sentence must have to be reported (some three uncommon words)
CLAUSE_ELSEWHERE = 0.6  # score at which a sentence counts as found in another paragraph of the other side

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
# Mean share needed where one thing says that the instruments differ (date, year, parties, figures, subject); yearly
# statements reach 0.8, versions with a misprinted date 0.9; two things refuse
GATE_CONTRADICTED = 0.85
GATE_VERBATIM = 0.95  # the same where dates lie far apart: only the year of an otherwise equal text is a misprint
IDENTITY_FAR_DAYS = 120  # days from which that is so
IDENTITY_DAYS = 2  # days by which dates of one event may lie apart (time zones, calendars)
IDENTITY_MONTH = 20  # days from which dates of texts in different languages are no misprint of a day, and decide
IDENTITY_OPENING = 2  # unnumbered paragraphs at the top in which the date of the event stands
IDENTITY_ROWS = 4  # pairs of passages with numbers that are needed to say anything; fewer differ by chance
# Share of them without a common number that speaks of another instrument; versions stay below 0.2
IDENTITY_NUMBERS = 0.5
IDENTITY_SUBJECT_LEAST = 3  # paragraphs of its own text that a word of a title must stand in to be its subject
IDENTITY_SUBJECT_SHARE = 0.2  # ... and share of them
IDENTITY_SUBJECT_TERMS = 2  # such words on each side that decide by themselves; a disputed place name is one
IDENTITY_STEM = 5  # first letters of a word that its inflections share
# Frequency of that word in the other text, to the frequency here, up to which it is foreign there
IDENTITY_SUBJECT = 0.1
GATE_MIN_WORDS = 12  # words that a text must have to be compared at all

# --- Gate across languages (align/gate.py).
GATE_SAME_LANGUAGE = 0.15  # share of the smaller vocabulary in common from which unrecognised texts are of one language
GATE_CROSS_ROW = 0.5  # score from which a row across languages counts as matched

# --- Three and more texts (align/nway.py). Chosen on the generated sets of tests/nway (3 to 8 texts with omissions, moves
# and rewordings), where 0.2 to 0.4 give the same; measured again by `pytest -s tests/nway`.
NWAY_WEAK = 0.45  # score of a pair that says next to nothing for joining two rows which other pairs keep apart
NWAY_WEAK_ACROSS = 0.6  # the same across languages, where right pairs score above 0.95
NWAY_LEAST = 0.01  # what a pair weighs that scores less: where nothing speaks against it, it joins
NWAY_APART = 0.3  # what such another pair weighs, against scores above that; more parts rows, less joins false ones

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
IDENTITY_TITLE = 0.6  # share of the words of two titles in common that says that the instrument is the same
