# Les mots de l’interface en français. Les mêmes clés se trouvent dans en.ftl ; un test les compare.

## Sur chaque page
skip = Aller au contenu
nav-label = Principal
nav-question = Question
nav-map = Carte
nav-outline = Plan
nav-claims = Affirmations
nav-sources = Sources
menu = Menu
breadcrumb = Vous êtes ici
language-en = Anglais
language-fr = Français
theme-dark = Mode sombre
search-label = Chercher des affirmations, des arguments et des sources
search-placeholder = Chercher affirmations, sources
search-button = Chercher

## Le point de vue
assumptions = Hypothèses
bar-from = Dans cette collection, au { $date }, sous ces hypothèses :
nothing-chosen = rien n’est supposé, rien n’est laissé de côté, personne n’est cru sur parole
chip-assumed = supposé :
chip-left-out = laissé de côté :
chip-trusted = cru sur parole :
chip-policy = politique :
remove = Retirer
back-to-editors = Revenir au point de vue des rédacteurs
assumptions-change = Changer les hypothèses
assumptions-dates = Les dates de ce débat
assumptions-slide = Parcourir les dates
assumptions-day = Voir l’état au
assumptions-look = Regarder de là
assumptions-how = Sur la page d’une affirmation, d’une source ou d’un argument, on peut la supposer ou la laisser de côté ; là où quelqu’un est nommé, on peut le croire sur parole.
mark-editors = Le jour dont les rédacteurs se portent garants
share = Lien vers cette page telle que vous la voyez
copy = Copier
copied = Copié
advanced = Options avancées
semantics = Là où plusieurs positions se tiennent
semantics-how = Ce choix décide de ce qui tient là où des arguments s’attaquent en cercle. Le premier est le plus prudent.
choose-grounded = ne trancher que là où il le faut (fondée)
choose-complete = toute position qui se tient (complète)
choose-preferred = trancher le plus possible (préférée)
choose-stable = ne rien laisser en suspens (stable)
choose-semi-stable = laisser le moins possible en suspens (semi-stable)
choose-stage = sans conflit, le moins en suspens (par étapes)
choose-ideal = ce que partagent les positions les plus larges (idéale)
assume = La supposer
assume-not = Ne plus la supposer
leave-out = Laisser de côté
put-back = Remettre
take-word = Croire sur parole
take-word-not = Ne plus croire sur parole
standpoint-title = On ne peut pas regarder de là
standpoint-no-claim = Il n’y a pas d’affirmation « { $id } » à supposer.
standpoint-no-actor = Il n’y a personne du nom de « { $id } » que l’on puisse croire sur parole.
standpoint-no-policy = Il n’y a aucune politique « { $id } » selon laquelle on puisse décider des cas.
standpoint-nothing = Il n’y a pas d’affirmation, d’argument ni de source « { $id } » à laisser de côté.
standpoint-both = La même affirmation est à la fois supposée et laissée de côté. Choisissez.
standpoint-contraries = Deux affirmations sont supposées qui ne peuvent pas tenir ensemble. N’en supposez qu’une au plus.
standpoint-about = Il s’agit de

foot-statement = On trouve ici ce que l’on soutient de part et d’autre, avec les sources, au { $date }. Ce n’est ni un sondage ni un avis juridique. Chaque phrase est des rédacteurs ; les citations disent qui a parlé.
foot-label = À propos de cette collection
foot-guide = Comment lire une carte
foot-issues = Questions
foot-arguments = Arguments
foot-actors = Acteurs
foot-health = État des connaissances
source-file = Fichier source
findings-title = Ce que disent les vérifications
value = Valeur
colon = { " : " }
semicolon = { " ; " }
and = et

## Verdicts
verdict = Verdict
why = Pourquoi
why-deciding = Les arguments qui décident
why-every-step = Chaque étape
map-argument = L’argument :
sign-stands = tient ici
sign-contested = en débat
sign-answered = écarté, ou le cas contraire tient
sign-reported = rapporté
sign-empty = rien qui tienne ici en sa faveur
sign-value = dépend d’une valeur
sign-date = pas à cette date
depends-title = Ce dont cela dépend
depends-none = Aucun de ses arguments ne part d’une valeur, ni de rien qui soit en débat ou seulement rapporté.
verdict-on-request = Le verdict, pour qui le demande
verdict-weighed = Les valeurs et les réponses à la question principale ne portent pas d’étiquette : ce qui les appuie aboutit à ce à quoi chacun tient, et c’est au lecteur de le peser.
verdict-accepted = Tient ici
verdict-refuted = Le cas contraire tient
verdict-contested = En débat
verdict-fallen = Ses raisons sont écartées
verdict-fallen-partly = En partie écarté, sinon seulement rapporté
verdict-reported = Rapporté
verdict-argued = Soutenu seulement par ce qui est rapporté
verdict-unsupported = Aucun argument pour l’instant
verdict-not-in-force = Pas en vigueur à cette date
verdict-accepted-open = Tient ici, avec une question ouverte
verdict-assumed = Tient ici, puisqu’on le suppose
verdict-not-yet = Ne s’était pas encore produit
verdict-left-out = Laissé de côté
argument-value = Dépend d’une valeur
argument-reported = Part de ce qui est seulement rapporté
argument-defeated = Il est écarté
argument-idle = Son point de départ ne tient pas ici
argument-absent-here = Absent, vu d’ici
argument-absent = N’existe pas à cette date

## Sortes de fiches
record-topic = Débat
record-issue = Question
record-claim = Affirmation
record-argument = Argument
record-source = Source
record-actor = Acteur
record-expect = Attente
record-rule-set = Recueil de règles
record-predicate = Fait demandé ou déduit
record-rule = Règle
record-case = Cas
record-policy = Politique
record-answer = Réponse
records-topic = Débats
records-issue = Questions
records-claim = Affirmations
records-argument = Arguments
records-source = Sources
records-actor = Acteurs
records-expect = Attentes
records-rule-set = Recueils de règles
records-predicate = Faits demandés et déduits
records-rule = Règles
records-case = Cas
records-policy = Politiques

semantics-grounded = fondée
semantics-complete = complète
semantics-preferred = préférée
semantics-stable = stable
semantics-semi-stable = semi-stable
semantics-stage = par étapes
semantics-ideal = idéale

claim-kind-fact = Affirmation de fait
claim-kind-legal-holding = Affirmation de droit
claim-kind-norm = Valeur ou norme
claim-kind-causal = Affirmation de cause
claim-kind-prediction = Prévision
claim-kind-definition = Définition

source-kind-treaty = Traité
source-kind-statute = Loi
source-kind-regulation = Règlement
source-kind-bill = Projet de loi
source-kind-court-decision = Décision judiciaire
source-kind-tribunal-decision = Décision d’un tribunal administratif
source-kind-international-decision = Décision internationale
source-kind-official-statistics = Statistiques officielles
source-kind-government-report = Rapport gouvernemental
source-kind-government-page = Page ou déclaration gouvernementale
source-kind-parliamentary = Travaux parlementaires
source-kind-testimony = Témoignage
source-kind-intergovernmental-report = Rapport intergouvernemental
source-kind-academic = Ouvrage savant
source-kind-commentary = Commentaire juridique
source-kind-news = Presse
source-kind-advocacy = Prise de position
source-kind-party-statement = Déclaration d’un parti
source-kind-opinion = Opinion
source-kind-poll = Sondage
source-kind-petition = Pétition

actor-kind-government = Gouvernement
actor-kind-court = Cour ou tribunal
actor-kind-court-of-last-resort = Tribunal de dernier ressort
actor-kind-legislature = Assemblée législative
actor-kind-politician = Parti ou personnalité politique
actor-kind-intergovernmental = Organisation intergouvernementale
actor-kind-non-governmental = Organisation non gouvernementale
actor-kind-scholar = Universitaire ou organisme de recherche
actor-kind-press = Presse
actor-kind-person = Personne
actor-kind-editors = Rédaction de cette collection

scheme-authority = Argument d’autorité
scheme-precedent = Argument tiré d’un précédent
scheme-consequences = Argument par les conséquences
scheme-analogy = Argument par analogie
scheme-evidence = Argument tiré de la preuve
scheme-cause = Argument de la cause à l’effet
scheme-rule = Argument tiré d’une règle
scheme-sign = Argument tiré d’un signe
scheme-value = Argument tiré d’une valeur
scheme-commitment = Argument tiré d’un engagement
scheme-ignorance = Argument tiré de ce que l’on ignore
scheme-practical = Argument de la fin aux moyens
scheme-slippery-slope = Argument de la pente glissante
scheme-example = Argument par l’exemple

thrust-supports = Appuie :
thrust-rebuts = Contre :
thrust-undercuts = Met en cause une étape :

role-establishes = Établit
role-asserts = Affirme
role-illustrates = Illustre

grade-asserted = affirmé
grade-ordinary = ordinaire
grade-strong = fort
grade-settled = acquis

standard-scintilla = Un seul argument en sa faveur suffit
standard-preponderance = Le meilleur côté l’emporte
standard-clear-and-convincing = Le meilleur côté doit l’emporter nettement
standard-beyond-reasonable-doubt = Il ne doit rester aucun argument contraire
standard-dialectical-validity = Tout argument contraire qui tient l’écarte

severity-error = Erreur
severity-warning = Avertissement
severity-note = Remarque

