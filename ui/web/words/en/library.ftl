# The library: what is held, and its documents.
library-title = Library
library-promise = Every publication that the assistant knows of ({ $known }) and the documents it holds ({ $held }). What is not held is listed with its official page.
library-ways = Parts of the library
library-way-all = All publications
library-way-changes = What is new
library-way-compare = Compare versions
library-and = { $first } and { $last }

# The list: searching and filtering.
library-search = Search the library
library-words = Search words
library-words-hint = Title, summary, publisher, topic or number, for example “recall” or “PI 04/2016”
library-search-now = Search
library-more-filters = Filters and order
library-filter-now = Apply filters
library-clear = Clear all
library-status = Status
library-only = Show only
library-held = What is held here
library-official = Official publications, no starter notes
library-topic = Topic
library-kind = Kind
library-publisher = Publisher
library-nation = Applies in
library-any = Any
library-years = Years
library-years-hint = Published, updated or in force in these years
library-year-from = From year
library-year-to = To year
library-sort = Order
library-sort-usual = Best match first
library-sort-newest = Newest first
library-sort-title = Title, A to Z
library-problems = The search cannot be made as asked
library-problem-words = Shorten the search words to 200 characters or fewer.
library-problem-year = “{ $typed }” is not a year. Write the year with four digits, for example 2021.
library-problem-years = The last year is before the first one.
library-problem-filters = A filter has a value that is too long. Start again without filters.
library-found = { $count ->
    [0] No publications found
    [one] { $count } publication found
   *[other] { $count } publications found
}
library-read-as = No publication has “{ $typed }”; looked for { $read } instead.
library-active = Filters set:
library-looked-for = Looked for:
library-remove = Remove the filter
library-filter = { $name }: { $value }
library-quoted = “{ $words }”
library-nothing = Nothing has all of this. Remove one of the filters above, or use fewer or other words.
library-show-all = Show all publications
library-showing = { $first } to { $last }, page { $page } of { $pages }
library-pages = Pages of the list
library-list-page = Page
library-page-before = Previous page
library-page-after = Next page
library-is-held = Held here.
library-is-not-held = Not held here.
library-read-it = Read
library-read-number = Read document { $number }
library-open-official = Open the official page
library-replaced-by = Replaced by:

# One publication.
library-held-documents = Documents held
library-ask-about = Ask about this document
library-version = Version { $number }
library-version-read = read on { $day }
library-version-replaced = replaced here on { $day }
library-version-now = the version held now
library-checksum = Checksum
library-what-changed-since = What changed since version { $number }
library-timeline = Versions over time
library-timeline-hint = What replaced what, the oldest first.
library-timeline-alone = Nothing is known to have replaced it, or to have been replaced by it.
library-this-one = This publication
library-replaced-several = It replaced { $count } publications.
library-versions-held = Versions held:
library-begins = Applied from { $day }
library-published = Published { $day }
library-begin-unknown = Beginning not known
library-ends = until { $day }
library-withdrawn-on = withdrawn { $day }
library-end-current = still applies
library-end-draft = not in force
library-end-superseded = end not known
library-end-withdrawn = end not known
library-end-historic = end not known
library-period = { $first }, { $last }
library-gap = From { $first } to { $last }: nothing here is known to have applied.
library-known = What is known
library-topics = Topics
library-applies-in = Applies in
library-licence = Licence
library-official-page = Official page
library-seen-at = Read at
library-seen = How it was seen
library-seen-read = read whole, or nearly
library-seen-part = read in part
library-seen-mirror = read in a copy elsewhere
library-seen-named = named in another text
library-seen-repository = read as program code
library-formats = Formats
library-languages = Languages
library-language-en = English
library-language-cy = Welsh
library-id = Identifier
library-decisions = Decisions on its status
library-decided-for = replaced by { $title }
library-decided-by = decided by { $name } on { $day }
library-replaces = Replaces
library-amends = Amends
library-amended-by = Amended by
library-part-of = Part of
library-parts = Its parts
library-rests-on = Rests on
library-resting = Starter notes that rest on it
library-history = Changes told by the publisher
library-publication-unknown = This publication is not known
library-publication-unknown-reason = No publication or document has this identifier. Check the address, or search the library.
library-near = Did you mean one of these?

# The reader.
library-skip-to-quote = Skip to the quote
library-skip-to-text = Skip to the text
library-whole-document = The whole document, as it was read.
library-quote-highlighted = The quote is highlighted.
library-read-on = Read on
library-note-rests-on = What this note rests on ({ $count })
library-contents = Contents
library-page-number = Page { $number }
library-pages-of = Pages ({ $count })
library-details = About this document
library-version-is = Version
library-version-of = { $number } of { $count }
library-about-publication = About the publication
library-official-at-place = Official page at this place
library-not-newest = This is version { $number }. A newer version is held.
library-read-newest = Read the newest version
library-what-changed = What changed
library-what-changed-before = what changed since the version before
library-retired = This document was taken out of the library on { $day }. Questions are no longer answered from it.
library-find = Find in this document
library-find-now = Find
library-end-find = End the search
library-places = { $count ->
    [0] No places found
    [one] { $count } place found
   *[other] { $count } places found
}
library-not-found = “{ $words }” does not stand in this document. Try fewer words, or another form of the word.
library-found-apart = The words do not stand together; these are passages that have them all.
library-first-places = The first { $count } are listed.
library-steps = Places found
library-place-before = Previous place
library-place-after = Next place
library-place-of = Place { $number } of { $count }
library-document-not-held = This document is not held
library-not-held-reason = No document has this identifier. It may have been read again under another one. Search the library for its title.
library-document-unavailable = This cannot be shown now
library-unavailable = The library cannot be read at the moment. Nothing is lost. Try again shortly; if it stays like this, tell the person who runs this service.

