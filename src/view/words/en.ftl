# The words of the interface in English. The same keys stand in fr.ftl; a test compares them.

## On every page
skip = Skip to the content
nav-label = Main
nav-question = Question
nav-map = Map
nav-outline = Outline
nav-claims = Claims
nav-sources = Sources
menu = Menu
breadcrumb = You are here
language-en = English
language-fr = French
theme-dark = Dark mode
search-label = Search claims, arguments and sources
search-placeholder = Search claims, sources
search-button = Search

## The standpoint
assumptions = Assumptions
bar-from = In this collection, on { $date }, under these assumptions:
nothing-chosen = nothing assumed, nothing left out, nobody’s bare word taken
chip-assumed = assumed:
chip-left-out = left out:
chip-trusted = taking the word of:
chip-policy = policy:
remove = Remove
back-to-editors = Back to the editors’ standpoint
assumptions-change = Change the assumptions
assumptions-dates = The dates of this debate
assumptions-slide = Move through the dates
assumptions-day = See it as of
assumptions-look = Look from there
assumptions-how = On the page of a claim, a source or an argument you can assume it or leave it out; where somebody is named, you can take their word.
mark-editors = The day for which the editors vouch
share = Link to this page as you see it
copy = Copy
copied = Copied
advanced = Advanced
semantics = Where several positions hold together
semantics-how = This decides what counts as standing where arguments attack each other in circles. The first choice is the most cautious.
choose-grounded = take sides only where one must (grounded)
choose-complete = every position that holds together (complete)
choose-preferred = take as many sides as possible (preferred)
choose-stable = leave nothing undecided (stable)
choose-semi-stable = leave as little undecided as possible (semi-stable)
choose-stage = free of conflict, least undecided (stage)
choose-ideal = what all the widest positions share (ideal)
assume = Assume it
assume-not = No longer assume it
leave-out = Leave it out
put-back = Put it back
take-word = Take their word
take-word-not = No longer take their word
standpoint-title = One cannot look from there
standpoint-no-claim = There is no claim “{ $id }” to assume.
standpoint-no-actor = There is nobody called “{ $id }” whose word could be taken.
standpoint-no-policy = There is no policy “{ $id }” under which cases could be decided.
standpoint-nothing = There is no claim, argument or source “{ $id }” to leave out.
standpoint-both = The same claim is both assumed and left out. Choose one.
standpoint-contraries = Two claims are assumed that cannot both hold. Assume one of them at most.
standpoint-about = It is about

foot-statement = What stands here is a collection of what people argue, with their sources, as of { $date }. It is not a poll, and not legal advice. Every sentence is the editors’ own; quotations say who spoke.
foot-label = About this collection
foot-guide = How to read a map
foot-issues = Questions
foot-arguments = Arguments
foot-actors = Actors
foot-health = Knowledge health
source-file = Source file
findings-title = What the checks say
value = Value
colon = { ": " }
semicolon = { "; " }
and = and

## Verdicts
verdict = Verdict
why = Why
why-deciding = The deciding arguments
why-every-step = Every step
map-argument = The argument:
sign-stands = stands here
sign-contested = in dispute
sign-answered = answered, or the opposing case stands
sign-reported = reported
sign-empty = nothing for it that stands here
sign-value = depends on a value
sign-date = not on that date
depends-title = What it depends on
depends-none = None of its arguments starts from a value, or from anything in dispute or only reported.
verdict-on-request = The verdict, for those who ask
verdict-weighed = Values and answers to the main question carry no badge: what speaks for them ends in what people hold dear, and readers weigh that themselves.
verdict-accepted = Stands here
verdict-refuted = The opposing case stands
verdict-contested = In dispute
verdict-fallen = Its reasons are answered
verdict-fallen-partly = Partly answered, otherwise only reported
verdict-reported = Reported
verdict-argued = Argued only from what is reported
verdict-unsupported = No argument yet
verdict-not-in-force = Not in force on that date
verdict-accepted-open = Stands here, with an open question
verdict-assumed = Stands here, because it is assumed
verdict-not-yet = Had not happened yet
verdict-left-out = Left out
argument-value = Depends on a value
argument-reported = Starts from what is only reported
argument-defeated = It is answered
argument-idle = What it starts from does not stand here
argument-absent-here = Not there, seen from here
argument-absent = Not there on that date

## Kinds of record
record-topic = Debate
record-issue = Question
record-claim = Claim
record-argument = Argument
record-source = Source
record-actor = Actor
record-expect = Expectation
record-rule-set = Rule set
record-predicate = Fact asked or derived
record-rule = Rule
record-case = Case
record-policy = Policy
record-answer = Answer
records-topic = Debates
records-issue = Questions
records-claim = Claims
records-argument = Arguments
records-source = Sources
records-actor = Actors
records-expect = Expectations
records-rule-set = Rule sets
records-predicate = Facts asked and derived
records-rule = Rules
records-case = Cases
records-policy = Policies

semantics-grounded = grounded
semantics-complete = complete
semantics-preferred = preferred
semantics-stable = stable
semantics-semi-stable = semi-stable
semantics-stage = stage
semantics-ideal = ideal

claim-kind-fact = Claim of fact
claim-kind-legal-holding = Claim of law
claim-kind-norm = Value or norm
claim-kind-causal = Claim of cause
claim-kind-prediction = Prediction
claim-kind-definition = Definition

source-kind-treaty = Treaty
source-kind-statute = Statute
source-kind-regulation = Regulation
source-kind-bill = Bill
source-kind-court-decision = Court decision
source-kind-tribunal-decision = Tribunal decision
source-kind-international-decision = International decision
source-kind-official-statistics = Official statistics
source-kind-government-report = Government report
source-kind-government-page = Government page or statement
source-kind-parliamentary = Parliamentary proceedings
source-kind-testimony = Testimony
source-kind-intergovernmental-report = Intergovernmental report
source-kind-academic = Academic work
source-kind-commentary = Legal commentary
source-kind-news = News
source-kind-advocacy = Advocacy
source-kind-party-statement = Party statement
source-kind-opinion = Opinion
source-kind-poll = Poll
source-kind-petition = Petition

actor-kind-government = Government
actor-kind-court = Court or tribunal
actor-kind-court-of-last-resort = Court of last resort
actor-kind-legislature = Legislature
actor-kind-politician = Party or politician
actor-kind-intergovernmental = Intergovernmental organisation
actor-kind-non-governmental = Non-governmental organisation
actor-kind-scholar = Scholar or research body
actor-kind-press = Press
actor-kind-person = Person
actor-kind-editors = Editors of this collection

scheme-authority = Argument from authority
scheme-precedent = Argument from precedent
scheme-consequences = Argument from consequences
scheme-analogy = Argument from analogy
scheme-evidence = Argument from evidence
scheme-cause = Argument from cause to effect
scheme-rule = Argument from a rule
scheme-sign = Argument from a sign
scheme-value = Argument from a value
scheme-commitment = Argument from commitment
scheme-ignorance = Argument from what is not known
scheme-practical = Argument from ends to means
scheme-slippery-slope = Slippery slope argument
scheme-example = Argument from an example

thrust-supports = Supports:
thrust-rebuts = Against:
thrust-undercuts = Questions a step:

role-establishes = Establishes
role-asserts = Asserts
role-illustrates = Illustrates

grade-asserted = asserted
grade-ordinary = ordinary
grade-strong = strong
grade-settled = settled

