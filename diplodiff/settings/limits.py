"""What a source may cost: sizes, times and memory beyond which it is refused."""

# What a hostile source may cost. Chosen well above the largest real document seen (a 300-page treaty is 6 MiB and 1.2 million
# characters) and well below what harms a laptop.
MAX_SOURCE_BYTES = 64 * 1024 * 1024  # bytes read from a path, standard input or the web
MAX_UNPACKED_BYTES = 256 * 1024 * 1024  # bytes a compressed container may unpack to, all parts together
MAX_CHARACTERS = 20_000_000  # characters of text in one source
MAX_PAGES = 3_000  # pages of one PDF
MAX_NESTING = 400  # depth of nested elements in marked-up text
LOAD_SECONDS = 30.0  # time after which reading a source is given up
LOAD_MEMORY_BYTES = 768 * 1024 * 1024  # address space of the process that reads one; a 300-page treaty takes 150 MiB
LOAD_FORKS = 8  # office files for which a process forks, at 7 to 18 ms, before it starts one to read the others, at 100
LOAD_OPEN_FILES = 64  # files that it may hold open; reading takes 5, and as many again while modules are loaded

# --- Containers (docx, odt, epub), plain text and Markdown. Deflate cannot pack better than 1,032 to 1, and a numbered
# document of 5,000 paragraphs packs 8 to 1; the limits lie well above real documents and stop what would cost more
# than about 1 GiB of memory or half a minute. `pytest tests/loaders` holds the refusals.
MAX_PART_BYTES = 64 * 1024 * 1024  # bytes one part of a container may unpack to; parsed XML costs some ten times that
MAX_TAGS = 3_000_000  # tags in one XML part; by estimate 250 bytes each, and 200,000 in 300 pages
MAX_PARTS = 20_000  # parts in one container
MAX_UNPACK_RATIO = 300  # unpacked to packed bytes of one part; higher lets bombs in, lower refuses repetitive tables
UNPACK_RATIO_FROM = 4 * 1024 * 1024  # bytes below which the ratio is not looked at: small parts do no harm
MAX_BLOCKS = 2_000_000  # blocks (lines, paragraphs) of one source; by estimate 300 bytes each
MAX_MARKDOWN_CHARACTERS = 2_000_000  # characters; longer Markdown is read as plain lines: up to 9 s a million
MAX_MARKDOWN_BRACKETS = 5_000  # "[" in one paragraph; matching n of them takes n * n: 10 ms at this, 3.5 s at 100,000

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
LOAD_GRACE_SECONDS = 5.0  # for the answer to arrive after the time of a child is over
LOAD_PATIENCE = 4  # times the processor's time that reading may take by the clock, which a busy machine needs
LOAD_TOKENS_PER_LOOK = 50_000  # tokens of RTF between two looks at the clock
MAX_MARKDOWN_NESTING = 90  # depth at which the parser starts to drop what is inside; real texts stay below 10