# What changed between two versions.
library-before = Before
library-after = After
library-counts = { $added ->
    [one] { $added } passage added
   *[other] { $added } passages added
}, { $removed } removed, { $reworded } reworded
library-compare-hint = Words that went are struck through; words that came are underlined.
library-compare-swap = Swap the two versions
library-compare-same = This is one document, compared with itself.
library-compare-equal = Both versions say the same, word for word.
library-no-heading = Before the first heading
library-change-added = Added
library-change-removed = Removed
library-change-reworded = Reworded
library-see-before = See it in the earlier version
library-see-after = See it in the later version
library-was-not-there = It was not there.
library-is-gone = It is no longer there.
library-compare-unknown = One of the two documents is not held, so they cannot be compared. Choose two versions below.
library-compare-unrelated = These two documents are not versions of one publication, and neither replaced the other. Choose two versions below.
library-choose = Choose two versions to see what changed.
library-offer = { $title }: version { $older } and version { $newer }
library-nothing-to-compare = No document is held in more than one version yet. When a newer version of a document is added, what changed can be seen here.

# What is new.
library-changes-promise = What was published, updated, replaced, withdrawn or brought in, the newest first.
library-showing-changes = { $first } to { $last } of { $total } changes
library-no-changes = Nothing is known to have happened yet
library-news-published = Published
library-news-updated = Updated
library-news-replaced = Replaced
library-news-withdrawn = Withdrawn
library-news-expired = Expired
library-news-status-decided = Status decided
library-news-brought-in = Brought in
library-news-new-version = New version
library-news-no-longer-held = No longer held
library-news-by = by { $title }
library-news-counts = { $added } passages added, { $removed } removed, { $reworded } reworded

# Nations.
library-nation-england = England
library-nation-wales = Wales
library-nation-scotland = Scotland
library-nation-northern-ireland = Northern Ireland
library-nation-united-kingdom = United Kingdom

# Kinds of publications.
library-kind-act = Act
library-kind-regulations = Regulations
library-kind-explanatory-note = Explanatory note
library-kind-guideline = Guideline
library-kind-policy-framework = Policy framework
library-kind-guidance = Guidance
library-kind-operating-model = Operating model
library-kind-standards = Standards
library-kind-strategy = Strategy
library-kind-instruction = Instruction
library-kind-circular = Circular
library-kind-manual = Manual
library-kind-licence-policy = Licence policy
library-kind-bulletin = Bulletin
library-kind-report = Report
library-kind-inspection-report = Inspection report
library-kind-audit-report = Audit report
library-kind-statistics = Statistics
library-kind-consultation = Consultation
library-kind-response = Response
library-kind-factsheet = Factsheet
library-kind-briefing = Briefing
library-kind-debate = Debate
library-kind-written-statement = Written statement
library-kind-written-answer = Written answer
library-kind-press-release = Press release
library-kind-news = News
library-kind-article = Article
library-kind-web-page = Web page
library-kind-staff-page = Staff page
library-kind-service-code = Service code
library-kind-map = Map
library-kind-form = Form
library-kind-procurement-notice = Procurement notice
library-kind-job-description = Job description

# Topics.
library-topic-reform = Reform
library-topic-operating-model = Operating model
library-topic-regions = Regions
library-topic-leadership = Leadership
library-topic-courts = Courts
library-topic-orders = Orders
library-topic-enforcement = Enforcement
library-topic-recall = Recall
library-topic-licences = Licences
library-topic-release = Release
library-topic-risk = Risk
library-topic-mappa = MAPPA
library-topic-domestic-abuse = Domestic abuse
library-topic-tiering = Tiering
library-topic-workload = Workload
library-topic-unpaid-work = Unpaid work
library-topic-programmes = Programmes
library-topic-accommodation = Accommodation
library-topic-resettlement = Resettlement
library-topic-victims = Victims
library-topic-commissioned-services = Commissioned services
library-topic-workforce = Workforce
library-topic-complaints = Complaints
library-topic-data-protection = Data protection
library-topic-inspection = Inspection
library-topic-performance = Performance
library-topic-contacts = Contacts
library-topic-bulletins = Bulletins
library-topic-sentencing-act-2026 = Sentencing Act 2026
library-topic-glossary = Glossary
library-topic-technology = Technology
