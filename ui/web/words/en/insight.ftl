# The room that shows what the questions tell.
insight-title = Insight
insight-intro = What people asked that nothing held answers, how the service is used, and where answers did not help. No names: questions are shown with personal data taken out, and nobody is told who asked.
insight-parts = Parts of this room
insight-part-list = Unanswered questions
insight-part-use = Use and quality
insight-part-feedback = Feedback
insight-closed = This room is for those who look after the guidance. On this service it is open only to the people who may bring documents in.
insight-closed-yours = What is kept of you, you can see, take away and delete yourself:
insight-yours-link = Everything that is kept of you
insight-trouble = This cannot be done now
insight-missing = There is nothing at this address.
insight-problem-unknown-group = These questions are not kept any more: they may have been deleted with their conversations.
insight-problem-unknown-feedback = This answer is not kept any more: its conversation may have been deleted.
insight-problem-owner-missing = Name the team or person who looks after these questions, then try again.
insight-problem-nothing-to-reject = No document stands as the answer to these questions any more.
insight-problem-case-kept = There is a test case of this feedback already. Edit its line in the file to change it.
insight-problem-unusable-case = Tick at least one right place, or choose an outcome that is no answer.
insight-back = Back
insight-number = { $number }
insight-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
insight-conversations = { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
}
insight-groups = { $count ->
    [one] { $count } group
   *[other] { $count } groups
}
insight-found = { $groups }, { $questions }
insight-enquiries = { $count ->
    [one] { $count } enquiry to the helpdesk
   *[other] { $count } enquiries to the helpdesk
}
insight-in = { $questions } in { $places }
insight-in-both = { $questions } in { $first } and { $second }
insight-from-helpdesk = (asked of the helpdesk)
insight-last-asked = last asked { $day }
insight-first-asked = first asked { $day }
insight-state = State
insight-state-open = Open: new or with an owner
insight-state-new = New
insight-state-with-owner = With an owner
insight-state-answered = Answered by a new document
insight-state-declined = Declined
insight-state-all = All
insight-order = Order
insight-order-count = Most asked
insight-order-lately = Most asked in the last four weeks
insight-order-last = Asked last
insight-show = Show
insight-none = No group like this. Groups form when at least two questions that nothing answers are alike.
insight-nameless = Questions alike
insight-owner = Owner: { $owner }
insight-example = For example
insight-near = Nearest in the guidance
insight-trend = Questions a week over the last { $weeks } weeks: { $lately } in the last four, { $before } in the four before
insight-trend-short = { $lately } in the last four weeks, { $before } in the four before
insight-trend-title = Questions a week
insight-week-of = Week from
insight-more-groups = More groups
insight-following = Next
insight-shown-of = { $begins } to { $ends } of { $total }
insight-preceding = Previous
insight-alone-link = { $count ->
    [one] { $count } question is like no other so far
   *[other] { $count } questions are like no other so far
}
insight-alone-title = Asked once
insight-alone-hint = Questions that nothing answers and that are like no other so far. When another like it is asked, they become a group.
insight-no-alone = There are none.
insight-renew = Bring up to date now
insight-renew-hint = New questions are read and grouped every few minutes. Open groups are asked again after each new build of the index.
insight-csv = Download as CSV
insight-csv-of = Download as CSV: { $what }
insight-asked-as = As it was asked
insight-part-of-question = (a part of a question)
insight-nearest-title = Nearest headings
insight-nearest-hint = What the search found nearest when the questions were asked. It did not answer them.
insight-starter-note = starter note
insight-answered-title = A document answers now
insight-answered-how = Asked again on { $day }: { $answered } of { $tried } examples are answered.
insight-answered-open = Read it in the document
insight-reject = This does not answer them
insight-reject-hint = If it does not answer them, open the questions again: this document is then not taken for their answer a second time.
insight-open-again = Open again
insight-ask-again = Ask again now
insight-ask-again-hint = Asks the most typical of the questions of the guidance as it is held now.
insight-still-open = Asked again just now: still nothing held answers these questions.
insight-decide = What is to be done
insight-owner-field = Who looks after it
insight-owner-hint = A team or a role. The name is kept, and shown to everybody in this room.
insight-note-field = Note
insight-note-hint = Leave out names and case details of people on probation.
insight-note = Note: { $note }
insight-give = Give to this owner
insight-decline = Decline
insight-decline-hint = No guidance will answer this: it is not for this service, or it is answered elsewhere.
insight-decline-now = Decline these questions
insight-use-days = { $days ->
    [365] Last year
   *[other] Last { $days } days
}
insight-period = Period
insight-period-told = { $since } to { $until }
insight-use-none = Nothing was asked in this time.
insight-asked-title = Questions a day
insight-asked-chart = { $count ->
    [one] { $count } question in { $days } days
   *[other] { $count } questions in { $days } days
}
insight-outcomes-title = How questions ended
insight-outcome-answered = Answered
insight-outcome-partial = Answered in part
insight-outcome-premise-corrected = An overtaken rule was corrected
insight-outcome-needs-detail = Too little was typed
insight-outcome-not-in-guidance = Nothing held answers
insight-outcome-out-of-scope = Not for this service
insight-outcome-about-a-person = About a person
insight-outcome-personal-advice = Personal advice
insight-outcome-case-judgement = A judgement on a case
insight-outcome-emergency = An emergency
insight-outcome-unavailable = The search failed
insight-feedback-title = What people said
insight-verdict-helpful = It helped
insight-verdict-not-helpful = It did not help
insight-feedback-told = It helped: { $helpful }. It did not help: { $not }.
insight-reasons-title = Why it did not help
insight-no-feedback = Nobody said anything in this time.
insight-times-title = Time to answer
insight-times-told = Half of the answers took { $half } or less, 95 in 100 took { $most } or less.
insight-times-chart = Time to answer by week. Over the whole time half took { $half } or less, 95 in 100 { $most } or less
insight-times-half = Half took no longer
insight-times-most = 95 in 100 took no longer
insight-seconds = { $seconds } s
insight-cited-title = Most cited documents
insight-never-title = Documents that no answer cites
insight-never-told = { $count ->
    [0] Every document held was cited.
    [one] { $count } document held was not cited.
   *[other] { $count } documents held were not cited.
}
insight-all-in-csv = All are in the table to download.
insight-outdated-title = Text without force that was still shown
insight-outdated-hint = Superseded, withdrawn, historic or draft text in answers to people who asked for today’s rules. It was shown with its label.
insight-no-outdated = There was none.
insight-corrected-title = Overtaken rules still asked for
insight-corrected-hint = Questions that took an overtaken rule for granted, the latest first, with personal data taken out.
insight-no-corrected = There were none.
insight-helpdesk-told = { $enquiries } came in this time, with { $questions }; { $open } of them stayed open and are among the unanswered questions.
insight-helpdesk-link = Reply desk
insight-table = The table behind it
insight-kept-days = { $days ->
    [0] Conversations, feedback, enquiries and training results are kept until somebody deletes them; no time is set.
    [one] What is not used for { $days } day is deleted by the program: conversations, feedback, enquiries that were sent or closed, and training results.
   *[other] What is not used for { $days } days is deleted by the program: conversations, feedback, enquiries that were sent or closed, and training results.
}
insight-only-kept = These figures are of what is kept: what was deleted does not count.
insight-column-day = Day
insight-column-question = Question
insight-column-questions = Questions
insight-column-outcome = How it ended
insight-column-said = What was said
insight-column-times = Times
insight-column-document = Document
insight-column-document-id = Document number
insight-column-answers = Answers that cite it
insight-column-status = Status
insight-column-week = Week from
insight-column-half = Seconds, half took no longer
insight-column-most = Seconds, 95 in 100 took no longer
insight-column-group = Group
insight-column-state = State
insight-column-owner = Owner
insight-column-conversations = Conversations
insight-column-enquiries = Enquiries to the helpdesk
insight-column-first = First asked
insight-column-last = Last asked
insight-column-lately = In the last four weeks
insight-column-before = In the four weeks before
insight-column-example = Example
insight-column-nearest = Nearest heading
insight-column-answered-by = Answered by
insight-feedback-hint = Answers that somebody marked as not helpful, the latest first. Who it was is not kept with it.
insight-no-bad-feedback = Nobody has said that an answer did not help.
insight-feedback-deleted = The answer was deleted with its conversation.
insight-cases-told = { $count ->
    [0] No test case has been made of feedback yet.
    [one] { $count } test case stands in the file { $file } in the home folder.
   *[other] { $count } test cases stand in the file { $file } in the home folder.
}
insight-judged-title = An answer that did not help
insight-said-on = Said on { $day }
insight-wrote = They wrote
insight-asked-before = Asked before it
insight-then = The answer then
insight-today = The answer today
insight-replay = Ask again today
insight-replay-hint = Asks the same question of the guidance as it is held now.
insight-same = The answer is the same as then.
insight-changed = The answer is another one now.
insight-case-title = Make this a test case
insight-case-hint = It is added to the file { $file } in the home folder, which “evaluate answers --cases” reads.
insight-case-outcome = How it should end
insight-case-right = Which quotes are right
insight-case-from-then = then
insight-case-from-now = today
insight-case-make = Add the test case
insight-case-made = Added as test case { $id }.
insight-has-case = There is a test case of this feedback.
insight-yours-title = Everything that is kept of you
insight-yours-whose = It is kept under a number that stands for this browser. Nobody’s name is kept with it.
insight-yours-helpdesk = What you do at the reply desk is kept under the name that you typed there, with the enquiry. Whoever runs this service can give it to you, and put a number in place of your name.
insight-yours-none = Nothing is kept of you.
insight-yours-deleted = Everything that was kept of you has been deleted.
insight-yours-conversations = Conversations
insight-yours-questions = Questions with their answers
insight-yours-feedback = What you said about answers
insight-yours-packs = Training packs you made
insight-yours-learners = Training packs you take part in
insight-yours-number = Your number
insight-yours-export = Take everything away (ZIP)
insight-yours-delete-title = Delete everything
insight-yours-delete-warning = It is deleted for good. Training packs that you made go too, with the results of everybody who takes part in them.
insight-yours-delete = Delete everything that is kept of me
insight-yours-back = Your conversations