## Dates et lieux
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
interval-on = le { $day }
interval-from-to = du { $from } au { $to }
interval-from = depuis le { $from }
interval-to = jusqu’au { $to }
in-force = En vigueur { $interval }
observed = Observé { $interval }
decided = Rendue le { $date }
reviewed = Comparée à ses sources le { $date }
accessed = Lu pour la dernière fois le { $date }
rests-on-ended = Repose sur ce qui ne tient plus
standing-reversed-on = Jugement infirmé le { $date }
standing-stayed-on = Suspendu le { $date }
standing-varied-on = Modifié en partie le { $date }
standing-upheld-on = Maintenu le { $date }
standing-superseded-on = Remplacé le { $date }
standing-repealed-on = Abrogé le { $date }
standing-amended-on = Modifié le { $date }
locator-section = { $count ->
    [one] art. { $place }
   *[other] art. { $place }
}
locator-article = { $count ->
    [one] art. { $place }
   *[other] art. { $place }
}
locator-paragraph = { $count ->
    [one] par. { $place }
   *[other] par. { $place }
}
locator-page = { $count ->
    [one] p. { $place }
   *[other] p. { $place }
}
locator-headnote = sommaire
locator-whole = l’ouvrage entier

## Accueil
home-eyebrow = La question
home-map = Voir tout le débat sur une carte
home-outline = Le lire comme un plan
doors-alphabetical = { $count ->
    [one] Une réponse
   *[other] { $count } réponses, par ordre alphabétique
}
doors-listed = { $count ->
    [one] Une réponse
   *[other] { $count } réponses
}
door-depends = Dépend de
door-value = { $count ->
    [one] Valeur
   *[other] Valeurs
}
home-cases = Deux d’entre elles, chacune sous son jour le plus fort
home-cases-sub = Chacune sous la même forme : les arguments qui se portent le mieux ici, puis ceux de la plus grande force, puis ceux qui reposent sur le plus de sources établissant quelque chose ; les valeurs en jeu ; et la question à laquelle le premier doit répondre.
case-title = Les raisons de : { $answer }
case-values = { $count ->
    [one] Repose sur une valeur
   *[other] Repose sur des valeurs
}
case-must-answer = Doit répondre à
case-argued-by = Soutenu par
case-nobody = personne de nommé ici
case-none = Aucun argument en sa faveur n’a encore été recueilli.
compare = Comparer
compare-with = avec
compare-button = Afficher côte à côte
home-ask = Ce que les règles disent d’un cas
home-ask-sub = Ce qu’indiquent les règles écrites pour les faits que vous choisissez, article par article, et ce qui se dit des règles mêmes qui décident.
home-issues = Les questions qu’elle soulève
home-issues-sub = Chacune a ses réponses, ses arguments et ses sources.
home-timeline = Les dates qui comptent
home-timeline-sub = Décisions, lois et événements, chacun avec l’ouvrage qui en fait foi.
home-others = Autres débats
home-empty-title = Rien à montrer pour l’instant
home-empty-text = Cette collection ne contient aucun débat, ou ses fichiers comportent des erreurs. La page sur l’état des connaissances dit lesquelles.

## Débat et question
topic-root = La question de fond
issue-answers = Ses réponses
order-alphabetical = Par ordre alphabétique.
order-listed = Dans l’ordre choisi par la rédaction.
issue-background = Ce qu’il faut savoir
issue-background-sub = Ces affirmations ne prennent pas parti sur la question.
issue-none = Aucun argument n’a encore été recueilli ici.
position-contraries = Incompatible avec
position-leads = À son tour une raison pour ou contre
position-held-by = Soutenue par
balance-for = { $count ->
    [one] { $count } argument pour
   *[other] { $count } arguments pour
}
balance-against = { $count ->
    [one] { $count } contre
   *[other] { $count } contre
}
balance-note = Nombre d’arguments recueillis ici. Ce ne sont pas des voix : un bon argument en vaut plusieurs faibles.
open-map = Voir sur la carte
open-outline = Lire le plan

## Affirmation
claim-description = { $text } Arguments pour et contre, et sources.
claim-plain = En clair
claim-caution = Ce que cette affirmation ne dit pas.
claim-asserted-by = Affirmé par
claim-for = Arguments pour
claim-against = Arguments contre
claim-no-arguments = Personne n’a argumenté ici pour ou contre cette affirmation.
claim-no-for = Aucun argument en sa faveur n’a encore été recueilli.
claim-no-against = Aucun argument contraire n’a encore été recueilli.
claim-see-contraries = Ce qui parle pour son contraire se trouve avec
claim-uses = Où elle sert
claim-through = par
claim-answers = Elle répond à la question
claim-informs = Elle éclaire la question
claim-contraries = Incompatible avec
claim-standard = Ce qu’elle exige de ses arguments
claim-sources = Sources
claim-sources-sub = « Établit » est réservé à une décision pour ce qu’elle a jugé, à une loi pour ce qu’elle dit, à un chiffre officiel pour ce chiffre et à un journal nommé pour des faits bruts. Le reste affirme ou illustre.
claim-no-sources = Aucune source n’est citée pour cette affirmation.
table-source = Source
table-role = Rôle
table-place = Endroit
table-standing = Statut
table-stands = Tel quel
quote-by = propos de { $speaker }
quote-found = se trouve dans le texte conservé ici
quote-found-otherwise = se trouve avec des différences; le texte conservé ici dit
quote-not-found = ne se trouve pas dans le texte conservé ici
quote-not-held = texte non conservé
provision-title = Texte : { $place }
provision-notice-justice = Du ministère de la Justice, tel que le conserve l’ordinateur qui a produit cette page. Ce n’est pas une version officielle.
provision-notice = Tel que le conserve l’ordinateur qui a produit cette page. Ce n’est pas une version officielle.
provision-in-en = Conservé en anglais seulement.
provision-in-fr = Conservé en français seulement.
provision-current-to = À jour au { $date }.
provision-in-force-from = Cette version est en vigueur depuis le { $date }.
provision-unknown = Le texte conservé ici n’a pas ceci : { $place }.
provision-not-selected = Les articles conservés ici ne comprennent pas ceci : { $place }.
provision-history = Historique :
cite-title = Citer cette page
cite-claim = « { $text } », { $site }, au { $date }, { $path }

## Argument
argument-description-supports = Un argument pour : { $on }
argument-description-rebuts = Un argument contre : { $on }
argument-description-undercuts = Il met en cause une étape de : { $on }
argument-premises = Il part de ceci
argument-premises-linked = Il part de ce qui suit, où tout est nécessaire
argument-concludes-supports = Il appuie
argument-concludes-rebuts = Il est contre
argument-concludes-undercuts = Il met en cause une étape de
argument-warrant = Pourquoi l’un porte sur l’autre
argument-question = La question à laquelle il doit répondre
argument-strength = Force fixée à la main : { $grade }
argument-from = Possible depuis le { $date }
derived-mark = Déduit par une règle
derived-by = Déduit par la règle :
argument-made-by = Avancé par
argument-questioned = Ce qui met son étape en cause
argument-not-questioned = Personne n’a mis cette étape en cause ici.
argument-about-premises = Ce qui parle pour et contre ses prémisses
argument-sources = Cité par ses prémisses
argument-citations = Où l’argument est avancé
must-answer = Il doit répondre à ceci : { $question }
questioned-by = Mis en cause par

## Source
source-issuer = Publié par
source-author = Auteur
source-date = Date
source-undated = inconnue
source-citation = Référence
source-language = Langue
source-text = Texte conservé ici
source-text-held = { $count ->
    [one] { $found } des { $count } endroits cités s’y trouve
   *[other] { $found } des { $count } endroits cités s’y trouvent
}
source-speakers = Qui y parle
source-standing = Ce qu’elle est devenue
source-by = par
source-changed = Ce qu’elle a changé
source-note = Avant de s’y fier
source-grade = Force fixée à la main : { $grade }
source-open = Ouvrir l’ouvrage
source-archive = Copie archivée
source-reference = Référence complète
source-cited = Ce qui repose sur elle
source-uncited = Rien dans cette collection ne la cite.

## Acteur
actor-claims = Ce qu’il affirme
actor-arguments = Les arguments qu’il avance
actor-sources = Les ouvrages où il s’exprime
actor-url = Dans ses propres mots
actor-none = Rien dans cette collection ne s’y rapporte.

## Attente
expect-promised = Ce qui est attendu
expect-must = Attendu :
expect-found = Constaté :
expect-because = Pourquoi
expect-kept = Respectée
expect-broken = Non respectée
expect-pins = Attentes

