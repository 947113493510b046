"""How alike two passages are: words of one language, and the encoders of sentence vectors. Used by similarity/."""

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

# --- Passages made of the same sentences (similarity/common_sentences.py).
# Share of each of two left-over passages at one place that sentences of both must be to pair them: a sentence of two
# or three is (0.28 and more, own texts), one in a passage written anew is not (0.18, version pairs)
SHARED_LEAST = 0.25
SHARED_MIN_WORDS = 5  # words of such a sentence

# --- The closest passage of a side (similarity/shared_weight.py).
NEAREST_ALL = 2_000  # paragraphs on a side up to which the closest passage is looked for among all of them
# With these limits the closest passage is the one that scoring all finds, in all 142 pairs of texts that were looked at.
NEAREST_POSTINGS = 40_000  # places of a passage's words up to which all of them are looked at
NEAREST_LOOKED_AT = 10_000  # ... and above it, those of its rarest words
# ... places counted in one comparison after which numpy counts: so many take as long as loading it
NEAREST_COUNTED = 400_000
NEAREST_LIKELY = 256  # passages that share most of these words, which are scored

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
# Rows of texts that go through the hundred-language encoder together: 6 MB a thread; 128 are a fifth slower
E5_GROUP_ROWS = 256
E5_MIDDLE = 6  # layers of twelve after which it gives its second view of a text; see CROSS_VIEW
OWN_MODEL_TOKENS = 8_192  # longest text, in tokens, that a user's own model is believed to take; some state 10^30

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
USE_TEXTS = 256  # texts whose new words are cut together; more gain nothing
USE_TEXT_ROWS = 128  # texts in a block of the dense layers
USE_AT_ONCE = 1_024  # tokens worked out beforehand between two writings: 15 MB
VECTOR_FILE_BYTES = 1 << 20  # bytes of a file of the cache that is read at all; no vector is longer
