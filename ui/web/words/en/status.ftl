# How a publication stands, and the status page.
status-current = Current
status-draft = Draft
status-superseded = Superseded
status-withdrawn = Withdrawn
status-historic = Historic
status-published = published { $day }
status-updated = updated { $day }
status-applies-from = from { $day }
status-applies-to = until { $day }
status-starter-note = Starter note, not official guidance

# The status page.
status-title = How the service is
status-well = Everything is well.
status-well-means = Questions can be asked, and they are answered from all that the library holds.
status-amiss = { $count ->
    [one] One thing is amiss
   *[other] { $count } things are amiss
}
status-problem-library = The library cannot be read. Questions cannot be answered. Tell the person who runs this service.
status-problem-index = The search cannot be opened. Questions cannot be answered now. Tell the person who runs this service.
status-problem-behind = The search is a little behind the library: what came in last may not be found yet. It catches up by itself.
status-problem-disk = There is little room left on the disk. Tell the person who runs this service.
status-checked = Looked at on { $when }.
status-check-again = Look again
status-for-programs = The same for programs:
status-section-health = Health
status-section-held = What is held
status-section-search = Search
status-section-sync = Official publishers
status-section-program = The program
status-name-library = Library
status-name-index = Search
status-name-writing = Being written just now
status-name-disk = Room left on the disk
status-name-documents = Documents held
status-name-official = Documents of publishers, or brought in
status-name-starter = Starter notes of ours
status-name-publications = Publications held
status-name-newest = Newest document
status-name-built = Search brought up to date
status-name-passages = Passages searched
status-name-indexed = Documents searched
status-name-behind = Passages not searched yet
status-name-model = Embedding model
status-name-engine = Search by meaning
status-name-reader = Reader of passages
status-name-reranker = Second look at the best passages
status-name-caution = Caution before an answer
status-name-synced = Something new last came from a publisher
status-name-language-model = Language model
status-name-upload = Bringing files in on the pages
status-name-limit = Largest file
status-name-version = Version of the program
status-name-libraries = Its main libraries
status-opens = Opens
status-closed = Cannot be opened
status-unknown = Not known now
status-nobody-writes = Nothing
status-somebody-writes = Yes: { $purpose }
status-somebody-writes-since = Yes, since { $since }: { $purpose }
status-number = { $number }
status-gigabytes = { $number } GB
status-megabytes = { $number } MB
status-share = { $number } (0 is least, 1 is most)
status-of-known = { $held } of { $known } known
status-title-and-day = { $title }, { $day }
status-when-and-age = { $when } ({ $age })
status-age-now = just now
status-age-minutes = { $count ->
    [one] one minute ago
   *[other] { $count } minutes ago
}
status-age-hours = { $count ->
    [one] one hour ago
   *[other] { $count } hours ago
}
status-age-days = { $count ->
    [one] one day ago
   *[other] { $count } days ago
}
status-up-to-date = None: it is up to date
status-engine-chroma = Chroma
status-engine-exact = Exact comparison of vectors
status-reader-bundled = The one that comes with the program
status-reader-own = One that was set
status-reader-off = None
status-reranker-on = Set
status-reranker-off = None
status-never = Never
status-brought = { $documents ->
    [one] one document, the newest came on { $when }
   *[other] { $documents } documents, the newest came on { $when }
}
status-publisher-unknown = Publisher not stated
status-no-language-model = None: every answer is quoted
status-upload-local = Only at the machine itself
status-upload-on = For everybody who reaches this service
status-upload-off = Not allowed