## Listes, plan, carte
list-description = Toutes les fiches : { $what }
list-count = { $count ->
    [one] Une fiche
   *[other] { $count } fiches
}
list-elsewhere = Sans question
list-before = Page précédente
list-after = Page suivante
outline-title = Plan du débat
outline-sub = La question, ses réponses, leurs arguments, ce dont ceux-ci partent, et ainsi de suite. Une affirmation qui sert deux fois n’est développée qu’une fois.
outline-elsewhere = Ses arguments figurent ailleurs dans ce plan.
outline-deeper = La suite se trouve sur sa propre page.
outline-to-map = Voir sur la carte
map-heading = Carte : { $text }
map-region = Carte d’arguments
map-views = Vue
map-whole = La carte entière
map-zoom-in = Agrandir
map-zoom-out = Réduire
map-fit = Ajuster
map-panel = Sélection
sift = Ce qui est montré
sift-usual = Comme d’habitude
sift-columns = { $count ->
    [one] { $count } colonne d’arguments
   *[other] { $count } colonnes d’arguments
}
sift-depth = Jusqu’où
sift-sides = Côtés
sift-for = pour
sift-against = contre
sift-step = mettant en doute un pas
sift-fates = Sort des arguments
sift-claim = Partant de
sift-by = Avancés par
sift-source = Reposant sur
sift-from-year = Ouvrages depuis l’année
sift-until-year = Ouvrages jusqu’à l’année
sift-from = depuis { $year }
sift-until = jusqu’en { $year }
sift-to = Le chemin vers
sift-nowhere = aucun autre élément
sift-way-to = Le chemin vers : { $text }
sift-take-back = Montrer de nouveau
sift-button = Montrer
map-no-way = Aucun chemin de cette carte ne mène à ce que vous avez demandé.
map-cannot-both = Les deux ne peuvent tenir ensemble : ce qui parle pour l’une parle contre l’autre.
map-numbers = Les nombres comptent les arguments recueillis ici pour chaque réponse et directement contre elle ; ce ne sont pas des voix. Ce qui parle pour une réponse parle aussi contre celles qui ne peuvent tenir avec elle.
map-nothing = Rien ici ne passe les filtres.
map-nothing-rivals = Rien ici ne passe les filtres. Ce qui parle contre cette réponse peut être donné comme raison d’une réponse qui ne peut tenir avec elle : { $rivals }.
map-too-large = Cette carte est trop grande pour une feuille. Elle est dite en mots ci-dessous.
map-on-sheets = Sur plusieurs feuilles, c’est l’atlas :
walk = Lisez-moi cette carte
walk-sub = Tout ce que montre l’image, dans l’ordre où on la parcourt : la question, les réponses, ce qui parle pour et contre elles, et d’où cela part.
walk-lead = { $word } :
walk-unseen = non montré : { $text }
walk-fares = Sort de l’argument :
walk-starts = Il part de :
keys = Touches
keys-arrows = au carton suivant dans cette direction ; sans carton choisi, l’image se déplace
keys-enter = dessiner la carte autour de ce carton
keys-zoom = agrandir et réduire
keys-fit = ajuster la carte entière à la fenêtre
keys-search = chercher
keys-outline = le plan
keys-help = cette aide
keys-single = Les touches seules sont actives
keys-close = Fermer
nav-table = Tableau
table-title = Affirmations : { $text }
table-count = { $count ->
    [one] { $count } affirmation
   *[other] { $count } affirmations
}
table-claim = Affirmation
table-side = Parle pour
table-verdict = Son sort
table-sources = Sources
table-used = Sert à
atlas-page = page { $page }
atlas-page-of = page { $page } de { $count }
atlas-contents = Où chaque réponse est débattue
atlas-works = Ouvrages cités, par numéro
map-away = Copier, citer, télécharger
map-preview = { $site } : ce qui se dit pour et contre, sources à l’appui, au { $date }
map-atlas = Le débat entier sur papier :
map-saved = Vues enregistrées
map-files = Cette carte en fichier :
map-copy-link = Copier le lien
map-cite = Pour citer cette carte :
map-citation = { $site }, « { $text } », telle que vue le { $date } : { $address }
map-embed = Pour montrer cette carte sur un autre site :
embed-sub = Une carte d’arguments. Chaque carton mène à la carte qui l’entoure.
column-question = Question
column-answers = Réponses
column-arguments = Arguments, prémisses jointes
column-reasons = Raisons et répliques
column-further = Autres répliques
legend = Signes
legend-supports = appuie
legend-rebuts = contre
legend-undercuts = met en cause une étape
legend-linked = nécessaires ensemble
pill-facts = { $count } de plus
pill-more = { $pro ->
    [0] { $con } de plus contre
   *[other] { $con ->
        [0] { $pro } de plus pour
       *[other] { $pro } de plus pour, { $con } contre
    }
}{ $stand ->
    [0] {""}
    [one]  ; { $stand } tient
   *[other]  ; { $stand } tiennent
}
pill-reasons = { $pro ->
    [0] { $con } contre
   *[other] { $con ->
        [0] { $pro } pour
       *[other] { $pro } pour, { $con } contre
    }
}{ $stand ->
    [0] {""}
    [one]  ; { $stand } tient
   *[other]  ; { $stand } tiennent
}
map-balance = { $pro } pour, { $con } contre
map-contrary = Ne peut tenir en même temps que : { $text }
map-other-way = Et inversement : { $text }
map-door = Question dont des réponses dépendent
column-questions = Questions dont elles dépendent
legend-contrary = ne peuvent tenir ensemble
pill-elsewhere = arguments plus haut ou plus bas
pill-onwards = ce sur quoi cela porte
and-more = et { $count } de plus
pill-questions = { $count ->
    [one] { $count } autre question
   *[other] { $count } autres questions
}
pill-answers = { $count ->
    [one] { $count } autre réponse
   *[other] { $count } autres réponses
}
panel-answers = Réponses
panel-best-for = Le mieux documenté en sa faveur
panel-best-against = Le mieux documenté contre
panel-best-for-answers = Ce qui répond au meilleur argument pour
panel-best-against-answers = Ce qui répond au meilleur argument contre
panel-best-for-answered = Ce qui a été dit contre le meilleur argument pour, et qui a reçu réponse
panel-best-against-answered = Ce qui a été dit contre le meilleur argument contre, et qui a reçu réponse
keys-panel = le panneau à côté de la carte
panel-for = Arguments pour
panel-against = Arguments contre
panel-contraries = Incompatible avec
panel-used = Sert dans
panel-sources = Sources
panel-premises = Il part de
panel-supports = Il appuie
panel-rebuts = Il est contre
panel-undercuts = Il met en cause une étape de
panel-questioned = Mis en cause par
panel-open-claim = Ouvrir l’affirmation
panel-open-argument = Ouvrir l’argument
panel-open-issue = Ouvrir la question

## Recherche
search-title = Recherche
search-none = Rien n’a été trouvé pour « { $query } ». Moins de mots, ou d’autres, aideront peut-être.
search-hint = Des mots d’une affirmation, le titre d’une source, une référence comme 2023 CSC 17, ou un nom.
search-building = L’index est en préparation. Réessayez dans un instant.
search-count = { $count ->
    [one] Un résultat
   *[other] { $count } résultats
}
search-partial = Aucune fiche ne contient tous les mots ; ces { $count } en contiennent la plupart.
search-filters = Préciser les résultats
filter-kind = Sorte de fiche
filter-claim-kind = Sorte d’affirmation
filter-side = Parle pour
filter-issue = Question
filter-source-kind = Sorte de source
filter-from-year = De l’année
filter-until-year = À l’année
filter-any = toutes
search-before = Résultats précédents
search-after = Autres résultats

## État
health-title = État des connaissances
health-description = Ce que contient cette collection, l’équilibre de ses questions, et ce que disent les vérifications.
health-totals = { $errors ->
    [one] { $errors } erreur
   *[other] { $errors } erreurs
}, { $warnings ->
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
}, { $notes ->
    [one] { $notes } remarque
   *[other] { $notes } remarques
}
health-sound = Aucune erreur.
health-holds = Ce qu’elle contient
health-findings = Ce que disent les vérifications
health-none = Rien d’anormal n’a été trouvé.
health-expectations = { $count ->
    [one] Une attente
   *[other] { $count } attentes
} : { $met ->
    [one] { $met } respectée
   *[other] { $met } respectées
}
health-more = et { $count } de plus
health-balance = Équilibre des questions
health-translations = Traductions
health-translated = { $language } : { $written } textes sur { $all }
edges-premise = Liens : prémisse
edges-supports = Liens : appuie
edges-rebuts = Liens : contre
edges-undercuts = Liens : met en cause une étape
edges-cites = Citations