standard-scintilla = One argument for it is enough
standard-preponderance = The better side wins
standard-clear-and-convincing = The better side must win clearly
standard-beyond-reasonable-doubt = No argument against it may be left
standard-dialectical-validity = Any argument against it that stands defeats it

severity-error = Error
severity-warning = Warning
severity-note = Note

## Dates and places
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
interval-on = on { $day }
interval-from-to = from { $from } to { $to }
interval-from = from { $from }
interval-to = until { $to }
in-force = In force { $interval }
observed = Observed { $interval }
decided = Decided on { $date }
reviewed = Last compared with its sources on { $date }
accessed = Last read on { $date }
rests-on-ended = Rests on what no longer stands
standing-reversed-on = Ruling reversed on { $date }
standing-stayed-on = Stayed on { $date }
standing-varied-on = Varied in part on { $date }
standing-upheld-on = Let stand on { $date }
standing-superseded-on = Superseded on { $date }
standing-repealed-on = Repealed on { $date }
standing-amended-on = Amended on { $date }
locator-section = { $count ->
    [one] s. { $place }
   *[other] ss. { $place }
}
locator-article = { $count ->
    [one] art. { $place }
   *[other] arts { $place }
}
locator-paragraph = { $count ->
    [one] para. { $place }
   *[other] paras { $place }
}
locator-page = { $count ->
    [one] p. { $place }
   *[other] pp. { $place }
}
locator-headnote = headnote
locator-whole = the whole work

## Home
home-eyebrow = The question
home-map = See the whole debate as a map
home-outline = Read it as an outline
doors-alphabetical = { $count ->
    [one] One answer
   *[other] { $count } answers, in alphabetical order
}
doors-listed = { $count ->
    [one] One answer
   *[other] { $count } answers
}
door-depends = Depends on
door-value = { $count ->
    [one] Value
   *[other] Values
}
home-cases = Two of them, each at its strongest
home-cases-sub = Each in the same form: the arguments that fare best here, then those of the highest grade, then those with the most sources that establish something; the values they rest on; and the question that the first must answer.
case-title = The case for: { $answer }
case-values = { $count ->
    [one] Rests on a value
   *[other] Rests on values
}
case-must-answer = Must answer
case-argued-by = Argued by
case-nobody = nobody named here
case-none = No argument for it has been collected yet.
compare = Compare
compare-with = with
compare-button = Show side by side
home-ask = What the rules say of a case
home-ask-sub = Which way the written rules point for facts that you choose, article by article, and what people argue about the very rules that decide.
home-issues = The questions under it
home-issues-sub = Each has its own answers, arguments and sources.
home-timeline = The dates that matter
home-timeline-sub = Rulings, laws and events, each with the work that says so.
home-others = Other debates
home-empty-title = Nothing to show yet
home-empty-text = There is no debate in this collection, or its files have errors. The health page says what is wrong.

## Topic and issue
topic-root = The question at the root
issue-answers = Its answers
order-alphabetical = In alphabetical order.
order-listed = In the order chosen by the editors.
issue-background = What one needs to know
issue-background-sub = These claims take no side in the question.
issue-none = No argument has been collected here yet.
position-contraries = Cannot hold together with
position-leads = A reason in turn for or against
position-held-by = Held by
balance-for = { $count ->
    [one] { $count } argument for
   *[other] { $count } arguments for
}
balance-against = { $count ->
    [one] { $count } against
   *[other] { $count } against
}
balance-note = Numbers of arguments collected here. They are not votes: one good argument outweighs many poor ones.
open-map = See it on the map
open-outline = Read the outline

## Claim
claim-description = { $text } Arguments for and against, and the sources.
claim-plain = In plain words
claim-caution = What this claim does not say.
claim-asserted-by = Asserted by
claim-for = Arguments for it
claim-against = Arguments against it
claim-no-arguments = Nobody has argued for or against this claim here.
claim-no-for = No argument for it has been collected yet.
claim-no-against = No argument against it has been collected yet.
claim-see-contraries = What speaks for its contrary stands with
claim-uses = Where it is used
claim-through = through
claim-answers = It answers the question
claim-informs = It is background to
claim-contraries = Cannot hold together with
claim-standard = What it asks of its arguments
claim-sources = Sources
claim-sources-sub = “Establishes” is kept for a ruling on what it held, a law on what it says, an official figure for that figure, and the reporting of plain facts by a named paper. All else is asserted or illustrates.
claim-no-sources = No source is cited for this claim.
table-source = Source
table-role = Role
table-place = Where in it
table-standing = Standing
table-stands = Stands as made
quote-by = said by { $speaker }
quote-found = found in the text held here
quote-found-otherwise = found with differences; the text held here says
quote-not-found = not found in the text held here
quote-not-held = text not held
provision-title = Text of { $place }
provision-notice-justice = From the Department of Justice, as kept on the computer that made this page. This is not an official version.
provision-notice = As kept on the computer that made this page. This is not an official version.
provision-in-en = Held in English only.
provision-in-fr = Held in French only.
provision-current-to = Current to { $date }.
provision-in-force-from = This wording is in force since { $date }.
provision-unknown = The text held here has no { $place }.
provision-not-selected = Of the sections held here, none has { $place }.
provision-history = History:
cite-title = Cite this page
cite-claim = “{ $text }”, { $site }, as of { $date }, { $path }

## Argument
argument-description-supports = An argument for: { $on }
argument-description-rebuts = An argument against: { $on }
argument-description-undercuts = It questions a step of: { $on }
argument-premises = It starts from
argument-premises-linked = It starts from these, each of which is needed
argument-concludes-supports = It supports
argument-concludes-rebuts = It is against
argument-concludes-undercuts = It questions a step of
argument-warrant = Why the one bears on the other
argument-question = The question it must answer
argument-strength = Strength set by hand: { $grade }
argument-from = Could be made from { $date }
derived-mark = Derived by a rule
derived-by = Derived by the rule:
argument-made-by = Made by
argument-questioned = What questions its step
argument-not-questioned = Nobody has questioned this step here.
argument-about-premises = What speaks for and against its premises
argument-sources = Cited by its premises
argument-citations = Where the argument is made
must-answer = It must answer: { $question }
questioned-by = Questioned by

## Source
source-issuer = Issued by
source-author = Author
source-date = Date
source-undated = not known
source-citation = Citation
source-language = Language
source-text = Text held here
source-text-held = { $count ->
    [one] { $found } of the { $count } place cited from it is there
   *[other] { $found } of the { $count } places cited from it are there
}
source-speakers = Who speaks in it
source-standing = What became of it
source-by = by
source-changed = What it changed
source-note = Before relying on it
source-grade = Grade set by hand: { $grade }
source-open = Open the work
source-archive = Archived copy
source-reference = Reference
source-cited = What rests on it
source-uncited = Nothing in this collection cites it.

## Actor
actor-claims = What they assert
actor-arguments = Arguments they make
actor-sources = Works they speak in
actor-url = In their own words
actor-none = Nothing in this collection refers to them.

## Expectation
expect-promised = What is expected
expect-must = Expected:
expect-found = Found:
expect-because = Why
expect-kept = Met
expect-broken = Not met
expect-pins = Expectations

