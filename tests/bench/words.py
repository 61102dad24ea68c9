"""words.py - the word lists that generate.py makes its Dutch texts from.

No word here may look like personal data to `kring check`: no telephone or citizen numbers, no
e-mail addresses, nothing about anybody's health.
"""


def phrases(lines):
    return lines.strip().split("\n")


FIRST = """anna bram carla dirk els fatima gijs hanna ibrahim joke karim lotte mehmet nora otto
petra quinten roos samir tessa umar vera willem xandra yara zoë aisha bas cor daan emma floor
geert hugo ilse jaap klaas lieke maarten noor olga pim rachid sofie thijs ursula victor wendy
youssef zeynep amber boris cato derya evert femke guus hessel iris jasper koen leyla mirthe
nadia onno pieter romy sven tjeerd vincent wouter joris marieke nico oscar puck ruben sanne
tim""".split()

LAST = """jansen bakker visser smit meijer mulder bos vos peters hendriks dekker brouwer
dijkstra smeets kuipers veenstra kramer postma scholten willems hoekstra koster prins huisman
peeters schouten hofman martens jacobs verhoeven kok wolters timmermans groen gerritsen bosman
yilmaz kaya demir el-amrani bouzid haddad nguyen santos ferreira kowalski nowak pereira singh
ali hassan zijlstra faber haan kuiper dijk blom mol post gerrits vermeer konings maas wit
schipper rietveld molenaar goossens claassen bekker driessen evers franken geurts hermans
ignatius joosten kusters lambers nijhuis oosting pronk reinders simons tromp veldman
wessels""".split()

ORGANISATIONS = """kraamzorg:Kraamzorg verloskundigen:Verloskundigen thuiszorg:Thuiszorg
welzijn:Welzijn wijkteam:Wijkteam woonstichting:Woonstichting huisartsen:Huisartsen
jeugdhulp:Jeugdhulp apotheek:Apotheek kliniek:Kliniek buurtzorg:Buurtzorg ggz:GGZ
mantelzorg:Mantelzorg revalidatie:Revalidatie dagbesteding:Dagbesteding hospice:Hospice
fysiotherapie:Fysiotherapie school:School kinderopvang:Kinderopvang corporatie:Corporatie
schuldhulp:Schuldhulp vrijwilligers:Vrijwilligers dietisten:Diëtisten
consultatie:Consultatiebureau logopedie:Logopedie""".split()

PLACES = """noord zuid oost west centrum binnenstad buitenwijk landelijk kust polder rijnstreek
maasland waterkant heuvelrug vallei stationsbuurt havenkwartier tuindorp hoogveld laagland
zandstreek plassen eiland dijkzicht molenhoek bospark kerkdorp nieuwland zonneveld wilgenrijk
sluisbuurt heidehof lindeplein vaartwijk brinkstad veenkant duinrand grensland terpen
singelwijk""".split()

THEMES = """geboortezorg:Geboortezorg ouderenzorg:Ouderenzorg jeugd:Jeugd wonen:Wonen
schulden:Schulden palliatief:Palliatieve-zorg wijkzorg:Wijkzorg mantelzorg:Mantelzorg
dementie:Dementie acute-zorg:Acute-zorg preventie:Preventie vervoer:Vervoer opvang:Opvang
onderwijs:Onderwijs leefbaarheid:Leefbaarheid energie:Energie ontmoeting:Ontmoeting
herstel:Herstel taal:Taal dagactiviteiten:Dagactiviteiten medicatie:Medicatie voeding:Voeding
bewegen:Bewegen informatie:Informatie""".split()

TOPICS = """overdracht protocollen rooster bereikbaarheid dossier scholing intake huisvesting
planning nazorg signalering vervoer communicatie veiligheid toegang""".split()