## Guide
guide-title = Comment lire une carte
guide-lede = Une carte montre une question, les réponses qu’on lui donne, et ce qui parle pour et contre chacune. Chaque carton est un lien, et tout ce qui est sur la carte se trouve aussi dans le plan, en mots.
guide-signs = Les signes
guide-sign-supports = Une ligne bleue continue avec un plus dans un rond : l’argument appuie ce à quoi mène la ligne.
guide-sign-rebuts = Une ligne ocre en tirets avec un moins dans un carré : l’argument est contre ce à quoi mène la ligne.
guide-sign-undercuts = Une ligne ocre en tirets avec un trait oblique, qui finit par un anneau sur une autre ligne : l’argument ne nie pas la conclusion ; il met en cause l’étape qui y mène.
guide-sign-linked = Plusieurs phrases dans un cadre, jointes par « et » : l’argument a besoin de toutes.
guide-sign-value = « Valeur » devant une phrase : elle dit ce qui devrait être. Aucune source ne peut l’établir ; chacun la pèse.
guide-sign-reversed = Un encadré comme « Jugement infirmé le 15 avril 2021 » : la décision ou le texte ne tient plus tel qu’il a été fait. L’encadré l’accompagne partout.
guide-sign-derived = « Déduit par une règle » dans un cadre : personne n’a écrit l’argument ; une règle de cette collection le produit, pour tous les camps de la même façon.
guide-verdict-stands = Tient ici : quelque chose en sa faveur résiste à tout ce qui est dit dans cette collection.
guide-verdict-contested = En débat : quelque chose en sa faveur est possible, et rien ici ne tranche.
guide-verdict-answered = Ses raisons sont écartées, ou le cas contraire tient.
guide-verdict-reported = Rapporté : quelqu’un le dit, et aucune source d’ici ne l’établit.
guide-verdict-empty = Aucun argument pour l’instant, ou son point de départ ne tient pas ici.
guide-verdict-value = Dépend d’une valeur : tout le reste dont l’argument a besoin tient ou est en débat.
guide-verdict-date = Pas en vigueur à cette date, ou pas encore produit.
guide-verdicts = Ce que dit un verdict
guide-verdicts-1 = Un verdict dit comment les arguments de cette collection pèsent les uns sur les autres. Ce n’est ni la vérité, ni un sondage, ni l’avis des rédacteurs. Rien n’est estompé ni caché à cause de son verdict.
guide-verdicts-2 = Les valeurs et les réponses à la question principale ne portent pas de verdict d’emblée. Ce qui les appuie aboutit à ce à quoi chacun tient ; la page montre ce dont chacune dépend.
guide-standpoint = Regarder d’ailleurs
guide-standpoint-1 = Tout verdict se voit d’une date et sous des hypothèses, qui figurent en haut de chaque page. Par défaut, rien n’est supposé, rien n’est laissé de côté et personne n’est cru sur parole, d’un côté comme de l’autre.
guide-standpoint-2 = Choisissez une autre date, supposez une affirmation, laissez de côté une affirmation, une source ou un argument, ou croyez quelqu’un sur parole : chaque page montre alors ce qui s’ensuit, et son adresse porte votre choix, pour que d’autres puissent regarder de là aussi.
guide-map = De gauche à droite
guide-map-1 = La question est à gauche. Ses réponses sont dans la colonne suivante, toutes de la même taille. À leur droite viennent les arguments pour et contre, puis ce dont ces arguments partent, et ainsi de suite.
guide-map-2 = Choisissez un carton et la carte se dessine autour de lui : le chemin vers la question reste, et davantage de ce qui l’entoure est montré. Ce qui n’est pas montré est compté sur un petit bouton, qui l’ouvre sur place. « Ce qui est montré » restreint la carte à un côté, à un sort, à un acteur, à un ouvrage ou à une époque. Sous la carte, la même chose est dite en phrases.
guide-argument = Trois façons de ne pas être d’accord
guide-argument-1 = On peut donner un argument pour la conclusion opposée. On peut nier ce dont l’argument part. Ou l’on peut admettre les deux et nier l’étape entre eux : c’est ce que veut dire « met en cause une étape ».
guide-argument-2 = Là où un argument porte la question à laquelle il doit répondre, posez-la d’abord, de quelque côté que vous soyez.
guide-sources = Ce qu’une source peut et ne peut pas faire
guide-sources-1 = Une décision établit ce qu’elle a jugé, une loi ce qu’elle dit, un chiffre officiel ce chiffre ; un journal nommé qui rapporte des faits bruts les établit aussi, moins solidement. Ce qu’un militant, un ministre, un témoin ou un chroniqueur dit de ce qui est ou devrait être est affirmé, qui que ce soit qui le dise.
guide-sources-2 = Une affirmation montre ses sources avec l’endroit dans chacune, pour que l’on puisse vérifier.
guide-fair = Équitable envers tous
guide-fair-1 = Les réponses suivent l’ordre alphabétique, sauf si la page dit que la rédaction en a choisi un autre. Rien n’est pâli ni grossi parce qu’il est d’un côté. Le nombre d’arguments n’est pas un vote.
guide-fair-2 = Les affirmations nomment qui les avance. Là où la rédaction a elle-même cherché ou déduit quelque chose, elle le dit.
guide-keys = Au clavier
guide-keys-1 = La touche Tab va d’un carton à l’autre dans l’ordre de lecture, Entrée en ouvre un. Sur la carte, les flèches vont au voisin dans leur direction, plus et moins agrandissent et réduisent, et 0 ajuste la carte à la fenêtre. Le champ de recherche est en haut de la page.
guide-limits = Ce que ce n’est pas
guide-limits-1 = Ceci est de l’information, non un avis juridique. Le droit change : chaque page dit pour quel jour la rédaction en répond.

## Là où rien ne peut être montré
missing-title = Cette page n’existe pas
missing-text = L’adresse est peut-être mal écrite, ou la fiche porte peut-être un autre nom.
missing-near = Cherchiez-vous
missing-home = Aller à la question
bad-request-title = Cette adresse ne peut être comprise
bad-request-text = La partie « { $what } » de l’adresse n’est pas connue ici.
failed-title = Quelque chose n’a pas fonctionné
failed-text = Le serveur n’a pas pu faire cette page. Le reste de la collection peut toujours être lu.
broken-title = { $kind } : son fichier comporte une erreur
broken-text = Cette fiche existe, mais son fichier ne peut être lu tel qu’il est. Le reste de la collection n’est pas touché.

## Ligne de commande, aussi dans le navigateur
redirect = Continuer vers la collection

## From where one looks, and verdicts
seen-from = Dans cette collection, au { $date }, sous ces hypothèses : { $assumptions }.
seen-from-assumed = on tient pour acquis : { $items }
seen-from-nothing-left-out = rien n’est laissé de côté
seen-from-left-out = on laisse de côté : { $items }
seen-from-nobody-trusted = personne n’est cru sur parole
seen-from-trusted = on croit sur parole : { $items }
seen-from-policy = les cas sont décidés selon la politique { $items }
seen-from-semantics = les positions sont choisies selon la sémantique { $items }
quoted = « { $item } »
or = ou
other-actors = { $count ->
    [one] 1 autre
   *[other] { $count } autres
}
others = { $count ->
    [one] un autre élément
   *[other] { $count } autres éléments
}


## Why
step-source = ce que { $source } établit
step-actor = l’affirmation ({ $actor })
step-assumption = l’hypothèse { $claim }
step-open = ce que personne n’a dit

objections-none = et personne n’a soulevé d’objection
objections-absent = et rien de ce qui est réuni ici n’y répond à cette date
objections-left-out = et ce qui s’y oppose est laissé de côté sous ces hypothèses
objections-absent-or-left-out = et ce qui s’y oppose est laissé de côté ou n’existe pas à cette date
objections-answered = { $count ->
    [one] et la seule objection soulevée est écartée
   *[other] et chacune des { $count } objections soulevées est écartée
}
objections-unproved = { $count ->
    [one] et la seule objection soulevée repose sur ce qui ne tient pas ici
   *[other] et les { $count } objections soulevées reposent sur ce qui ne tient pas ici
}
objections-none-holds = et aucune des { $count } objections soulevées ne tient ici
objections-outweighed = { $count ->
    [one] et l’objection qui demeure a un appui plus faible
   *[other] et les { $count } objections qui demeurent ont un appui plus faible
}
objections-open = { $count ->
    [one] et une question à l’appui plus faible reste ouverte
   *[other] et { $count } questions à l’appui plus faible restent ouvertes
}
reasons-none = et rien n’est avancé ici en faveur de cette affirmation
reasons-answered = { $count ->
    [one] et la seule raison en faveur de cette affirmation est écartée
   *[other] et chacune des { $count } raisons en faveur de cette affirmation est écartée
}
reasons-none-holds = { $count ->
    [one] et la seule raison en faveur de cette affirmation ne tient pas ici
   *[other] et aucune des { $count } raisons en faveur de cette affirmation ne tient ici
}

