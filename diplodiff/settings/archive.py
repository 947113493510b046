"""Many comparisons: manifests, caches, workers, the index. Used by archive/."""

# --- Archives (archive/). Bounds on what a manifest, a cache entry or one comparison may cost; chosen well above an archive of
# 1,000 instruments. `python -m tests.bench.archive` measures throughput, memory and the second run again.
ARCHIVE_MANIFEST_BYTES = 64 * 1024 * 1024  # bytes of a manifest or a baseline
# Bytes of a cache entry, packed and unpacked; the largest text that is read needs 200
ARCHIVE_ENTRY_BYTES = 512 * 1024 * 1024
ARCHIVE_LEFTOVER_SECONDS = 3_600.0  # age from which a half-written file is taken for that of a run that was ended
# Age from which a file's date tells every later change: the coarsest clock of a file system (FAT)
ARCHIVE_TICK_SECONDS = 2
ARCHIVE_WINDOW = 64  # instruments begun before the first that is not done; more keeps processes busy behind a slow one
ARCHIVE_WORKER_TASKS = 250  # instruments after which a process is replaced; fewer cost start-up (0.4 s), more memory
ARCHIVE_TASK_SECONDS = 1_800.0  # time after which one instrument is given up; 26 sides of 300 pages take less
# Times an instrument is tried whose process ends by itself; a second process has the memory for itself
ARCHIVE_TRIES = 2
ARCHIVE_BASELINE_TEXT_CHARS = 160  # characters of a passage shown in a baseline: enough to know it by
ARCHIVE_FOLDER_FILES = 20_000  # files of a folder that a manifest is proposed for
ARCHIVE_LISTED = 50  # new findings listed on the terminal; all of them stand in the results
ARCHIVE_DASK_SECONDS = 60.0  # time in which a Dask scheduler has to answer, and a cluster without workers to get one
INDEX_BATCH_CLAUSES = 20_000  # clauses written between two commits: a kill costs their work, a commit some 20 ms
INDEX_BUSY_SECONDS = 60.0  # time to wait for another writer of the same index
INDEX_PAGE_CACHE_KIB = 64 * 1024  # memory for pages of an index while it is written
INDEX_VECTOR_BATCH = 512  # clauses encoded together; more gain nothing, and a kill costs their work
INDEX_LIMIT = 100  # clauses that a search gives where it is not told otherwise
INDEX_QUERY_CHARS = 20_000  # characters of a query that are looked at
INDEX_QUERY_WORDS = 400  # words of a query; SQLite refuses expressions much larger

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
ARCHIVE_LOOK_SECONDS = 2.0  # between two looks at whether there are workers still
# Share of words that two titles of one language have in common, by which a manifest groups them; less joins sister acts
ARCHIVE_SAME_TITLE = 0.6
ARCHIVE_TITLE_CHARS = 100  # characters of a title in a reason
# Characters of a file's name that tell what is in it; shorter ones ("a", "en", "1") say nothing
ARCHIVE_TELLING_NAME = 4
ARCHIVE_TEXT_CHARS = 100  # characters of a passage in a line on the terminal
