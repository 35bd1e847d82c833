# The training room: packs made from the guidance, taken, kept right and handed out.
training-title = Training
training-lead = Packs for new starters, made from the guidance held here. Every fact and every question rests on quoted words, and says so when those words change.
training-back = All training packs
training-go-back = Back
training-new = Make a pack
training-own = Your packs
training-own-hint = Kept for this browser. Learners see only the packs whose link you give them.
training-none = You have not made a pack in this browser yet.
training-others = Packs that you learn from
training-no-others = None yet. Open the link that a trainer has given you.
training-version = Version { $number }
training-changed-on = changed { $moment }
training-learners = { $count ->
    [0] no learners yet
    [one] { $count } learner
   *[other] { $count } learners
}
training-is-shared = On a link
training-marked-count = { $count ->
    [one] { $count } piece to check
   *[other] { $count } pieces to check
}
training-as = You take part as { $name }
training-no-topic = Other

# Making a pack.
training-new-lead = Choose what the pack is about and for whom. The program then puts together what to read, what to keep in mind, and a quiz, all from guidance that applies today.
training-topics = Topics
training-topics-hint = Choose one or more. The number says how many documents are held on each.
training-documents = { $count ->
    [one] document
   *[other] documents
}
training-nothing-held = No documents are held yet, so there is nothing to make a pack from.
training-audience = For whom
training-audience-practitioner = New practitioners
training-audience-court-team = Court teams
training-audience-administrator = Administrators
training-audience-provider = Commissioned providers
training-length = How long
training-length-half-hour = 30 minutes
training-length-half-day = Half a day
training-length-week = A week
training-nation = Guidance for
training-nation-england = England
training-nation-wales = Wales
training-nation-both = England and Wales
training-name = Title
training-name-hint = Left empty, the pack gets a title from its topics. Leave out names of people.
training-make = Make the pack
training-make-hint = This takes some seconds. You can change everything afterwards.
training-problem = There is something to put right
training-error = Error:
training-problem-no-topic = Choose at least one topic.
training-problem-unknown-topic = One of the topics is not held any more. Choose among those listed.
training-problem-long-title = Shorten the title to { $most } characters or fewer.
training-problem-busy = Other packs are being made just now. Nothing is lost: press “Make the pack” again in a minute.
training-problem-not-made = The pack could not be made. What you chose is still here: choose more topics, or try again.
training-making = Making your pack
training-making-waiting = It waits until another pack is done.
training-making-making = Reading the guidance, picking what to learn, and checking every question.
training-making-lost = This pack is not being made
training-making-lost-reason = The service was restarted, or the address is incomplete. Choose the topics again; it takes only seconds.
training-look-again = See how far it is
training-may-leave = You may leave this page: the pack will be on your list.

# What went wrong.
training-unknown-pack = This pack is not here
training-unknown-pack-reason = It may have been deleted, its link may have been ended, or the address is incomplete. A trainer’s pack opens only in the browser that made it. Ask whoever gave you the link for a new one.
training-unknown-piece = This part of the pack is not here
training-unknown-piece-reason = The pack may have been changed meanwhile. Open it again to see how it is now.
training-changed = The pack has changed meanwhile
training-changed-reason = It was changed in another window after you opened this page, so nothing was done. Open it again and look before you repeat it.
training-changed-save-again = It was changed in another window after you opened this page. What you typed is still here, and nothing has been saved. Check it, then save again.
training-unwell = This cannot be done now
training-unwell-reason = Nothing is lost. Try again shortly; if it stays like this, tell the person who runs this service.
training-no-cookie = This browser kept no cookie
training-no-cookie-reason = The service knows your packs and results only by a cookie. Allow cookies for this service, open the page again and repeat what you did.