why-assumed = Ce point est tenu pour acquis sous ces hypothèses.
why-accepted-source = { $source } l’établit, { $objections }.
why-accepted-actor = Ce point est affirmé par { $actor } et, sous ces hypothèses, on le croit sur parole, { $objections }.
why-accepted-argument = L’argument { $argument } l’emporte, { $objections }.
why-accepted-argument-on = L’argument { $argument } l’emporte, appuyé sur { $sources }, { $objections }.
why-refuted-argument = Le cas contraire, { $argument }, tient, { $reasons }.
why-refuted-argument-on = Le cas contraire, { $argument }, tient, appuyé sur { $sources }, { $reasons }.
why-refuted-rival = La position contraire, { $rival }, repose sur { $step }, { $reasons }.
why-tie = { $one } et { $other } s’opposent, et rien ici ne les départage
why-tie-circle = { $steps } dépendent les uns des autres en cercle, et rien ici ne le rompt
why-tie-itself = { $step } parle contre soi-même
why-tie-short = ce qu’on avance de mieux en sa faveur, { $step }, a la force « { $grade } », et la force « { $needs } » est exigée
why-tie-here = Ce point est en débat, car { $why }.
why-tie-on = Ce point est en débat, car il dépend de { $claim }, où { $why }.
why-accepted-positions = Ce point tient dans chacune des { $count } positions cohérentes, chaque fois pour ses propres raisons : { $steps }.
why-refuted-positions = Dans chacune des { $count } positions cohérentes, un point contraire tient : { $steps }.
why-defeated-positions = Dans chacune des { $count } positions cohérentes, l’argument est écarté : { $steps }.
why-some-positions = Ce point est en débat, car il tient dans { $held } des { $count } positions cohérentes.
why-no-position = Ce point est en débat, car aucune position n’a été trouvée qui tranche.
settle-both = Ce point tiendrait ici { $stands } ; le cas contraire tiendrait { $opposed }.
settle-for = Ce point tiendrait ici { $stands }.
settle-against = Le cas contraire tiendrait ici { $opposed }.
settle-short = Un argument ou une source de force « { $grade } » en sa faveur trancherait.
settle-circle = Une réponse à l’une de ces étapes romprait le cercle.
settle-itself = Rien ne trancherait, sauf laisser de côté { $step } ou en revoir la formulation.
settle-questions = Ce qui trancherait : { $questions }.
settle-tie = Une réponse à tout ce qui tient d’un côté trancherait, tout comme une source plus forte d’un côté.
condition-established = si l’on établissait { $items }
condition-fell-away = { $count ->
    [one] si l’on écartait { $items }
    [2] si l’on écartait { $items }
   *[other] si l’on écartait { $items }
}
why-fallen = { $count ->
    [one] La seule raison en sa faveur, { $step }, est écartée par { $answer }.
   *[other] Aucune des { $count } raisons en sa faveur ne tient : { $answer } écarte { $step }, et les autres échouent aussi.
}
why-fallen-mixed = Des { $count } raisons en sa faveur, { $fates } : { $answer } écarte { $step }.
fates-answered = { $count ->
    [one] 1 est écartée
   *[other] { $count } sont écartées
}
fates-reported = { $count ->
    [one] 1 repose sur ce qui est seulement rapporté
   *[other] { $count } reposent sur ce qui est seulement rapporté
}
fates-otherwise = { $count ->
    [one] 1 repose sur ce qui ne tient pas ici
   *[other] { $count } reposent sur ce qui ne tient pas ici
}
why-fallen-premise = { $step } est avancé en sa faveur et repose sur { $claim } ({ $verdict }).
why-fallen-otherwise = Ce qui a été avancé en sa faveur ne tient pas ici.
why-reported-by = Affirmé par : { $actors } ; aucune source d’ici ne l’établit, et personne n’est cru sur parole.
why-reported-by-untaken = Affirmé par : { $actors } ; aucune source d’ici ne l’établit, et l’on ne s’en tient pas à cette parole.
why-value-by = Une valeur, défendue par : { $actors } ; aucune source ne peut la trancher.
why-value-in = Une valeur énoncée dans { $sources } ; aucune source ne peut la trancher.
why-reported-in = On le lit dans { $sources } ; aucune source d’ici ne l’établit.
why-reported-argued = { $step } est avancé en sa faveur et repose sur { $claim } ({ $verdict }).
why-reported-otherwise = On l’affirme, et aucune source d’ici ne l’établit.
why-unsupported = Personne n’a donné ici d’argument ni de source en sa faveur.
why-unsupported-premise = { $step } est avancé en sa faveur et repose sur { $claim } ({ $verdict }).
why-left-out = Ce point est laissé de côté sous ces hypothèses.
why-circle = { $step } est avancé en sa faveur et ne ramène qu’à ce point.
why-not-in-force = Ce point vaut { $dates }, et la date retenue est le { $date }.
why-not-yet = Ce point ne s’était pas encore produit : il vaut { $dates }, et la date retenue est le { $date }.
why-stands = { $premises ->
    [0] L’argument tient, { $objections }.
    [one] Sa prémisse tient ici, { $objections }.
   *[other] Ses prémisses tiennent ici, { $objections }.
}
why-defeated = L’argument est écarté par { $answer }.
why-premise = L’argument repose sur { $claim } ({ $verdict }).
why-idle-circle = Ses prémisses ne ramènent qu’à sa propre conclusion.
why-stayed = Depuis le { $date }, l’effet de { $source } est suspendu, ce qui n’annule pas ce qui a été décidé.
why-source-standing = { $source } : { $standing }.
absent-later = L’argument ne pouvait pas être fait avant le { $date }.
absent-left-out = L’élément est laissé de côté sous ces hypothèses.
absent-claim-left-out = L’argument touche { $claim }, laissé de côté sous ces hypothèses.
absent-claim-not-in-force = L’argument touche { $claim }, qui n’est pas en vigueur à cette date.
absent-premise-not-yet = L’argument repose sur { $claim }, qui ne s’était pas encore produit.
absent-conclusion-not-yet = L’argument porte sur { $claim }, qui ne s’était pas encore produit.

line-established-by = { $source } l’établit (force : { $grade }).
line-supported-by = { $step } l’emporte en sa faveur.
line-taken-from = On s’en remet à { $step }.
line-assumed = Ce point est tenu pour acquis sous ces hypothèses.
line-open = Personne n’a dit s’il en est ainsi.
line-opposed-by = { $step } tient et parle contre ce point.
line-opposed-by-rival = La position contraire, { $rival }, repose sur { $step }.
line-holds-in-some = { $step } tient dans certaines des positions cohérentes.
line-fails = { $step } est avancé en sa faveur : { $verdict }.
line-premise = Prémisse : { $claim } ({ $verdict }).
line-defeated-by = { $step } tient et l’écarte.
line-answered-by = { $step } y répond.
line-ties-with = { $step } s’y oppose, et rien ici ne les départage.
line-objection-answered = Objection soulevée et écartée : { $step }.
line-objection-unproved = Objection tirée de ce qui ne tient pas ici : { $step }.
line-outweighed = En sens contraire, avec un appui plus faible : { $step }.
line-open-question = Une question à l’appui plus faible reste ouverte : { $step }.
line-standard = La force exigée est « { $needs } » ({ $standard }).
line-reported-by = Affirmé par { $actor }.
line-reported-in = On le lit dans { $source }.
line-dates = Ce point vaut { $dates }.
line-circle = Ses prémisses ne ramènent qu’à sa propre conclusion.
line-told-before = (Voir plus haut.)
line-cut = Il y a plus de raisons qu’il n’en est dit ici.

## Autres lectures
sensitivity-summary = { $all ->
    [one] Il n’y a pas d’autre lecture à choisir.
   *[other] Le verdict est le même dans { $same } lectures sur { $all }.
}
sensitivity-cut = Il y a d’autres lectures ; voici les premières.
reading-as-it-is = les choses telles quelles
reading-semantics = selon la sémantique { $item }
reading-trust = si l’on croit { $item } sur parole
reading-doubt = si l’on ne croit plus { $item } sur parole
reading-assume = si l’on tient { $item } pour acquis
reading-leave-out = si l’on laisse de côté { $item }

## Chronologie, points décisifs, différences
nav-timeline = Chronologie
timeline-title = Le sort des réponses au fil du temps
timeline-sub = Les réponses aux questions qui relèvent de la principale, jugées à nouveau chaque jour où commence ou finit une chose sur laquelle elles reposent, les autres hypothèses restant les mêmes.
timeline-steps = D’un tournant à l’autre
timeline-earlier = Voir depuis le tournant précédent
timeline-later = Voir depuis le tournant suivant
timeline-lanes = Chaque réponse au fil des ans
timeline-days = Jour après jour
changed-to = , et dès lors :
cruxes = Ce qui est décisif
cruxes-title = Ce qui est décisif : { $question }
cruxes-sub = Des affirmations en débat, ou seulement rapportées. Si l’une d’elles était tranchée, une réponse changerait de sort.
cruxes-by-answers = Celles qui déplacent le plus de réponses viennent en premier.
cruxes-by-arguments = Aucune affirmation ne déplace à elle seule une réponse ici. Elles sont classées selon le nombre d’arguments qui ne tiennent que dans l’un des deux cas.
cruxes-cut = Il y a plus d’affirmations à essayer qu’on n’en a essayé.
cruxes-none = Rien qui soit en débat ou seulement rapporté ne touche aux réponses.
cruxes-more = { $count ->
    [one] Une autre affirmation y touche.
   *[other] { $count } autres affirmations y touchent.
}
cruxes-rest = { $count ->
    [one] Une autre, qui déplace moins
   *[other] { $count } autres, qui déplacent moins
}
cruxes-with = Une fois cette valeur admise :
cruxes-arguments = { $count ->
    [0] Aucun argument ne tient dans un seul des deux cas.
    [one] Un argument ne tient que dans l’un des deux cas.
   *[other] { $count } arguments ne tiennent que dans l’un des deux cas.
}
cruxes-table = Son effet sur les réponses
cruxes-answer = Réponse
cruxes-left-out = Si on la laisse de côté
cruxes-assumed = Si on la tient pour acquise
cruxes-assume = Voir en la tenant pour acquise
cruxes-leave-out = Voir en la laissant de côté
cruxes-back = Retour à la question
two-readers = Deux lecteurs côte à côte
what-differs = Ce qui diffère d’ici
changed-title = Ce qui diffère
changed-sub = Deux points de vue côte à côte : les réponses telles que chacun les voit, puis tout ce dont le sort diffère, et pourquoi.
changed-one = D’ici
changed-other = De là
changed-look = Adopter ce point de vue
changed-swap = Dans l’autre sens
changed-two = Mettre côte à côte deux lecteurs qui croient chacun quelqu’un sur parole :
changed-first = L’un croit sur parole
changed-second = L’autre croit sur parole
changed-nobody = personne
changed-show = Montrer
changed-answers = Les réponses
changed-answers-sub = Les réponses à la question principale ne portent pas d’insigne sans qu’on le demande : ce qui parle pour elles finit par des valeurs, que chacun pèse soi-même.
changed-same = Pareil des deux côtés
changed-claims = Ce dont le sort diffère, et pourquoi
changed-same-place = Les deux points de vue sont le même. Changez les hypothèses ci-dessus, ou choisissez deux lecteurs.
changed-no-claims = Aucune affirmation ne connaît un autre sort.
changed-weighed = Valeurs et réponses à la question principale, pour qui le demande
changed-weighed-sub = Ce qui parle pour elles finit par ce à quoi les gens tiennent. Les verdicts disent seulement ce qui découle de ce que chaque lecteur tient pour acquis.
changed-arguments = { $count ->
    [one] Un argument connaît un autre sort
   *[other] { $count } arguments connaissent un autre sort
}
changed-more = { $count ->
    [one] Une autre différence n’est pas énumérée.
   *[other] { $count } autres différences ne sont pas énumérées.
}

