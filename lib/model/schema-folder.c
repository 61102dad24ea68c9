/* lib/model/schema-folder.c - the keys of network, organisation, spelregel, meeting and review. */
#include "base/i18n.h"
#include "model/rows.h"

#define CONTENT KR_F_CONTENT
#define NEEDED KR_F_REQUIRED
#define FACT KR_F_FACT

/* ---- network ------------------------------------------------------------------------------ */

static const struct kr_key continuation_rows[] = {
	ROW(struct kr_continuation, decide_by, "decide-by", KR_T_DATE,
		.doc = N_("the day by which the network decides whether it goes on")),
	ROW(struct kr_continuation, end_if, "end-if", KR_T_LIST, .flags = KR_F_FLOW,
		.doc = N_("when it stops")),
	ROW(struct kr_continuation, exit, "exit", KR_T_TEXT, .doc = N_("how a partner leaves")),
};
static const struct kr_shape continuation = SHAPE(
	struct kr_continuation, "continuation", continuation_rows);

static const struct kr_key goal_rows[] = {
	ROW(struct kr_goal, title, "title", KR_T_TEXT, .flags = NEEDED, .doc = N_("the goal")),
	ROW(struct kr_goal, k, "k", KR_T_WORD, .words = WORDS("costs", "quality", "vulnerability"),
		.doc = N_("which of the three K's it serves")),
	ROW(struct kr_goal, indicator, "indicator", KR_T_TEXT, .doc = N_("how it is measured")),
	ROW(struct kr_goal, baseline, "baseline", KR_T_NUMBER, .doc = N_("where it started")),
	ROW(struct kr_goal, target, "target", KR_T_NUMBER, .doc = N_("where it should get")),
	ROW(struct kr_goal, date, "date", KR_T_DATE, .doc = N_("by which day")),
};
static const struct kr_shape goal = KEYED(struct kr_goal, "goal", goal_rows, KR_REF_FREE);

static const struct kr_key preparation_rows[] = {
	ROW(struct kr_preparation, days, "days", KR_T_NUMBER,
		.doc = N_("how many days before a meeting the papers go out")),
	ROW(struct kr_preparation, form, "form", KR_T_TEXT, .doc = N_("in which form")),
};
static const struct kr_shape preparation = SHAPE(
	struct kr_preparation, "preparation", preparation_rows);

static const struct kr_key process_evaluation_rows[] = {
	ROW(struct kr_process_evaluation, every, "every", KR_T_DURATION, .doc = N_("how often")),
	ROW(struct kr_process_evaluation, form, "form", KR_T_TEXT, .doc = N_("in which form")),
};
static const struct kr_shape process_evaluation = SHAPE(
	struct kr_process_evaluation, "process-evaluation", process_evaluation_rows);

static const struct kr_key charter_rows[] = {
	ROW(struct kr_charter, preparation, "preparation", KR_T_RECORD, .shape = &preparation,
		.flags = KR_F_FLOW, .doc = N_("when the papers go out, and how")),
	ROW(struct kr_charter, routing, "routing", KR_T_LIST, .flags = KR_F_FLOW | KR_F_ORDERED,
		.doc = N_("the way of a decision, step by step")),
	ROW(struct kr_charter, process_evaluation, "process-evaluation", KR_T_RECORD,
		.shape = &process_evaluation, .flags = KR_F_FLOW,
		.doc = N_("how often the working together is evaluated")),
};
static const struct kr_shape charter = SHAPE(struct kr_charter, "charter", charter_rows);

static const struct kr_key shared_rows[] = {
	ROW(struct kr_shared, goal, "goal", KR_T_TEXT, .doc = N_("the shared goal")),
	ROW(struct kr_shared, boundary, "boundary", KR_T_TEXT, .doc = N_("the shared boundary")),
	ROW(struct kr_shared, identity, "identity", KR_T_TEXT, .doc = N_("the shared identity")),
};
static const struct kr_shape shared = SHAPE(struct kr_shared, "shared", shared_rows);

static const struct kr_key term_rows[] = {
	ROW(struct kr_term, meanings, "meanings", KR_T_MAP, .shape = &kr_shape_named_organisation,
		.flags = KR_F_BARE, .doc = N_("what each organisation means by it")),
};
static const struct kr_shape term = KEYED(struct kr_term, "term", term_rows, KR_REF_FREE);

