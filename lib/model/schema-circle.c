/* lib/model/schema-circle.c - the keys of a circle and of a mandate. */
#include "base/i18n.h"
#include "model/rows.h"

#define CONTENT KR_F_CONTENT
#define NEEDED KR_F_REQUIRED
#define FACT KR_F_FACT

/* ---- circle ------------------------------------------------------------------------------- */

static const struct kr_key scope_rows[] = {
	ROW(struct kr_scope, in, "in", KR_T_LIST, .ref = KR_REF_TOPIC, .flags = KR_F_FLOW,
		.doc = N_("what the working together is about")),
	ROW(struct kr_scope, out, "out", KR_T_LIST, .ref = KR_REF_TOPIC, .flags = KR_F_FLOW,
		.doc = N_("what it is not about")),
};
static const struct kr_shape scope = SHAPE(struct kr_scope, "scope", scope_rows);

static const struct kr_key membership_rows[] = {
	ROW(struct kr_membership, from, "from", KR_T_DATE, .flags = NEEDED,
		.doc = N_("the first day at the table")),
	ROW(struct kr_membership, until, "until", KR_T_DATE, .doc = N_("the last day")),
};
static const struct kr_shape membership = KEYED(
	struct kr_membership, "member", membership_rows, KR_REF_PERSON);

static const struct kr_key acting_rows[] = {
	ROW(struct kr_acting, person, "person", KR_T_ID, .ref = KR_REF_PERSON, .flags = NEEDED,
		.doc = N_("who fills in until somebody is elected")),
	ROW(struct kr_acting, until, "until", KR_T_DATE, .flags = NEEDED,
		.doc = N_("until which day")),
};
static const struct kr_shape acting = ACT(struct kr_acting, "acting", acting_rows);

static const struct kr_key holding_rows[] = {
	ROW(struct kr_holding, holder, "holder", KR_T_ID, .ref = KR_REF_PERSON,
		.flags = NEEDED | KR_F_IDENTITY, .doc = N_("who held the role")),
	ROW(struct kr_holding, since, "since", KR_T_DATE, .flags = KR_F_IDENTITY,
		.doc = N_("from which day")),
	ROW(struct kr_holding, until, "until", KR_T_DATE, .doc = N_("until which day")),
};
static const struct kr_shape holding = ACT(struct kr_holding, "past", holding_rows);

static const struct kr_key task_rows[] = {
	ROW(struct kr_task, what, "what", KR_T_TEXT, .flags = NEEDED | KR_F_BARE,
		.doc = N_("what the role does")),
	ROW(struct kr_task, handover, "handover", KR_T_TEXT,
		.doc = N_("what a successor needs to know")),
};
static const struct kr_shape task = KEYED(struct kr_task, "task", task_rows, KR_REF_FREE);

static const struct kr_key role_rows[] = {
	ROW(struct kr_role, holder, "holder", KR_T_ID, .ref = KR_REF_PERSON,
		.doc = N_("who holds the role")),
	ROW(struct kr_role, deputy, "deputy", KR_T_ID, .ref = KR_REF_PERSON,
		.doc = N_("who takes over when the holder cannot")),
	ROW(struct kr_role, since, "since", KR_T_DATE, .doc = N_("the first day of the term")),
	ROW(struct kr_role, until, "until", KR_T_DATE, .doc = N_("the last day of the term")),
	ROW(struct kr_role, elected, "elected", KR_T_ID, .ref = KR_REF_AGREEMENT,
		.doc = N_("the election that gave the role")),
	ROW(struct kr_role, appointed, "appointed", KR_T_ID, .ref = KR_REF_AGREEMENT,
		.doc = N_("the agreement of the parent circle that appointed the leader")),
	ROW(struct kr_role, acting, "acting", KR_T_RECORD, .shape = &acting, .flags = KR_F_FLOW,
		.doc = N_("who fills in")),
	ROW(struct kr_role, past, "past", KR_T_LIST, .shape = &holding,
		.doc = N_("who held it before")),
	ROW(struct kr_role, tasks, "tasks", KR_T_MAP, .shape = &task,
		.doc = N_("what the role does")),
};
static const struct kr_shape role = KEYED(struct kr_role, "role", role_rows, KR_REF_FREE);

static const struct kr_key ended_rows[] = {
	ROW(struct kr_event, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("on which day")),
	ROW(struct kr_event, why, "why", KR_T_TEXT, .doc = N_("the reason")),
	ROW(struct kr_event, heir, "heir", KR_T_ID, .ref = KR_REF_CIRCLE,
		.doc = N_("the circle that takes its domain over")),
};
static const struct kr_shape ended = ACT(struct kr_event, "ended", ended_rows);

#define C(member, key, ty, ...) ROW(struct kr_circle, member, key, ty, __VA_ARGS__)