## Ce qui y changerait quelque chose
what-if = Ce qui changerait le verdict, et ce qui en dépend
what-if-title = Ce qui changerait le verdict : { $item }
what-hangs-title = Ce qui en dépend : { $item }
what-if-sub = Les plus petits changements qui donnent un autre verdict, ce qui le porte à soi seul, son sort sous d’autres lectures et ce qui en dépend.
what-if-sets = Les plus petits changements qui donnent un autre verdict
what-if-exact = Des affirmations en débat, ou seulement rapportées, sont tenues pour acquises ou laissées de côté ; tous les ensembles jusqu’à { $size } ont été essayés.
what-if-cut = Des affirmations en débat, ou seulement rapportées, sont tenues pour acquises ou laissées de côté. Elles sont trop nombreuses pour être toutes essayées : on a essayé les ensembles jusqu’à { $size }.
what-if-none = Aucun ne donne un autre verdict.
what-if-alone = Ce qui porte le verdict à soi seul
what-if-alone-sub = Les sources et les affirmations sans lesquelles, chacune à elle seule, le verdict serait autre.
what-if-alone-none = Aucune source ni affirmation ne le porte à elle seule.
what-if-readings = Son sort sous d’autres lectures
what-if-same = Les lectures qui donnent le même verdict
what-if-see = Voir depuis là
what-hangs = Ce qui en dépend
what-hangs-sub = Les affirmations dont le verdict est autre si l’on laisse ceci de côté.
what-hangs-none = Aucun verdict n’est autre sans cela.
held-in = On peut tenir ces arguments ensemble de { $count } façons ; ceci tient dans { $held } d’entre elles.
held-in-first = On peut tenir ces arguments ensemble de plus de { $count } façons ; ceci tient dans { $held } des { $count } premières.

## Force graduelle
strength-title = Force graduelle
strength-see = Sa force en nombres, selon quatre modèles
strength-description = Ce qui est dit ici pour et contre chaque affirmation, en un nombre de 0 à 1, à côté de son verdict.
strength-lede = Ce qui est dit ici pour et contre chaque affirmation, ramené à un nombre de 0 à 1, pour qui en veut un.
strength-decides-nothing = La force ne décide jamais d’un verdict. Un verdict demande si quelque chose en faveur d’une affirmation résiste à tout ce qui est dit ; ces nombres pèsent d’un coup tout ce qui est avancé, écarté ou non. Une affirmation en débat peut donc avoir un nombre plus élevé qu’une autre qui tient, et aucun nombre ne dit qu’une affirmation est vraie.
strength-bases = D’où partent les nombres
strength-bases-sub = Une affirmation part de la force de la meilleure source qui l’établit, ou de celle que l’on accorde à une personne crue sur parole. Ces degrés forment un ordre et ne mesurent rien. Leurs valeurs se suivent donc à pas égaux, de 0, pour ce que personne n’établit, à 1, pour ce que l’on suppose : aucun pas ne compte plus qu’un autre.
strength-base-assumed = supposé
strength-base-nothing = que personne n’établit
strength-arguments = Un argument part de sa prémisse la plus faible, ou de la force fixée à la main si elle est moindre ; ce qui met son étape en cause l’abaisse. Les arguments en faveur d’une affirmation l’élèvent ; les arguments contraires et les réponses incompatibles avec elle l’abaissent. Ce que l’on suppose reste à 1.
strength-answers = Les réponses aux questions qui relèvent de la principale
strength-weighed = Valeurs et réponses à la question principale, pour qui le demande
strength-weighed-sub = Ce qui les appuie aboutit à ce à quoi chacun tient. Aucune source ne peut établir une valeur : elle part de 0, à moins qu’on ne la suppose, et un argument qui en part n’est pas plus fort qu’elle. Un nombre bas dit donc ici que rien n’a été établi, et non que la réponse est mauvaise. C’est au lecteur de peser cela.
strength-values = Valeurs
strength-claims = { $count ->
    [one] Une autre affirmation de ce débat
   *[other] { $count } autres affirmations de ce débat
}
strength-claims-sub = Par ordre alphabétique, non selon leur force.
strength-claim = Affirmation
strength-start = Départ
strength-circle = appuyée en cercle
strength-limit = limite
strength-damped = ralenti
strength-no-rest = ne se stabilise pas ; dernier écart : { $delta }
strength-models = Les quatre modèles
strength-models-sub = Chacun tire des nombres des mêmes points de départ. Là où ils divergent, cela tient au modèle, non au débat. Une affirmation qu’aucune source n’établit part de 0, et les deux derniers l’y laissent.
strength-model-quadratic-energy = Énergie quadratique
strength-model-df-quad = DF-QuAD
strength-model-euler-based = D’après Euler
strength-model-h-categoriser = h-catégoriseur
strength-about-quadratic-energy = Additionne ce qui est pour et ce qui est contre, et traite les deux de la même façon. N’atteint 0 ou 1 que s’il en part. (Potyka 2018)
strength-about-df-quad = Réunit ce qui est pour, et ce qui est contre, comme si chaque raison était indépendante des autres, et se déplace en proportion de la différence. (Rago, Toni, Aurisicchio et Baroni 2016)
strength-about-euler-based = Additionne comme l’énergie quadratique, mais ce qui est contre pèse moins que ce qui est pour. Ce qui part de 0 ou de 1 y reste, quoi que l’on avance. (Amgoud et Ben-Naim 2018)
strength-about-h-categoriser = Ne regarde que ce qui est contre : aucune affirmation ne finit plus haut qu’elle n’a commencé. (Besnard et Hunter 2001 ; Amgoud, Ben-Naim, Doder et Vesic 2017)
strength-rest = Avec quelle sûreté un nombre est trouvé
strength-rest-sub = Là où des affirmations portent les unes sur les autres en cercle, comme le font des réponses contraires, on répète le calcul jusqu’à ce que les nombres se stabilisent. « Limite » signale un nombre trouvé ainsi, ou qui dépend d’un tel nombre. « Ralenti » en signale un qui ne s’est stabilisé que lorsque chaque pas ne faisait que la moitié du chemin ou moins ; il peut y avoir d’autres points d’équilibre. Là où rien ne se stabilise, aucun nombre n’est donné.
strength-circle-sub = « Appuyée en cercle » est une mise en garde : de telles affirmations s’appuient les unes les autres, et n’ont peut-être été élevées par rien d’autre. Les verdicts s’y refusent.

## Cases: what can be said of one
person-numbered = { $words } ({ $number })
some-day = un jour que personne n’a indiqué
some-number = un nombre que personne n’a indiqué
some-value = quelque chose que personne n’a indiqué
statement-denied = il n’est pas vrai que { $statement }
fits = { $statement }, sous la forme demandée
fits-not = { $statement }, mais non sous la forme demandée
the-answer = la réponse à « { $question } »
no-answer = il n’y a pas de réponse à « { $question } »
days-after = { $count ->
    [one] { $count } jour après { $start }
   *[other] { $count } jours après { $start }
}
months-after = { $count ->
    [one] { $count } mois après { $start }
   *[other] { $count } mois après { $start }
}
years-after = { $count ->
    [one] { $count } an après { $start }
   *[other] { $count } ans après { $start }
}
comparison = { $statement } ({ $phrase })
day-before = avant le { $limit }
day-by = le { $limit } ou avant
day-after = après le { $limit }
day-from = le { $limit } ou après
number-less = moins de { $limit }
number-at-most = { $limit } ou moins
number-more = plus de { $limit }
number-at-least = { $limit } ou plus
exactly = exactement { $limit }
other-than = autre que { $limit }
span-days = { $count ->
    [one] de { $from } à { $to }, il y a { $count } jour ({ $phrase })
   *[other] de { $from } à { $to }, il y a { $count } jours ({ $phrase })
}
span-months = { $count ->
    [one] de { $from } à { $to }, il y a { $count } mois entier ({ $phrase })
   *[other] de { $from } à { $to }, il y a { $count } mois entiers ({ $phrase })
}
span-years = { $count ->
    [one] de { $from } à { $to }, il y a { $count } année entière ({ $phrase })
   *[other] de { $from } à { $to }, il y a { $count } années entières ({ $phrase })
}
span-open-days = les jours de { $from } à { $to } ({ $phrase })
span-open-months = les mois entiers de { $from } à { $to } ({ $phrase })
span-open-years = les années entières de { $from } à { $to } ({ $phrase })
answer-yes = Oui
answer-no = Non
answer-none = Aucun.
answer-follows = S’ensuit :
answer-nothing = Rien :
answer-open = Pas encore établi
answer-may-follow = Peut s’ensuivre :
answer-contested = En litige