## Lists, outline, map
list-description = All entries: { $what }
list-count = { $count ->
    [one] One entry
   *[other] { $count } entries
}
list-elsewhere = On no question
list-before = Previous page
list-after = Next page
outline-title = Outline of the debate
outline-sub = The question, its answers, their arguments, what those start from, and so on. A claim that is used twice is told once.
outline-elsewhere = Its arguments stand elsewhere in this outline.
outline-deeper = What bears on it stands on its own page.
outline-to-map = See it on the map
map-heading = Map: { $text }
map-region = Argument map
map-views = View
map-whole = The whole map
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-fit = Fit
map-panel = Selected
sift = What is shown
sift-usual = As usual
sift-columns = { $count ->
    [one] { $count } column of arguments
   *[other] { $count } columns of arguments
}
sift-depth = How far
sift-sides = Sides
sift-for = for
sift-against = against
sift-step = questioning a step
sift-fates = How arguments fare
sift-claim = Starting from
sift-by = Made by
sift-source = Resting on
sift-from-year = Works from year
sift-until-year = Works until year
sift-from = from { $year }
sift-until = until { $year }
sift-to = The way to
sift-nowhere = no other item
sift-way-to = The way to: { $text }
sift-take-back = Show again
sift-button = Show
map-no-way = No way on this map leads to what you asked for.
map-cannot-both = These two cannot hold together: what speaks for the one speaks against the other.
map-numbers = The numbers count the arguments collected here for each answer and directly against it; they are not votes. What speaks for one answer also speaks against those that cannot hold together with it.
map-nothing = Nothing here passes the filters.
map-nothing-rivals = Nothing here passes the filters. What speaks against this answer may be given as reasons for one that cannot hold together with it: { $rivals }.
map-too-large = This map is too large for one sheet of paper. It is told in words below.
map-on-sheets = On several sheets it is the atlas:
walk = Read this map to me
walk-sub = All that the picture shows, in the order in which one walks it: what is asked, what is answered, what speaks for it and against it, and what that starts from.
walk-lead = { $word }:
walk-unseen = not shown: { $text }
walk-fares = How the argument fares:
walk-starts = It starts from:
keys = Keys
keys-arrows = to the next card in that direction; with no card chosen, the picture moves
keys-enter = draw the map around the card
keys-zoom = zoom in and out
keys-fit = fit the whole map into the window
keys-search = search
keys-outline = the outline
keys-help = this help
keys-single = Single keys work
keys-close = Close
nav-table = Table
table-title = Claims: { $text }
table-count = { $count ->
    [one] { $count } claim
   *[other] { $count } claims
}
table-claim = Claim
table-side = Speaks for
table-verdict = How it fares
table-sources = Sources
table-used = Used by
atlas-page = page { $page }
atlas-page-of = page { $page } of { $count }
atlas-contents = Where each answer is argued
atlas-works = Works cited, by their numbers
map-away = Copy, cite, download
map-preview = { $site }: what is said for and against, with sources, as of { $date }
map-atlas = The whole debate on paper:
map-saved = Saved views
map-files = This map as a file:
map-copy-link = Copy the link
map-cite = To cite this map:
map-citation = { $site }, “{ $text }”, as seen on { $date }: { $address }
map-embed = To show this map on another site:
embed-sub = A map of arguments. Every card is a link to the map around it.
column-question = Question
column-answers = Answers
column-arguments = Arguments, premises joined
column-reasons = Reasons and replies
column-further = Further replies
legend = Signs
legend-supports = supports
legend-rebuts = against
legend-undercuts = questions a step
legend-linked = needed together
pill-facts = { $count } more
pill-more = { $pro ->
    [0] { $con } more against
   *[other] { $con ->
        [0] { $pro } more for
       *[other] { $pro } more for, { $con } against
    }
}{ $stand ->
    [0] {""}
    [one] ; { $stand } stands
   *[other] ; { $stand } stand
}
pill-reasons = { $pro ->
    [0] { $con } against
   *[other] { $con ->
        [0] { $pro } for
       *[other] { $pro } for, { $con } against
    }
}{ $stand ->
    [0] {""}
    [one] ; { $stand } stands
   *[other] ; { $stand } stand
}
map-balance = { $pro } for, { $con } against
map-contrary = Cannot hold together with: { $text }
map-other-way = And the other way round: { $text }
map-door = Question on which answers depend
column-questions = Questions on which they depend
legend-contrary = cannot both hold
pill-elsewhere = arguments above or below
pill-onwards = what it bears on
and-more = and { $count } more
pill-questions = { $count ->
    [one] { $count } more question
   *[other] { $count } more questions
}
pill-answers = { $count ->
    [one] { $count } other answer
   *[other] { $count } other answers
}
panel-answers = Answers
panel-best-for = Best documented for it
panel-best-for-answers = What answers the best for it
panel-best-against = Best documented against it
panel-best-against-answers = What answers the best against it
panel-best-for-answered = What was said against the best for it, and is answered
panel-best-against-answered = What was said against the best against it, and is answered
keys-panel = the panel beside the map
panel-for = Arguments for it
panel-against = Arguments against it
panel-contraries = Cannot hold together with
panel-used = Used in
panel-sources = Sources
panel-premises = It starts from
panel-supports = It supports
panel-rebuts = It is against
panel-undercuts = It questions a step of
panel-questioned = Questioned by
panel-open-claim = Open the claim
panel-open-argument = Open the argument
panel-open-issue = Open the question

## Search
search-title = Search
search-none = Nothing was found for “{ $query }”. Fewer or other words may help.
search-hint = Words from claims, titles of sources, citations such as 2023 SCC 17, or names.
search-building = The index is still being built. Try again in a moment.
search-count = { $count ->
    [one] One result
   *[other] { $count } results
}
search-partial = No entry has all the words; these { $count } have most of them.
search-filters = Narrow the results
filter-kind = Sort of entry
filter-claim-kind = Kind of claim
filter-side = Speaks for
filter-issue = Question
filter-source-kind = Kind of source
filter-from-year = From year
filter-until-year = To year
filter-any = any
search-before = Previous results
search-after = More results

## Health
health-title = Knowledge health
health-description = What this collection holds, how its questions are balanced, and what the checks say.
health-totals = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}, { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}
health-sound = No errors.
health-holds = What it holds
health-findings = What the checks say
health-none = Nothing was found to be wrong.
health-expectations = { $count ->
    [one] One expectation
   *[other] { $count } expectations
}: { $met } met
health-more = and { $count } more
health-balance = Balance of the questions
health-translations = Translations
health-translated = { $language }: { $written } of { $all } texts
edges-premise = Links: premise
edges-supports = Links: supports
edges-rebuts = Links: against
edges-undercuts = Links: questions a step
edges-cites = Citations