static const struct kr_key stakeholder_rows[] = {
	ROW(struct kr_stakeholder, position, "position", KR_T_WORD, .flags = NEEDED,
		.words = WORDS("consulted", "informed", "excluded"),
		.doc = N_("consulted, informed or excluded")),
	ROW(struct kr_stakeholder, why, "why", KR_T_TEXT, .doc = N_("the reason")),
};
static const struct kr_shape stakeholder = KEYED(
	struct kr_stakeholder, "stakeholder", stakeholder_rows, KR_REF_FREE);

static const struct kr_key context_rows[] = {
	ROW(struct kr_context, regime, "regime", KR_T_TEXT, .doc = N_("a label of your own")),
	ROW(struct kr_context, private_capacity, "private-capacity", KR_T_WORD,
		.words = WORDS("low", "high"), .doc = N_("low or high")),
};
static const struct kr_shape context = SHAPE(struct kr_context, "context", context_rows);

static const struct kr_key severity_rows[] = {
	ROW(struct kr_graded, value, "severity", KR_T_WORD, .flags = KR_F_BARE,
		.words = WORDS("ignore", "warning", "error"),
		.doc = N_("how a finding of this rule is reported")),
};
static const struct kr_shape severity = KEYED(
	struct kr_graded, "checks", severity_rows, KR_REF_RULE);

#define N(member, key, ty, ...) ROW(struct kr_network, member, key, ty, __VA_ARGS__)
static const struct kr_key network_rows[] = {
	N(format, "format", KR_T_NUMBER, .flags = NEEDED, .doc = N_("of these files: 1")),
	N(name, "name", KR_T_TEXT, .flags = NEEDED, .doc = N_("what the network is called")),
	N(language, "language", KR_T_TEXT, .doc = N_("of its reports: nl or en")),
	N(purpose, "purpose", KR_T_PROSE, .flags = NEEDED | CONTENT, .doc = N_("why it exists")),
	N(started, "started", KR_T_DATE, .doc = N_("since when")),
	N(continuation, "continuation", KR_T_RECORD, .shape = &continuation, .flags = CONTENT,
		.doc = N_("durable yet finite: when it decides to go on, and when it ends")),
	N(goals, "goals", KR_T_MAP, .shape = &goal, .flags = CONTENT,
		.doc = N_("the shared goals")),
	N(charter, "charter", KR_T_RECORD, .shape = &charter, .flags = CONTENT,
		.doc = N_("what was agreed on the working together itself")),
	N(adopted, "adopted", KR_T_RECORD, .shape = &kr_shape_establishment, .flags = KR_F_FLOW,
		.doc = N_("the agreement that established the charter")),
	N(phase, "phase", KR_T_WORD, .words = WORDS("recognise", "make-transparent", "widen"),
		.doc = N_("the phase of the fence")),
	N(shared, "shared", KR_T_RECORD, .shape = &shared,
		.doc = N_("phase three: goal, boundary and identity")),
	N(terms, "terms", KR_T_MAP, .shape = &term, .doc = N_("what we mean by our words")),
	N(stakeholders, "stakeholders", KR_T_MAP, .shape = &stakeholder,
		.doc = N_("others who are affected")),
	N(departed, "departed", KR_T_MAP, .shape = &kr_shape_named_id,
		.doc = N_("who left, and what they built")),
	N(context, "context", KR_T_RECORD, .shape = &context, .flags = KR_F_FLOW,
		.doc = N_("a label for the surroundings; nothing is derived from it")),
	N(checks, "checks", KR_T_MAP, .shape = &severity,
		.doc = N_("rules of kring check that are set to error, warning or ignore")),
};
const struct kr_shape kr_shape_network = { .name = "network",
	.size = sizeof(struct kr_network),
	.at = KR_NO_AT,
	.keys = network_rows,
	.n = sizeof network_rows / sizeof *network_rows };

/* ---- organisation ------------------------------------------------------------------------- */

static const struct kr_key person_rows[] = {
	ROW(struct kr_person, name, "name", KR_T_TEXT, .flags = NEEDED,
		.doc = N_("first and last name")),
	ROW(struct kr_person, email, "email", KR_T_TEXT,
		.doc = N_("the address by which git knows this person")),
	ROW(struct kr_person, keys, "keys", KR_T_LIST, .doc = N_("public keys for signed answers")),
	ROW(struct kr_person, left, "left", KR_T_DATE, .doc = N_("the last day")),
};
static const struct kr_shape person = KEYED(struct kr_person, "person", person_rows, KR_REF_FREE);

static const struct kr_key boundary_rows[] = {
	ROW(struct kr_boundary, for_, "for", KR_T_TEXT, .doc = N_("what we are for")),
	ROW(struct kr_boundary, not_for, "not-for", KR_T_TEXT, .doc = N_("what we are not for")),
	ROW(struct kr_boundary, why, "why", KR_T_TEXT, .doc = N_("why we act as we do")),
};
static const struct kr_shape boundary = SHAPE(struct kr_boundary, "boundary", boundary_rows);

