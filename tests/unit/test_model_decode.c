/* tests/unit/test_model_decode.c - every refusal of the format: its words, its line and column. */
#include "model_tools.h"

#include "model/rows.h"

#define AGREEMENT "title: T\ndriver: D\ntext: X\nproposed: {by: anna, date: 2026-03-01}\n"
#define CIRCLE "name: N\naim: A\ndomain: [d]\n"
#define NETWORK "format: 1\nname: N\npurpose: P\n"
#define MANDATE "organisation: noord\ngiven-by: B\nfrom: 2026-01-01\n"
#define SPELREGEL "title: T\ntext: X\n"
#define ORGANISATION "name: N\n"
#define ROUND "rounds:\n  - opened: 2026-03-05\n    responses:\n"
#define EVALUATION "evaluations:\n  - date: 2026-06-01\n    kept: kept\n    learned: L\n"

/* A record, and all that is to be found in it, in this order; nothing: it is sound. */
struct decode_case {
	const char *label;
	enum kr_kind kind;
	const char *id, *text, *found;
};

static const struct decode_case unknown_keys[] = {
	/* clang-format off */
	{ "a slip at the top", KR_AGREEMENT, "keten/x", AGREEMENT "evaluaton: {date: 2026-09-01}\n", "5:1 key-unknown: 'evaluaton' is no key of 'agreement' | did you mean 'evaluation'?" },
	{ "nothing near", KR_AGREEMENT, "keten/x", AGREEMENT "qqqqqq: 1\n", "5:1 key-unknown: 'qqqqqq' is no key of 'agreement' | keys of your own begin with 'x-'" },
	{ "no status is stored", KR_AGREEMENT, "keten/x", AGREEMENT "status: open\n", "5:1 key-unknown: 'status' is no key of 'agreement' | did you mean 'starts'?" },
	{ "the letter's case counts", KR_AGREEMENT, "keten/x", AGREEMENT "Title: T\n", "5:1 key-unknown: 'Title' is no key of 'agreement' | did you mean 'title'?" },
	{ "in a mapping", KR_AGREEMENT, "keten/x", AGREEMENT "evaluation: {dat: 2026-09-01}\n", "5:14 key-unknown: 'dat' is no key of 'evaluation' | did you mean 'date'?" },
	{ "in the value of a map", KR_AGREEMENT, "keten/x", AGREEMENT "actions:\n  bel:\n    what: W\n    owner: anna\n    due-date: 2026-04-01\n", "9:5 key-unknown: 'due-date' is no key of 'action' | keys of your own begin with 'x-'" },
	{ "in an element of a list", KR_AGREEMENT, "keten/x", AGREEMENT "rounds:\n  - opened: 2026-03-05\n    close: 2026-03-15\n", "7:5 key-unknown: 'close' is no key of 'round' | did you mean 'closes'?" },
	{ "in an answer", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {respons: consent}\n",
		"8:14 key-unknown: 'respons' is no key of 'response' | did you mean 'response'?\n"
		"8:13 key-missing: 'response' is missing | add 'response:' what the member answered" },
	{ "in a later answer", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {response: not-yet, date: 2026-03-06, then: [{response: consent, date: 2026-03-07, reden: R}]}\n", "8:96 key-unknown: 'reden' is no key of 'answer' | keys of your own begin with 'x-'" },
	{ "in an outcome", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {response: objection, date: 2026-03-06, argument: A, outcome: {result: amended, date: 2026-03-07, confirmed: anna}}\n", "8:111 key-unknown: 'confirmed' is no key of 'outcome' | did you mean 'confirmed-by'?" },
	{ "what a K is not", KR_AGREEMENT, "keten/x", AGREEMENT "effects: {cost: better, quality: same}\n", "5:11 key-unknown: 'cost' is no key under 'effects'; they are: costs, quality, vulnerability | did you mean 'costs'?" },
	{ "what a K is not at all", KR_AGREEMENT, "keten/x", AGREEMENT "effects: {happiness: better}\n", "5:11 key-unknown: 'happiness' is no key under 'effects'; they are: costs, quality, vulnerability" },
	{ "a role has no name", KR_CIRCLE, "keten", CIRCLE "roles:\n  facilitator: {holder: anna, name: N}\n", "5:31 key-unknown: 'name' is no key of 'role' | keys of your own begin with 'x-'" },
	{ "a member has no role", KR_CIRCLE, "keten", CIRCLE "members: {anna: {from: 2026-01-01, role: chair}}\n", "4:36 key-unknown: 'role' is no key of 'member' | keys of your own begin with 'x-'" },
	{ "of the network", KR_NETWORK, "kring.yaml", NETWORK "goal: {}\n", "4:1 key-unknown: 'goal' is no key of 'network' | did you mean 'goals'?" },
	{ "of a mandate", KR_MANDATE, "keten/anna", MANDATE "given-for: X\n", "4:1 key-unknown: 'given-for' is no key of 'mandate' | did you mean 'given-by'?" },
	{ "of a spelregel", KR_SPELREGEL, "samen", SPELREGEL "enforce: {agreement-why: error}\n", "3:1 key-unknown: 'enforce' is no key of 'spelregel' | did you mean 'enforces'?" },
	{ "of an organisation", KR_ORGANISATION, "noord", ORGANISATION "person: {}\n", "2:1 key-unknown: 'person' is no key of 'organisation' | keys of your own begin with 'x-'" },
	{ "of a meeting", KR_MEETING, "keten/2026-03-12", "presents: [anna]\n", "1:1 key-unknown: 'presents' is no key of 'meeting' | did you mean 'present'?" },
	{ "a lens that is none", KR_REVIEW, "keten/2026-03-12", "lenses: {ambitions: {noord: 4}}\n", "1:10 key-unknown: 'ambitions' is no key under 'lenses'; they are: ambition, interests, relationships, organisation, process | did you mean 'ambition'?" },
	{ "a layer that is none", KR_REVIEW, "keten/2026-03-12", "team: {safety: {mean: 3}}\n", "1:8 key-unknown: 'safety' is no key under 'team'; they are: trust, conflict, commitment, accountability, results" },
	{ "a behaviour that is none", KR_REVIEW, "keten/2026-03-12", "behaviours: {on-time: 4}\n", "1:14 key-unknown: 'on-time' is no key under 'behaviours'; they are: keeping-agreements, reliable, reachable, open, sharing-information, helpful, responsible, flexible, listening" },
	/* clang-format on */
};

static const struct decode_case missing_keys[] = {
	/* clang-format off */
	{ "an empty agreement", KR_AGREEMENT, "keten/x", "",
		"1:1 key-missing: 'title' is missing | add 'title:' what it is called\n"
		"1:1 key-missing: 'driver' is missing | add 'driver:' the situation that calls for this\n"
		"1:1 key-missing: 'text' is missing | add 'text:' what we agree\n"
		"1:1 key-missing: 'proposed' is missing | add 'proposed:' who proposed it, and when" },
	{ "an agreement without a text", KR_AGREEMENT, "keten/x", "title: T\ndriver: D\nproposed: {by: anna, date: 2026-03-01}\n", "1:1 key-missing: 'text' is missing | add 'text:' what we agree" },
	{ "an election has no driver and text", KR_AGREEMENT, "keten/x", "title: T\nkind: election\nelects: {role: leader, until: 2027-01-01}\nproposed: {by: anna, date: 2026-03-01}\n", "" },
	{ "an election elects", KR_AGREEMENT, "keten/x", AGREEMENT "kind: election\n", "5:7 key-missing: 'elects' is missing | add 'elects:' the role, the term and the person of an election" },
	{ "a role and a term", KR_AGREEMENT, "keten/x", AGREEMENT "kind: election\nelects: {person: anna}\n",
		"6:9 key-missing: 'role' is missing | add 'role:' the role that is filled\n"
		"6:9 key-missing: 'until' is missing | add 'until:' the last day of the term" },
	{ "a method has bounds", KR_AGREEMENT, "keten/x", AGREEMENT "kind: method\n", "5:7 key-missing: 'bounds' is missing | add 'bounds:' of a method: who may decide what otherwise" },
	{ "the bounds say who", KR_AGREEMENT, "keten/x", AGREEMENT "kind: method\nbounds: {topics: [prijs]}\n", "6:9 key-missing: 'decides' is missing | add 'decides:' who may decide without a round" },
	{ "of earlier: title and text only", KR_AGREEMENT, "keten/x", "title: T\ntext: X\nadopted: {date: 2023-01-01, earlier: Stuurgroep}\n", "" },
	{ "of earlier: still title and text", KR_AGREEMENT, "keten/x", "driver: D\nadopted: {date: 2023-01-01, earlier: Stuurgroep}\n",
		"1:1 key-missing: 'title' is missing | add 'title:' what it is called\n"
		"1:1 key-missing: 'text' is missing | add 'text:' what we agree" },
	{ "by whom and when it was proposed", KR_AGREEMENT, "keten/x", "title: T\ndriver: D\ntext: X\nproposed: {}\n",
		"4:11 key-missing: 'by' is missing | add 'by:' by whom\n"
		"4:11 key-missing: 'date' is missing | add 'date:' on which day" },
	{ "an action", KR_AGREEMENT, "keten/x", AGREEMENT "actions: {bel: {due: 2026-04-01}}\n",
		"5:16 key-missing: 'what' is missing | add 'what:' what is going to be done\n"
		"5:16 key-missing: 'owner' is missing | add 'owner:' the organisation, person or role at this table that does it" },
	{ "a move of an action", KR_AGREEMENT, "keten/x", AGREEMENT "actions: {bel: {what: W, owner: anna, moved: [{why: V}], handed-over: [{why: V}]}}\n",
		"5:47 key-missing: 'date' is missing | add 'date:' when it was moved\n"
		"5:47 key-missing: 'to' is missing | add 'to:' the new day\n"
		"5:72 key-missing: 'date' is missing | add 'date:' when it was handed over\n"
		"5:72 key-missing: 'to' is missing | add 'to:' who bears it from then on" },
	{ "a request", KR_AGREEMENT, "keten/x", AGREEMENT "requests: {geld: {by: 2026-04-01}}\n",
		"5:18 key-missing: 'to' is missing | add 'to:' who is asked\n"
		"5:18 key-missing: 'what' is missing | add 'what:' for what" },
	{ "an attachment", KR_AGREEMENT, "keten/x", AGREEMENT "attachments: [{}]\n",
		"5:15 key-missing: 'file' is missing | add 'file:' the file, from the top of the folder\n"
		"5:15 key-missing: 'digest' is missing | add 'digest:' of the bytes of the file" },
	{ "a disagreement, somebody heard, a nomination", KR_AGREEMENT, "keten/x", AGREEMENT "heard: {bram: {about: X}}\ndisagreements: {a: {shows: S}}\nnominations: {bram: {changed-to: anna}}\n",
		"5:15 key-missing: 'date' is missing | add 'date:' when they were heard\n"
		"6:20 key-missing: 'who' is missing | add 'who:' who sees it differently\n"
		"6:20 key-missing: 'view' is missing | add 'view:' how\n"
		"7:21 key-missing: 'for' is missing | add 'for:' whom this member nominated" },
	{ "the day of adoption", KR_AGREEMENT, "keten/x", AGREEMENT "adopted: {meeting: 2026-03-12}\n", "5:10 key-missing: 'date' is missing | add 'date:' the day on which it was adopted" },
	{ "a reaction", KR_AGREEMENT, "keten/x", AGREEMENT "reactions: {dirk: [{kind: view}]}\n",
		"5:20 key-missing: 'date' is missing | add 'date:' on which day\n"
		"5:20 key-missing: 'text' is missing | add 'text:' what was said" },
	{ "a round", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [{closes: 2026-03-15}]\n", "5:10 key-missing: 'opened' is missing | add 'opened:' the day on which the round opened" },
	{ "round 2 says what changed", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {response: pending}\n  - opened: 2026-03-08\n    responses:\n      anna: {response: pending}\n", "9:5 key-missing: 'changed' is missing | add 'changed:' what changed since the round before, in one line" },
	{ "an answer is a word", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {date: 2026-03-06}\n", "8:13 key-missing: 'response' is missing | add 'response:' what the member answered" },
	{ "an answer has a date", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {response: consent}\n      bram: {response: pending}\n", "8:24 key-missing: 'date' is missing | add 'date:' on which day" },
	{ "so has a later one", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {response: absent, date: 2026-03-06, then: [{response: left}]}\n", "8:68 key-missing: 'date' is missing | add 'date:' on which day" },
	{ "consulting has an end", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {response: consulting, date: 2026-03-06}\n", "8:24 key-missing: 'until' is missing | add 'until:' until when the constituency is consulted" },
	{ "an outcome", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {response: objection, date: 2026-03-06, argument: A, outcome: {note: N}}\n",
		"8:75 key-missing: 'result' is missing | add 'result:' what became of the objection\n"
		"8:75 key-missing: 'date' is missing | add 'date:' on which day it was settled" },
	{ "asked, and tested", KR_AGREEMENT, "keten/x", AGREEMENT "rounds:\n  - opened: 2026-03-05\n    asked: {}\n    responses:\n      anna: {response: objection, date: 2026-03-06, argument: A, outcome: {result: not-qualified, date: 2026-03-07, tested: {disagrees: []}}}\n",
		"7:12 key-missing: 'by' is missing | add 'by:' by whom\n"
		"7:12 key-missing: 'date' is missing | add 'date:' on which day\n"
		"9:125 key-missing: 'meeting' is missing | add 'meeting:' the meeting that looked at the argument" },
	{ "a decision by a method", KR_AGREEMENT, "keten/x", AGREEMENT "decided: {amount: 3}\n",
		"5:10 key-missing: 'by' is missing | add 'by:' who decided\n"
		"5:10 key-missing: 'method' is missing | add 'method:' the agreement that allows it\n"
		"5:10 key-missing: 'date' is missing | add 'date:' on which day" },
	{ "an accession", KR_AGREEMENT, "keten/x", AGREEMENT "accessions: {zuid: {}}\n",
		"5:20 key-missing: 'by' is missing | add 'by:' who consented for it\n"
		"5:20 key-missing: 'date' is missing | add 'date:' on which day" },
	{ "a correction", KR_AGREEMENT, "keten/x", AGREEMENT "corrections: [{}]\n",
		"5:15 key-missing: 'date' is missing | add 'date:' on which day\n"
		"5:15 key-missing: 'by' is missing | add 'by:' who corrected it\n"
		"5:15 key-missing: 'seen-by' is missing | add 'seen-by:' who signs for it too\n"
		"5:15 key-missing: 'what' is missing | add 'what:' what was corrected\n"
		"5:15 key-missing: 'from' is missing | add 'from:' of the text before\n"
		"5:15 key-missing: 'to' is missing | add 'to:' of the text after" },
	{ "an objection in force", KR_AGREEMENT, "keten/x", AGREEMENT "reopened: {carla: {argument: A}}\n", "5:19 key-missing: 'date' is missing | add 'date:' on which day" },
	{ "an evaluation", KR_AGREEMENT, "keten/x", AGREEMENT "evaluations: [{}]\n",
		"5:15 key-missing: 'date' is missing | add 'date:' the day on which it was held\n"
		"5:15 key-missing: 'kept' is missing | add 'kept:' was the agreement kept\n"
		"5:15 key-missing: 'learned' is missing | add 'learned:' the experience that the next cycle builds on\n"
		"5:15 key-missing: 'outcome' is missing | add 'outcome:' what comes of it" },
	{ "renewed until when", KR_AGREEMENT, "keten/x", AGREEMENT EVALUATION "    outcome: renewed\n", "9:14 key-missing: 'next' is missing | add 'next:' the next evaluation; for renewed and amended" },
	{ "amended until when", KR_AGREEMENT, "keten/x", AGREEMENT EVALUATION "    outcome: amended\n", "9:14 key-missing: 'next' is missing | add 'next:' the next evaluation; for renewed and amended" },
	{ "ended needs no next", KR_AGREEMENT, "keten/x", AGREEMENT EVALUATION "    outcome: ended\n", "" },
	{ "consulting in an evaluation", KR_AGREEMENT, "keten/x", AGREEMENT EVALUATION "    outcome: ended\n    responses: {anna: {response: consulting}}\n",
		"10:34 key-missing: 'until' is missing | add 'until:' until when the constituency is consulted\n"
		"10:34 key-missing: 'date' is missing | add 'date:' on which day" },
	{ "an extension, a handover, a deviation", KR_AGREEMENT, "keten/x", AGREEMENT "extensions: [{why: V}]\nhandovers: [{why: V}]\ndeviations: [{why: V}]\n",
		"5:14 key-missing: 'date' is missing | add 'date:' on which day\n"
		"5:14 key-missing: 'by' is missing | add 'by:' by whom\n"
		"5:14 key-missing: 'to' is missing | add 'to:' the day on which it can be evaluated\n"
		"6:13 key-missing: 'what' is missing | add 'what:' what was handed over: keeper\n"
		"6:13 key-missing: 'date' is missing | add 'date:' on which day\n"
		"6:13 key-missing: 'to' is missing | add 'to:' to whom\n"
		"7:14 key-missing: 'date' is missing | add 'date:' on which day\n"
		"7:14 key-missing: 'by' is missing | add 'by:' who did otherwise than agreed" },
	{ "what ends a proposal", KR_AGREEMENT, "keten/x", AGREEMENT "deferred: {why: V}\nescalated: {why: V}\nsuspended: {why: V}\nwithdrawn: {why: V}\nended: {why: V}\n",
		"5:11 key-missing: 'date' is missing | add 'date:' on which day\n"
		"5:11 key-missing: 'until' is missing | add 'until:' until which day\n"
		"5:11 key-missing: 'owner' is missing | add 'owner:' who brings it back\n"
		"6:12 key-missing: 'date' is missing | add 'date:' on which day\n"
		"6:12 key-missing: 'to' is missing | add 'to:' the proposal in the parent circle\n"
		"7:12 key-missing: 'date' is missing | add 'date:' on which day\n"
		"7:12 key-missing: 'until' is missing | add 'until:' through which day\n"
		"8:12 key-missing: 'date' is missing | add 'date:' on which day\n"
		"9:8 key-missing: 'date' is missing | add 'date:' on which day" },
	{ "a circle", KR_CIRCLE, "keten", "parent: none\n",
		"1:1 key-missing: 'name' is missing | add 'name:' what it is called\n"
		"1:1 key-missing: 'aim' is missing | add 'aim:' what it does or makes; the yardstick of objections\n"
		"1:1 key-missing: 'domain' is missing | add 'domain:' what it alone decides" },
	/* what it lacks is a finding of the rule 'helping-circle', and not twice */
	{ "a helping circle", KR_CIRCLE, "keten", CIRCLE "kind: helping\n", "" },
	{ "a helping circle that has it all", KR_CIRCLE, "keten", CIRCLE "kind: helping\ndelegator: regie\ntask: T\nuntil: 2027-01-01\n", "" },
	{ "a member's first day", KR_CIRCLE, "keten", CIRCLE "members: {anna: {until: 2026-12-31}}\n", "4:17 key-missing: 'from' is missing | add 'from:' the first day at the table" },
	{ "who acts, who held, a task, an end, an adoption", KR_CIRCLE, "keten", CIRCLE "roles: {leader: {acting: {}, past: [{since: 2025-01-01}], tasks: {a: {handover: H}}}}\nended: {why: V}\nadopted: {}\n",
		"4:26 key-missing: 'person' is missing | add 'person:' who fills in until somebody is elected\n"
		"4:26 key-missing: 'until' is missing | add 'until:' until which day\n"
		"4:37 key-missing: 'holder' is missing | add 'holder:' who held the role\n"
		"4:70 key-missing: 'what' is missing | add 'what:' what the role does\n"
		"5:8 key-missing: 'date' is missing | add 'date:' on which day\n"
		"6:10 key-missing: 'date' is missing | add 'date:' the day from which it binds\n"
		"6:10 key-missing: 'by' is missing | add 'by:' the agreement that established it" },
	{ "a mandate of nobody", KR_MANDATE, "keten/anna", "from: 2026-01-01\n", "1:1 key-missing: 'organisation' is missing | add 'organisation:' the organisation on whose behalf" },
	{ "a mandate by nobody", KR_MANDATE, "keten/anna", "organisation: noord\nfrom: 2026-01-01\n", "1:1 key-missing: 'given-by' is missing | add 'given-by:' the mandator; not for one's own name" },
	{ "in one's own name nobody gives it", KR_MANDATE, "keten/anna", "self: true\nfrom: 2026-01-01\n", "" },
	{ "a mandate from when", KR_MANDATE, "keten/anna", "organisations: [noord, zuid]\ngiven-by: B\n", "1:1 key-missing: 'from' is missing | add 'from:' the first day" },
	{ "what is reserved, an alternate, a consultation, a renewal", KR_MANDATE, "keten/anna", MANDATE "reserved: {tarieven: {days: 3}}\nalternate: {}\nwithdrawn: {}\nconsultations: {a: {}}\nrenewals: [{}]\n",
		"4:22 key-missing: 'with' is missing | add 'with:' who is consulted first\n"
		"5:12 key-missing: 'person' is missing | add 'person:' who speaks instead\n"
		"5:12 key-missing: 'from' is missing | add 'from:' from which day\n"
		"5:12 key-missing: 'until' is missing | add 'until:' until which day\n"
		"6:12 key-missing: 'date' is missing | add 'date:' on which day\n"
		"7:20 key-missing: 'about' is missing | add 'about:' the proposal\n"
		"7:20 key-missing: 'opened' is missing | add 'opened:' when the constituency was asked\n"
		"8:12 key-missing: 'date' is missing | add 'date:' on which day\n"
		"8:12 key-missing: 'by' is missing | add 'by:' the mandator\n"
		"8:12 key-missing: 'outcome' is missing | add 'outcome:' what became of the mandate" },
	{ "an organisation", KR_ORGANISATION, "noord", "position: core\n", "1:1 key-missing: 'name' is missing | add 'name:' what it is called" },
	{ "a person's name", KR_ORGANISATION, "noord", ORGANISATION "people: {anna: {email: a@noord.example}}\n", "2:16 key-missing: 'name' is missing | add 'name:' first and last name" },
	{ "a network", KR_NETWORK, "kring.yaml", "# leeg\n",
		"1:1 key-missing: 'format' is missing | add 'format:' of these files: 1\n"
		"1:1 key-missing: 'name' is missing | add 'name:' what the network is called\n"
		"1:1 key-missing: 'purpose' is missing | add 'purpose:' why it exists" },
	{ "a goal, a stakeholder", KR_NETWORK, "kring.yaml", NETWORK "goals: {a: {k: quality}}\nstakeholders: {b: {why: V}}\n",
		"4:12 key-missing: 'title' is missing | add 'title:' the goal\n"
		"5:19 key-missing: 'position' is missing | add 'position:' consulted, informed or excluded" },
	{ "a spelregel", KR_SPELREGEL, "samen", "ask: A\n",
		"1:1 key-missing: 'title' is missing | add 'title:' what it is called\n"
		"1:1 key-missing: 'text' is missing | add 'text:' the rule" },
	{ "its evaluation and its end", KR_SPELREGEL, "samen", SPELREGEL "evaluation: {x-soon: ja}\nended: {why: V}\n",
		"3:13 key-missing: 'date' is missing | add 'date:' the day on which it is evaluated\n"
		"4:8 key-missing: 'date' is missing | add 'date:' on which day" },
	{ "nothing is needed before there is a report", KR_MEETING, "keten/2026-03-12", "agenda: [keten/x]\n", "" },
	{ "who was there, once there is a report", KR_MEETING, "keten/2026-03-12", "report: {date: 2026-03-16}\n", "1:9 key-missing: 'present' is missing | add 'present:' who was there" },
	{ "the report's date, an issue, its next step", KR_MEETING, "keten/2026-03-12", "present: [anna]\nreport: {summary: S}\nissues: {a: {next: {}}}\n",
		"2:9 key-missing: 'date' is missing | add 'date:' when it went out\n"
		"3:20 key-missing: 'what' is missing | add 'what:' what is done\n"
		"3:20 key-missing: 'owner' is missing | add 'owner:' who does it\n"
		"3:20 key-missing: 'due' is missing | add 'due:' by which day\n"
		"3:13 key-missing: 'what' is missing | add 'what:' the problem" },
	{ "nobody was there", KR_MEETING, "keten/2026-03-12", "present: []\nreport: {date: 2026-03-16}\n", "2:9 key-missing: 'present' is missing | add 'present:' who was there" },
	{ "who was there, in a wrong way, is not missing", KR_MEETING, "keten/2026-03-12", "present: anna\nreport: {date: 2026-03-16}\n", "1:10 value-invalid: 'present' is a list, and here stands a text" },
	{ "organisations in a wrong way are not missing", KR_MANDATE, "keten/anna", "organisations: noord\ngiven-by: B\nfrom: 2026-01-01\n", "1:16 value-invalid: 'organisations' is a list, and here stands a text" },
	{ "no organisations", KR_MANDATE, "keten/anna", "organisations: []\ngiven-by: B\nfrom: 2026-01-01\n", "1:1 key-missing: 'organisation' is missing | add 'organisation:' the organisation on whose behalf" },
	{ "a review may be empty", KR_REVIEW, "keten/2026-03-12", "", "" },
	{ "a layer has a mean", KR_REVIEW, "keten/2026-03-12", "team: {trust: {n: 6}}\n", "1:15 key-missing: 'mean' is missing | add 'mean:' the mean, 1 to 5" },
	/* clang-format on */
};

static const struct decode_case absent[] = {
	/* clang-format off */
	{ "null is absent", KR_AGREEMENT, "keten/x", AGREEMENT "goal: null\nkeeper: ~\nwhy:\nparties: null\nevaluation: ~\nrounds:\nactions:\n", "" },
	{ "a required key that is null", KR_AGREEMENT, "keten/x", "title: ~\ndriver: null\ntext:\nproposed: {by: anna, date: 2026-03-01}\n",
		"1:1 key-missing: 'title' is missing | add 'title:' what it is called\n"
		"1:1 key-missing: 'driver' is missing | add 'driver:' the situation that calls for this\n"
		"1:1 key-missing: 'text' is missing | add 'text:' what we agree" },
	{ "a required key that is empty", KR_AGREEMENT, "keten/x", "title: ''\ndriver: \"\"\ntext: \"\\n\"\nproposed: {by: anna, date: 2026-03-01}\n",
		"1:1 key-missing: 'title' is missing | add 'title:' what it is called\n"
		"1:1 key-missing: 'driver' is missing | add 'driver:' the situation that calls for this\n"
		"1:1 key-missing: 'text' is missing | add 'text:' what we agree" },
	{ "quoted null is a text", KR_AGREEMENT, "keten/x", AGREEMENT "why: 'null'\n", "" },
	{ "a null below an id leaves the id out", KR_AGREEMENT, "keten/x", AGREEMENT "options: {a: ~, b: B}\n", "" },
	{ "a null in a list is left out", KR_AGREEMENT, "keten/x", AGREEMENT "parties: [noord, ~, zuid]\n", "" },
	{ "a null for a round is no round", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [~]\n", "5:10 value-invalid: 'rounds' has a mapping of keys for each, and here stands nothing" },
	/* clang-format on */
};

static const struct decode_case words[] = {
	/* clang-format off */
	{ "a slip", KR_AGREEMENT, "keten/x", AGREEMENT "kind: elections\n", "5:7 value-invalid: 'elections' is no word for 'kind'; it is one of: agreement, two, election, method | did you mean 'election'?" },
	{ "nothing near", KR_AGREEMENT, "keten/x", AGREEMENT "kind: besluit\n", "5:7 value-invalid: 'besluit' is no word for 'kind'; it is one of: agreement, two, election, method" },
	{ "an answer", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {response: agree, date: 2026-03-06}\n", "8:24 value-invalid: 'agree' is no word for 'response'; it is one of: pending, consent, objection, not-yet, consulting, absent, stand-aside, left" },
	{ "an answer, nearly", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {response: consents, date: 2026-03-06}\n", "8:24 value-invalid: 'consents' is no word for 'response'; it is one of: pending, consent, objection, not-yet, consulting, absent, stand-aside, left | did you mean 'consent'?" },
	{ "a capital", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {response: Consent, date: 2026-03-06}\n", "8:24 value-invalid: 'Consent' is no word for 'response'; it is one of: pending, consent, objection, not-yet, consulting, absent, stand-aside, left | did you mean 'consent'?" },
	{ "an absence, a stand-aside", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [{opened: 2026-03-05, absence: ask, stand-aside: no}]\n",
		"5:40 value-invalid: 'ask' is no word for 'absence'; it is one of: ask-later, present-decide, silence-after-14d\n"
		"5:58 value-invalid: 'no' is no word for 'stand-aside'; it is one of: refused, allowed" },
	{ "an outcome", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {response: objection, date: 2026-03-06, argument: A, outcome: {result: solved, date: 2026-03-07}}\n", "8:84 value-invalid: 'solved' is no word for 'result'; it is one of: amended, term-shortened, criterion-added, deferred, handed-on, escalated, replaced, monitored, reclassified, not-qualified, withdrawn" },
	{ "counted", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {response: absent, date: 2026-03-06, counted: present}\n", "8:59 value-invalid: 'present' is no word for 'counted'; it is one of: silence, present-decide" },
	{ "of an evaluation", KR_AGREEMENT, "keten/x", AGREEMENT "evaluations: [{date: 2026-06-01, kept: yes, learned: L, outcome: renew, next: 2027-01-01, criteria: {a: half}}]\n",
		"5:40 value-invalid: 'yes' is no word for 'kept'; it is one of: kept, partly, not-kept\n"
		"5:66 value-invalid: 'renew' is no word for 'outcome'; it is one of: renewed, amended, ended | did you mean 'renewed'?\n"
		"5:105 value-invalid: 'half' is no word for 'met'; it is one of: met, not-met, unknown" },
	{ "an effect, a reaction, a verdict", KR_AGREEMENT, "keten/x", AGREEMENT "effects: {costs: up}\nreactions: {dirk: [{date: 2026-03-02, kind: idea, text: X}]}\ndisagreements: {a: {who: anna, view: V, verdict: true}}\n",
		"5:18 value-invalid: 'up' is no word for 'effect'; it is one of: better, same, worse, unknown\n"
		"6:45 value-invalid: 'idea' is no word for 'kind'; it is one of: question, view\n"
		"7:50 value-invalid: 'true' is no word for 'verdict'; it is one of: confirmed, refuted, undecided" },
	{ "of a circle", KR_CIRCLE, "keten", CIRCLE "kind: sub\nabsence: never\nstand-aside: maybe\nrenewal: monthly\noverdue: stop\n",
		"4:7 value-invalid: 'sub' is no word for 'kind'; it is one of: circle, helping\n"
		"5:10 value-invalid: 'never' is no word for 'absence'; it is one of: ask-later, present-decide, silence-after-14d\n"
		"6:14 value-invalid: 'maybe' is no word for 'stand-aside'; it is one of: refused, allowed\n"
		"7:10 value-invalid: 'monthly' is no word for 'renewal'; it is one of: each-meeting, each-decision, per-term\n"
		"8:10 value-invalid: 'stop' is no word for 'overdue'; it is one of: continue, lapse" },
	{ "of a mandate", KR_MANDATE, "keten/anna", "self: yes\nfrom: 2026-01-01\nlatitude: total\nrenewals: [{date: 2026-02-01, by: B, outcome: ok}]\n",
		"1:7 value-invalid: 'yes' is no word for 'self'; it is one of: true\n"
		"3:11 value-invalid: 'total' is no word for 'latitude'; it is one of: free, consult, bound\n"
		"4:47 value-invalid: 'ok' is no word for 'outcome'; it is one of: confirmed, narrowed, widened, withdrawn" },
	{ "a position", KR_ORGANISATION, "noord", ORGANISATION "position: centre\n", "2:11 value-invalid: 'centre' is no word for 'position'; it is one of: core, ring, free" },
	{ "of the network", KR_NETWORK, "kring.yaml", NETWORK "phase: three\ncontext: {private-capacity: medium}\ngoals: {a: {title: T, k: kosten}}\nstakeholders: {b: {position: asked}}\nchecks: {agreement-why: fatal}\n",
		"4:8 value-invalid: 'three' is no word for 'phase'; it is one of: recognise, make-transparent, widen\n"
		"5:29 value-invalid: 'medium' is no word for 'private-capacity'; it is one of: low, high\n"
		"6:26 value-invalid: 'kosten' is no word for 'k'; it is one of: costs, quality, vulnerability\n"
		"7:30 value-invalid: 'asked' is no word for 'position'; it is one of: consulted, informed, excluded\n"
		"8:25 value-invalid: 'fatal' is no word for 'severity'; it is one of: ignore, warning, error" },
	{ "a word that is very long", KR_AGREEMENT, "keten/x", AGREEMENT "kind: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n", "5:7 value-invalid: '(a long text)' is no word for 'kind'; it is one of: agreement, two, election, method" },
	/* clang-format on */
};

static const struct decode_case dates[] = {
	/* clang-format off */
	{ "30 February", KR_AGREEMENT, "keten/x", AGREEMENT "starts: 2026-02-30\n", "5:9 value-invalid: '2026-02-30' is not right for 'starts', which is a date, as 2026-12-01 | the last day of that month is Saturday 28 February 2026" },
	{ "29 February in a common year", KR_AGREEMENT, "keten/x", AGREEMENT "starts: 2026-02-29\n", "5:9 value-invalid: '2026-02-29' is not right for 'starts', which is a date, as 2026-12-01 | the last day of that month is Saturday 28 February 2026" },
	{ "29 February in a leap year", KR_AGREEMENT, "keten/x", AGREEMENT "starts: 2028-02-29\n", "" },
	{ "month 13", KR_AGREEMENT, "keten/x", AGREEMENT "starts: 2026-13-01\n", "5:9 value-invalid: '2026-13-01' is not right for 'starts', which is a date, as 2026-12-01 | there are twelve months: the year comes first, as in 2026-12-01" },
	{ "day 0", KR_AGREEMENT, "keten/x", AGREEMENT "starts: 2026-01-00\n", "5:9 value-invalid: '2026-01-00' is not right for 'starts', which is a date, as 2026-12-01" },
	{ "without the zeros", KR_AGREEMENT, "keten/x", AGREEMENT "starts: 2026-2-3\n", "5:9 value-invalid: '2026-2-3' is not right for 'starts', which is a date, as 2026-12-01 | in a file it is written as 'starts: 2026-02-03'" },
	{ "the Dutch way", KR_AGREEMENT, "keten/x", AGREEMENT "starts: 01-03-2026\n", "5:9 value-invalid: '01-03-2026' is not right for 'starts', which is a date, as 2026-12-01 | in a file it is written as 'starts: 2026-03-01'" },
	{ "with a time", KR_AGREEMENT, "keten/x", AGREEMENT "starts: 2026-03-01T12:00:00Z\n", "5:9 value-invalid: '2026-03-01T12:00:00Z' is not right for 'starts', which is a date, as 2026-12-01" },
	{ "what one types is no fact", KR_AGREEMENT, "keten/x", AGREEMENT "starts: today\n", "5:9 value-invalid: 'today' is not right for 'starts', which is a date, as 2026-12-01" },
	{ "year 999", KR_AGREEMENT, "keten/x", AGREEMENT "starts: 0999-01-01\n", "5:9 value-invalid: '0999-01-01' is not right for 'starts', which is a date, as 2026-12-01" },
	{ "between quotes", KR_AGREEMENT, "keten/x", AGREEMENT "starts: '2026-03-01'\n", "" },
	{ "blanks between the quotes", KR_AGREEMENT, "keten/x", AGREEMENT "starts: ' 2026-03-01'\n", "5:9 value-invalid: ' 2026-03-01' is not right for 'starts', which is a date, as 2026-12-01" },
	{ "deep", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {response: consent, date: 2026-06-31}\n", "8:39 value-invalid: '2026-06-31' is not right for 'date', which is a date, as 2026-12-01 | the last day of that month is Tuesday 30 June 2026" },
	/* clang-format on */
};

static const struct decode_case ids[] = {
	/* clang-format off */
	{ "a capital", KR_AGREEMENT, "keten/x", AGREEMENT "goal: Continuiteit\n", "5:7 value-invalid: 'Continuiteit' is no id for 'goal' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "a blank", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: anna de wit\n", "5:9 value-invalid: 'anna de wit' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "a digit first", KR_AGREEMENT, "keten/x", AGREEMENT "goal: 1-lijn\n", "5:7 value-invalid: '1-lijn' is no id for 'goal' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "an underscore", KR_AGREEMENT, "keten/x", AGREEMENT "goal: een_lijn\n", "5:7 value-invalid: 'een_lijn' is no id for 'goal' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "an accent", KR_AGREEMENT, "keten/x", AGREEMENT "goal: continuïteit\n", "5:7 value-invalid: 'continuïteit' is no id for 'goal' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "a hyphen first", KR_AGREEMENT, "keten/x", AGREEMENT "goal: -a\n", "5:7 value-invalid: '-a' is no id for 'goal' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "64 are enough", KR_AGREEMENT, "keten/x", AGREEMENT "goal: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n", "" },
	{ "65 are too many", KR_AGREEMENT, "keten/x", AGREEMENT "goal: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n", "5:7 value-invalid: '(a long text)' is no id for 'goal' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "one letter", KR_AGREEMENT, "keten/x", AGREEMENT "goal: a\n", "" },
	{ "'y' is no id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: 'y'\n", "5:9 value-invalid: 'y' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "'n' is no id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: 'n'\n", "5:9 value-invalid: 'n' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "'yes' is no id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: 'yes'\n", "5:9 value-invalid: 'yes' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "'no' is no id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: 'no'\n", "5:9 value-invalid: 'no' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "'on' is no id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: 'on'\n", "5:9 value-invalid: 'on' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "'off' is no id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: 'off'\n", "5:9 value-invalid: 'off' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "'true' is no id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: 'true'\n", "5:9 value-invalid: 'true' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "'false' is no id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: 'false'\n", "5:9 value-invalid: 'false' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "'null' is no id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: 'null'\n", "5:9 value-invalid: 'null' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "'none' is no id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: 'none'\n", "5:9 value-invalid: 'none' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "'circle' is no id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: 'circle'\n", "5:9 value-invalid: 'circle' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "'self' is no id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: 'self'\n", "5:9 value-invalid: 'self' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "'network' is no id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: 'network'\n", "5:9 value-invalid: 'network' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "'all' is no id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: 'all'\n", "5:9 value-invalid: 'all' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "as the key of a map", KR_AGREEMENT, "keten/x", AGREEMENT "actions:\n  Bel: {what: W, owner: anna}\n  self: {what: W, owner: anna}\n",
		"6:3 value-invalid: 'Bel' is no id for 'actions' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'\n"
		"7:3 value-invalid: 'self' is no id for 'actions' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "as the name of a member", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      Anna: {response: pending}\n", "8:7 value-invalid: 'Anna' is no id for 'responses' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "in a list", KR_AGREEMENT, "keten/x", AGREEMENT "parties: [noord, Zuid]\n", "5:18 value-invalid: 'Zuid' is no id for 'parties' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "an agreement without its circle", KR_AGREEMENT, "keten/x", AGREEMENT "supersedes: oud\n", "5:13 value-invalid: 'oud' is no id for 'supersedes' | an agreement is named by its whole id: circle/name" },
	{ "an agreement with its folder", KR_AGREEMENT, "keten/x", AGREEMENT "supersedes: agreements/keten/oud\n", "5:13 value-invalid: 'agreements/keten/oud' is no id for 'supersedes' | an agreement is named by its whole id: circle/name" },
	{ "an agreement of three parts", KR_AGREEMENT, "keten/x", AGREEMENT "supersedes: keten/een/twee\n", "5:13 value-invalid: 'keten/een/twee' is no id for 'supersedes' | an agreement is named by its whole id: circle/name" },
	{ "an agreement", KR_AGREEMENT, "keten/x", AGREEMENT "supersedes: keten/oud\n", "" },
	{ "aims", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: {response: objection, date: 2026-03-06, argument: A, aim: circle}\n      bram: {response: objection, date: 2026-03-06, argument: A, aim: keten/oud}\n      carla: {response: objection, date: 2026-03-06, argument: A, aim: continuiteit}\n      dirk: {response: objection, date: 2026-03-06, argument: A, aim: all}\n", "11:71 value-invalid: 'all' is no id for 'aim' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "what is established", KR_AGREEMENT, "keten/x", AGREEMENT "establishes: {spelregels/a: none, circles/b: none, network: none}\n", "" },
	{ "what cannot be established", KR_AGREEMENT, "keten/x", AGREEMENT "establishes: {agreements/a: none, spelregels: none, spelregels/A: none, b: none}\n",
		"5:15 value-invalid: 'agreements/a' is no id for 'establishes' | write spelregels/ID, circles/ID or network\n"
		"5:35 value-invalid: 'spelregels' is no id for 'establishes' | write spelregels/ID, circles/ID or network\n"
		"5:53 value-invalid: 'spelregels/A' is no id for 'establishes' | write spelregels/ID, circles/ID or network\n"
		"5:73 value-invalid: 'b' is no id for 'establishes' | write spelregels/ID, circles/ID or network" },
	{ "a top circle", KR_CIRCLE, "keten", CIRCLE "parent: none\n", "" },
	{ "'none' is a parent only", KR_CIRCLE, "keten", CIRCLE "kind: helping\ndelegator: none\ntask: T\nuntil: 2027-01-01\n", "5:12 value-invalid: 'none' is no id for 'delegator' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	{ "a topic called all", KR_CIRCLE, "keten", CIRCLE "scope: {in: [all]}\n", "4:14 value-invalid: 'all' is no id for 'in' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'" },
	/* clang-format on */
};

static const struct decode_case digests_durations_numbers[] = {
	/* clang-format off */
	{ "a digest", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [{opened: 2026-03-05, text-digest: sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef}]\n", "" },
	{ "too short", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [{opened: 2026-03-05, text-digest: sha256:9f2c}]\n", "5:44 value-invalid: 'sha256:9f2c' is not right for 'text-digest', which is 'sha256:' and 64 hex digits, written by kring" },
	{ "capitals", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [{opened: 2026-03-05, text-digest: sha256:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF}]\n", "5:44 value-invalid: '(a long text)' is not right for 'text-digest', which is 'sha256:' and 64 hex digits, written by kring" },
	{ "no name in front", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [{opened: 2026-03-05, text-digest: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef}]\n", "5:44 value-invalid: '(a long text)' is not right for 'text-digest', which is 'sha256:' and 64 hex digits, written by kring" },
	{ "another digest", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [{opened: 2026-03-05, text-digest: md5:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef}]\n", "5:44 value-invalid: '(a long text)' is not right for 'text-digest', which is 'sha256:' and 64 hex digits, written by kring" },
	{ "a letter that is none", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [{opened: 2026-03-05, text-digest: sha256:0123456789abcdeg0123456789abcdeg0123456789abcdeg0123456789abcdeg}]\n", "5:44 value-invalid: '(a long text)' is not right for 'text-digest', which is 'sha256:' and 64 hex digits, written by kring" },
	{ "'none' until it is written, in establishes", KR_AGREEMENT, "keten/x", AGREEMENT "establishes: {network: none}\n", "" },
	{ "'none' is none in a round", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [{opened: 2026-03-05, text-digest: none}]\n", "5:44 value-invalid: 'none' is not right for 'text-digest', which is 'sha256:' and 64 hex digits, written by kring" },
	{ "the duration 14d", KR_CIRCLE, "keten", CIRCLE "grace: 14d\n", "" },
	{ "the duration 6w", KR_CIRCLE, "keten", CIRCLE "grace: 6w\n", "" },
	{ "the duration 6m", KR_CIRCLE, "keten", CIRCLE "grace: 6m\n", "" },
	{ "the duration 1y", KR_CIRCLE, "keten", CIRCLE "grace: 1y\n", "" },
	{ "the duration 9999d", KR_CIRCLE, "keten", CIRCLE "grace: 9999d\n", "" },
	{ "no duration: 30", KR_CIRCLE, "keten", CIRCLE "grace: 30\n", "4:8 value-invalid: '30' is not right for 'grace', which is how long, as 14d, 6w, 6m or 1y" },
	{ "no duration: 0d", KR_CIRCLE, "keten", CIRCLE "grace: 0d\n", "4:8 value-invalid: '0d' is not right for 'grace', which is how long, as 14d, 6w, 6m or 1y" },
	{ "no duration: 30 d", KR_CIRCLE, "keten", CIRCLE "grace: 30 d\n", "4:8 value-invalid: '30 d' is not right for 'grace', which is how long, as 14d, 6w, 6m or 1y" },
	{ "no duration: 10000d", KR_CIRCLE, "keten", CIRCLE "grace: 10000d\n", "4:8 value-invalid: '10000d' is not right for 'grace', which is how long, as 14d, 6w, 6m or 1y" },
	{ "no duration: -1d", KR_CIRCLE, "keten", CIRCLE "grace: -1d\n", "4:8 value-invalid: '-1d' is not right for 'grace', which is how long, as 14d, 6w, 6m or 1y" },
	{ "no duration: 1.5m", KR_CIRCLE, "keten", CIRCLE "grace: 1.5m\n", "4:8 value-invalid: '1.5m' is not right for 'grace', which is how long, as 14d, 6w, 6m or 1y" },
	{ "no duration: 1j", KR_CIRCLE, "keten", CIRCLE "grace: 1j\n", "4:8 value-invalid: '1j' is not right for 'grace', which is how long, as 14d, 6w, 6m or 1y" },
	{ "no duration: P1M", KR_CIRCLE, "keten", CIRCLE "grace: P1M\n", "4:8 value-invalid: 'P1M' is not right for 'grace', which is how long, as 14d, 6w, 6m or 1y" },
	{ "no duration: d", KR_CIRCLE, "keten", CIRCLE "grace: d\n", "4:8 value-invalid: 'd' is not right for 'grace', which is how long, as 14d, 6w, 6m or 1y" },
	{ "the number 3", KR_CIRCLE, "keten", CIRCLE "max-rounds: 3\n", "" },
	{ "the number 3.5", KR_CIRCLE, "keten", CIRCLE "max-rounds: 3.5\n", "" },
	{ "the number -1", KR_CIRCLE, "keten", CIRCLE "max-rounds: -1\n", "" },
	{ "the number '3'", KR_CIRCLE, "keten", CIRCLE "max-rounds: '3'\n", "" },
	{ "the number 0", KR_CIRCLE, "keten", CIRCLE "max-rounds: 0\n", "" },
	{ "no number: drie", KR_CIRCLE, "keten", CIRCLE "max-rounds: drie\n", "4:13 value-invalid: 'drie' is not right for 'max-rounds', which is a number" },
	{ "no number: 1e3", KR_CIRCLE, "keten", CIRCLE "max-rounds: 1e3\n", "4:13 value-invalid: '1e3' is not right for 'max-rounds', which is a number" },
	{ "no number: 0x10", KR_CIRCLE, "keten", CIRCLE "max-rounds: 0x10\n", "4:13 value-invalid: '0x10' is not right for 'max-rounds', which is a number" },
	{ "no number: '1,5'", KR_CIRCLE, "keten", CIRCLE "max-rounds: '1,5'\n", "4:13 value-invalid: '1,5' is not right for 'max-rounds', which is a number" },
	{ "no number: 1.2.3", KR_CIRCLE, "keten", CIRCLE "max-rounds: 1.2.3\n", "4:13 value-invalid: '1.2.3' is not right for 'max-rounds', which is a number" },
	{ "no number: +1", KR_CIRCLE, "keten", CIRCLE "max-rounds: +1\n", "4:13 value-invalid: '+1' is not right for 'max-rounds', which is a number" },
	{ "no number: '-'", KR_CIRCLE, "keten", CIRCLE "max-rounds: '-'\n", "4:13 value-invalid: '-' is not right for 'max-rounds', which is a number" },
	{ "no number: .", KR_CIRCLE, "keten", CIRCLE "max-rounds: .\n", "4:13 value-invalid: '.' is not right for 'max-rounds', which is a number" },
	{ "no number: 1234567890123456", KR_CIRCLE, "keten", CIRCLE "max-rounds: 1234567890123456\n", "4:13 value-invalid: '1234567890123456' is not right for 'max-rounds', which is a number" },
	{ "no number: '3 '", KR_CIRCLE, "keten", CIRCLE "max-rounds: '3 '\n", "4:13 value-invalid: '3 ' is not right for 'max-rounds', which is a number" },
	{ "no number: nan", KR_CIRCLE, "keten", CIRCLE "max-rounds: nan\n", "4:13 value-invalid: 'nan' is not right for 'max-rounds', which is a number" },
	{ "no number: inf", KR_CIRCLE, "keten", CIRCLE "max-rounds: inf\n", "4:13 value-invalid: 'inf' is not right for 'max-rounds', which is a number" },
	{ "another format", KR_NETWORK, "kring.yaml", "format: 2\nname: N\npurpose: P\n", "1:9 value-invalid: this version of kring reads format 1, and the folder has another one | use a newer kring for this folder" },
	{ "a format that is no number", KR_NETWORK, "kring.yaml", "format: kring@1\nname: N\npurpose: P\n", "1:9 value-invalid: 'kring@1' is not right for 'format', which is a number" },
	/* clang-format on */
};

static const struct decode_case shapes[] = {
	/* clang-format off */
	{ "a list for a text", KR_AGREEMENT, "keten/x", AGREEMENT "why: [a, b]\n", "5:6 value-invalid: 'why' is a text, and here stands a list" },
	{ "a mapping for a text", KR_AGREEMENT, "keten/x", AGREEMENT "why: {a: b}\n", "5:6 value-invalid: 'why' is a text, and here stands a mapping" },
	{ "a mapping for a date", KR_AGREEMENT, "keten/x", AGREEMENT "starts: {date: 2026-03-01}\n", "5:9 value-invalid: 'starts' is a date, as 2026-12-01, and here stands a mapping" },
	{ "a list for a word", KR_AGREEMENT, "keten/x", AGREEMENT "kind: [two]\n", "5:7 value-invalid: 'kind' is one of a few words, and here stands a list" },
	{ "a list for an id", KR_AGREEMENT, "keten/x", AGREEMENT "keeper: [anna, bram]\n", "5:9 value-invalid: 'keeper' is an id: small letters, digits and '-', and here stands a list" },
	{ "a text for a list", KR_AGREEMENT, "keten/x", AGREEMENT "parties: noord\n", "5:10 value-invalid: 'parties' is a list, and here stands a text" },
	{ "a mapping for a list", KR_AGREEMENT, "keten/x", AGREEMENT "parties: {noord: ja}\n", "5:10 value-invalid: 'parties' is a list, and here stands a mapping" },
	{ "a list in a list", KR_AGREEMENT, "keten/x", AGREEMENT "parties: [[noord]]\n", "5:11 value-invalid: 'parties' is an id: small letters, digits and '-', and here stands a list" },
	{ "a mapping in a list", KR_AGREEMENT, "keten/x", AGREEMENT "parties: [{noord: ja}]\n", "5:11 value-invalid: 'parties' is an id: small letters, digits and '-', and here stands a mapping" },
	{ "a text for a mapping", KR_AGREEMENT, "keten/x", AGREEMENT "evaluation: 2026-09-01\n", "5:13 value-invalid: 'evaluation' is a mapping of keys, and here stands a text" },
	{ "a list for a mapping", KR_AGREEMENT, "keten/x", AGREEMENT "evaluation: [2026-09-01]\n", "5:13 value-invalid: 'evaluation' is a mapping of keys, and here stands a list" },
	{ "a text for a map of ids", KR_AGREEMENT, "keten/x", AGREEMENT "actions: bellen\n", "5:10 value-invalid: 'actions' is a mapping with an id for each, and here stands a text" },
	{ "a list for a map of ids", KR_AGREEMENT, "keten/x", AGREEMENT "actions: [{what: W, owner: anna}]\n", "5:10 value-invalid: 'actions' is a mapping with an id for each, and here stands a list" },
	{ "a text below an id", KR_AGREEMENT, "keten/x", AGREEMENT "actions: {bel: bellen}\n", "5:16 value-invalid: 'actions' has a mapping of keys for each, and here stands a text" },
	{ "a list below an id", KR_AGREEMENT, "keten/x", AGREEMENT "actions: {bel: [bellen]}\n", "5:16 value-invalid: 'actions' has a mapping of keys for each, and here stands a list" },
	{ "a text in a list of mappings", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [2026-03-05]\n", "5:10 value-invalid: 'rounds' has a mapping of keys for each, and here stands a text" },
	{ "a list in a list of mappings", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [[2026-03-05]]\n", "5:10 value-invalid: 'rounds' has a mapping of keys for each, and here stands a list" },
	{ "an answer in short", KR_AGREEMENT, "keten/x", AGREEMENT ROUND "      anna: consent\n", "8:13 value-invalid: 'responses' has a mapping of keys for each, and here stands a text" },
	{ "an answer for all", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [{opened: 2026-03-05, responses: consent}]\n", "5:42 value-invalid: 'responses' is a mapping with an id for each, and here stands a text" },
	{ "reactions are lists", KR_AGREEMENT, "keten/x", AGREEMENT "reactions: {dirk: {date: 2026-03-02, text: X}}\n", "5:19 value-invalid: 'reactions' is a list, and here stands a mapping" },
	{ "a text for what was", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [{opened: 2026-03-05, was: X}]\n", "5:36 value-invalid: 'was' is a mapping of keys, and here stands a text" },
	{ "a text for a scope", KR_CIRCLE, "keten", CIRCLE "scope: overdracht\n", "4:8 value-invalid: 'scope' is a mapping of keys, and here stands a text" },
	{ "members as a list", KR_CIRCLE, "keten", CIRCLE "members: [anna, bram]\n", "4:10 value-invalid: 'members' is a mapping with an id for each, and here stands a list" },
	{ "scores as a number", KR_REVIEW, "keten/2026-03-12", "lenses: {ambition: 4}\n", "1:20 value-invalid: 'scores' is a mapping with an id for each, and here stands a text" },
	{ "a behaviour as a mapping", KR_REVIEW, "keten/2026-03-12", "behaviours: {open: {noord: 4}}\n", "1:20 value-invalid: 'score' is a number, and here stands a mapping" },
	{ "meanings as a text", KR_NETWORK, "kring.yaml", NETWORK "terms: {overdracht: bellen}\n", "4:21 value-invalid: 'meanings' is a mapping with an id for each, and here stands a text" },
	/* clang-format on */
};

static const struct decode_case own_keys[] = {
	/* clang-format off */
	{ "x- is anywhere", KR_AGREEMENT, "keten/x", AGREEMENT "x-a: [1, {b: 2}]\nevaluation: {x-b: 1, date: 2026-09-01, criteria: {x-c: {nog: iets}, a: A}}\nactions: {x-d: 1, bel: {what: W, owner: anna, x-e: 1}}\nrounds: [{opened: 2026-03-05, x-f: 1, was: {x-g: 1, text: T}, responses: {x-h: 1, anna: {response: pending, x-i: 1}}}]\n", "" },
	{ "x- beside a set", KR_SPELREGEL, "samen", SPELREGEL "enforces: {x-a: 1, set: [mandate], severity: error}\n", "" },
	{ "x without a dash is none", KR_AGREEMENT, "keten/x", AGREEMENT "xa: 1\nx_a: 1\nX-a: 1\n",
		"5:1 key-unknown: 'xa' is no key of 'agreement' | keys of your own begin with 'x-'\n"
		"6:1 key-unknown: 'x_a' is no key of 'agreement' | keys of your own begin with 'x-'\n"
		"7:1 key-unknown: 'X-a' is no key of 'agreement' | keys of your own begin with 'x-'" },
	/* clang-format on */
};

static const struct decode_case short_forms[] = {
	/* clang-format off */
	{ "a criterion in short and in full", KR_AGREEMENT, "keten/x", AGREEMENT "evaluation: {criteria: {a: A, b: {text: B, from: bram}}}\n", "" },
	{ "a criterion without a text", KR_AGREEMENT, "keten/x", AGREEMENT "evaluation: {criteria: {b: {from: bram}}}\n", "5:28 key-missing: 'text' is missing | add 'text:' how one can see whether it works" },
	{ "a criterion of a list", KR_AGREEMENT, "keten/x", AGREEMENT "evaluation: {criteria: {b: [B]}}\n", "5:28 value-invalid: 'criteria' has a mapping of keys for each, and here stands a list" },
	{ "criteria as a list", KR_AGREEMENT, "keten/x", AGREEMENT "evaluation: {criteria: [A, B]}\n", "5:24 value-invalid: 'criteria' is a mapping with an id for each, and here stands a list" },
	{ "a task in short and in full", KR_CIRCLE, "keten", CIRCLE "roles: {leader: {tasks: {a: A, b: {what: B, handover: H}}}}\n", "" },
	{ "rules", KR_SPELREGEL, "samen", SPELREGEL "enforces: {mandate-valid: error, agreement-why: warning, concern-voiced: ignore}\n", "" },
	{ "a set", KR_SPELREGEL, "samen", SPELREGEL "enforces: {set: [mandate, circle], severity: error}\n", "" },
	{ "a set without a severity", KR_SPELREGEL, "samen", SPELREGEL "enforces: {set: [two]}\n", "" },
	{ "both", KR_SPELREGEL, "samen", SPELREGEL "enforces: {set: [two], agreement-why: error}\n", "" },
	{ "a severity that is none", KR_SPELREGEL, "samen", SPELREGEL "enforces: {agreement-why: streng, set: [two], severity: high}\n",
		"3:27 value-invalid: 'streng' is no word for 'severity'; it is one of: ignore, warning, error\n"
		"3:57 value-invalid: 'high' is no word for 'severity'; it is one of: ignore, warning, error" },
	{ "a set alone", KR_SPELREGEL, "samen", SPELREGEL "enforces: {set: mandate, severity: error}\n", "" },
	{ "a set that is a map", KR_SPELREGEL, "samen", SPELREGEL "enforces: {set: {mandate: error}}\n", "3:17 value-invalid: 'set' is a list, and here stands a mapping" },
	{ "a list of rules", KR_SPELREGEL, "samen", SPELREGEL "enforces: [agreement-why]\n", "3:11 value-invalid: 'enforces' is a mapping with an id for each, and here stands a list" },
	{ "two at once", KR_MANDATE, "keten/anna", "organisation: noord\nself: true\nfrom: 2026-01-01\n", "1:1 value-invalid: a mandate is on behalf of one: organisation, organisations, circle or self | keep one of these keys" },
	{ "all at once", KR_MANDATE, "keten/anna", "organisation: noord\norganisations: [zuid]\ncircle: regie\ngiven-by: B\nfrom: 2026-01-01\n", "1:1 value-invalid: a mandate is on behalf of one: organisation, organisations, circle or self | keep one of these keys" },
	/* clang-format on */
};

static const struct decode_case was[] = {
	/* clang-format off */
	{ "content keys", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [{opened: 2026-03-05, was: {title: T, text: X, evaluation: {date: 2026-01-01}, actions: {a: {what: W}}}}]\n", "" },
	{ "what is no content", KR_AGREEMENT, "keten/x", AGREEMENT "rounds:\n  - opened: 2026-03-05\n    was:\n      keeper: anna\n      title: T\n      proposed: {by: anna}\n      rounds: []\n",
		"8:7 key-unknown: 'keeper' is no part of the text, so 'was' cannot hold an earlier one\n"
		"10:7 key-unknown: 'proposed' is no part of the text, so 'was' cannot hold an earlier one\n"
		"11:7 key-unknown: 'rounds' is no part of the text, so 'was' cannot hold an earlier one" },
	{ "what is no key", KR_AGREEMENT, "keten/x", AGREEMENT "rounds: [{opened: 2026-03-05, was: {tekst: X}}]\n", "5:37 key-unknown: 'tekst' is no part of the text, so 'was' cannot hold an earlier one" },
	/* clang-format on */
};

static const struct decode_case characters[] = {
	/* clang-format off */
	{ "a bell by escape", KR_AGREEMENT, "keten/x", AGREEMENT "why: \"a\\x07b\"\n", "5:6 yaml-refused: an escape in this text makes a control character (U+0007) | take it out" },
	{ "a bidi override by escape", KR_AGREEMENT, "keten/x", AGREEMENT "why: \"a\\u202eb\"\n", "5:6 yaml-refused: an escape in this text makes a hidden character that turns the direction of the text around (U+202E) | take it out" },
	{ "a NUL by escape", KR_AGREEMENT, "keten/x", AGREEMENT "why: \"a\\0b\"\n", "5:6 yaml-refused: an escape in this text makes a NUL byte (U+0000) | take it out" },
	{ "a next line by escape", KR_AGREEMENT, "keten/x", AGREEMENT "why: \"a\\Nb\"\n", "5:6 yaml-refused: an escape in this text makes a hidden line break (U+0085) | take it out" },
	{ "tab and line ends are text", KR_AGREEMENT, "keten/x", AGREEMENT "why: \"a\\tb\\nc\"\n", "" },
	{ "an accent in one character", KR_AGREEMENT, "keten/x", AGREEMENT "why: één\n", "" },
	{ "an accent in two characters", KR_AGREEMENT, "keten/x", AGREEMENT "why: e\314\201e\314\201n\n", "5:6 value-invalid: this text has letters in another form than the usual one (NFC) | type the letters with accents again" },
	{ "a letter that has another normal form", KR_AGREEMENT, "keten/x", AGREEMENT "why: 5 \342\204\253\n", "5:6 value-invalid: this text has letters in another form than the usual one (NFC) | type the letters with accents again" },
	{ "a Greek one", KR_AGREEMENT, "keten/x", AGREEMENT "why: a\316\207b\n", "5:6 value-invalid: this text has letters in another form than the usual one (NFC) | type the letters with accents again" },
	{ "a Korean one", KR_AGREEMENT, "keten/x", AGREEMENT "why: \341\204\222\341\205\241\341\206\253\n", "5:6 value-invalid: this text has letters in another form than the usual one (NFC) | type the letters with accents again" },
	{ "other scripts are text", KR_AGREEMENT, "keten/x", AGREEMENT "why: '日本語 ελληνικά עברית — “aan” … €'\n", "" },
	{ "two characters by escape", KR_AGREEMENT, "keten/x", AGREEMENT "why: \"e\\u0301\"\n", "5:6 value-invalid: this text has letters in another form than the usual one (NFC) | type the letters with accents again" },
	/* clang-format on */
};

static const struct decode_case all_in_one_run[] = {
	/* clang-format off */
	{ "a file with a bit of everything", KR_AGREEMENT, "keten/x", "titel: Warme overdracht\nkind: elections\ndriver: [a]\ntext: X\nparties: noord\nstarts: 2026-02-30\nevaluation:\n  date: morgen\n  criteria: {A: a}\nkeeper: Anna\nproposed: {by: anna}\nrounds:\n  - opened: 2026-03-05\n    responses:\n      anna: {response: yes, date: 2026-03-06}\n      bram: {response: consulting, date: 2026-03-06}\n    text-digest: kort\n  - opened: 2026-03-08\n    was: {keeper: anna}\n",
		"1:1 key-unknown: 'titel' is no key of 'agreement' | did you mean 'title'?\n"
		"2:7 value-invalid: 'elections' is no word for 'kind'; it is one of: agreement, two, election, method | did you mean 'election'?\n"
		"3:9 value-invalid: 'driver' is a text, and here stands a list\n"
		"5:10 value-invalid: 'parties' is a list, and here stands a text\n"
		"6:9 value-invalid: '2026-02-30' is not right for 'starts', which is a date, as 2026-12-01 | the last day of that month is Saturday 28 February 2026\n"
		"8:9 value-invalid: 'morgen' is not right for 'date', which is a date, as 2026-12-01\n"
		"9:14 value-invalid: 'A' is no id for 'criteria' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'\n"
		"10:9 value-invalid: 'Anna' is no id for 'keeper' | small letters, digits and '-', beginning with a letter, at most 64; not a word as 'yes', 'none' or 'all'\n"
		"11:11 key-missing: 'date' is missing | add 'date:' on which day\n"
		"15:24 value-invalid: 'yes' is no word for 'response'; it is one of: pending, consent, objection, not-yet, consulting, absent, stand-aside, left\n"
		"17:18 value-invalid: 'kort' is not right for 'text-digest', which is 'sha256:' and 64 hex digits, written by kring\n"
		"19:11 key-unknown: 'keeper' is no part of the text, so 'was' cannot hold an earlier one\n"
		"1:1 key-missing: 'title' is missing | add 'title:' what it is called\n"
		"16:24 key-missing: 'until' is missing | add 'until:' until when the constituency is consulted\n"
		"18:5 key-missing: 'changed' is missing | add 'changed:' what changed since the round before, in one line" },
	{ "in the order of the lines of each mapping", KR_CIRCLE, "keten", "naam: N\ngrace: lang\nmembers: {anna: {form: 2026-01-01}}\nkind: helping\n",
		"1:1 key-unknown: 'naam' is no key of 'circle' | keys of your own begin with 'x-'\n"
		"2:8 value-invalid: 'lang' is not right for 'grace', which is how long, as 14d, 6w, 6m or 1y\n"
		"3:18 key-unknown: 'form' is no key of 'member' | did you mean 'from'?\n"
		"3:17 key-missing: 'from' is missing | add 'from:' the first day at the table\n"
		"1:1 key-missing: 'name' is missing | add 'name:' what it is called\n"
		"1:1 key-missing: 'aim' is missing | add 'aim:' what it does or makes; the yardstick of objections\n"
		"1:1 key-missing: 'domain' is missing | add 'domain:' what it alone decides" },
	/* clang-format on */
};

static void check_case(const struct decode_case *c)
{
	const struct kr_record *r = decoded(c->kind, c->id, c->text);
	if (strcmp(findings(), c->found) != 0)
		fail_msg("%s\n--- is\n%s\n--- should be\n%s\n---", c->label, findings(), c->found);
	if (r->sound != (*c->found == '\0'))
		fail_msg("%s: %s", c->label, r->sound ? "is sound" : "is not sound");
}

/* clang-format off */
#define RUN(cases)                                                                                 \
	static void check_##cases(void **state)                                                    \
	{                                                                                          \
		(void)state;                                                                       \
		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)                          \
			check_case(&cases[i]);                                                     \
	}
RUN(unknown_keys)
RUN(missing_keys)
RUN(absent)
RUN(words)
RUN(dates)
RUN(ids)
RUN(digests_durations_numbers)
RUN(shapes)
RUN(own_keys)
RUN(short_forms)
RUN(was)
RUN(characters)
RUN(all_in_one_run)
/* clang-format on */

/* ---- what was read ------------------------------------------------------------------------ */

static const char whole[] =
	"title: 'Warme overdracht'\n"
	"kind: two\n"
	"driver: |\n  Regel een.\n  Regel twee.\n\n"
	"text: >-\n  Een gevouwen\n  tekst.\n"
	"parties: [noord, zuid]\n"
	"effects: {costs: worse, vulnerability: same}\n"
	"actions:\n"
	"  bel: {what: W, owner: anna, with: [noord], due: 2026-04-01, done: 2026-03-28, moved: "
	"[{date: 2026-03-20, to: 2026-04-15}]}\n"
	"evaluation: {date: 2026-09-01, criteria: {a: Kort, b: {text: Lang, from: bram}}}\n"
	"establishes: {spelregels/mandaat: none, network: none}\n"
	"keeper: anna\n"
	"proposed: {by: anna, date: 2026-03-01}\n"
	"adopted: {date: 2026-03-12, meeting: 2026-03-12}\n"
	"rounds:\n"
	"  - opened: 2026-03-05\n"
	"    absence: silence-after-14d\n"
	"    stand-aside: allowed\n"
	"    asked: {by: anna, date: 2026-03-05}\n"
	"    responses:\n"
	"      anna: {response: consent, date: 2026-03-06, concern: none}\n"
	"      bram:\n"
	"        response: objection\n"
	"        date: 2026-03-07\n"
	"        argument: Waarom\n"
	"        aim: circle\n"
	"        outcome: {result: amended, round: 2, date: 2026-03-08, by: anna, tested: "
	"{meeting: 2026-03-08, disagrees: []}}\n"
	"        then: [{response: consent, date: 2026-03-09, recorded-by: anna}]\n"
	"evaluations:\n"
	"  - {date: 2026-06-01, kept: partly, learned: L, outcome: renewed, next: 2027-01-01, "
	"criteria: {a: not-met}, responses: {anna: {response: pending}}}\n";

static void reads_what_stands_there(void **state)
{
	(void)state;
	const struct kr_agreement *a = (const struct kr_agreement *)decoded(
		KR_AGREEMENT, "keten/x", whole);
	assert_string_equal(findings(), "");
	assert_string_equal(a->record.path, "agreements/keten/x.yaml");
	assert_string_equal(a->record.circle, "keten");
	assert_string_equal(a->record.name, "x");
	assert_string_equal(a->title.s, "Warme overdracht");
	assert_int_equal(a->title.at.line, 1);
	assert_int_equal(a->title.at.col, 8);
	assert_int_equal(a->kind.is, KR_TWO);
	assert_string_equal(a->driver.s, "Regel een.\nRegel twee.");
	assert_string_equal(a->text.s, "Een gevouwen tekst.");
	assert_int_equal(a->parties.n, 2);
	assert_string_equal(a->parties.at[1].s, "zuid");
	assert_int_equal(a->effects.n, 2);
	assert_int_equal(a->effects.at[0].value.is, KR_WORSE);
	assert_string_equal(a->effects.at[1].id.s, "vulnerability");
	assert_int_equal(a->actions.at[0].done.day, day("2026-03-28"));
	assert_int_equal(a->actions.at[0].moved.at[0].to_day.day, day("2026-04-15"));
	assert_string_equal(a->evaluation->criteria.at[0].text.s, "Kort");
	assert_string_equal(a->evaluation->criteria.at[1].from.s, "bram");
	assert_string_equal(a->establishes.at[0].id.s, "spelregels/mandaat");
	assert_string_equal(a->establishes.at[1].value.s, "none");
	assert_int_equal(a->adopted->meeting.day, day("2026-03-12"));
	assert_null(a->ended);
}

static void reads_answers(void **state)
{
	(void)state;
	const struct kr_agreement *a = (const struct kr_agreement *)decoded(
		KR_AGREEMENT, "keten/x", whole);
	const struct kr_round *round = &a->rounds.at[0];
	const struct kr_response *bram = &round->responses.at[1];
	assert_int_equal(round->absence.is, KR_SILENCE_AFTER_14D);
	assert_int_equal(round->stand_aside.is, KR_STAND_ASIDE_ALLOWED);
	assert_string_equal(round->asked->by.s, "anna");
	assert_int_equal(round->was.line, 0);
	assert_false(kr_present(&round->text_digest));
	assert_null(round->responses.at[0].first.objection);
	assert_string_equal(round->responses.at[0].first.concern.s, "none");
	assert_string_equal(bram->id.s, "bram");
	assert_string_equal(bram->first.objection->argument.s, "Waarom");
	assert_int_equal(bram->first.objection->outcome->result.is, KR_AMENDED);
	assert_true(bram->first.objection->outcome->round.value == 2);
	assert_int_equal(bram->first.objection->outcome->tested->disagrees.n, 0);
	assert_int_equal(bram->then.at[0].response.is, KR_CONSENT);
	assert_string_equal(bram->then.at[0].recorded_by.s, "anna");
	/* the round of an evaluation opened on its day */
	assert_int_equal(a->evaluations.at[0].round.opened.day, day("2026-06-01"));
	assert_int_equal(a->evaluations.at[0].criteria.at[0].value.is, KR_NOT_MET);
}

/* What can be read of a wrong record is there, and nothing of a wrong value. */
static void keeps_the_rest_of_a_wrong_record(void **state)
{
	(void)state;
	const struct kr_agreement *a = (const struct kr_agreement *)decoded(KR_AGREEMENT, "keten/x",
		"title: T\nkind: besluit\nstarts: 2026-02-30\ngoal: Doel\nparties: [noord, "
		"Zuid]\n");
	assert_false(a->record.sound);
	assert_true(a->record.loaded);
	assert_string_equal(a->title.s, "T");
	assert_int_equal(a->kind.is, 0);
	assert_false(kr_has_day(a->starts));
	assert_false(kr_present(&a->goal));
	assert_int_equal(a->parties.n, 2);
	assert_false(kr_present(&a->parties.at[1]));
}

static void reads_the_two_forms_of_enforces(void **state)
{
	(void)state;
	const struct kr_spelregel *s = (const struct kr_spelregel *)decoded(KR_SPELREGEL, "samen",
		SPELREGEL
		"enforces: {set: [two, mandate], severity: warning, agreement-why: error}\n");
	assert_int_equal(s->enforces.n, 1);
	assert_string_equal(s->enforces.at[0].id.s, "agreement-why");
	assert_int_equal(s->enforces.at[0].value.is, 3);
	assert_int_equal(s->set.n, 2);
	assert_string_equal(s->set.at[1].s, "mandate");
	assert_int_equal(s->set_severity.is, 2);
	s = (const struct kr_spelregel *)decoded(
		KR_SPELREGEL, "samen", SPELREGEL "enforces: {set: two, severity: error}\n");
	assert_int_equal(s->set.n, 1);
	assert_string_equal(s->set.at[0].s, "two");
	assert_int_equal(s->set_severity.is, 3);
}

/* Long texts are kept only when they are asked for; that they are there is known all the same. */
static void long_texts_are_not_kept(void **state)
{
	(void)state;
	file("kring.yaml", "format: 1\nname: N\npurpose: P\n");
	file("agreements/keten/x.yaml", AGREEMENT);
	const struct kr_agreement *a = (opened("2026-03-01"), agreement("keten/x"));
	assert_true(kr_present(&a->text));
	assert_null(a->text.s);
	assert_string_equal(a->title.s, "T");
	assert_null(a->record.bytes);
	opened("2026-03-01");
	kr_workspace_keep(ws);
	a = agreement("keten/x");
	assert_string_equal(a->text.s, "X");
	assert_string_equal(a->record.bytes, AGREEMENT);
}

/* ---- ids of records ----------------------------------------------------------------------- */

static void knows_ids_of_records(void **state)
{
	static const struct {
		enum kr_kind kind;
		const char *id;
		bool is;
	} given[] = {
		{ KR_AGREEMENT, "keten/x", true },
		{ KR_AGREEMENT, "x", false },
		{ KR_AGREEMENT, "keten/x/y", false },
		{ KR_AGREEMENT, "Keten/x", false },
		{ KR_AGREEMENT, "keten/all", false },
		{ KR_AGREEMENT, "self/x", false },
		{ KR_AGREEMENT, "keten/", false },
		{ KR_MANDATE, "keten/anna", true },
		{ KR_MANDATE, "anna", false },
		{ KR_CIRCLE, "keten", true },
		{ KR_CIRCLE, "keten/x", false },
		{ KR_CIRCLE, "circle", false },
		{ KR_SPELREGEL, "mandaat-2", true },
		{ KR_ORGANISATION, "noord", true },
		{ KR_MEETING, "keten/2026-03-12", true },
		{ KR_MEETING, "keten/2026-02-30", false },
		{ KR_MEETING, "2026-03-12", false },
		{ KR_MEETING, "keten/x", false },
		{ KR_REVIEW, "keten/2026-03-12", true },
		{ KR_NETWORK, "kring.yaml", true },
		{ KR_NETWORK, "kring", false },
	};
	(void)state;
	for (size_t i = 0; i < sizeof given / sizeof *given; i++)
		if ((kr_record_new(diags.arena, given[i].kind, given[i].id) != NULL) != given[i].is)
			fail_msg("%s %s", kr_kind_name(given[i].kind), given[i].id);
}

static void knows_kinds(void **state)
{
	(void)state;
	for (enum kr_kind k = 0; k < KR_KINDS; k++) {
		assert_int_equal(kr_kind_of(kr_kind_name(k)), k);
		if (kr_kind_folder(k))
			assert_int_equal(kr_kind_of(kr_kind_folder(k)), k);
	}
	assert_int_equal(kr_kind_of("agreementen"), KR_KINDS);
	assert_int_equal(kr_kind_of(""), KR_KINDS);
}

/* ---- the table ---------------------------------------------------------------------------- */

static void finds_keys_by_path(void **state)
{
	static const struct {
		const char *dotted, *name;
		bool content;
	} paths[] = {
		{ "title", "title", true },
		{ "keeper", "keeper", false },
		{ "evaluation", "evaluation", true },
		{ "evaluation.date", "date", true },
		{ "evaluation.criteria.x", "criteria", true },
		{ "evaluation.criteria.x.from", "from", true },
		{ "actions.x.due", "due", true },
		{ "actions.x.done", "done", false },
		{ "actions.x.moved", "moved", false },
		{ "actions.x.moved.0.to", "to", false },
		{ "disagreements.x.view", "view", true },
		{ "disagreements.x.verdict", "verdict", false },
		{ "rounds.0.responses.anna.then.0.date", "date", false },
		{ "proposed.by", "by", false },
		{ "parties", "parties", true },
		{ "establishes.spelregels/mandaat", "establishes", true },
		{ "evaluation.dat", NULL, false },
		{ "actions.x.title", NULL, false },
		{ "title.x", NULL, false },
		{ "status", NULL, false },
		{ "", NULL, false },
	};
	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		const struct kr_key *key = kr_key_path(KR_AGREEMENT, paths[i].dotted);
		if ((key == NULL) != (paths[i].name == NULL) ||
			(key && strcmp(key->name, paths[i].name) != 0))
			fail_msg("%s: %s", paths[i].dotted, key ? key->name : "no key");
		if (kr_key_is_content(KR_AGREEMENT, paths[i].dotted) != paths[i].content)
			fail_msg("%s: content", paths[i].dotted);
	}
}

static bool is_sibling(const struct kr_shape *shape, const char *name)
{
	return !name || kr_key_find(shape, name);
}

/* What every row must have, in a shape and all below it. */
static void look_at_shape(const struct kr_shape *shape, int depth, size_t *rows)
{
	if (depth > 8)
		return;
	assert_in_range(shape->n, 1, 64); /* a bit for each, in the decoder */
	for (size_t i = 0; i < shape->n; i++) {
		const struct kr_key *key = &shape->keys[i];
		const char *name = key->name;
		*rows += 1;
		if (kr_key_find(shape, name) != key)
			fail_msg("'%s' stands twice in '%s'", name, shape->name);
		if (!key->doc || !*key->doc)
			fail_msg("'%s' of '%s' has no line of documentation", name, shape->name);
		if ((key->type == KR_T_WORD) != (key->words != NULL))
			fail_msg("'%s' of '%s': a word has words", name, shape->name);
		if ((key->type == KR_T_RECORD || key->type == KR_T_MAP) && !key->shape)
			fail_msg("'%s' of '%s' has no shape", name, shape->name);
		if (key->type == KR_T_MAP && !key->shape->keyed)
			fail_msg("'%s' of '%s' is a map without ids", name, shape->name);
		if (!is_sibling(shape, key->before) || !is_sibling(shape, key->after))
			fail_msg("'%s' of '%s' stands next to no sibling", name, shape->name);
		if (!*kr_type_text(key))
			fail_msg("'%s' of '%s' has no words for its type", name, shape->name);
		if (key->shape)
			look_at_shape(key->shape, depth + 1, rows);
	}
}

static void every_row_is_whole(void **state)
{
	size_t rows = 0;
	(void)state;
	for (enum kr_kind k = 0; k < KR_KINDS; k++)
		look_at_shape(kr_shape_of(k), 0, &rows);
	assert_true(rows > 300);
}

static bool is_yaml_word(const char *s)
{
	static const char *const taken[] = { "on", "yes", "no", "y", "n", "off" };
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		if (strcmp(taken[i], s) == 0)
			return true;
	return false;
}

/* FORMAT: `on`, `yes`, … are never keys or words; YAML 1.1 would read them as true and false. */
static void no_yaml_words(const struct kr_shape *shape, int depth)
{
	for (size_t i = 0; i < shape->n && depth < 8; i++) {
		const struct kr_key *key = &shape->keys[i];
		/* but for the `n` of a review's team, which FORMAT has */
		if (is_yaml_word(key->name) && strcmp(shape->name, "layer") != 0)
			fail_msg("'%s' of '%s'", key->name, shape->name);
		for (size_t w = 0; key->words && key->words[w]; w++)
			assert_false(is_yaml_word(key->words[w]));
		if (key->shape)
			no_yaml_words(key->shape, depth + 1);
	}
}

static void no_key_is_a_yaml_word(void **state)
{
	(void)state;
	for (enum kr_kind k = 0; k < KR_KINDS; k++)
		no_yaml_words(kr_shape_of(k), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(check_unknown_keys),
		MODEL_TEST(check_missing_keys),
		MODEL_TEST(check_absent),
		MODEL_TEST(check_words),
		MODEL_TEST(check_dates),
		MODEL_TEST(check_ids),
		MODEL_TEST(check_digests_durations_numbers),
		MODEL_TEST(check_shapes),
		MODEL_TEST(check_own_keys),
		MODEL_TEST(check_short_forms),
		MODEL_TEST(check_was),
		MODEL_TEST(check_characters),
		MODEL_TEST(check_all_in_one_run),
		MODEL_TEST(reads_what_stands_there),
		MODEL_TEST(reads_answers),
		MODEL_TEST(keeps_the_rest_of_a_wrong_record),
		MODEL_TEST(reads_the_two_forms_of_enforces),
		MODEL_TEST(long_texts_are_not_kept),
		MODEL_TEST(knows_ids_of_records),
		MODEL_TEST(knows_kinds),
		MODEL_TEST(finds_keys_by_path),
		MODEL_TEST(every_row_is_whole),
		MODEL_TEST(no_key_is_a_yaml_word),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