## Guide
guide-title = How to read a map
guide-lede = A map shows a question, the answers that people give to it, and what speaks for and against each. Every card is a link, and everything on the map is also in the outline, in words.
guide-signs = The signs
guide-sign-supports = A solid blue line with a round plus: the argument supports what the line leads to.
guide-sign-rebuts = A dashed ochre line with a square minus: the argument is against what the line leads to.
guide-sign-undercuts = A dashed ochre line with a stroke, ending in a ring on another line: the argument does not deny the conclusion; it questions the step that leads there.
guide-sign-linked = Several sentences in one frame, joined by “and”: the argument needs all of them.
guide-sign-value = “Value” before a sentence: it says what ought to be. No source can establish it; readers weigh it themselves.
guide-sign-reversed = A box such as “Ruling reversed on 15 April 2021”: the ruling or text no longer stands as it was made. It goes with it wherever it is named.
guide-sign-derived = “Derived by a rule” in a box: nobody wrote the argument; a rule of this collection gives it, for every side alike.
guide-verdict-stands = Stands here: something for it holds against all that is said in this collection.
guide-verdict-contested = In dispute: something for it is possible, and nothing here decides.
guide-verdict-answered = Its reasons are answered, or the opposing case stands.
guide-verdict-reported = Reported: somebody says so, and no source here establishes it.
guide-verdict-empty = No argument yet, or what it starts from does not stand here.
guide-verdict-value = Depends on a value: all else that the argument needs stands or is in dispute.
guide-verdict-date = Not in force on that date, or had not happened yet.
guide-verdicts = What a verdict says
guide-verdicts-1 = A verdict says how the arguments in this collection bear on one another. It is not the truth, not a poll and not the opinion of the editors. Nothing is faded or hidden for its verdict.
guide-verdicts-2 = Values and the answers to the main question carry no verdict unasked. What speaks for them ends in what people hold dear; the page shows what each depends on.
guide-standpoint = Look from elsewhere
guide-standpoint-1 = Every verdict is seen from a date and under assumptions, which stand at the top of every page. By default nothing is assumed, nothing is left out, and nobody’s bare word is taken, on either side.
guide-standpoint-2 = Choose another date, assume a claim, leave out a claim, a source or an argument, or take somebody’s word: every page then shows what follows, and its address carries your choice, so that others can look from there too.
guide-map = From left to right
guide-map-1 = The question stands on the left. Its answers stand in the next column, all of the same size. To their right come the arguments for and against them, then what those arguments start from, and so on.
guide-map-2 = Choose a card and the map is drawn around it: the way up to the question stays, and more of what is near it is shown. What is not shown is counted on a small button, which opens it in place. “What is shown” narrows the map to one side, to what fares in a certain way, to one actor, work or time. Under the map the same is told in sentences.
guide-argument = Three places to disagree
guide-argument-1 = One can give an argument for the opposite conclusion. One can deny something the argument starts from. Or one can accept both and deny the step between them: that is what “questions a step” means.
guide-argument-2 = Where an argument carries the question that it must answer, ask it first, whichever side you are on.
guide-sources = What a source can and cannot do
guide-sources-1 = A ruling establishes what it held, a law what it says, an official figure that figure; the reporting of plain facts by a named paper establishes them too, on a weaker footing. What an advocate, a minister, a witness or a columnist says about how things are or ought to be is asserted, whoever says it.
guide-sources-2 = A claim shows its sources with the place in each, so that they can be checked.
guide-fair = Fair to every side
guide-fair-1 = Answers stand in alphabetical order, unless the page says that the editors chose another. Nothing is faded or made larger for being on one side. Numbers of arguments are not votes.
guide-fair-2 = Claims name who asserts them. Where the editors themselves looked for something, or worked it out, they say so.
guide-keys = With the keyboard
guide-keys-1 = Tab moves from card to card in reading order, Enter opens one. On the map, the arrow keys move to the neighbour in that direction, plus and minus zoom, and 0 fits the map to the window. The search box is the field at the top of the page.
guide-limits = What this is not
guide-limits-1 = This is information, not legal advice. The law changes: each page says for which day the editors vouch.

## Where nothing can be shown
missing-title = There is no such page
missing-text = The address may be mistyped, or the entry may have another name now.
missing-near = Did you mean
missing-home = Go to the question
bad-request-title = This address cannot be understood
bad-request-text = The part “{ $what }” of the address is not known here.
failed-title = Something went wrong
failed-text = The server could not make this page. The rest of the collection can still be read.
broken-title = { $kind }: its file has an error
broken-text = This entry exists, but its file cannot be read as it is. The rest of the collection is not affected.

## Command line, shown in browsers too
redirect = Continue to the collection

## From where one looks, and verdicts
seen-from = In this collection, on { $date }, under these assumptions: { $assumptions }.
seen-from-assumed = taken as given: { $items }
seen-from-nothing-left-out = nothing is left out
seen-from-left-out = left out: { $items }
seen-from-nobody-trusted = nobody’s word is taken on trust
seen-from-trusted = taken at their word: { $items }
seen-from-policy = cases decided under the policy { $items }
seen-from-semantics = positions chosen by the { $items } semantics
quoted = “{ $item }”
or = or
other-actors = { $count ->
    [one] one other
   *[other] { $count } others
}
others = { $count ->
    [one] one other
   *[other] { $count } others
}


## Why
step-source = what { $source } establishes
step-actor = the word of { $actor }
step-assumption = the assumption { $claim }
step-open = what nobody has said

objections-none = and nobody has objected
objections-absent = and nothing collected here answers it on this date
objections-left-out = and what was raised against it is left out under these assumptions
objections-absent-or-left-out = and what was raised against it is left out or not there on this date
objections-answered = { $count ->
    [one] and the one objection raised is answered
   *[other] and each of the { $count } objections raised is answered
}
objections-unproved = { $count ->
    [one] and the one objection raised rests on what does not stand here
   *[other] and the { $count } objections raised rest on what does not stand here
}
objections-none-holds = and none of the { $count } objections raised holds here
objections-outweighed = { $count ->
    [one] and the objection that remains rests on a weaker footing
   *[other] and the { $count } objections that remain rest on a weaker footing
}
objections-open = { $count ->
    [one] and one question on a weaker footing stays open
   *[other] and { $count } questions on a weaker footing stay open
}
reasons-none = and nothing is offered for this claim here
reasons-answered = { $count ->
    [one] and the one reason for this claim is answered
   *[other] and each of the { $count } reasons for this claim is answered
}
reasons-none-holds = { $count ->
    [one] and the one reason for this claim does not hold here
   *[other] and none of the { $count } reasons for this claim holds here
}