# A pack.
training-parts = Parts of this pack
training-on-this-page = On this page
training-part-pack = Pack
training-part-questions = Questions
training-part-marked = To check
training-part-share = Share
training-part-results = Results
training-part-versions = Versions
training-alarm = { $count ->
    [one] One piece of this pack rests on guidance that has changed.
   *[other] { $count } pieces of this pack rest on guidance that has changed.
}
training-alarm-means = Its questions are not asked until you have renewed or dropped them.
training-alarm-see = See what changed
training-retitle = Change the title
training-save = Save
training-cancel = Cancel
training-quiz = Quiz
training-quiz-holds = { $count ->
    [0] No questions.
    [one] One question:
   *[other] { $count } questions:
}
training-not-asked = { $count ->
    [one] One of them is not asked now, since the guidance that it rests on has changed.
   *[other] { $count } of them are not asked now, since the guidance that they rest on has changed.
}
training-take-it = Take the quiz
training-share-first = Share it, then take it
training-see-questions = See all questions
training-files = Take it away
training-files-hint = Questions that wait to be checked are left out of the files.
training-files-learner = To read on paper, without the answers.
training-file-form = Form
training-with-answers = With answers
training-without-answers = Without answers
training-always-answers = Always with answers
training-download = Save
training-file-docx = Handout (Word)
training-file-pdf = Handout (PDF)
training-file-pptx = Slides (PowerPoint)
training-file-gift = Moodle questions (GIFT)
training-file-moodle = Moodle questions (XML)
training-file-qti = Question bank (QTI 2.1)
training-file-anki = Cards (Anki)
training-file-csv = Table (CSV)
training-aims = What you will be able to do
training-reading = Reading path
training-reading-hint = In an order that builds up; { $minutes } minutes in all.
training-steps = { $count ->
    [one] { $count } section
   *[other] { $count } sections
}
training-minutes = { $count ->
    [0] less than a minute
    [one] { $count } minute
   *[other] { $count } minutes
}
training-facts = Keep in mind
training-facts-hint = In the exact words of the guidance.
training-changes = Then and now
training-changes-hint = What changed, so that nobody goes by the old rule.
training-then = Then
training-now = Now
training-since = since { $day }
training-changed-by = Changed by:
training-the-words = The exact words
training-glossary = Words used
training-source = Source
training-scenarios = Scenarios
training-scenarios-hint = About nobody in particular. Think of your own answer before you open the model answer.
training-model-answer = Model answer
training-further = Read on
training-open-at-quote = (opens at the quoted words)
training-changed-since = The guidance has changed since
training-delete = Delete this pack
training-delete-title = Delete this pack?
training-delete-warning = It is deleted for good, with all its versions and links{ $count ->
    [0] .
    [one] , and with the results of one learner.
   *[other] , and with the results of { $count } learners.
}
training-delete-now = Delete it
training-keep = Keep it

# Sharing.
training-live = Share by link
training-live-hint = Whoever has the link can read the pack and take the quiz, and sees each change that you make. Nobody else finds it.
training-link = Link for learners
training-link-of = Link for { $name }
training-open-as-learner = Open as a learner
training-share-now = Make a link
training-end-share = End this link
training-end-share-hint = The link then opens nothing any more. Results stay; a new link is another one.
training-freeze = Freeze a version for an event
training-freeze-hint = The event gets a link of its own, which always shows this version, whatever you change later. Its results can be looked at by themselves.
training-event-name = Name of the event
training-event-name-hint = For example “Induction, May 2027”. Leave out names of people.
training-problem-event-name = Give the event a name of { $most } characters or fewer.
training-freeze-now = Freeze version { $number }
training-events = Events
training-frozen-on = frozen { $moment }
training-frozen-stale = { $count ->
    [one] One question of this frozen version rests on guidance that has changed. It is not asked.
   *[other] { $count } questions of this frozen version rest on guidance that has changed. They are not asked.
}
training-end-event = End this link
training-event-ended = Its link has been ended.
training-results-of = Results of { $name }

# Versions.
training-versions-hint = Every change makes a version. Bringing an earlier one back makes it the latest, and loses nothing.
training-latest = Latest
training-frozen-for = Frozen for { $name }
training-bring-back = Bring this version back
training-step-made = Made
training-step-titled = Title changed
training-step-edited = Question edited
training-step-dropped = Something dropped
training-step-taken-back = Question taken back
training-step-added = Question added
training-step-renewed = Renewed after the guidance changed
training-step-restored = An earlier version brought back