static const struct kr_key circle_rows[] = {
	C(name, "name", KR_T_TEXT, .flags = NEEDED, .doc = N_("what it is called")),
	C(aim, "aim", KR_T_TEXT, .flags = NEEDED | CONTENT,
		.doc = N_("what it does or makes; the yardstick of objections")),
	C(domain, "domain", KR_T_LIST, .ref = KR_REF_TOPIC, .flags = NEEDED | CONTENT | KR_F_FLOW,
		.doc = N_("what it alone decides")),
	C(scope, "scope", KR_T_RECORD, .shape = &scope, .flags = CONTENT | KR_F_FLOW,
		.doc = N_("what the working together is about, and what not")),
	C(parent, "parent", KR_T_ID, .ref = KR_REF_CIRCLE_OR_NONE,
		.flags = CONTENT | KR_F_NONE | KR_F_OWN_RULE,
		.doc = N_("the next higher circle; `none` for a top circle")),
	C(kind, "kind", KR_T_WORD, .flags = CONTENT, .words = WORDS("circle", "helping"),
		.doc = N_("circle, or helping: for one task of a delegator")),
	C(delegator, "delegator", KR_T_ID, .ref = KR_REF_CIRCLE, .flags = CONTENT,
		.doc = N_("of a helping circle: for whom it works")),
	C(task, "task", KR_T_TEXT, .flags = CONTENT,
		.doc = N_("of a helping circle: what it is to do")),
	C(members, "members", KR_T_MAP, .shape = &membership,
		.doc = N_("who sits at the table with consent rights")),
	C(observers, "observers", KR_T_MAP, .shape = &membership,
		.doc = N_("who is heard and does not decide")),
	C(absence, "absence", KR_T_WORD, .flags = CONTENT,
		.words = WORDS("ask-later", "present-decide", "silence-after-14d"),
		.doc = N_("what happens when a member does not answer; ask-later when nothing is "
			  "said")),
	C(stand_aside, "stand-aside", KR_T_WORD, .flags = CONTENT,
		.words = WORDS("refused", "allowed"),
		.doc = N_("whether a member may stand aside; refused when nothing is said")),
	C(renewal, "renewal", KR_T_WORD, .flags = CONTENT,
		.words = WORDS("each-meeting", "each-decision", "per-term"),
		.doc = N_("when mandates are renewed; each-meeting when nothing is said")),
	C(overdue, "overdue", KR_T_WORD, .flags = CONTENT, .words = WORDS("continue", "lapse"),
		.doc = N_("what happens to an agreement after its evaluation date; continue when "
			  "nothing is said")),
	C(grace, "grace", KR_T_DURATION, .flags = CONTENT,
		.doc = N_("how long after the evaluation date it is an error; 30d when nothing is "
			  "said")),
	C(max_rounds, "max-rounds", KR_T_NUMBER,
		.doc = N_("after so many rounds kring suggests the parent circle")),
	C(until, "until", KR_T_DATE,
		.doc = N_("the day on which the circle decides whether it goes on")),
	C(ended, "ended", KR_T_RECORD, .shape = &ended, .flags = KR_F_FLOW,
		.doc = N_("when it stopped, and which circle takes over")),
	C(adopted, "adopted", KR_T_RECORD, .shape = &kr_shape_establishment, .flags = KR_F_FLOW,
		.doc = N_("the agreement that established it")),
	C(require_signed_since, "require-signed-since", KR_T_DATE,
		.doc = N_("responses dated from here are signed")),
	C(roles, "roles", KR_T_MAP, .shape = &role,
		.doc = N_("facilitator, secretary, leader, delegate, and others")),
};
const struct kr_shape kr_shape_circle = { .name = "circle",
	.size = sizeof(struct kr_circle),
	.at = KR_NO_AT,
	.keys = circle_rows,
	.n = sizeof circle_rows / sizeof *circle_rows };

/* ---- mandate ------------------------------------------------------------------------------ */

static const struct kr_key reserved_rows[] = {
	ROW(struct kr_reserved, with, "with", KR_T_TEXT, .flags = NEEDED,
		.doc = N_("who is consulted first")),
	ROW(struct kr_reserved, days, "days", KR_T_NUMBER, .doc = N_("how many days that takes")),
};
static const struct kr_shape reserved = KEYED(
	struct kr_reserved, "reserved", reserved_rows, KR_REF_TOPIC);

static const struct kr_key alternate_rows[] = {
	ROW(struct kr_alternate, person, "person", KR_T_ID, .ref = KR_REF_PERSON, .flags = NEEDED,
		.doc = N_("who speaks instead")),
	ROW(struct kr_alternate, from, "from", KR_T_DATE, .flags = NEEDED,
		.doc = N_("from which day")),
	ROW(struct kr_alternate, until, "until", KR_T_DATE, .flags = NEEDED,
		.doc = N_("until which day")),
};
static const struct kr_shape alternate = ACT(struct kr_alternate, "alternate", alternate_rows);

