# The room where questions are asked.
ask-box = Your question
ask-ask = Ask
ask-stop = Stop
ask-new = New conversation
ask-for-example = For example
ask-you-asked = You asked:
ask-working = Looking in the guidance…
ask-puts-into-box = (puts this question into the box)
ask-said-quoted = Quoted word for word from the guidance:
ask-said-written = Written from the guidance, and checked against the quotes it cites:
ask-source = Source
ask-sources = Sources
ask-cited = { $count ->
    [one] Source
   *[other] Sources
}
ask-answer-ready = Answer ready: { $statements ->
    [one] { $statements } statement
   *[other] { $statements } statements
}, { $sources ->
    [one] { $sources } source
   *[other] { $sources } sources
}.
ask-reply-ready = Reply: { $reply }
ask-searched-for = Searched for:
ask-nearest-headings = Nearest headings in the guidance held
ask-heading-in = in { $trail }
ask-whom-to-ask = Whom to ask
ask-more-contacts = { $count ->
    [one] { $count } more contact
   *[other] { $count } more contacts
}
ask-stopped = Stopped.
ask-stopped-part = Stopped. Only the part of the answer that had arrived is shown.
ask-stopped-before = Stopped before an answer arrived.
ask-page = Page
ask-replaced-by = Replaced by
ask-earlier-text = … earlier text of this section
ask-later-text = … later text of this section
ask-open-in-document = Open in the document
ask-back-to-answer = Back to the answer
ask-words-rest-on = These words rest on:
ask-notice = Please note
ask-notice-starter-note = Starter note
ask-notice-draft = Draft
ask-notice-superseded = Superseded
ask-notice-withdrawn = Withdrawn
ask-notice-historic = Historic
ask-notice-as-at = As at an earlier day
ask-notice-disagreement = Two documents disagree
ask-notice-personal-data = Personal data taken out
ask-notice-open-part = Left open
ask-trace = How was this found?
ask-trace-steps = Steps
ask-trace-step = Step
ask-trace-time = Time
ask-trace-found = Passages found
ask-trace-passage = Passage
ask-trace-score = Score
ask-trace-by-meaning = By meaning
ask-trace-by-words = By words
ask-trace-quoted = Quoted
ask-trace-yes = yes
ask-trace-no = no
ask-trace-not-found = not found
ask-trace-rank = { $score }, rank { $rank }
ask-trace-notes = Notes
ask-trace-versions = Versions
ask-step-screen = Screen the question
ask-step-stand-alone = Read it with the conversation so far
ask-step-divide = Part what asks several things
ask-step-find = Search the guidance
ask-step-read = Read the passages found
ask-step-set-apart = Set apart what does not apply
ask-step-correct = Look for a rule that ceased to apply
ask-step-weigh = Weigh whether they answer
ask-step-quote = Choose the exact words
ask-step-check = Compare every quote with the library
ask-step-word = Word the outcome
ask-examples-staff = For staff
ask-example-staff-1 = How long is a fixed-term recall?
ask-example-staff-2 = What must a pre-sentence report cover?
ask-example-staff-3 = How many hours of unpaid work can a court order?
ask-examples-trainer = For trainers
ask-example-trainer-1 = What is MAPPA?
ask-example-trainer-2 = What does risk of serious harm mean?
ask-example-trainer-3 = What are the National Standards?
ask-examples-helpdesk = For the helpdesk
ask-example-helpdesk-1 = How can someone complain about probation?
ask-example-helpdesk-2 = Which address takes questions about the probation reforms?
ask-example-helpdesk-3 = How many probation regions are there?