why-assumed = It is taken as given under these assumptions.
why-accepted-source = { $source } establishes it, { $objections }.
why-accepted-actor = It is asserted by { $actor }, taken at their word under these assumptions, { $objections }.
why-accepted-argument = The argument { $argument } carries it, { $objections }.
why-accepted-argument-on = The argument { $argument } carries it, resting on { $sources }, { $objections }.
why-refuted-argument = The case against it, { $argument }, holds, { $reasons }.
why-refuted-argument-on = The case against it, { $argument }, holds, resting on { $sources }, { $reasons }.
why-refuted-rival = The contrary, { $rival }, rests on { $step }, { $reasons }.
why-tie = { $one } and { $other } stand against each other, and nothing here decides between them
why-tie-circle = { $steps } hang on one another in a circle, and nothing here breaks it
why-tie-itself = { $step } speaks against itself
why-tie-short = the best that is offered for it, { $step }, has the grade “{ $grade }”, and “{ $needs }” is asked for
why-tie-here = It is in dispute because { $why }.
why-tie-on = It is in dispute because it turns on { $claim }, where { $why }.
why-accepted-positions = It stands in each of the { $count } positions that hold together, in each on its own grounds: { $steps }.
why-refuted-positions = In each of the { $count } positions that hold together, something contrary to it stands: { $steps }.
why-defeated-positions = In each of the { $count } positions that hold together, something answers it: { $steps }.
why-some-positions = It is in dispute because it stands in { $held } of the { $count } positions that hold together.
why-no-position = It is in dispute because no position was found that settles it.
settle-both = It would stand here { $stands }; the opposing case would stand { $opposed }.
settle-for = It would stand here { $stands }.
settle-against = The opposing case would stand here { $opposed }.
settle-short = An argument or a source of the grade “{ $grade }” for it would settle it.
settle-circle = An answer to one of these steps would break the circle.
settle-itself = Nothing settles it but leaving out { $step } or wording it anew.
settle-questions = What would settle it: { $questions }.
settle-tie = An answer to all that stands on one side would settle it, and so would a stronger source on one side.
condition-established = if { $items } were established
condition-fell-away = { $count ->
    [one] if { $items } fell away
    [2] if both { $items } fell away
   *[other] if { $items } all fell away
}
why-fallen = { $count ->
    [one] The one reason for it, { $step }, is answered by { $answer }.
   *[other] None of the { $count } reasons for it holds: { $step } is answered by { $answer }, and the others fail too.
}
why-fallen-mixed = Of the { $count } reasons for it, { $fates }: { $step } is answered by { $answer }.
fates-answered = { $count ->
    [one] 1 is answered
   *[other] { $count } are answered
}
fates-reported = { $count ->
    [one] 1 rests on what is only reported
   *[other] { $count } rest on what is only reported
}
fates-otherwise = { $count ->
    [one] 1 rests on what does not stand here
   *[other] { $count } rest on what does not stand here
}
why-fallen-premise = { $step } is offered for it and rests on { $claim } ({ $verdict }).
why-fallen-otherwise = What was offered for it does not hold here.
why-reported-by = Asserted by: { $actors }; no source here establishes it, and nobody’s word is taken on trust.
why-reported-by-untaken = Asserted by: { $actors }; no source here establishes it, and that word is not taken on trust.
why-value-by = A value, held by: { $actors }; no source can settle it.
why-value-in = A value stated in { $sources }; no source can settle it.
why-reported-in = It is said in { $sources }; no source here establishes it.
why-reported-argued = { $step } is offered for it and rests on { $claim } ({ $verdict }).
why-reported-otherwise = Somebody says so, and no source here establishes it.
why-unsupported = Nobody has given an argument or a source for it here.
why-unsupported-premise = { $step } is offered for it and rests on { $claim } ({ $verdict }).
why-left-out = It is left out under these assumptions.
why-circle = { $step } is offered for it, and leads only back to it.
why-not-in-force = It holds { $dates }, and the date here is { $date }.
why-not-yet = It had not happened yet: it holds { $dates }, and the date here is { $date }.
why-stands = { $premises ->
    [0] It holds, { $objections }.
    [one] Its premise stands here, { $objections }.
   *[other] Its premises stand here, { $objections }.
}
why-defeated = It is answered by { $answer }.
why-premise = It rests on { $claim } ({ $verdict }).
why-idle-circle = Its premises lead only back to its own conclusion.
why-stayed = Since { $date } the effect of { $source } is stayed, which does not undo what was decided.
why-source-standing = { $source }: { $standing }.
absent-later = It could not be made before { $date }.
absent-left-out = It is left out under these assumptions.
absent-claim-left-out = It touches { $claim }, which is left out under these assumptions.
absent-claim-not-in-force = It touches { $claim }, which is not in force on that date.
absent-premise-not-yet = It rests on { $claim }, which had not happened yet.
absent-conclusion-not-yet = It is about { $claim }, which had not happened yet.

line-established-by = { $source } establishes it (grade: { $grade }).
line-supported-by = { $step } carries it.
line-taken-from = It is taken from { $step }.
line-assumed = It is taken as given under these assumptions.
line-open = Nobody has said whether it is so.
line-opposed-by = { $step } holds, and speaks against it.
line-opposed-by-rival = The contrary, { $rival }, rests on { $step }.
line-holds-in-some = { $step } holds in some of the positions that hold together.
line-fails = { $step } is offered for it: { $verdict }.
line-premise = Premise: { $claim } ({ $verdict }).
line-defeated-by = { $step } holds, and answers it.
line-answered-by = { $step } answers that.
line-ties-with = { $step } stands against it, and nothing here decides between them.
line-objection-answered = Raised against it, and answered: { $step }.
line-objection-unproved = Raised against it, from what does not stand here: { $step }.
line-outweighed = Against it, on a weaker footing: { $step }.
line-open-question = A question on a weaker footing stays open: { $step }.
line-standard = The grade asked for is “{ $needs }” ({ $standard }).
line-reported-by = Asserted by { $actor }.
line-reported-in = It is said in { $source }.
line-dates = It holds { $dates }.
line-circle = Its premises lead only back to its own conclusion.
line-told-before = (Told above.)
line-cut = There are more reasons than are told here.

## Other readings
sensitivity-summary = { $all ->
    [one] There is no other reading to choose.
   *[other] The verdict is the same in { $same } of { $all } readings.
}
sensitivity-cut = There are more readings; these are the first.
reading-as-it-is = as things are
reading-semantics = under the { $item } semantics
reading-trust = taking { $item } at their word
reading-doubt = not taking { $item } at their word
reading-assume = taking { $item } as given
reading-leave-out = leaving out { $item }

## Timeline, cruxes, what is different
nav-timeline = Timeline
timeline-title = How the answers fared over time
timeline-sub = The answers to the questions below the main one, judged anew on every day on which something they rest on begins or ends, with all other assumptions as they are.
timeline-steps = From turn to turn
timeline-earlier = Look from the turn before
timeline-later = Look from the next turn
timeline-lanes = Each answer over the years
timeline-days = Day by day
changed-to = , from then on:
cruxes = What it turns on
cruxes-title = What it turns on: { $question }
cruxes-sub = Claims in dispute, or only reported. If one of these were settled, an answer would fare differently.
cruxes-by-answers = Those that move most answers come first.
cruxes-by-arguments = No single claim moves an answer here. They are ranked by how many arguments stand in only one of the two cases.
cruxes-cut = There are more claims to try than were tried.
cruxes-none = Nothing in dispute or only reported bears on the answers.
cruxes-more = { $count ->
    [one] One more claim bears on it.
   *[other] { $count } more claims bear on it.
}
cruxes-rest = { $count ->
    [one] One more, which moves less
   *[other] { $count } more, which move less
}
cruxes-with = Once this value is granted:
cruxes-arguments = { $count ->
    [0] No argument stands in only one of the two cases.
    [one] One argument stands in only one of the two cases.
   *[other] { $count } arguments stand in only one of the two cases.
}
cruxes-table = What it does to the answers
cruxes-answer = Answer
cruxes-left-out = If it is left out
cruxes-assumed = If it is taken as given
cruxes-assume = Look with it taken as given
cruxes-leave-out = Look with it left out
cruxes-back = Back to the question
two-readers = Two readers side by side
what-differs = What is different from here
changed-title = What is different
changed-sub = Two standpoints side by side: the answers as each sees them, then everything that fares otherwise, and why.
changed-one = From here
changed-other = From there
changed-look = Take this standpoint
changed-swap = The other way round
changed-two = Set two readers side by side, each taking somebody’s word:
changed-first = The one takes the word of
changed-second = The other takes the word of
changed-nobody = nobody
changed-show = Show
changed-answers = The answers
changed-answers-sub = The answers to the main question carry no badge unasked: what speaks for them ends in values, which readers weigh themselves.
changed-same = The same from both
changed-claims = What fares otherwise, and why
changed-same-place = Both are the same standpoint. Change the assumptions above, or choose two readers.
changed-no-claims = No claim fares otherwise.
changed-weighed = Values and answers to the main question, for those who ask
changed-weighed-sub = What speaks for these ends in what people hold dear. The verdicts say only what follows from what each reader takes as given.
changed-arguments = { $count ->
    [one] One argument fares otherwise
   *[other] { $count } arguments fare otherwise
}
changed-more = { $count ->
    [one] One more difference is not listed.
   *[other] { $count } more differences are not listed.
}