# A title is a subject and an occasion: each pair makes another one.
SUBJECTS = phrases("""
Warme overdracht
Eén telefoonnummer
Gezamenlijk rooster
Vast aanspreekpunt
Gedeelde wachtlijst
Kort werkoverleg
Terugbelafspraak
Gezamenlijke intake
Overdrachtsformulier
Huisbezoek binnen een week
Gedeelde vakantieplanning
Avonddienst
Proef met beeldbellen
Gezamenlijke scholing
Uitleg in gewone taal
Signaleringskaart
Afspraken over sleutels
Medicatielijst
Bereikbaarheid in het weekend
Gedeeld contactblad
Inzet van tolken
Vroege aanmelding
Eén dossierkaart
Afsluitend gesprek
Gebruik van de huiskamer
Vervoer naar de afspraak
Terugkoppeling na verwijzing
Aanwezigheid bij het overleg
Kennismaking vooraf
Vaste invallers
Gezamenlijke folder
Spreekuur op locatie
Werkwijze bij onveiligheid
Inwerken van nieuwe collega’s
Gedeelde agenda
Evaluatie met gezinnen
Ondersteuning van mantelzorgers
Melding van leegstand
Nachtelijke opvang
Eerste gesprek samen
Verdeling van de uren
Gezamenlijke aanvraag
Klachten samen behandelen
Contact met de school
Hulp bij formulieren
Uitleen van hulpmiddelen
Tijdige uitnodiging
Voorbereiding op verhuizing
Samen op huisbezoek
Vaste dag voor overleg
""")

OCCASIONS = phrases("""
na de bevalling
bij ontslag uit de kliniek
in de avond
in het weekend
bij verhuizing
voor nieuwe gezinnen
bij een wisseling van team
in de zomerperiode
bij spoed
voor alleenstaande ouders
bij twijfel over veiligheid
in de eerste week
bij complexe vragen
voor mensen zonder papieren
tussen huisarts en wijkteam
bij huurachterstand
in de wijk
bij meer dan twee hulpverleners
voor jonge ouders
bij terugkeer naar huis
aan het einde van de zorg
op feestdagen
bij ouderen die alleen wonen
tussen kraamzorg en consultatiebureau
voor vrijwilligers
bij een tweede aanvraag
op de spoedlijst
in kleine kernen
bij overbelasting thuis
met de woningcorporatie
voor anderstaligen
bij eerste contact
tijdens de proefperiode
bij uitval van personeel
met de apotheek
na een opname
voor nieuwe medewerkers
bij uitstel
in het buurthuis
voor de winter
""")

WHO = phrases("""
de verloskundige
de wijkverpleegkundige
het wijkteam
de kraamverzorgende
de huisarts
de coördinator
de opbouwwerker
het consultatiebureau
de thuiszorg
de woonconsulent
de casemanager
de apotheker
de praktijkondersteuner
de schuldhulpverlener
het planbureau
de jeugdwerker
de begeleider
het secretariaat
de vrijwilliger
de teamleider
de intaker
de mentor
""")

DOES = """belt informeert bezoekt ontvangt spreekt begeleidt verwijst ondersteunt bevraagt
waarschuwt betrekt vervangt benadert helpt""".split()

WHOM = phrases("""
het gezin
de bewoner
de naaste collega
de achterwacht
de mantelzorger
de huurder
het andere team
de nieuwe medewerker
de aanvrager
de familie
de buren
de vaste contactpersoon
de vrijwilliger
de cliënt
de ouders
de dienstdoende collega
""")

WHEN = phrases("""
binnen twee uur
binnen twee werkdagen
nog dezelfde dag
voor het einde van de dienst
uiterlijk vrijdag
binnen een week
elke maandag
na ieder huisbezoek
voor het ontslag
minstens een keer per maand
binnen vijf werkdagen
zo vroeg mogelijk
aan het begin van de week
voor tien uur ’s ochtends
na het eerste gesprek
bij iedere wijziging
""")

HOW = phrases("""
per telefoon
met het gedeelde contactblad
aan de hand van de kaart
in een kort gesprek
op een vaste plek
zonder formulier
met een collega erbij
volgens het protocol
in gewone taal
via het secretariaat
met toestemming van de bewoner
op locatie
met een schriftelijke bevestiging
in het bijzijn van de familie
""")

