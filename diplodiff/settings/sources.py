"""Fetching: waiting for servers, their rules, archived copies. Used by sources/."""

# What a hostile source may cost. Chosen well above the largest real document seen (a 300-page treaty is 6 MiB and 1.2 million
# characters) and well below what harms a laptop.
CONNECT_SECONDS = 10.0  # waiting for a web server to answer the door
READ_SECONDS = 30.0  # waiting for its next bytes
TOTAL_FETCH_SECONDS = 120.0  # the whole of one download
MAX_REDIRECTS = 10  # one after the other, for one page
FETCH_TRIES = 3  # requests before a passing trouble (a broken connection, 429, 5xx) is taken for lasting
BACKOFF_SECONDS = 1.0  # wait before the second try, doubled for each further one
RETRY_AFTER_SECONDS = 60.0  # longest wait that a server may ask for; one that asks for more is told of instead
HOST_GAP_SECONDS = 1.0  # rest between two requests to one public host, also of several runs on this machine
HOST_TURN_SECONDS = 600.0  # waiting for other runs to be done with a host; not counted as time of the download
ROBOTS_BYTES = 512 * 1024  # bytes of a robots.txt that are heeded; RFC 9309 (2.5) asks for 500 KiB at least
ROBOTS_FILE_BYTES = 4 * 1024 * 1024  # bytes of one that are received at all; a larger one cannot be heeded
ROBOTS_REDIRECTS = 5  # RFC 9309 (2.3.1.2): at least five
ROBOTS_SECONDS = 86_400.0  # time that a robots.txt may be remembered, as RFC 9309 (2.4) has it
TIMEMAP_BYTES = 8 * 1024 * 1024  # bytes of an archive's list of copies that are looked at; a line of it has 150
TIMEMAP_LINKS = 50_000  # copies of one page
COPY_NEAR_SECONDS = 172_800.0  # how far a copy may be from the time wanted without a note: pages change within days
WARC_BYTES = 4 * 1024 * 1024 * 1024  # bytes of a WARC file, unpacked, that are looked through for a page
WARC_SECONDS = 60.0  # time for that; a gigabyte takes about ten
PUBLISHERS_BYTES = 4 * 1024 * 1024  # bytes of a user's list of publishers
ERROR_PAGE_BYTES = 1024 * 1024  # bytes read of a page that comes with an error status

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
WARC_HEAD_BYTES = 1 << 20  # bytes of the headers of a record, HTTP headers included
WARC_SHOWN = 8  # addresses named where one has to be chosen
CHUNK_LINE_BYTES = 256  # bytes of the line that begins a chunk of an answer
MAX_GZIP_MEMBERS = 64  # members of a packed answer; each costs a copy of all that follows
MAX_CODINGS = 2  # codings of an answer, one in the other; no server needs more, and each can multiply by a thousand
LINE_BYTES = 1 << 16  # bytes of a line that the library reads without a limit: sizes of chunks
HEADERS_BYTES = 1 << 20  # bytes of the headers of an answer, beside its body
HOST_LOOK_SECONDS = 0.05  # between two looks whether a host is free; shorter costs processor time, longer delays