#define O(member, key, ty, ...) ROW(struct kr_organisation, member, key, ty, __VA_ARGS__)
static const struct kr_key organisation_rows[] = {
	O(name, "name", KR_T_TEXT, .flags = NEEDED, .doc = N_("what it is called")),
	O(position, "position", KR_T_WORD, .words = WORDS("core", "ring", "free"),
		.doc = N_("core, ring or free")),
	O(people, "people", KR_T_MAP, .shape = &person, .doc = N_("its people in this network")),
	O(boundary, "boundary", KR_T_RECORD, .shape = &boundary,
		.doc = N_("what it is, is not, and why it acts so")),
	O(expects, "expects", KR_T_MAP, .shape = &kr_shape_named_organisation,
		.doc = N_("what it expects of each partner")),
	O(added_value, "added-value", KR_T_TEXT, .doc = N_("what working together brings it")),
	O(funds, "funds", KR_T_NUMBER, .doc = N_("its share of the money, in percent")),
	O(depends_on, "depends-on", KR_T_MAP, .shape = &kr_shape_named_organisation,
		.doc = N_("on whom it depends, and for what")),
	O(keeps, "keeps", KR_T_TEXT, .doc = N_("what it does not hand over")),
	O(capacity, "capacity", KR_T_TEXT, .doc = N_("how much working together it can bear")),
	O(also_in, "also-in", KR_T_LIST, .flags = KR_F_FLOW,
		.doc = N_("other networks it sits in")),
	O(consult_days, "consult-days", KR_T_NUMBER,
		.doc = N_("how many days its constituency needs")),
	O(joined, "joined", KR_T_DATE, .doc = N_("the first day")),
	O(left, "left", KR_T_DATE, .doc = N_("the last day")),
	O(successor, "successor", KR_T_ID, .ref = KR_REF_ORGANISATION,
		.doc = N_("the organisation that takes its place")),
};
const struct kr_shape kr_shape_organisation = { .name = "organisation",
	.size = sizeof(struct kr_organisation),
	.at = KR_NO_AT,
	.keys = organisation_rows,
	.n = sizeof organisation_rows / sizeof *organisation_rows };

/* ---- spelregel ---------------------------------------------------------------------------- */

static const struct kr_key enforced_rows[] = {
	ROW(struct kr_graded, value, "severity", KR_T_WORD, .flags = KR_F_BARE,
		.words = WORDS("ignore", "warning", "error"),
		.doc = N_("error or warning, for each rule of kring check")),
};
static const struct kr_shape enforced = KEYED(
	struct kr_graded, "enforces", enforced_rows, KR_REF_RULE);

static const struct kr_key enforced_set_rows[] = {
	ROW(struct kr_spelregel, set, "set", KR_T_LIST, .ref = KR_REF_RULE_SET,
		.flags = KR_F_FLOW | KR_F_BARE, .doc = N_("whole sets of rules")),
	ROW(struct kr_spelregel, set_severity, "severity", KR_T_WORD,
		.words = WORDS("ignore", "warning", "error"),
		.doc = N_("of the rules of those sets")),
};
static const struct kr_shape enforced_set = SHAPE(
	struct kr_spelregel, "enforces", enforced_set_rows);

static const struct kr_key spelregel_evaluation_rows[] = {
	ROW(struct kr_spelregel_evaluation, date, "date", KR_T_DATE, .flags = NEEDED,
		.doc = N_("the day on which it is evaluated")),
};
static const struct kr_shape spelregel_evaluation = SHAPE(
	struct kr_spelregel_evaluation, "evaluation", spelregel_evaluation_rows);

static const struct kr_key spelregel_ended_rows[] = {
	ROW(struct kr_event, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("on which day")),
	ROW(struct kr_event, why, "why", KR_T_TEXT, .doc = N_("the reason")),
};
static const struct kr_shape spelregel_ended = ACT(struct kr_event, "ended", spelregel_ended_rows);

