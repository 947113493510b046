"""Pictures and scans. Used by loaders/ocr*.py, scan.py and image_document.py."""

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

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
# Height of x, of the size of type, in usual text faces: words are given the type that their letters have the height of
OCR_X_HEIGHT = 0.48
OCR_CAPITAL = 0.71  # ... of capitals
OCR_DESCENT = 0.21  # ... and depth of what reaches below the line
OCR_TOP = 0.93  # what a font claims above its baseline, of the size of type
OCR_BOTTOM = 0.27  # ... and below
IMAGE_AS_IT_IS = 0.9  # scale above which a picture is not drawn smaller: that costs sharpness and gains little time
