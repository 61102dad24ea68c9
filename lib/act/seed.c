/* lib/act/seed.c - the texts that a new kring folder begins with. */
#include "act/seed.h"

#include <stddef.h>

const struct act_spelregel act_spelregels[ACT_SPELREGELS] = {
	{ .id = "eigen-middelen",
		.title = "Oplossingen die wij zelf kunnen inzetten",
		.text = "Wij spreken alleen af wat wij zelf kunnen doen.\n"
			"Bij elke actie staat iemand van deze tafel die haar uitvoert.\n"
			"Is er een ander voor nodig, dan leggen wij dat vast als verzoek, met een "
			"datum.\n",
		.ask = "Heeft wie het doet er ook echt de ruimte voor?",
		.enforces = { { "action-owner-at-table", "error" } } },
	{ .id = "voorstel",
		.title = "Bij een probleem hoort een voorstel",
		.text = "Wie een probleem op tafel legt, legt er een voorstel of een volgende stap "
			"naast:\n"
			"wie doet wat, en wanneer.\n"
			"Voor zorgen en bezwaren geldt dit niet. Die noemen wij altijd, ook zonder "
			"oplossing.\n",
		.ask = "Is dit het echte probleem, en helpt het voorstel?",
		.enforces = { { "issue-has-proposal", "warning" } } },
	{ .id = "namens",
		.title = "Ieder zit hier namens een organisatie",
		.text = "Wie meebeslist, doet dat namens een organisatie, en heeft het mandaat om "
			"ja te zeggen.\n"
			"In de map staat van wie dat mandaat komt, waarover het gaat en tot "
			"wanneer.\n",
		.ask = "Weet de achterban dat deze persoon namens haar ja kan zeggen?",
		.enforces = { { "mandate-valid", "error" } } },
	{ .id = "mandaat",
		.title = "Na elke bijeenkomst een vernieuwd mandaat",
		.text = "Na elke bijeenkomst bespreekt ieder de uitkomst met wie het mandaat gaf.\n"
			"Die bevestigt, verruimt of beperkt het, voordat wij elkaar weer zien.\n",
		.ask = "Is er echt gesproken, of alleen getekend?",
		.enforces = { { "mandate-renewed", "error" } } },
	{ .id = "zorgen",
		.title = "Zorgen en bedenkingen komen op tafel",
		.text = "In elke ronde vragen wij ieder naar zorgen. Wie er geen heeft, zegt dat "
			"ook.\n"
			"Een zorg houdt niets tegen. Wij schrijven haar op, en bij de evaluatie "
			"komt zij terug.\n",
		.ask = "Is het hier veilig genoeg om te zeggen wat schuurt?",
		.enforces = { { "concern-voiced", "warning" } } },
	{ .id = "verslag",
		.title = "Een kort verslag: wat, waarom en wie",
		.text = "Van elke bijeenkomst is er binnen een week een kort verslag:\n"
			"wat wij kozen, waarom, wie wat doet en wanneer.\n"
			"Bij elke afspraak staat waarom wij haar zo maakten.\n",
		.ask = "Begrijpt iemand die er niet bij was wat wij besloten, en waarom?",
		.enforces = { { "agreement-why", "error" }, { "report-published", "warning" },
			{ "report-concise", "warning" } } },
	{ .id = "samen",
		.title = "Wie een deel draagt, draagt mee voor het geheel",
		.text = "Elke afspraak draagt bij aan een doel dat wij delen.\n"
			"Minstens twee organisaties dragen er een deel van.\n"
			"Loopt een deel vast, dan is dat van ons allemaal. Bij een evaluatie horen "
			"wij elke partij.\n",
		.ask = "Springen wij bij als het deel van een ander vastloopt?",
		.enforces = { { "part-co-owned", "warning" }, { "goal-linked", "error" },
			{ "evaluation-hears-all", "error" } } },
};

const char act_seed_comment[] =
	"Spelregel %zu van de zeven. Hij geldt zodra er 'adopted' onder staat.";

const char *const act_seed_network[3] = {
	"# Het netwerk zelf: waarom wij samenwerken en wat wij willen bereiken.\n"
	"# Wat een sleutel betekent, zegt: kring explain SLEUTEL\n"
	"\n"
	"format: 1\n",
	"language: nl\n"
	"\n"
	"# Waarom bestaat dit netwerk? Een of twee zinnen zijn genoeg.\n",
	"\n"
	"# Wat willen wij samen bereiken? Elke afspraak hoort bij een doel (spelregel 7).\n"
	"# goals:\n"
	"#   continuiteit: {title: Eén zorglijn, k: quality, indicator: Tevreden gezinnen, target: "
	"90}\n"
	"\n"
	"# Duurzaam, maar niet voor altijd: wanneer kiezen wij opnieuw voor elkaar?\n"
	"# continuation: {decide-by: 2027-09-01, exit: Opzeggen kan met drie maanden}\n",
};

const char act_seed_purpose[] = "Schrijf hier waarom wij samenwerken, en voor wie wij dat doen.\n";

const char act_seed_readme[] =
	"# Afspraken van dit netwerk\n"
	"\n"
	"In deze map staat wie met wie afspraken maakt, wat er is afgesproken en hoe dat is "
	"besloten.\n"
	"Elk bestand is gewone tekst. U kunt het lezen en veranderen; `kring check` kijkt of het "
	"klopt.\n"
	"\n"
	"| waar | wat |\n"
	"|---|---|\n"
	"| `kring.yaml` | het netwerk: waarom wij samenwerken, met welke doelen |\n"
	"| `organisations/` | de partijen en hun mensen |\n"
	"| `circles/` | de kringen: wie beslist samen, en waarover |\n"
	"| `mandates/` | wat iemand aan die tafel mag toezeggen, namens wie en tot wanneer |\n"
	"| `spelregels/` | hoe wij met elkaar omgaan |\n"
	"| `agreements/` | voorstellen en afspraken, met elke ronde en elk antwoord |\n"
	"| `meetings/` | bijeenkomsten en hun korte verslag |\n"
	"| `reviews/` | hoe wij op het samenwerken zelf terugkijken |\n"
	"\n"
	"Een map verschijnt bij het eerste bestand. Wat vraagt er aandacht? `kring status`\n";

const char act_seed_attributes[] =
	"# Regeleinden zijn LF in git; wie met CRLF werkt, merkt daar niets van.\n"
	"*.yaml text\n"
	"*.md text\n";

const char act_seed_propose[] =
	"    kring propose CIRCLE/onze-spelregels --establishes spelregels \\\n"
	"      --title 'Onze spelregels' --keeper PERSON --evaluate %s \\\n"
	"      --set driver='Wij willen vooraf weten hoe wij met elkaar omgaan.' \\\n"
	"      --set text='Wij houden ons aan de zeven spelregels in de map spelregels.' \\\n"
	"      --set why='Wat wij zelf kiezen, houden wij langer vol.' \\\n"
	"      --set evaluation.criteria.bekend='Ieder kent de zeven regels.'\n";