#define S(member, key, ty, ...) ROW(struct kr_spelregel, member, key, ty, __VA_ARGS__)
static const struct kr_key spelregel_rows[] = {
	S(title, "title", KR_T_TEXT, .flags = NEEDED | CONTENT, .doc = N_("what it is called")),
	S(text, "text", KR_T_PROSE, .flags = NEEDED | CONTENT, .doc = N_("the rule")),
	S(circles, "circles", KR_T_LIST, .ref = KR_REF_CIRCLE, .flags = CONTENT | KR_F_FLOW,
		.doc = N_("the circles that it binds; all when nothing is said")),
	S(enforces, "enforces", KR_T_MAP, .shape = &enforced, .aside = &enforced_set,
		.flags = CONTENT, .doc = N_("the rules of kring check that carry it out")),
	S(supersedes, "supersedes", KR_T_ID, .ref = KR_REF_SPELREGEL, .flags = CONTENT,
		.doc = N_("the spelregel that it replaces")),
	S(ask, "ask", KR_T_TEXT, .flags = CONTENT,
		.doc = N_("the question that stays with people")),
	S(adopted, "adopted", KR_T_RECORD, .shape = &kr_shape_establishment, .flags = KR_F_FLOW,
		.doc = N_("from when it binds, and by which agreement")),
	S(evaluation, "evaluation", KR_T_RECORD, .shape = &spelregel_evaluation, .flags = KR_F_FLOW,
		.doc = N_("when it is evaluated")),
	S(ended, "ended", KR_T_RECORD, .shape = &spelregel_ended, .flags = KR_F_FLOW,
		.doc = N_("when it stopped")),
};
const struct kr_shape kr_shape_spelregel = { .name = "spelregel",
	.size = sizeof(struct kr_spelregel),
	.at = KR_NO_AT,
	.keys = spelregel_rows,
	.n = sizeof spelregel_rows / sizeof *spelregel_rows };

/* ---- meeting ------------------------------------------------------------------------------ */

static const struct kr_key next_rows[] = {
	ROW(struct kr_next_step, what, "what", KR_T_TEXT, .flags = NEEDED,
		.doc = N_("what is done")),
	ROW(struct kr_next_step, owner, "owner", KR_T_ID, .ref = KR_REF_BEARER, .flags = NEEDED,
		.doc = N_("who does it")),
	ROW(struct kr_next_step, due, "due", KR_T_DATE, .flags = NEEDED, .doc = N_("by which day")),
};
static const struct kr_shape next_step = SHAPE(struct kr_next_step, "next", next_rows);

static const struct kr_key issue_rows[] = {
	ROW(struct kr_issue, what, "what", KR_T_TEXT, .flags = NEEDED, .doc = N_("the problem")),
	ROW(struct kr_issue, by, "by", KR_T_ID, .ref = KR_REF_PERSON, .doc = N_("who raised it")),
	ROW(struct kr_issue, proposal, "proposal", KR_T_ID, .ref = KR_REF_AGREEMENT,
		.doc = N_("the proposal that followed")),
	ROW(struct kr_issue, next, "next", KR_T_RECORD, .shape = &next_step, .flags = KR_F_FLOW,
		.doc = N_("or the next step")),
};
static const struct kr_shape issue = KEYED(struct kr_issue, "issue", issue_rows, KR_REF_FREE);

static const struct kr_key report_rows[] = {
	ROW(struct kr_meeting_report, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("when it went out")),
	ROW(struct kr_meeting_report, summary, "summary", KR_T_TEXT, .doc = N_("in short")),
	ROW(struct kr_meeting_report, confirmed, "confirmed", KR_T_DATE, .flags = FACT,
		.doc = N_("when the circle confirmed it")),
	ROW(struct kr_meeting_report, remarks, "remarks", KR_T_TEXT,
		.doc = N_("what was remarked")),
};
static const struct kr_shape report = SHAPE(struct kr_meeting_report, "report", report_rows);

static const struct kr_key meeting_evaluation_rows[] = {
	ROW(struct kr_meeting_evaluation, worked, "worked", KR_T_TEXT, .doc = N_("what went well")),
	ROW(struct kr_meeting_evaluation, improve, "improve", KR_T_TEXT,
		.doc = N_("what can be better")),
};
static const struct kr_shape meeting_evaluation = SHAPE(
	struct kr_meeting_evaluation, "evaluation", meeting_evaluation_rows);