TROUBLES = phrases("""
weet niemand wie er aan zet is
moeten mensen hun verhaal drie keer vertellen
blijven berichten liggen tot na het weekend
komt de hulp te laat op gang
raken afspraken zoek tussen twee teams
bellen collega’s elkaar over en weer zonder elkaar te vinden
staat er soms niemand voor de deur
is onduidelijk wie de sleutel heeft
wordt werk dubbel gedaan
haken vrijwilligers af
ontstaan misverstanden over de planning
wachten gezinnen langer dan nodig
ontbreekt een vast aanspreekpunt
lopen dossiers uit elkaar
""")

MOMENTS = phrases("""
na een aanmelding
in de avonduren
bij de overdracht
in drukke weken
als er iemand uitvalt
bij een verhuizing
rond feestdagen
bij een nieuwe vraag
zodra er meer organisaties bij komen
aan het einde van een traject
bij wisseling van de wacht
in de eerste dagen
""")

REASONS = phrases("""
Bellen kost vijf minuten en een formulier wordt niet gelezen
Een vast moment werkt beter dan een oproep
Wie het gezin kent, kan het beste inschatten wat nodig is
Het past in de bestaande werkwijze en kost geen extra geld
We willen eerst ervaring opdoen voordat we meer vastleggen
Een kleine stap die nu kan is meer waard dan een groot plan
De proef van vorig jaar liet zien dat het werkt
Zo blijft de last over de partijen verdeeld
Het voorkomt dat iemand tussen wal en schip valt
De medewerkers hebben er zelf om gevraagd
Het is de lichtste oplossing die het probleem raakt
Andere regio’s werken er al jaren mee
""")

# From here on some lists hold pairs or triples, `id:text`.
OPTIONS = phrases("""
app:Een app waarin iedereen kan meekijken
formulier:Een formulier dat meegaat in de map
niets:Niets doen en het volgend jaar bekijken
coordinator:Eén coördinator voor alle partijen
mail:Een wekelijks bericht aan alle teams
nummer:Een centraal nummer bij de meldkamer
overleg:Een extra overleg op donderdag
""")

CRITERIA = phrases("""
op-tijd:Negen van de tien keer op tijd
tevreden:Gezinnen geven gemiddeld een acht
bereikbaar:Geen gemiste oproepen in de avond
volledig:Alle gegevens staan op de kaart
minder-druk:Medewerkers ervaren minder druk
geen-dubbel:Geen dubbele huisbezoeken
bekend:Iedere medewerker kent de afspraak
uren:Niet meer dan twee uur extra per week
doorlooptijd:De doorlooptijd daalt met een week
klachten:Hooguit twee klachten per kwartaal
""")

FAILURES = phrases("""
Klachten van gezinnen nemen toe
Een van de partijen kan het niet meer bemensen
De kosten lopen op
Er gebeuren ongelukken
Medewerkers houden zich er niet aan
""")

INTERESTS = phrases("""
Veilig kunnen beginnen
Rust in het rooster
Minder heen en weer bellen
Zekerheid over de planning
Een goede start voor ieder gezin
Tijd voor het echte gesprek
Duidelijkheid voor bewoners
Geen dubbel werk
Betaalbaar blijven
Zicht op wat er speelt
Nieuwe medewerkers snel inwerken
Vertrouwen van de achterban
""")

ACTIONS = phrases("""
belafspraak:Telefoonlijst delen met alle teams
kaart:Contactkaart maken en drukken
rooster:Rooster een maand vooruit rondsturen
scholing:Scholing voor nieuwe medewerkers geven
folder:Folder in gewone taal schrijven
proef:Proef van zes weken begeleiden
meting:Nulmeting doen en delen
ruimte:Ruimte reserveren voor het overleg
uitleg:Uitleg geven in de teams
inwerken:Overdracht met de voorganger
""")

ARGUMENTS = phrases("""
De avonddienst is niet bezet, dus na achttien uur belt niemand
Ons team haalt die termijn in de zomer niet
Zonder extra uren gaat dit ten koste van huisbezoeken
De gegevens mogen zo niet gedeeld worden
De vrijwilligers zijn hier niet voor opgeleid
In de kleine kernen is er niemand die dit kan doen
Dit legt al het werk bij één organisatie
Het gezin wordt zo vaker gestoord dan nu
""")