## Cases: why they are decided so
met = Rempli
not-met = Non rempli
not-known = Inconnu
disputed = En litige
case-by = Selon la règle { $rule }.
case-contrary-by = la règle { $rule } dit le contraire et l’emporte sur elle
case-obstacle = La règle { $rule } ne s’applique pas ici : { $obstacle }.
case-since = { $statement }, car { $reason }
case-statement-by = { $statement }, selon la règle { $rule }
case-rule-at = { $rule } ({ $articles })
case-no-rule = Aucune règle qui vaut à cette date ne le dit.
case-circle = cela ne fait que revenir à soi-même
case-disputed = Des règles concluent ici le contraire l’une de l’autre, et aucune ne l’emporte.
case-disputed-by = Les règles { $one } et { $other } concluent le contraire l’une de l’autre, et aucune ne l’emporte.
case-line = { $statement }.
case-line-by = { $statement }, selon la règle { $rule }.
case-open = personne n’a dit si c’est le cas : { $statement }
case-unshown = { $statement } (rien d’autre n’a été établi)
case-rule = La règle { $rule } s’applique.
case-rule-open = La règle { $rule } peut s’appliquer.
case-rule-would = La règle { $rule } le donnerait.
case-unanswered = personne n’a répondu à « { $question } »
case-rule-not = La règle { $rule } ne s’applique pas ici.
case-rule-over = La règle { $rule } s’applique et l’emporte.
case-rule-under = La règle { $rule } dit autre chose, et cède.
case-rule-ties = La règle { $rule } conclut le contraire, et aucune des deux ne l’emporte.
case-rule-no-objection = La règle { $rule } y ferait obstacle, et ne s’applique pas ici.
case-exception = Quelque chose fait obstacle à la règle :
case-exception-of = Ceci fait obstacle à la règle : { $line }
case-exception-not = Ce qui ferait obstacle à la règle n’est pas réuni ici :
case-exception-not-of = Rien ne fait obstacle à la règle : { $line }
case-exception-open = Quelque chose peut faire obstacle à la règle :
case-exception-open-of = Ceci peut faire obstacle à la règle : { $line }

## Cases: on the page
nav-case = Examiner un cas
decided-on = D’après les règles du { $date }.
decided-under = D’après les règles du { $date }, modifiées par la politique { $policy }.
notice-as-of = Les rédacteurs répondent de ces règles en date du { $date }.
notice-left-out = { $count ->
    [one] { $count } fiche de ces règles comporte une erreur et n’est pas prise en compte : les réponses peuvent être fausses.
   *[other] { $count } fiches de ces règles comportent des erreurs et ne sont pas prises en compte : les réponses peuvent être fausses.
}
notice-left-out-more = Ce qui ne va pas dans les connaissances
case-answers = Les réponses, et comment on y arrive
case-undetermined = Cela dépend de ce qui n’est pas encore connu.
case-contested = Les règles ne tranchent pas : elles concluent le contraire l’une de l’autre.
case-may-more = { $count ->
    [one] Une autre chose peut s’ensuivre, selon ce que personne n’a dit
   *[other] { $count } autres choses peuvent s’ensuivre, selon ce que personne n’a dit
}
case-may-all = { $count ->
    [one] Une chose peut s’ensuivre, selon ce que personne n’a dit
   *[other] { $count } choses peuvent s’ensuivre, selon ce que personne n’a dit
}
case-told-for = Le cas est raconté ainsi :
case-kept = Décidé comme les rédacteurs s’y attendent
case-broken = Décidé autrement que les rédacteurs ne s’y attendent
case-if-unproved = Si rien de plus n’est établi :
case-unproved-also = Si rien de plus n’est établi, aussi :
case-unproved-nothing = Si rien de plus n’est établi, rien d’autre ne s’ensuit.
case-doubt = Ce qui est douteux :
case-articles = Où cela se trouve :
case-debated = Ce qui se dit de ces règles
case-why-deciding = Pourquoi : les étapes décisives
case-debate = Ce qui se dit des règles qui ont décidé
case-debate-sub = Que ce soient les règles ne dit pas si elles devraient l’être. De chaque côté se trouve ce que cette collection contient sur la règle même qui a décidé.
case-against-rule = Contre la règle
case-for-rule = Pour la règle
case-nothing-said = Rien dans cette collection.
case-on-map = Sur la carte
case-policies = Quelles politiques y changeraient quelque chose
case-policies-sub = Les mêmes faits sous chaque politique, tels qu’il en ressort si rien de plus n’est établi. Aucune n’est recommandée ici.
case-see-rule = La règle et ses conditions
case-policies-may = Celles-ci ne changent une réponse que si l’on en dit davantage :
case-policies-hinge = – selon la réponse à :
case-policies-same = D’après ces faits, celles-ci n’y changent rien :
case-law-as-it-is = Le droit tel qu’il est
case-policy-now = Les réponses ci-dessus sont données sous celle-ci.
case-policy-changes = Ce qu’elle change
case-policy-nothing = Rien : les réponses sont les mêmes.
case-policy-about = Ce qu’elle ferait
case-facts = Ce qui est connu
case-rest-unproved = Rien de plus n’est établi : ce qui n’est pas dit ici compte comme là où personne n’en fait la preuve.
case-rest-open = Tout le reste est inconnu.
case-change = Changer les faits
case-expected = Ce à quoi s’attendent les rédacteurs
case-expected-each = Question par question
case-came-out = C’est ce qui en ressort.
case-came-otherwise = Il en ressort autre chose : voir ce que disent les vérifications.
case-brings-up = Dans le débat
case-by-rules = Règles qui doivent en décider
confidence-medium = Les rédacteurs sont assez sûrs, non certains.
confidence-low = Les rédacteurs ne sont pas sûrs.

## The form of a case
ask-title = Examiner un cas
ask-title-so-far = { $count ->
    [one] Examiner un cas : { $count } réponse jusqu’ici
   *[other] Examiner un cas : { $count } réponses jusqu’ici
}
ask-lede = Répondez à ce que vous savez, dans l’ordre que vous voulez, une question à la fois. N’est demandé que ce qui peut encore changer une réponse, et « Je ne sais pas » est une bonne réponse. Le résultat montre ce que disent les règles écrites ; la personne qui décide peut voir ce qu’aucun formulaire ne demande.
ask-privacy = Ne donnez pas de noms. Vos réponses se trouvent dans l’adresse de la page, donc dans l’historique de votre navigateur ; aucun compte ni témoin de connexion ne les conserve.
ask-first = La première question
ask-next = La question suivante
ask-go-on = Continuer
ask-others = { $count ->
    [one] Une autre question qui peut compter
   *[other] { $count } autres questions qui peuvent compter
}
ask-others-sub = Chacune peut encore changer une réponse, selon ce qu’on dit par ailleurs. Il n’est pas nécessaire d’y répondre dans l’ordre.
ask-others-cut = Il y a trop de questions ouvertes pour dire exactement lesquelles comptent. Certaines peuvent se révéler sans effet.
ask-done = Plus rien n’est demandé
ask-done-sub = Quoi qu’on puisse encore répondre à ces questions, les réponses ci-dessous demeurent.
ask-left = Tout ce qui pouvait changer une réponse est resté ouvert
ask-left-sub = Les réponses ci-dessous disent ce qui est établi malgré tout, et ce qui s’ensuit si rien de plus n’est établi.
ask-idle = { $count ->
    [one] { $count } question qui ne change rien pour l’instant
   *[other] { $count } questions qui ne changent rien pour l’instant
}
ask-idle-sub = D’après les faits, aucune réponse à ces questions ne fait de différence. Vous pouvez y répondre tout de même, par exemple pour voir ce qu’une politique en ferait.
ask-left-open = Resté ouvert
ask-answer = Y répondre
ask-known = Ce qui a été dit
ask-as-file = Ces faits sous forme de fichier
ask-as-file-sub = Conservés sous le nom facts.ron, ils sont examinés par la commande `counterpoint case facts.ron` ; un cas examiné commence par les mêmes lignes.
ask-of = { $person } : { $question }
ask-change = Changer
ask-add-person = Ajouter une personne
ask-remove-person = Retirer cette personne
ask-again = Recommencer
ask-any = Cochez tout ce qui est le cas.
ask-day = Jour
ask-number = Nombre
ask-text = Réponse
ask-not-known = Je ne sais pas
ask-none = Il n’y en a pas
ask-none-of-these = Rien de cela
ask-why = Pourquoi cette question ?
ask-was-written = Ce qui a été écrit :
ask-wrong = Ceci n’a pas pu être compris.
ask-wrong-day = Ce n’est pas un jour. Écrivez l’année, le mois et le jour, par exemple 2023-03-25.
ask-wrong-number = Ce n’est pas un nombre entier. N’écrivez que des chiffres.
ask-wrong-number-within = Écrivez un nombre entier de { $least } à { $greatest }.
ask-wrong-choice = Ce n’est pas une des réponses. Choisissez-en une dans la liste.
ask-wrong-named = Une autre personne est nommée parmi les faits : il y a donc quelqu’un. Retirez d’abord ce qui est dit d’elle, ou répondez oui.
ask-wrong-several = Une seule de ces réponses peut être vraie. Choisissez-en une.
ask-impossible = Ces réponses ne peuvent pas être toutes vraies
ask-impossible-sub = Rien n’est calculé tant que l’une d’elles n’est pas changée.
ask-so-far = Les réponses jusqu’ici
ask-see-why = Voir comment on arrive à chacune
ask-examples = Commencer par un cas déjà examiné
ask-examples-sub = Chacun remplit le formulaire de ses faits, que vous pouvez ensuite changer.
ask-all-examples = Tous les cas examinés
ask-needs-server = Le formulaire a besoin d’un serveur en marche, et ces pages en sont une copie en fichiers. Les cas déjà examinés peuvent néanmoins être lus ici.
## Les règles en mots
condition-not = il n’est pas vrai que { $what }
condition-somebody = une personne
condition-some-day = jour quelconque
condition-any = (peu importe lequel)
condition-any-but = (tout sauf { $values })
condition-day = jour { $letter }
condition-the-day = le jour { $letter }
condition-the-date = le { $date }
condition-fits = { $what } correspond au motif « { $pattern } »
condition-fits-not = { $what } ne correspond pas au motif « { $pattern } »
condition-exists = il y en a au moins une dont ceci est vrai : { $what }
condition-none = il n’y en a aucune dont ceci soit vrai : { $what }
condition-and = { ", et " }
condition-asked = La question en est posée.
condition-concluded = Cela découle de
condition-denied = Le contraire découle de
compare-day-less = { $left } est antérieur à { $right }
compare-day-at-most = { $left } n’est pas postérieur à { $right }
compare-day-greater = { $left } est postérieur à { $right }
compare-day-at-least = { $left } n’est pas antérieur à { $right }
compare-less = { $left } est inférieur à { $right }
compare-at-most = { $left } est au plus égal à { $right }
compare-greater = { $left } est supérieur à { $right }
compare-at-least = { $left } est au moins égal à { $right }
compare-equal = { $left } est égal à { $right }
compare-unequal = { $left } n’est pas égal à { $right }
compare-is = { $left } est { $right }
compare-is-not = { $left } n’est pas { $right }
limit-less = moins de { $number }
limit-at-most = au plus { $number }
number-greater = plus de { $number }
limit-at-least = au moins { $number }
number-equal = { $number }
number-unequal = un nombre autre que { $number }
amount-plus = { $left } plus { $right }
amount-minus = { $left } moins { $right }
amount-times = { $left } fois { $right }
amount-days = le nombre de jours de { $a } à { $b }
amount-months = le nombre de mois entiers de { $a } à { $b }
amount-years = le nombre d’années entières de { $a } à { $b }
amount-add-days = { $b ->
    [one] le lendemain de { $a }
   *[other] la date située { $b } jours après { $a }
}
amount-add-months = { $b ->
    [one] la date située un mois après { $a }
   *[other] la date située { $b } mois après { $a }
}
amount-add-years = { $b ->
    [one] la date située un an après { $a }
   *[other] la date située { $b } ans après { $a }
}
amount-year = l’année de { $a }
amount-count = le nombre de ceux, chacun étant { $name }, dont ceci est vrai : { $what }
amount-least = le plus petit { $name } pour lequel ceci est vrai : { $what }
amount-greatest = le plus grand { $name } pour lequel ceci est vrai : { $what }