## What would change it
what-if = What would change it, and what hangs on it
what-if-title = What would change it: { $item }
what-hangs-title = What hangs on it: { $item }
what-if-sub = The smallest changes that give another verdict, what alone carries it, how it fares over other readings, and what hangs on it.
what-if-sets = The smallest changes that give another verdict
what-if-exact = Claims in dispute, or only reported, are taken as given or left out; every set of up to { $size } was tried.
what-if-cut = Claims in dispute, or only reported, are taken as given or left out. There are too many to try them all: every set of up to { $size } was tried.
what-if-none = None of them gives another verdict.
what-if-alone = What alone carries the verdict
what-if-alone-sub = Sources and claims without which, each by itself, the verdict is another.
what-if-alone-none = No single source or claim carries it alone.
what-if-readings = How it fares over other readings
what-if-same = Readings that give the same verdict
what-if-see = See it from there
what-hangs = What hangs on it
what-hangs-sub = Claims whose verdict is another if this is left out.
what-hangs-none = No verdict is another without it.
held-in = The arguments can be held together in { $count } ways; this stands in { $held } of them.
held-in-first = The arguments can be held together in more than { $count } ways; this stands in { $held } of the first { $count }.

## Gradual strength
strength-title = Gradual strength
strength-see = Its strength as a number, under four models
strength-description = How much is said here for and against each claim, as a number from 0 to 1 beside its verdict.
strength-lede = How much is said here for and against each claim, as a number from 0 to 1, for those who want one.
strength-decides-nothing = Strength never decides a verdict. A verdict asks whether something for a claim holds against all that is said; these numbers weigh all that is offered at once, answered or not. So a claim in dispute can have a higher number than one that stands, and no number says that a claim is true.
strength-bases = What the numbers start from
strength-bases-sub = A claim starts from the grade of the best source that establishes it, or of somebody whose word is taken. Grades are an order and measure nothing. So their scores are equal steps between 0, for what nobody establishes, and 1, for what is assumed: no step counts for more than another.
strength-base-assumed = assumed
strength-base-nothing = established by nobody
strength-arguments = An argument starts from its weakest premise, or from the strength set for it by hand if that is lower; what questions its step lowers it. A claim is raised by the arguments for it, and lowered by the arguments against it and by the answers that cannot hold together with it. What is assumed stays at 1.
strength-answers = The answers to the questions below the main one
strength-weighed = Values and answers to the main question, for those who ask
strength-weighed-sub = What speaks for these ends in what people hold dear. No source can establish a value: it starts from 0 unless it is assumed, and an argument from it is no stronger than it is. So a low number here says that nothing was established, not that the answer is wrong. Readers weigh that themselves.
strength-values = Values
strength-claims = { $count ->
    [one] One other claim of this debate
   *[other] { $count } other claims of this debate
}
strength-claims-sub = In alphabetical order, not by strength.
strength-claim = Claim
strength-start = Starts from
strength-circle = supported in a circle
strength-limit = limit
strength-damped = slowed
strength-no-rest = does not come to rest; last change { $delta }
strength-models = The four models
strength-models-sub = Each turns the same starting points into numbers. Where they disagree, that lies in the model, not in the debate. A claim that no source establishes starts from 0, and the last two leave it there.
strength-model-quadratic-energy = Quadratic energy
strength-model-df-quad = DF-QuAD
strength-model-euler-based = Euler-based
strength-model-h-categoriser = h-categoriser
strength-about-quadratic-energy = Adds up what is for and what is against, and treats both alike. Comes to 0 or 1 only from there. (Potyka 2018)
strength-about-df-quad = Joins what is for, and what is against, as if each were independent of the others, and moves in proportion to the difference. (Rago, Toni, Aurisicchio and Baroni 2016)
strength-about-euler-based = Adds up as quadratic energy does, but what is against weighs less than what is for. What starts from 0 or 1 stays there, whatever is argued. (Amgoud and Ben-Naim 2018)
strength-about-h-categoriser = Looks only at what is against: no claim ends higher than it starts. (Besnard and Hunter 2001; Amgoud, Ben-Naim, Doder and Vesic 2017)
strength-rest = How surely a number was found
strength-rest-sub = Where claims bear on one another in a circle, as contrary answers do, the sum is repeated until the numbers come to rest. “Limit” marks a number found so, or resting on one. “Slowed” marks one that came to rest only when each step went half the way or less; there may be other resting points. Where nothing comes to rest, no number is given.
strength-circle-sub = “Supported in a circle” is a warning: such claims support one another, and may have lifted one another by nothing else. Verdicts refuse that.

## Cases: what can be said of one
person-numbered = { $words } ({ $number })
some-day = a day that nobody has named
some-number = a number that nobody has named
some-value = something that nobody has named
statement-denied = it is not so that { $statement }
fits = { $statement }, in the form that is asked for
fits-not = { $statement }, not in the form that is asked for
the-answer = the answer to “{ $question }”
no-answer = there is no answer to “{ $question }”
days-after = { $count ->
    [one] { $count } day after { $start }
   *[other] { $count } days after { $start }
}
months-after = { $count ->
    [one] { $count } month after { $start }
   *[other] { $count } months after { $start }
}
years-after = { $count ->
    [one] { $count } year after { $start }
   *[other] { $count } years after { $start }
}
comparison = { $statement } ({ $phrase })
day-before = before { $limit }
day-by = on or before { $limit }
day-after = after { $limit }
day-from = on or after { $limit }
number-less = less than { $limit }
number-at-most = { $limit } or less
number-more = more than { $limit }
number-at-least = { $limit } or more
exactly = exactly { $limit }
other-than = other than { $limit }
span-days = { $count ->
    [one] from { $from } to { $to } is 1 day ({ $phrase })
   *[other] from { $from } to { $to } are { $count } days ({ $phrase })
}
span-months = { $count ->
    [one] from { $from } to { $to } is 1 whole month ({ $phrase })
   *[other] from { $from } to { $to } are { $count } whole months ({ $phrase })
}
span-years = { $count ->
    [one] from { $from } to { $to } is 1 whole year ({ $phrase })
   *[other] from { $from } to { $to } are { $count } whole years ({ $phrase })
}
span-open-days = the days from { $from } to { $to } ({ $phrase })
span-open-months = the whole months from { $from } to { $to } ({ $phrase })
span-open-years = the whole years from { $from } to { $to } ({ $phrase })
answer-yes = Yes
answer-no = No
answer-none = None.
answer-follows = Follows:
answer-nothing = Nothing:
answer-open = Not settled yet
answer-may-follow = May follow:
answer-contested = In dispute