SUGGESTIONS = phrases("""
Begin met de dagdienst
Maak er een proef van drie maanden van
Verdeel het over twee partijen
Laat de termijn een week langer zijn
Vraag eerst toestemming aan het gezin
Sluit de zomerweken uit
""")

CHANGES = phrases("""
Proef van drie maanden, alleen overdag
Termijn verlengd tot twee werkdagen
Ook voor de kleine kernen
Toestemming vooraf gevraagd
Taken verdeeld over twee partijen
Zomerweken uitgezonderd
""")

CONCERNS = phrases("""
Blijft iedereen bereikbaar?
Lukt dit ook met invallers?
Houden we dit vol na de proef?
Weten bewoners dit te vinden?
Wie houdt de lijst bij?
Past dit in de uren van het team?
Wat doen we bij drukte?
""")

DOUBTS = phrases("""
Ik kan er de vinger nog niet op leggen
Het voelt nog te snel
Ik wil het eerst met de collega’s bespreken
Er ontbreekt iets aan de uitwerking
""")

QUESTIONS = phrases("""
Geldt dit ook in het weekend?
Wie betaalt de extra uren?
Hoe gaat dit bij anderstaligen?
Is er al ervaring mee elders?
Wat betekent dit voor de vrijwilligers?
Kan het ook zonder systeem?
""")

VIEWS = phrases("""
In onze wijk werkt dit al zo
Bij ons is de avond het lastigst
De bewoners vragen hier al lang om
Een kleinere proef is beter te overzien
Het sluit goed aan bij ons jaarplan
Wij willen hier graag aan meedoen
""")

LEARNED = phrases("""
Overdag werkt het goed; in het weekend nog niet.
De kaart wordt gebruikt, vooral door nieuwe medewerkers.
Bellen ging vanzelf zodra de lijst klopte.
De termijn is haalbaar buiten de zomer.
Gezinnen merken het verschil in de eerste week.
Het kost minder tijd dan gedacht.
De vaste contactpersoon is het belangrijkste gebleken.
Zonder scholing zakt het weer weg.
""")

STANCES = phrases("""
Steun
Steun, met een vraag over de uren
Steun voor een proef
Voorzichtig positief
""")

WHYS = phrases("""
Vakantie
Verbouwing van het pand
Wisseling van de teamleider
Nog geen cijfers
Drukte in de zomer
Samenvoeging van twee teams
""")

DISAGREEMENTS = phrases("""
avonddienst:’s Avonds is niemand bereikbaar:Aantal gemiste oproepen
papier:Papier werkt beter dan een scherm:Aantal ingevulde kaarten
termijn:Twee uur is te kort:Gemeten tijd tot het eerste contact
uren:Dit kost meer uren dan begroot:Urenstaat na drie maanden
bereik:De kleine kernen worden niet bereikt:Aantal aanmeldingen per kern
""")

COMMENTS = phrases("""
Ingebracht vanuit het werkoverleg.
Let op de samenhang met het jaarplan.
Eerder besproken met de achterban.
Cijfers volgen bij de evaluatie.
Zie ook de afspraken van de regiekring.
Overgenomen uit de proef.
Nog met de kliniek afstemmen.
Wij houden dit kort.
""")

SIDE = phrases("""
blijft zo
samen besloten
eerst proberen
met de teams
van de vorige keer
zie het verslag
""")

SUMMARIES = phrases("""
Voortgang van de lopende afspraken doorgenomen.
De evaluaties van dit kwartaal voorbereid.
De proef in de wijk besproken met de teams.
Afgesproken wie de volgende keer voorbereidt.
De zorgen uit de vorige ronde langsgelopen.
Nieuwe leden kennisgemaakt.
""")

ISSUES = phrases("""
parkeren:Parkeren bij het gezondheidscentrum
post:Post komt bij het verkeerde team
sleutels:Sleutels zijn niet op tijd terug
tolk:Tolk is lastig te regelen
ruimte:De zaal is vaak bezet
stukken:Stukken komen te laat
""")