## Les règles
nav-rules = Règles
rule-kind-defeasible = vaut sauf si quelque chose s’y oppose
rule-kind-strict = vaut sans exception
rule-not-law = Hors du droit actuel
rule-not-law-yet = Hors du droit actuel : elle ne compte que sous une politique qui l’ajoute
rule-says = Ce que dit la règle
rule-if = Si
rule-always = toujours
rule-then = Alors
rule-unless = Sauf si
rule-broken = Ses conditions ne peuvent être lues ; les vérifications disent pourquoi.
rule-written = Telle qu’elle est écrite
rule-note = Ce qu’il faut en savoir
rule-in-force = En vigueur { $interval }
rule-reaches = Atteint les cas selon un jour A, { $interval } : { $event }
rule-versions = Ses versions
rule-this-version = (cette page)
rule-authority = Ce qui le dit
rule-no-authority = Rien n’est cité.
rule-doubt = Ce qui est douteux :
confidence-high = Les rédacteurs tiennent pour clair que c’est ce que disent les textes.
reading-medium = Beaucoup plaide pour cette lecture, sans qu’elle soit évidente.
reading-low = Peu de choses plaident pour cette lecture.
rule-debate = Le débat à son sujet
rule-debate-sub = Ce qui est dit ici de ce qui devrait être ne décide pas de ce qui est : la règle compte dans tous les cas.
rule-against = Contre elle
rule-for = Pour elle
rule-nobody = Rien dans cette collection.
rule-cases = Cas résolus qu’elle décide
rule-cases-sub = Avec les réponses qu’elle décide.
rule-cases-more = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
rule-no-cases = Aucun cas résolu n’en dépend.
rule-answers = Elle répond à
rule-feeds = Ce qui s’en sert
rule-excepts = Comme exception à :
rule-outranks = Elle l’emporte sur
rule-outranked = Elle cède à
rule-policies = Politiques qui la changent
under-policy = sous la politique
told-under = raconté sous la politique
policy-removes-it = la retire
policy-adds-it = l’ajoute
policy-replaces-it = la remplace par une autre
policy-puts-it = la met à la place d’une autre
policy-redates-it = change ses dates
policy-removes = Retire :
policy-adds = Ajoute :
policy-replaces = Remplace :
policy-by = par :
policy-redates = Change les dates de :
policy-undated = Sans limite de temps
policy-changes = Ce qu’elle change
policy-changes-nothing = Elle ne change aucune règle : chaque cas a la même issue que sous le droit actuel.
policy-wanted = Qui la veut
policy-wanted-nobody = Aucune réponse de cette collection ne la demande.
policy-otherwise = Cas résolus dont l’issue change
policy-otherwise-count = { $count ->
    [one] { $count } cas résolu sur { $all } a une autre issue que sous le droit actuel.
   *[other] { $count } cas résolus sur { $all } ont une autre issue que sous le droit actuel.
}
policy-otherwise-sub = Ce qui est barré est la réponse d’aujourd’hui. Chaque cas mène à ses raisons.
short-undetermined = Dépend de ce qui n’est pas connu
short-perhaps = { $what } (dépend de ce qui n’est pas connu)
short-disputed = { $what } (des règles s’opposent)
short-contested = Des règles s’opposent
short-many = { $count } réponses
short-more-and-less = { $lost ->
    [0] { $gained } de plus
   *[other] { $gained ->
        [0] { $lost } de moins
       *[other] { $lost } de moins, { $gained } de plus
    }
}
open-form = Examiner un cas
short-lost = Plus maintenant :
short-gained = À la place :
compared-title = Les cas résolus sous chaque politique
compared-sub = Une ligne est un cas, une colonne une politique. Une case ne dit que ce qui diffère du droit actuel ; elle mène à ses raisons. Le nombre de cas qui diffèrent ne dit rien pour ni contre une politique : ils ont été choisis pour montrer les règles à l’œuvre.
compared-count = { $count ->
    [one] { $count } cas sur { $all } a une autre issue sous l’une ou l’autre politique.
   *[other] { $count } cas sur { $all } ont une autre issue sous l’une ou l’autre politique.
}
compared-otherwise = { $count ->
    [0] aucun ne change
    [one] { $count } change
   *[other] { $count } changent
}
compared-narrow = Quelle question
compared-all = Toutes les questions
compared-law = Le droit actuel
compared-idle = et sous les politiques qui ne changent aucune règle :
compared-same = de même
compared-why = Pourquoi
compared-choose = Choisir des politiques et des cas
compared-choose-policies = Politiques : toutes celles qui changent une règle, sauf si certaines sont cochées
compared-choose-cases = Cas : tous ceux dont l’issue diffère, sauf si certains sont cochés
compared-show = Afficher ce choix
compared-whole = Afficher tout le tableau
compared-none = Aucune de ces politiques ne change de réponse à un cas examiné.
compared-same-cases = { $count ->
    [one] { $count } cas a la même issue sous chacune d’elles
   *[other] { $count } cas ont la même issue sous chacune d’elles
}
open-compared = Voir toutes les politiques côte à côte
open-rule-map = La voir sur la carte des règles
open-set-map = Voir les règles sur une carte
rule-map = Carte des règles
rule-map-heading = Carte des règles : { $text }
rule-map-region = Carte des règles
rule-map-sub = De gauche à droite : les questions, ce qui y répond, ce dont cela découle, et les faits qui sont demandés.
rule-map-more = { $count ->
    [one] { $count } autre règle
   *[other] { $count } autres règles
}
rule-map-contrary = Conclut le contraire
rule-map-fact = Fait
rule-map-asked = (demandé)
rule-map-elsewhere = Les règles qui y concluent se trouvent ailleurs dans ce plan.
rule-map-outline = La même chose sous forme de plan
rule-map-outline-sub = Chaque question, ce qui y répond, ce dont cela découle, et ainsi de suite jusqu’aux faits qui sont demandés.
legend-feeds = une règle part de là
legend-excepts = une règle y cède
legend-facts = faits qui sont demandés
legend-concluded = ce que concluent des règles
panel-open-rule = Ouvrir la règle
panel-open-set = Ouvrir l’ensemble de règles
predicate-asked = Fait qui est demandé
predicate-derived = Ce que des règles établissent
predicate-says = Ce qu’il dit
predicate-or = Ou :
predicate-options = Ce qui peut remplacer la lettre
predicate-asked-of = Demandé pour
asked-of-subject = la personne dont il s’agit
asked-of-others = chacune des autres personnes
asked-of-everyone = tout le monde
predicate-unproved = Si personne ne le prouve
unproved-fails = cela compte comme n’étant pas le cas
unproved-holds = cela compte comme étant le cas
unproved-ask = rien ne peut être dit avant qu’on le sache
predicate-values = Valeurs
predicate-many = plusieurs à la fois sont possibles
predicate-within = Possible
predicate-between = de { $least } à { $greatest }
predicate-concluded = Règles qui y concluent
predicate-denied = Règles qui concluent le contraire
predicate-used = Règles qui en partent
predicate-excepts = Règles qui y cèdent
predicate-unused = Aucune règle n’en parle.
predicate-cases = Cas résolus qui l’affirment
set-questions = Ce à quoi elles répondent
set-policies = Politiques
set-holds = Ce qu’il contient
set-topic = Le débat
contests-rules = Règles qu’elle conteste
defends-rules = Règles qu’elle défend
worked-cases = Cas résolus