## Cases: why they are decided so
met = Met
not-met = Not met
not-known = Not known
disputed = In dispute
case-by = By the rule { $rule }.
case-contrary-by = the rule { $rule } says the opposite and goes before it
case-obstacle = The rule { $rule } does not apply here: { $obstacle }.
case-since = { $statement }, since { $reason }
case-statement-by = { $statement }, by the rule { $rule }
case-rule-at = { $rule } ({ $articles })
case-no-rule = No rule that counts on this date says so.
case-circle = it leads only back to itself
case-disputed = Rules conclude the contrary of each other here, and none goes before the other.
case-disputed-by = The rules { $one } and { $other } conclude the contrary of each other, and none goes before the other.
case-line = { $statement }.
case-line-by = { $statement }, by the rule { $rule }.
case-open = nobody has said whether this is so: { $statement }
case-unshown = { $statement } (nothing else was shown)
case-rule = The rule { $rule } applies.
case-rule-open = The rule { $rule } may apply.
case-rule-would = The rule { $rule } would give it.
case-unanswered = nobody has answered “{ $question }”
case-rule-not = The rule { $rule } does not apply here.
case-rule-over = The rule { $rule } applies, and goes before it.
case-rule-under = The rule { $rule } says otherwise, and gives way.
case-rule-ties = The rule { $rule } concludes the contrary, and neither goes before the other.
case-rule-no-objection = The rule { $rule } would stand in the way, and does not apply here.
case-exception = Something stands in the way of the rule:
case-exception-of = This stands in the way of the rule: { $line }
case-exception-not = What would stand in the way of the rule does not hold here:
case-exception-not-of = Nothing stands in the way of the rule: { $line }
case-exception-open = Something may stand in the way of the rule:
case-exception-open-of = This may stand in the way of the rule: { $line }

## Cases: on the page
nav-case = Check a case
decided-on = By the rules of { $date }.
decided-under = By the rules of { $date }, changed by the policy { $policy }.
notice-as-of = The editors vouch for these rules as of { $date }.
notice-left-out = { $count ->
    [one] One record of these rules has an error and is left out: the answers may be wrong.
   *[other] { $count } records of these rules have errors and are left out: the answers may be wrong.
}
notice-left-out-more = What is wrong with the knowledge
case-answers = The answers, and how they are reached
case-undetermined = It depends on what is not known yet.
case-contested = The rules do not settle it: they conclude the contrary of each other.
case-may-more = { $count ->
    [one] One more may follow, depending on what nobody has said
   *[other] { $count } more may follow, depending on what nobody has said
}
case-may-all = { $count ->
    [one] One thing may follow, depending on what nobody has said
   *[other] { $count } things may follow, depending on what nobody has said
}
case-told-for = The case is told so:
case-kept = Decided as the editors expect
case-broken = Not decided as the editors expect
case-if-unproved = If nothing more is proved:
case-unproved-also = If nothing more is proved, also:
case-unproved-nothing = If nothing more is proved, nothing else follows.
case-doubt = What is doubtful:
case-articles = Where it stands:
case-debated = What people argue about these rules
case-why-deciding = Why: the deciding steps
case-debate = What people argue about the rules that decided
case-debate-sub = That these are the rules says nothing on whether they should be. On each side stands what this collection holds about the very rule that decided.
case-against-rule = Against the rule
case-for-rule = For the rule
case-nothing-said = Nothing in this collection.
case-on-map = On the map
case-policies = Which policies would change this
case-policies-sub = The same facts under each policy, as it comes out if nothing more is proved. None is recommended here.
case-see-rule = The rule with its conditions
case-policies-may = These change an answer only if more is said:
case-policies-hinge = – depending on:
case-policies-same = On these facts these change nothing:
case-law-as-it-is = The law as it is
case-policy-now = The answers above are given under this one.
case-policy-changes = What it changes
case-policy-nothing = Nothing: the answers are the same.
case-policy-about = What it would do
case-facts = What is known
case-rest-unproved = Nothing more is proved: what is not said here counts as it does where nobody proves it.
case-rest-open = All else is not known.
case-change = Change the facts
case-expected = What the editors expect
case-expected-each = Question by question
case-came-out = It comes out so.
case-came-otherwise = It comes out otherwise: see what the checks say.
case-brings-up = In the debate
case-by-rules = Rules that must decide it
confidence-medium = The editors are fairly sure, not certain.
confidence-low = The editors are not sure.

## The form of a case
ask-title = Check a case
ask-title-so-far = { $count ->
    [one] Check a case: one answer so far
   *[other] Check a case: { $count } answers so far
}
ask-lede = Answer what you know, in any order, one question at a time. Only what can still change an answer is asked, and “I don’t know” is a good answer. It shows what the written rules say; a person who decides may see things that no form asks.
ask-privacy = Give no names. Your answers stand in the address of the page, and so in the history of your browser; no account and no cookie holds them.
ask-first = The first question
ask-next = The next question
ask-go-on = Go on
ask-others = { $count ->
    [one] One other question that may matter
   *[other] { $count } other questions that may matter
}
ask-others-sub = Each can still change an answer, depending on what else is said. You need not answer them in order.
ask-others-cut = There are too many open questions to tell exactly which of them matter. Some may turn out not to.
ask-done = Nothing more is asked
ask-done-sub = Whatever else could be said in answer to these questions, the answers below stay as they are.
ask-left = All that could change an answer was left open
ask-left-sub = The answers below say what is settled all the same, and what follows if nothing more is proved.
ask-idle = { $count ->
    [one] One question that changes nothing so far
   *[other] { $count } questions that change nothing so far
}
ask-idle-sub = As far as the facts go, no answer to these makes a difference. You can answer them all the same, for instance to see what a policy would make of them.
ask-left-open = Left open
ask-answer = Answer it
ask-known = What was said
ask-as-file = These facts as a file
ask-as-file-sub = Kept as facts.ron, they are decided by the command `counterpoint case facts.ron`; a worked case begins with the same lines.
ask-of = { $person }: { $question }
ask-change = Change
ask-add-person = Add another person
ask-remove-person = Remove this person
ask-again = Begin anew
ask-any = Tick all that are so.
ask-day = Day
ask-number = Number
ask-text = Answer
ask-not-known = I don’t know
ask-none = There is none
ask-none-of-these = None of these
ask-why = Why do you ask?
ask-was-written = What was written:
ask-wrong = This could not be understood.
ask-wrong-day = It is not a day. Write the year, the month and the day, such as 2023-03-25.
ask-wrong-number = It is not a whole number. Write digits only.
ask-wrong-number-within = Write a whole number from { $least } to { $greatest }.
ask-wrong-choice = It is not one of the answers. Choose one of the list.
ask-wrong-named = Somebody else is named among the facts, so there is somebody. Remove what is said of them first, or answer yes.
ask-wrong-several = Only one of these can be so. Choose one.
ask-impossible = These answers cannot all be so
ask-impossible-sub = Nothing is worked out until one of them is changed.
ask-so-far = The answers so far
ask-see-why = See how each is reached
ask-examples = Begin with a worked case
ask-examples-sub = Each fills the form with its facts, which you can then change.
ask-all-examples = All worked cases
ask-needs-server = The form needs a running server, and these pages are a copy in files. The worked cases can be read here all the same.
## Rules in words
condition-not = it is not so that { $what }
condition-somebody = somebody
condition-some-day = some day
condition-any = (no matter which)
condition-any-but = (anything but { $values })
condition-day = day { $letter }
condition-the-day = day { $letter }
condition-the-date = { $date }
condition-fits = { $what } fits the pattern “{ $pattern }”
condition-fits-not = { $what } does not fit the pattern “{ $pattern }”
condition-exists = there is one of whom this is so: { $what }
condition-none = there is none of whom this is so: { $what }
condition-and = { ", and " }
condition-asked = This is asked.
condition-concluded = It follows from
condition-denied = Its contrary follows from
compare-day-less = { $left } is earlier than { $right }
compare-day-at-most = { $left } is no later than { $right }
compare-day-greater = { $left } is later than { $right }
compare-day-at-least = { $left } is no earlier than { $right }
compare-less = { $left } is less than { $right }
compare-at-most = { $left } is at most { $right }
compare-greater = { $left } is more than { $right }
compare-at-least = { $left } is at least { $right }
compare-equal = { $left } is { $right }
compare-unequal = { $left } is not { $right }
compare-is = { $left } is { $right }
compare-is-not = { $left } is not { $right }
limit-less = less than { $number }
limit-at-most = at most { $number }
number-greater = more than { $number }
limit-at-least = at least { $number }
number-equal = { $number }
number-unequal = a number other than { $number }
amount-plus = { $left } plus { $right }
amount-minus = { $left } minus { $right }
amount-times = { $left } times { $right }
amount-days = the number of days from { $a } to { $b }
amount-months = the number of whole months from { $a } to { $b }
amount-years = the number of whole years from { $a } to { $b }
amount-add-days = { $b ->
    [one] the day after { $a }
   *[other] the date { $b } days after { $a }
}
amount-add-months = { $b ->
    [one] the date one month after { $a }
   *[other] the date { $b } months after { $a }
}
amount-add-years = { $b ->
    [one] the date one year after { $a }
   *[other] the date { $b } years after { $a }
}
amount-year = the year of { $a }
amount-count = the number of those, each as { $name }, of whom this is so: { $what }
amount-least = the least { $name } for which this is so: { $what }
amount-greatest = the greatest { $name } for which this is so: { $what }