# Questions.
training-questions-hint = Change the wording, drop what you do not want, and add your own. Each change is checked against the guidance.
training-add = Add a question
training-edit = Edit
training-drop = Drop
training-take-back = Take back
training-dropped = Dropped
training-waits = Not asked: guidance changed
training-by-trainer = Worded by a trainer
training-by-model = Worded by a language model, and checked
training-rests-on = What it rests on
training-wrong-ones = Wrong answers to choose from:
training-kind = Kind of question
training-kind-number = Number
training-kind-date = Date
training-kind-duration = Length of time
training-kind-who = Who
training-kind-which = Which
training-kind-order = Order of steps
training-kind-true-false = True or false
training-kind-match = Terms and meanings
training-kind-current-rule = Rule that applies now
training-find = Find a passage
training-find-hint = A question rests on the exact words of a passage. Look for the passage first.
training-find-words = What the passage is about
training-find-now = Find passages
training-found = { $count ->
    [0] Nothing found. Use other words.
    [one] One passage
   *[other] { $count } passages, the nearest first
}
training-choose-passage = Use this passage
training-other-passage = Use another passage
training-open-passage = (opens in the document)
training-edit-question = Edit the question
training-objected = The check found something
training-objected-must = Put this right, then save again. Nothing has been saved yet.
training-objected-may = Put this right, or say below that it is right as it is. Nothing has been saved yet.
training-overrule = I have read the passage, and the question is right as it is
training-item-marked = The guidance that this question rests on has changed, so it cannot be saved as it is.
training-question = Question
training-rows-choice = Answers
training-rows-choice-hint = Mark the right one. Leave rows empty that you do not need.
training-rows-true-false = The statement is
training-rows-order = Steps in their right order
training-rows-order-hint = Learners see them mixed. Leave rows empty that you do not need.
training-rows-match = Terms with their meanings
training-rows-match-hint = Learners see the meanings mixed. Leave rows empty that you do not need.
training-row-right = Answer { $number } is right
training-row-answer = Answer { $number }
training-row-step = Step { $number }
training-row-term = Term { $number }
training-row-meaning = Meaning { $number }
training-explanation = Explanation
training-explanation-hint = Shown after answering, before the quote. May be left empty.
training-topic = Topic
training-pick = Words that it rests on
training-pick-hint = Tick the sentences that settle it. A lead-in or a header row comes along by itself. From:
training-fault-no-question = Type the question.
training-fault-too-long = Shorten the question, an answer or the explanation.
training-fault-few-options = Give at least two answers, steps or pairs.
training-fault-alike-options = Two answers, steps or terms are the same.
training-fault-none-right = Mark the right answer.
training-fault-half-pair = Give every term a meaning, and every meaning a term.
training-fault-no-quote = Tick the words that it rests on.
training-fault-no-topic = Choose a topic of this pack.
training-objection-broken = The question is not complete.
training-objection-not-exact = The quote does not stand in the guidance held now.
training-objection-not-current = The words that it rests on do not apply any more.
training-objection-answer-shows = The answer shows in the question.
training-objection-options-alike = Two answers say the same.
training-objection-kinds-mixed = The answers are of different kinds, so the right one stands out.
training-objection-not-answered = The quote does not seem to settle the question.
training-objection-also-right = A wrong answer may be right as well, by this or another passage.
training-objection-not-false = The statement may be true after all.
training-objection-duplicate = Another question of the pack asks the same.

# What is marked.
training-marked-hint = The guidance behind these pieces has changed since the pack was made. Compare old and new text, then renew each piece or drop it. Questions among them are not asked meanwhile, in no version of this pack.
training-nothing-marked = Nothing to check: all words that this pack rests on stand in the guidance held today.
training-standing = { $count ->
    [one] One piece still stands word for word; only the text around it has changed.
   *[other] { $count } pieces still stand word for word; only the text around them has changed.
}
training-renew-standing = Renew all that still stand
training-left = { $count ->
    [one] One piece could not be renewed as it is. Choose new words for it, or drop it.
   *[other] { $count } pieces could not be renewed as they are. Choose new words for them, or drop them.
}
training-old-and-new = Old and new text
training-old-text = Old text
training-new-text = New text
training-no-new-text = Nothing stands in its place, as far as is known.
training-old-until = The old rule applied until { $day }.
training-ended-by = Replaced by:
training-renew = Renew
training-renew-as-it-is = It still stands: renew it
training-renew-with-new = Renew with new words
training-words-so-far = The words so far
training-change-was = The rule then, in short
training-change-is-now = The rule now, in short
training-piece-item = Question
training-piece-fact = Fact
training-piece-reading = Reading
training-piece-term = Term
training-piece-change = Then and now
training-piece-scenario = Scenario
training-cause-changed = These words do not stand in the newest version of their document.
training-cause-around = These words still stand, but the passage around them has changed.
training-cause-gone = The document was taken out of the library.
training-cause-ended = These words do not apply any more.
training-cause-footing = The words are a starter note’s, and a publication that the note has them from does not apply any more.