#define MT(member, key, ty, ...) ROW(struct kr_meeting, member, key, ty, __VA_ARGS__)
static const struct kr_key meeting_rows[] = {
	MT(agenda, "agenda", KR_T_LIST, .ref = KR_REF_AGREEMENT,
		.doc = N_("the agreements to discuss")),
	MT(papers, "papers", KR_T_DATE, .flags = FACT, .doc = N_("when the papers went out")),
	MT(present, "present", KR_T_LIST, .ref = KR_REF_PERSON, .flags = KR_F_FLOW | KR_F_OWN_RULE,
		.doc = N_("who was there")),
	MT(absent, "absent", KR_T_LIST, .ref = KR_REF_PERSON, .flags = KR_F_FLOW,
		.doc = N_("who was not; no reasons")),
	MT(guests, "guests", KR_T_LIST, .flags = KR_F_FLOW, .doc = N_("guests")),
	MT(facilitator, "facilitator", KR_T_ID, .ref = KR_REF_PERSON,
		.doc = N_("who led the meeting")),
	MT(issues, "issues", KR_T_MAP, .shape = &issue,
		.doc = N_("problems raised, each followed by a proposal or a next step")),
	MT(report, "report", KR_T_RECORD, .shape = &report, .doc = N_("the short report")),
	MT(evaluation, "evaluation", KR_T_RECORD, .shape = &meeting_evaluation,
		.doc = N_("how the meeting went")),
};
const struct kr_shape kr_shape_meeting = { .name = "meeting",
	.size = sizeof(struct kr_meeting),
	.at = KR_NO_AT,
	.keys = meeting_rows,
	.n = sizeof meeting_rows / sizeof *meeting_rows };

/* ---- review ------------------------------------------------------------------------------- */

static const struct kr_key score_rows[] = {
	ROW(struct kr_counted, value, "score", KR_T_NUMBER, .flags = KR_F_BARE,
		.doc = N_("1 to 5")),
};
static const struct kr_shape score = KEYED(
	struct kr_counted, "score", score_rows, KR_REF_ORGANISATION);
static const struct kr_shape behaviour = { .name = "behaviour",
	.size = sizeof(struct kr_counted),
	.at = KR_NO_AT,
	.keyed = true,
	.key_words = WORDS("keeping-agreements", "reliable", "reachable", "open",
		"sharing-information", "helpful", "responsible", "flexible", "listening"),
	.keys = score_rows,
	.n = 1 };

static const struct kr_key lens_rows[] = {
	ROW(struct kr_lens, scores, "scores", KR_T_MAP, .shape = &score, .flags = KR_F_BARE,
		.doc = N_("1 to 5 for each organisation")),
};
static const struct kr_shape lens = { .name = "lens",
	.size = sizeof(struct kr_lens),
	.at = KR_NO_AT,
	.keyed = true,
	.key_words = WORDS("ambition", "interests", "relationships", "organisation", "process"),
	.keys = lens_rows,
	.n = 1 };

static const struct kr_key layer_rows[] = {
	ROW(struct kr_layer, mean, "mean", KR_T_NUMBER, .flags = NEEDED,
		.doc = N_("the mean, 1 to 5")),
	ROW(struct kr_layer, spread, "spread", KR_T_NUMBER, .doc = N_("the spread")),
	ROW(struct kr_layer, n, "n", KR_T_NUMBER, .doc = N_("how many answered")),
};
static const struct kr_shape layer = { .name = "layer",
	.size = sizeof(struct kr_layer),
	.at = KR_NO_AT,
	.keyed = true,
	.key_words = WORDS("trust", "conflict", "commitment", "accountability", "results"),
	.keys = layer_rows,
	.n = sizeof layer_rows / sizeof *layer_rows };

static const struct kr_key shift_rows[] = {
	ROW(struct kr_shift, now, "now", KR_T_NUMBER, .doc = N_("where we are, 1 to 5")),
	ROW(struct kr_shift, wanted, "wanted", KR_T_NUMBER, .doc = N_("where we want to be")),
};
static const struct kr_shape shift = KEYED(struct kr_shift, "shift", shift_rows, KR_REF_FREE);

#define V(member, key, ty, ...) ROW(struct kr_review, member, key, ty, __VA_ARGS__)
static const struct kr_key review_rows[] = {
	V(lenses, "lenses", KR_T_MAP, .shape = &lens,
		.doc = N_("the five lenses, scored per organisation")),
	V(team, "team", KR_T_MAP, .shape = &layer,
		.doc = N_("the five layers of a team; aggregates only")),
	V(behaviours, "behaviours", KR_T_MAP, .shape = &behaviour,
		.doc = N_("the nine behaviours of a work community, 1 to 5")),
	V(shift, "shift", KR_T_MAP, .shape = &shift,
		.doc = N_("from static function to dynamic role, and the other lines")),
	V(notes, "notes", KR_T_PROSE, .doc = N_("notes")),
};
const struct kr_shape kr_shape_review = { .name = "review",
	.size = sizeof(struct kr_review),
	.at = KR_NO_AT,
	.keys = review_rows,
	.n = sizeof review_rows / sizeof *review_rows };