## Rules
nav-rules = Rules
rule-kind-defeasible = holds unless something stands against it
rule-kind-strict = holds without exception
rule-not-law = Not law
rule-not-law-yet = Not law: it counts only under a policy that adds it
rule-says = What the rule says
rule-if = If
rule-always = always
rule-then = Then
rule-unless = Unless
rule-broken = Its conditions cannot be read; the checks say why.
rule-written = As it is written
rule-note = What to know about it
rule-in-force = In force { $interval }
rule-reaches = Reaches cases with a day A { $interval }: { $event }
rule-versions = Its versions
rule-this-version = (this page)
rule-authority = What says so
rule-no-authority = Nothing is cited.
rule-doubt = What is doubtful:
confidence-high = The editors take it to be plain that this is what the texts say.
reading-medium = Much speaks for this reading, and it is not plain.
reading-low = Little speaks for this reading.
rule-debate = The debate about it
rule-debate-sub = What is said here of whether it should be so does not decide whether it is so: the rule counts either way.
rule-against = Against it
rule-for = For it
rule-nobody = Nothing in this collection.
rule-cases = Worked cases that it decides
rule-cases-sub = With the answers that it decides.
rule-cases-more = { $count ->
    [one] One more
   *[other] { $count } more
}
rule-no-cases = No worked case turns on it.
rule-answers = It answers
rule-feeds = What uses it
rule-excepts = As an exception to:
rule-outranks = It goes before
rule-outranked = It gives way to
rule-policies = Policies that change it
under-policy = under the policy
told-under = told under the policy
policy-removes-it = removes it
policy-adds-it = adds it
policy-replaces-it = puts another in its place
policy-puts-it = puts it in the place of another
policy-redates-it = changes its dates
policy-removes = Removes:
policy-adds = Adds:
policy-replaces = Replaces:
policy-by = by:
policy-redates = Changes the dates of:
policy-undated = Without any bounds of time
policy-changes = What it changes
policy-changes-nothing = It changes no rule: every case comes out as under the law as it is.
policy-wanted = Who wants it
policy-wanted-nobody = No answer in this collection asks for it.
policy-otherwise = Worked cases that come out otherwise
policy-otherwise-count = { $count ->
    [one] One of { $all } worked cases comes out otherwise than under the law as it is.
   *[other] { $count } of { $all } worked cases come out otherwise than under the law as it is.
}
policy-otherwise-sub = What is struck out is the answer today. Each case leads to its reasons.
short-undetermined = Depends on what is not known
short-perhaps = { $what } (depends on what is not known)
short-disputed = { $what } (rules stand against each other)
short-contested = Rules stand against each other
short-many = { $count } answers
short-more-and-less = { $lost ->
    [0] { $gained } more
   *[other] { $gained ->
        [0] { $lost } fewer
       *[other] { $lost } fewer, { $gained } more
    }
}
open-form = Check a case
short-lost = No longer:
short-gained = Instead:
compared-title = Worked cases under each policy
compared-sub = A row is a case, a column a policy. A cell says only what differs from the law as it is; it leads to its reasons. How many cases differ says nothing for or against a policy: they were chosen to show the rules at work.
compared-count = { $count ->
    [one] One of { $all } cases comes out otherwise under one policy or another.
   *[other] { $count } of { $all } cases come out otherwise under one policy or another.
}
compared-otherwise = { $count ->
    [0] none otherwise
    [one] one otherwise
   *[other] { $count } otherwise
}
compared-narrow = Which question
compared-all = All questions
compared-law = The law as it is
compared-idle = and under policies that change no rule:
compared-same = the same
compared-why = Why
compared-choose = Choose policies and cases
compared-choose-policies = Policies: all that change a rule, unless some are ticked
compared-choose-cases = Cases: all that come out otherwise, unless some are ticked
compared-show = Show these
compared-whole = Show the whole table
compared-none = None of these policies changes an answer of any worked case.
compared-same-cases = { $count ->
    [one] One case that comes out the same under all of these
   *[other] { $count } cases that come out the same under all of these
}
open-compared = See all policies side by side
open-rule-map = See it on the map of rules
open-set-map = See the rules as a map
rule-map = Map of rules
rule-map-heading = Map of rules: { $text }
rule-map-region = Map of rules
rule-map-sub = From left to right: the questions, what answers them, what that follows from, and the facts that are asked.
rule-map-more = { $count ->
    [one] { $count } more rule
   *[other] { $count } more rules
}
rule-map-contrary = Concludes the contrary
rule-map-fact = Fact
rule-map-asked = (asked)
rule-map-elsewhere = The rules that conclude it stand elsewhere in this outline.
rule-map-outline = The same as an outline
rule-map-outline-sub = Each question, what answers it, what that follows from, and so on back to the facts that are asked.
legend-feeds = a rule starts from it
legend-excepts = a rule gives way to it
legend-facts = facts that are asked
legend-concluded = what rules conclude
panel-open-rule = Open the rule
panel-open-set = Open the rule set
predicate-asked = Fact that is asked
predicate-derived = What rules derive
predicate-says = What it says
predicate-or = Or:
predicate-options = What can stand in the place of the letter
predicate-asked-of = Asked of
asked-of-subject = the person whom the case is about
asked-of-others = each of the others
asked-of-everyone = everybody
predicate-unproved = Where nobody proves it
unproved-fails = it counts as not so
unproved-holds = it counts as so
unproved-ask = nothing can be said before it is known
predicate-values = Values
predicate-many = several can be so at once
predicate-within = Possible
predicate-between = from { $least } to { $greatest }
predicate-concluded = Rules that conclude it
predicate-denied = Rules that conclude its contrary
predicate-used = Rules that start from it
predicate-excepts = Rules that give way to it
predicate-unused = No rule speaks of it.
predicate-cases = Worked cases that state it
set-questions = What they answer
set-policies = Policies
set-holds = What is in it
set-topic = The debate
contests-rules = Rules that it contests
defends-rules = Rules that it defends
worked-cases = Worked cases