# Results.
training-results-hint = Learners are listed by the names they chose. “Right first time” counts each learner’s first try at a question.
training-results-whose = Whose results
training-results-all = All learners
training-no-results = Nobody has taken the quiz yet.
training-most-missed = Missed most
training-missed-by = Missed at the first try by { $missed } of { $answered }.
training-often-chosen = { $count ->
    [one] Chosen instead once:
   *[other] Chosen instead most often ({ $count } times):
}
training-by-learner = By learner
training-learner = Learner
training-answered-of = Answered, of { $count }
training-right-first = Right first time
training-right-now = Right at the last try
training-last-at = Last answer
training-not-begun = Not begun
training-by-item = By question
training-answered-by = Learners
training-tries = Tries

# Learners.
training-quiz-empty = This pack has no questions.
training-quiz-offer = { $count ->
    [one] One question, with its source one click away.
   *[other] { $count } questions, one at a time, each with its source one click away. What you miss comes back until you know it.
}
training-begin = Begin
training-go-on = Go on
training-waiting = { $due ->
    [0] { $new ->
        [0] A question that you missed comes back now.
        [one] One new question waits.
       *[other] { $new } new questions wait.
    }
    [one] One question comes back now, and { $new } are new.
   *[other] { $due } questions come back now, and { $new } are new.
}
training-all-done-short = You have answered everything that waits for you now.
training-progress = Your progress
training-left-out = { $count ->
    [one] One question is not asked at present, since the guidance that it rests on has changed. Its trainer is told.
   *[other] { $count } questions are not asked at present, since the guidance that they rest on has changed. Their trainer is told.
}
training-your-name = Under which name do you take part?
training-name-why = Your answers are kept under this name, so that what you missed comes back. Whoever made the pack sees the name and the results.
training-name-label = Name or number
training-name-advice = A nickname or a number will do. Leave out anything about people you work with.
training-name-empty = Type a name or a number.
training-name-long = Choose a name of { $most } characters or fewer.
training-name-personal = This looks like an address or a number that identifies a person. Choose a nickname or a short number.
training-name-taken = Somebody in this pack has this name already. Choose another one; if it was you, use your return code below.
training-been-here = I have begun on another device
training-code = Return code
training-code-hint = It stands on your progress page.
training-problem-code = No results are kept under this code in this pack. Check it, or begin with a name.
training-come-back = Go on where I was
training-place-new = Question { $number } of { $count }
training-place-due = { $tries ->
    [one] This question comes back: you have answered it once
   *[other] This question comes back: you have answered it { $tries } times
}
training-place-again = You missed this question a moment ago
training-order-hint = Choose a place for each step.
training-match-hint = Choose a meaning for each term.
training-choose = Choose
training-nth = Step { $number }
training-answer = Answer
training-stop-here = Stop here and see your progress
training-incomplete-choice = Choose one of the answers.
training-incomplete-order = Give each step a place of its own.
training-incomplete-match = Give each term a meaning of its own.
training-question-changed = This question has just been changed. Please answer it as it stands now.
training-right = Right
training-wrong = Not right
training-your-answer = Your answer
training-right-answer = The right answer
training-why = Why
training-comes-back-soon = This question comes back soon, and then after longer and longer times.
training-comes-back = { $count ->
    [0] This question comes back later today.
    [one] This question comes back tomorrow.
   *[other] This question comes back in { $count } days.
}
training-next = Next question
training-finish = See your progress
training-all-done = You are done for now
training-so-far = You have answered { $answered } of { $count } questions. Right at your last try: { $right }. Right at your first: { $first }.
training-by-topic = By topic
training-answered = Answered
training-of = { $part } of { $count }
training-next-due = { $count ->
    [one] One question comes back on { $day }.
   *[other] { $count } questions come back, the first of them on { $day }.
}
training-your-results = Your results
training-results-seen = Whoever made the pack sees this name and your results. You can delete them at any time.
training-your-code = To go on with another device, use this return code:
training-not-you = I am somebody else
training-forget = Delete my results
training-forget-title = Delete your results?
training-forget-warning = Everything that { $name } has answered in this pack is deleted for good, for you and for the trainer.
training-forget-now = Delete them