static const struct kr_key consultation_rows[] = {
	ROW(struct kr_consultation, about, "about", KR_T_ID, .ref = KR_REF_AGREEMENT,
		.flags = NEEDED, .doc = N_("the proposal")),
	ROW(struct kr_consultation, round, "round", KR_T_NUMBER,
		.doc = N_("its text in which round")),
	ROW(struct kr_consultation, opened, "opened", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("when the constituency was asked")),
	ROW(struct kr_consultation, closed, "closed", KR_T_DATE, .flags = FACT | KR_F_LATER,
		.doc = N_("when it had answered")),
	ROW(struct kr_consultation, heard, "heard", KR_T_LIST, .flags = KR_F_FLOW | KR_F_LATER,
		.doc = N_("who was heard")),
	ROW(struct kr_consultation, stance, "stance", KR_T_TEXT, .flags = KR_F_LATER,
		.doc = N_("what came out of it")),
	ROW(struct kr_consultation, feedback, "feedback", KR_T_DATE, .flags = FACT | KR_F_LATER,
		.doc = N_("when the constituency heard the decision")),
};
static const struct kr_shape consultation = KEYED_ACT(
	struct kr_consultation, "consultation", consultation_rows, KR_REF_FREE);

#define R(member, key, ty, ...) ROW(struct kr_mandate_renewal, member, key, ty, __VA_ARGS__)
static const struct kr_key renewal_rows[] = {
	R(date, "date", KR_T_DATE, .flags = NEEDED | FACT, .doc = N_("on which day")),
	R(meeting, "meeting", KR_T_DATE, .ref = KR_REF_MEETING, .doc = N_("after which meeting")),
	R(by, "by", KR_T_TEXT, .flags = NEEDED, .doc = N_("the mandator")),
	R(outcome, "outcome", KR_T_WORD, .flags = NEEDED,
		.words = WORDS("confirmed", "narrowed", "widened", "withdrawn"),
		.doc = N_("what became of the mandate")),
	R(scope, "scope", KR_T_LIST, .ref = KR_REF_TOPIC, .flags = KR_F_FLOW,
		.doc = N_("the topics from then on")),
	R(limits, "limits", KR_T_TEXT, .doc = N_("the limits from then on")),
	R(until, "until", KR_T_DATE, .doc = N_("the new last day")),
};
static const struct kr_shape renewal = ACT(struct kr_mandate_renewal, "renewal", renewal_rows);

#define M(member, key, ty, ...) ROW(struct kr_mandate, member, key, ty, __VA_ARGS__)
static const struct kr_key mandate_rows[] = {
	M(organisation, "organisation", KR_T_ID, .ref = KR_REF_ORGANISATION,
		.doc = N_("the organisation on whose behalf")),
	M(organisations, "organisations", KR_T_LIST, .ref = KR_REF_ORGANISATION, .flags = KR_F_FLOW,
		.doc = N_("the organisations of a sector")),
	M(circle, "circle", KR_T_ID, .ref = KR_REF_CIRCLE, .doc = N_("the circle that delegates")),
	M(self, "self", KR_T_WORD, .words = WORDS("true"), .doc = N_("true: in their own name")),
	M(given_by, "given-by", KR_T_TEXT, .doc = N_("the mandator; not for one's own name")),
	M(scope, "scope", KR_T_LIST, .ref = KR_REF_TOPIC, .flags = KR_F_FLOW,
		.doc = N_("the topics")),
	M(reserved, "reserved", KR_T_MAP, .shape = &reserved,
		.doc = N_("topics that need a consultation first")),
	M(limits, "limits", KR_T_TEXT, .doc = N_("how far it goes")),
	M(latitude, "latitude", KR_T_WORD, .words = WORDS("free", "consult", "bound"),
		.doc = N_("free, after consulting, or bound by what the constituency says")),
	M(from, "from", KR_T_DATE, .flags = NEEDED, .doc = N_("the first day")),
	M(until, "until", KR_T_DATE, .doc = N_("the last day")),
	M(alternate, "alternate", KR_T_RECORD, .shape = &alternate, .flags = KR_F_FLOW,
		.doc = N_("who speaks instead for a while")),
	M(withdrawn, "withdrawn", KR_T_RECORD, .shape = &kr_shape_withdrawn, .flags = KR_F_FLOW,
		.doc = N_("when and by whom it was taken back")),
	M(consultations, "consultations", KR_T_MAP, .shape = &consultation,
		.doc = N_("the constituency was asked")),
	M(renewals, "renewals", KR_T_LIST, .shape = &renewal,
		.doc = N_("what the mandator said after each meeting")),
};
const struct kr_shape kr_shape_mandate = { .name = "mandate",
	.size = sizeof(struct kr_mandate),
	.at = KR_NO_AT,
	.keys = mandate_rows,
	.n = sizeof mandate_rows / sizeof *mandate_rows };
