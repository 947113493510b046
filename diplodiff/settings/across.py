"""Passages of different languages: the odds that they answer one another. Used by similarity/, align/ and findings/."""

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
# Shares of the usual margin and cosine below which passages have nothing to do with one another, wherever they stand;
# the least of 8,800 true pairs were 0.6 and 0.42
CROSS_PAIR_LEAST = (0.45, 0.3)
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
# Characters below which a labelled passage is taken for an item of a list; numbered paragraphs have more
ITEM_CHARACTERS = 60
CROSS_ITEMS_JOINED = 6.0  # what is taken from the odds that one item of a list holds several of the other side's
CROSS_PART_LEAST = 0.5  # margin with its counterpart that each passage of a larger row needs
# Margin, cosine, relation that counterparts reach at least; unrelated texts: 2.6, 0.25, 0.4
CROSS_USUAL_LEAST = (3.2, 0.4, 0.5)
# Taken from all odds for each unit by which best pairs miss that cosine: texts that are no versions
CROSS_STRANGE = 40.0
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
# Odds above which two lone passages answer that stand at the same place and have the same number in articles of as many
# paragraphs. Of 2,182 such pairs of a treaty (fixtures/treaty, 15 pairs of languages) the least has -5.9, and 6 have less than
# their place alone makes up for; of 2,758 pairs of neighbours in an article, which would be taken for counterparts where each
# side lacks one of the two, 0.3 % are closer than that, and 3 % than this.
CROSS_FACED = -6.5
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
# Odds below which a sentence answers nothing in the other passage. One sentence of a pair of equally many left out on one side
# (own texts in 18 pairs of languages with paragraphs joined by two and three, 2,968 sentences; 36 further pairs of own texts,
# 60): at -2.5 0.906 and 0.65 were found, at -1.8 0.950 and 0.77, at -1 0.976 and 0.83. Called lacking wrongly, all tentatively,
# in intact texts: none in either, and of the declaration of human rights in nine pairs none, 2 and 3.
CROSS_CLAUSE_ODDS = -1.8
# Spreads of length by which a passage fits better without a sentence that is surely lacking on the other side
CROSS_SPARED = 0.5
# Characters of a passage that may be called one-sided (those of unspaced scripts count two and a half times); the vectors
# of shorter ones are noise.
CROSS_LEAST_CHARACTERS = 22
CROSS_MAX_PAIRS = 25_000_000  # passages left times passages right; more takes minutes and gigabytes
CROSS_SURE_ABSENT = 0.99  # probability of being one-sided from which a finding across languages is called strong
# Weights of the odds of the closest passage and of neighbouring rows, constant; set so that of 900 findings called
# strong on made variants with omissions, moves and merges 0.996 are right
CROSS_DOUBT = (0.6, 0.4, 0.0)
# Odds from which a sentence of a passage alone is found in a longer paragraph, where each is the other's closest of both
# texts. None of 714 passages that the other side of the declaration lacked (45 pairs of languages) came back to itself at
# any odds; of three that a Korean PDF had joined with others the least reached 0.5.
CROSS_EMBEDDED = -2.0
# Probability of a counterpart up to which all sentences of a passage in a larger row leave it alone there
CROSS_RELEASED = 0.1
# The same where both passages stand alone, face to face: of 372 paragraphs cut down to one of their two sentences
# (own texts in 25 languages) 56 more were found, and of 608 that were lacking none was paired
CROSS_FACING = 0.0
# Probability of a counterpart from which a passage alone is not reported. Of 954 that were lacking (own texts in 19 pairs of
# languages with omissions, moves and merges; 32 further pairs of own texts) none reached 0.2 by itself, and of ten that the other
# side had five were above 0.24; at 0.3 four of them. It stays above CROSS_OPPOSITE, which doubtful ones are raised to.
CROSS_ANSWERED = 0.21
# Probability of a row below which a note says that its passages may be others. The declaration in 45 pairs of languages has
# 21 of 3,960 rows below it (none beside English under 0.1); of 12 single paragraphs exchanged for others it names nine.
CROSS_FAINT = 0.15
REMARKS_NAMED = 12  # such passages that a note names; a line of the report holds about as many
CROSS_OPPOSITE = 0.2  # least probability of a counterpart where both sides have a lone passage at the same place ...
# ... or two at different places with these odds at least; of 619 strong findings on shuffled texts 55 become
# tentative by it, all 3 wrong ones among them
CROSS_ASTRAY = -5.0
CROSS_DRAWN = 0.4  # share of its best margin from which a neighbour may belong to a sure pair, which then is not sure

# --- The lexicon of two texts (similarity/lexicon.py), set on rows of made variants in nine languages whose odds without it
# were below 3 (561 right, 21 wrong): the area under the curve of right against wrong is 0.73 by odds alone, 0.91 with it.
LEXICON_STEM = 4  # letters of a word that count; with 3 words fall together, with 5 and 6 inflected forms fall apart
LEXICON_COMMON = 0.5  # share of passages above which a word tells none of them apart
LEXICON_UNITS = 2_000  # words of a side that are looked at, the commonest first: memory grows with their square
LEXICON_PAIRS = 8  # sure pairs below which nothing can be learned
LEXICON_DOUBT = 1.0  # added to counts, so that words met together once are no proof
LEXICON_WEIGHT = 4.0  # weight of what is unknown: passages with few known words score low
LEXICON_USUAL_LEAST = 0.2  # score that sure pairs reach at least; unrelated texts do not
# Pairs of passages of which every table is kept as a whole (8 MB each), as up to 1,000 by 1,000; of more, only the
# best of each passage, and the spread of margins is that of as many pairs
CROSS_WHOLE = 1_100_000
CROSS_TILE = 64  # passages a side whose odds are told together when one pair of a long text is asked for
CROSS_TILES = 192  # tiles kept of a long text: 6 MB a table; a row of them, 12,000 passages
CROSS_EXPECTED = 100_000  # pairs anywhere in a long text whose odds are told beforehand: 15 MB
CROSS_RELATED_MOST = 700  # surest pairs that passages are related to: those of 1,000 passages
CROSS_BLOCK = 200_000  # pairs of passages whose odds are told at once; they take 30 MB, and single texts are one block
LEXICON_BATCH = 64  # pairs of passages that are scored at once: their arrays fit into a cache of the processor
LEXICON_NEAR = 8  # best pairs of a passage by margin that are scored
LEXICON_LEAD = 1.0  # lead over a rival, in the measure of sure pairs, above which it says no more
