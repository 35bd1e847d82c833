# A conversation as a file: Markdown, Word, PDF.
export-product = From the Probation Guidance Assistant
export-untitled = Conversation
export-started = Started
export-last-question = Last question
export-questions = Questions
export-part = the last { $shown } of { $all }
export-exported = Exported
export-question = { $number }. { $question }
export-asked-on = Asked on { $day }
export-as-at = Answered as the guidance stood on { $day }
export-narrowed = Only part of the guidance was asked: { $parts }
export-narrowed-england = what applies in England
export-narrowed-wales = what applies in Wales
export-narrowed-law = law
export-narrowed-policy = policy and guidance
export-narrowed-reports = reports
export-narrowed-other = other publications
export-narrowed-starter-notes = starter notes
export-narrowed-only-official = official text only
export-narrowed-documents = { $count ->
    [one] one chosen document
   *[other] { $count } chosen documents
}
export-said-quoted = Quoted word for word from the guidance:
export-said-written = Written from the guidance, and checked against the quotes it cites:
export-quoted = Quoted
export-notice = Please note:
export-stopped-part = The answer was stopped. Only the part of it that had arrived is here.
export-stopped-before = The question was stopped before an answer arrived.
export-nearest = Nearest headings in the guidance held
export-in-general = What the guidance says in general
export-contacts = Whom to ask
export-sources = Sources
export-publisher = Publisher
export-status = Status
export-status-current = Current
export-status-draft = Draft
export-status-superseded = Superseded
export-status-withdrawn = Withdrawn
export-status-historic = Historic
export-published = published { $day }
export-updated = updated { $day }
export-applies-from = applies from { $day }
export-applies-to = applied to { $day }
export-starter-note = Starter note, not official guidance
export-source-page = Page
export-official-page = Official page
export-replaced-by = Replaced by
export-replaced-on-by = Replaced on { $day } by
export-rests-on = Rests on
export-licence = Licence
export-about = About this document
export-promise = Answers you can check: every statement is the exact words of a source listed here, or was checked against the quotes it cites. Guidance changes, so open the source before you act.
export-no-case-data = This document holds guidance and no case data. Personal data that was recognised was taken out of the questions before they were kept; please check before you share it.
export-versions = Answered with
export-versions-of = Answered with ({ $count ->
    [one] question
   *[other] questions
} { $numbers })
export-version-guidance = version { $generation } of the guidance held, { $documents } documents
export-version-index = index: { $index }
export-version-model = model: { $model }
export-page = Page { $page } of { $pages }
export-undrawn = { $mark } stands for a character that this file cannot show. The Word and Markdown files of the conversation have it.

# A training pack as a file: handout, slides, question banks, cards, table.
export-pack-untitled = Training pack
export-pack-audience = For
export-pack-audience-practitioner = New practitioners
export-pack-audience-court-team = Court teams
export-pack-audience-administrator = Administrators
export-pack-audience-provider = Commissioned providers
export-pack-length = Length
export-pack-length-half-hour = 30 minutes
export-pack-length-half-day = Half a day
export-pack-length-week = A week
export-pack-nation = Guidance for
export-pack-nation-england = England
export-pack-nation-wales = Wales
export-pack-nation-both = England and Wales
export-pack-topics = Topics
export-pack-reading-time = Reading time
export-pack-made-on = Made on
export-pack-version = Version
export-pack-minutes = { $count ->
    [0] less than a minute
    [one] 1 minute
   *[other] { $count } minutes
}
export-pack-sections = { $count ->
    [one] 1 section
   *[other] { $count } sections
}
export-pack-aims = Learning aims
export-pack-aims-said = After working through this pack you will be able to:
export-pack-reading = Reading path
export-pack-reading-said = Read these sections in this order. Each builds on those before it.
export-pack-facts = Key facts
export-pack-facts-of = Key facts: { $topic }
export-pack-glossary = Glossary
export-pack-changes = Then and now
export-pack-change = Change { $number }
export-pack-change-of = Change { $number }: { $topic }
export-pack-then = Then
export-pack-now = Now
export-pack-changed-on = Changed on
export-pack-changed-by = Changed by
export-pack-quiz = Quiz
export-pack-question = Question { $number }
export-pack-task-choose = Choose one answer.
export-pack-task-order = Put these in the right order.
export-pack-task-match = Match each term with its meaning.
export-pack-terms = Terms
export-pack-meanings = Meanings
export-pack-answers = Answers to the quiz
export-pack-answer = Answer to question { $number }
export-pack-right = Right answer
export-pack-place = Place { $number }
export-pack-scenarios = Scenarios
export-pack-scenario = Scenario { $number }
export-pack-scenario-answer = Answer to scenario { $number }
export-pack-model-answer = Model answer, in the words of the guidance
export-pack-further = Further reading
export-pack-licences = Publications quoted
export-pack-promise = Every fact, question and answer in this pack rests on exact words of the guidance, quoted with their source. Guidance changes, so open the source before you act.
export-pack-notes = Starter notes are facts in our own words, each with the publication it rests on. They are not official guidance.
export-pack-undrawn = { $mark } stands for a character that this file cannot show. The Word file of the pack has it.
export-pack-part = { $title } ({ $part } of { $parts })
export-pack-page = page { $page }
export-pack-source = Source
export-pack-source-of = Source { $number }
export-pack-kind-number = Number
export-pack-kind-date = Date
export-pack-kind-duration = Duration
export-pack-kind-who = Who
export-pack-kind-which = Which
export-pack-kind-order = Order of steps
export-pack-kind-true-false = True or false
export-pack-kind-match = Term and meaning
export-pack-kind-current-rule = Current rule
export-pack-column-number = Number
export-pack-column-id = Id
export-pack-column-topic = Topic
export-pack-column-kind = Kind
export-pack-column-question = Question
export-pack-column-terms = Terms
export-pack-column-option = Option { $letter }
export-pack-column-letters = Right letters
export-pack-column-right = Right answer
export-pack-column-explanation = Explanation
export-pack-column-quote = Quote
export-pack-column-citation = Citation
export-pack-column-link = Link
