/* lib/model/schema-agreement.c - the keys of an agreement, in the order in which kring writes them.
 */
#include "base/i18n.h"
#include "model/rows.h"

#define CONTENT KR_F_CONTENT
#define NEEDED KR_F_REQUIRED
#define FACT KR_F_FACT

static const struct kr_key attachment_rows[] = {
	ROW(struct kr_attachment, file, "file", KR_T_TEXT, .flags = NEEDED | KR_F_IDENTITY,
		.doc = N_("the file, from the top of the folder")),
	ROW(struct kr_attachment, digest, "digest", KR_T_DIGEST, .flags = NEEDED,
		.doc = N_("of the bytes of the file")),
};
static const struct kr_shape attachment = ACT(struct kr_attachment, "attachment", attachment_rows);

static const struct kr_key graded_effect_rows[] = {
	ROW(struct kr_graded, value, "effect", KR_T_WORD, .flags = KR_F_BARE,
		.words = WORDS("better", "same", "worse", "unknown"),
		.doc = N_("what it does to costs, quality and vulnerability")),
};
static const struct kr_shape effect = { .name = "effect",
	.size = sizeof(struct kr_graded),
	.at = KR_NO_AT,
	.keyed = true,
	.key_words = WORDS("costs", "quality", "vulnerability"),
	.keys = graded_effect_rows,
	.n = 1 };

static const struct kr_key moved_rows[] = {
	ROW(struct kr_move, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("when it was moved")),
	ROW(struct kr_move, to_day, "to", KR_T_DATE, .flags = NEEDED, .doc = N_("the new day")),
	ROW(struct kr_move, why, "why", KR_T_TEXT, .doc = N_("the reason")),
};
static const struct kr_shape moved = ACT(struct kr_move, "moved", moved_rows);

static const struct kr_key handed_over_rows[] = {
	ROW(struct kr_move, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("when it was handed over")),
	ROW(struct kr_move, to, "to", KR_T_ID, .ref = KR_REF_BEARER, .flags = NEEDED,
		.doc = N_("who bears it from then on")),
	ROW(struct kr_move, why, "why", KR_T_TEXT, .doc = N_("the reason")),
};
static const struct kr_shape handed_over = ACT(struct kr_move, "handed-over", handed_over_rows);

static const struct kr_key action_rows[] = {
	ROW(struct kr_action, what, "what", KR_T_TEXT, .flags = NEEDED,
		.doc = N_("what is going to be done")),
	ROW(struct kr_action, owner, "owner", KR_T_ID, .ref = KR_REF_BEARER, .flags = NEEDED,
		.doc = N_("the organisation, person or role at this table that does it")),
	ROW(struct kr_action, with, "with", KR_T_LIST, .ref = KR_REF_BEARER, .flags = KR_F_FLOW,
		.doc = N_("who is responsible for it too")),
	ROW(struct kr_action, due, "due", KR_T_DATE, .doc = N_("the last day to have done it")),
	ROW(struct kr_action, done, "done", KR_T_DATE, .flags = KR_F_NOT_CONTENT | FACT,
		.doc = N_("the day on which it was done")),
	ROW(struct kr_action, moved, "moved", KR_T_LIST, .shape = &moved, .flags = KR_F_NOT_CONTENT,
		.doc = N_("other days that it was moved to")),
	ROW(struct kr_action, handed_over, "handed-over", KR_T_LIST, .shape = &handed_over,
		.flags = KR_F_NOT_CONTENT, .doc = N_("others to whom it was handed over")),
};
static const struct kr_shape action = KEYED(struct kr_action, "action", action_rows, KR_REF_FREE);

static const struct kr_key ask_rows[] = {
	ROW(struct kr_ask, to, "to", KR_T_TEXT, .flags = NEEDED, .doc = N_("who is asked")),
	ROW(struct kr_ask, what, "what", KR_T_TEXT, .flags = NEEDED, .doc = N_("for what")),
	ROW(struct kr_ask, by, "by", KR_T_DATE, .doc = N_("by which day")),
};
static const struct kr_shape ask = KEYED(struct kr_ask, "request", ask_rows, KR_REF_FREE);

static const struct kr_key criterion_rows[] = {
	ROW(struct kr_criterion, text, "text", KR_T_TEXT, .flags = NEEDED | KR_F_BARE,
		.doc = N_("how one can see whether it works")),
	ROW(struct kr_criterion, from, "from", KR_T_ID, .ref = KR_REF_PERSON,
		.doc = N_("whose concern became this criterion")),
};
static const struct kr_shape criterion = KEYED(
	struct kr_criterion, "criterion", criterion_rows, KR_REF_FREE);

static const struct kr_key plan_rows[] = {
	ROW(struct kr_evaluation_plan, date, "date", KR_T_DATE, .flags = KR_F_OWN_RULE,
		.doc = N_("the day on which the agreement is evaluated")),
	ROW(struct kr_evaluation_plan, criteria, "criteria", KR_T_MAP, .shape = &criterion,
		.flags = KR_F_OWN_RULE,
		.doc = N_("how one can see whether it works, at least one")),
	ROW(struct kr_evaluation_plan, failed_if, "failed-if", KR_T_TEXT,
		.doc = N_("what would show that it does not work")),
};
static const struct kr_shape plan = SHAPE(struct kr_evaluation_plan, "evaluation", plan_rows);

static const struct kr_key heard_rows[] = {
	ROW(struct kr_heard, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("when they were heard")),
	ROW(struct kr_heard, about, "about", KR_T_TEXT, .doc = N_("on what")),
};
static const struct kr_shape heard = KEYED_ACT(struct kr_heard, "heard", heard_rows, KR_REF_PERSON);

static const struct kr_key disagreement_rows[] = {
	ROW(struct kr_disagreement, who, "who", KR_T_ID, .ref = KR_REF_BEARER, .flags = NEEDED,
		.doc = N_("who sees it differently")),
	ROW(struct kr_disagreement, view, "view", KR_T_TEXT, .flags = NEEDED, .doc = N_("how")),
	ROW(struct kr_disagreement, shows, "shows", KR_T_TEXT,
		.doc = N_("what practice would show who was right")),
	ROW(struct kr_disagreement, verdict, "verdict", KR_T_WORD, .flags = KR_F_NOT_CONTENT,
		.words = WORDS("confirmed", "refuted", "undecided"),
		.doc = N_("what practice showed")),
};
static const struct kr_shape disagreement = KEYED(
	struct kr_disagreement, "disagreement", disagreement_rows, KR_REF_FREE);

static const struct kr_key election_rows[] = {
	ROW(struct kr_election, role, "role", KR_T_ID, .flags = NEEDED,
		.doc = N_("the role that is filled")),
	ROW(struct kr_election, until, "until", KR_T_DATE, .flags = NEEDED,
		.doc = N_("the last day of the term")),
	ROW(struct kr_election, person, "person", KR_T_ID, .ref = KR_REF_PERSON,
		.doc = N_("who is proposed; filled in before the consent round")),
};
static const struct kr_shape election = SHAPE(struct kr_election, "elects", election_rows);

static const struct kr_key nomination_rows[] = {
	ROW(struct kr_nomination, person, "for", KR_T_ID, .ref = KR_REF_PERSON, .flags = NEEDED,
		.doc = N_("whom this member nominated")),
	ROW(struct kr_nomination, changed_to, "changed-to", KR_T_ID, .ref = KR_REF_PERSON,
		.doc = N_("whom after hearing the others")),
};
static const struct kr_shape nomination = KEYED_ACT(
	struct kr_nomination, "nomination", nomination_rows, KR_REF_PERSON);

static const struct kr_key bounds_rows[] = {
	ROW(struct kr_bounds, decides, "decides", KR_T_LIST, .ref = KR_REF_BEARER,
		.flags = KR_F_FLOW | NEEDED, .doc = N_("who may decide without a round")),
	ROW(struct kr_bounds, topics, "topics", KR_T_LIST, .ref = KR_REF_TOPIC, .flags = KR_F_FLOW,
		.doc = N_("on which topics")),
	ROW(struct kr_bounds, amount, "amount", KR_T_NUMBER, .doc = N_("up to how many euros")),
	ROW(struct kr_bounds, until, "until", KR_T_DATE, .doc = N_("until which day")),
};
static const struct kr_shape bounds = SHAPE(struct kr_bounds, "bounds", bounds_rows);

static const struct kr_key established_rows[] = {
	ROW(struct kr_named, value, "digest", KR_T_DIGEST, .flags = KR_F_BARE | KR_F_NONE,
		.doc = N_("the text of each record; `none` until it is written")),
};
static const struct kr_shape established = KEYED(
	struct kr_named, "establishes", established_rows, KR_REF_RECORD);

static const struct kr_key builds_on_rows[] = {
	ROW(struct kr_builds_on, learned, "learned", KR_T_LIST,
		.doc = N_("what the evaluations taught")),
	ROW(struct kr_builds_on, concerns, "concerns", KR_T_MAP, .shape = &kr_shape_named_person,
		.doc = N_("the concerns that were voiced")),
	ROW(struct kr_builds_on, objections, "objections", KR_T_MAP,
		.shape = &kr_shape_named_person, .doc = N_("the objections that are open")),
	ROW(struct kr_builds_on, changed, "changed", KR_T_TEXT, .doc = N_("what changed, and why")),
};
static const struct kr_shape builds_on = SHAPE(struct kr_builds_on, "builds-on", builds_on_rows);

static const struct kr_key signed_rows[] = {
	ROW(struct kr_signed, by, "by", KR_T_ID, .ref = KR_REF_PERSON, .flags = NEEDED,
		.doc = N_("by whom")),
	ROW(struct kr_signed, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("on which day")),
};
static const struct kr_shape proposed = ACT(struct kr_signed, "proposed", signed_rows);
static const struct kr_shape asked = ACT(struct kr_signed, "asked", signed_rows);

static const struct kr_key adoption_rows[] = {
	ROW(struct kr_adoption, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("the day on which it was adopted")),
	ROW(struct kr_adoption, meeting, "meeting", KR_T_DATE, .ref = KR_REF_MEETING,
		.doc = N_("the meeting in which")),
	ROW(struct kr_adoption, earlier, "earlier", KR_T_TEXT,
		.doc = N_("who agreed on it before there was a kring folder")),
};
static const struct kr_shape adoption = ACT(struct kr_adoption, "adopted", adoption_rows);

static const struct kr_key reaction_rows[] = {
	ROW(struct kr_reaction, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("on which day")),
	ROW(struct kr_reaction, kind, "kind", KR_T_WORD, .words = WORDS("question", "view"),
		.doc = N_("a question to understand it, or a view")),
	ROW(struct kr_reaction, text, "text", KR_T_PROSE, .flags = NEEDED,
		.doc = N_("what was said")),
};
static const struct kr_shape reaction = ACT(struct kr_reaction, "reaction", reaction_rows);

static const struct kr_key reactions_rows[] = {
	ROW(struct kr_reactions, said, "reactions", KR_T_LIST, .shape = &reaction,
		.flags = KR_F_BARE, .doc = N_("what this person said, in order")),
};
static const struct kr_shape reactions = KEYED(
	struct kr_reactions, "reactions", reactions_rows, KR_REF_PERSON);

static const struct kr_key tested_rows[] = {
	ROW(struct kr_tested, meeting, "meeting", KR_T_DATE, .ref = KR_REF_MEETING, .flags = NEEDED,
		.doc = N_("the meeting that looked at the argument")),
	ROW(struct kr_tested, disagrees, "disagrees", KR_T_LIST, .ref = KR_REF_PERSON,
		.flags = KR_F_FLOW, .doc = N_("who did not agree that it fails")),
};
static const struct kr_shape tested = ACT(struct kr_tested, "tested", tested_rows);

static const struct kr_key outcome_rows[] = {
	ROW(struct kr_outcome, result, "result", KR_T_WORD, .flags = NEEDED,
		.words = WORDS("amended", "term-shortened", "criterion-added", "deferred",
			"handed-on", "escalated", "replaced", "monitored", "reclassified",
			"not-qualified", "withdrawn"),
		.doc = N_("what became of the objection")),
	ROW(struct kr_outcome, round, "round", KR_T_NUMBER,
		.doc = N_("the round in which the text differs")),
	ROW(struct kr_outcome, to, "to", KR_T_TEXT, .doc = N_("to whom or where it was passed")),
	ROW(struct kr_outcome, owner, "owner", KR_T_ID, .ref = KR_REF_BEARER,
		.doc = N_("who takes it further")),
	ROW(struct kr_outcome, until, "until", KR_T_DATE, .doc = N_("by which day")),
	ROW(struct kr_outcome, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("on which day it was settled")),
	ROW(struct kr_outcome, by, "by", KR_T_ID, .ref = KR_REF_PERSON,
		.doc = N_("who wrote it down")),
	ROW(struct kr_outcome, confirmed_by, "confirmed-by", KR_T_ID, .ref = KR_REF_PERSON,
		.flags = KR_F_LATER, .doc = N_("who objected and says that this settles it")),
	ROW(struct kr_outcome, tested, "tested", KR_T_RECORD, .shape = &tested, .flags = KR_F_FLOW,
		.doc = N_("how the circle looked at the argument together")),
	ROW(struct kr_outcome, note, "note", KR_T_TEXT, .doc = N_("in a few words")),
};
static const struct kr_shape outcome = ACT(struct kr_outcome, "outcome", outcome_rows);

/* The keys of one answer; the grounds of an objection live in a struct of their own. */
#define GROUNDS(S, prefix)                                                                         \
	.via = offsetof(S, prefix objection) + 1, .via_size = sizeof(struct kr_objection)
#define GROUND(S, prefix, member, key, ty, ...)                                                    \
	{                                                                                          \
		.name = (key), .type = (ty), .offset = offsetof(struct kr_objection, member),      \
		GROUNDS(S, prefix), __VA_ARGS__                                                    \
	}
#define ANSWER_ROWS(S, prefix)                                                                     \
	ROW(S, prefix response, "response", KR_T_WORD, .flags = NEEDED,                            \
		.words = WORDS("pending", "consent", "objection", "not-yet", "consulting",         \
			"absent", "stand-aside", "left"),                                          \
		.doc = N_("what the member answered")),                                            \
		ROW(S, prefix date, "date", KR_T_DATE, .flags = FACT, .doc = N_("on which day")),  \
		GROUND(S, prefix, argument, "argument", KR_T_TEXT, .flags = KR_F_OWN_RULE,         \
			.doc = N_("why going ahead would harm the aim")),                          \
		GROUND(S, prefix, aim, "aim", KR_T_ID, .ref = KR_REF_AIM,                          \
			.doc = N_("what would be harmed: circle, a goal, or an agreement")),       \
		GROUND(S, prefix, suggestion, "suggestion", KR_T_TEXT,                             \
			.doc = N_("what could take the objection away")),                          \
		GROUND(S, prefix, new_information, "new-information", KR_T_TEXT,                   \
			.doc = N_("what is known now and was not then")),                          \
		ROW(S, prefix concern, "concern", KR_T_TEXT,                                       \
			.doc = N_(                                                                 \
				"a worry that does not block; `none`: asked, and there is none")), \
		ROW(S, prefix said, "said", KR_T_TEXT, .doc = N_("in the member's words")),        \
		ROW(S, prefix until, "until", KR_T_DATE,                                           \
			.doc = N_("until when the constituency is consulted")),                    \
		ROW(S, prefix counted, "counted", KR_T_WORD,                                       \
			.words = WORDS("silence", "present-decide"),                               \
			.doc = N_("why this absence does not keep the circle waiting")),           \
		GROUND(S, prefix, outcome, "outcome", KR_T_RECORD, .shape = &outcome,              \
			.flags = KR_F_FLOW | KR_F_LATER,                                           \
			.doc = N_("what became of the objection")),                                \
		ROW(S, prefix recorded_by, "recorded-by", KR_T_ID, .ref = KR_REF_PERSON,           \
			.doc = N_("who wrote it down for this member")),                           \
		ROW(S, prefix signature, "signature", KR_T_PROSE,                                  \
			.doc = N_("the member's signature over the answer and the text"))

static const struct kr_key answer_rows[] = { ANSWER_ROWS(struct kr_answer, ) };
static const struct kr_shape answer = ACT(struct kr_answer, "answer", answer_rows);

static const struct kr_key response_rows[] = {
	ANSWER_ROWS(struct kr_response, first.),
	ROW(struct kr_response, then, "then", KR_T_LIST, .shape = &answer,
		.flags = KR_F_LATER | KR_F_ORDERED,
		.doc = N_("later answers to the same text; the last one counts")),
};
static const struct kr_shape response = { .name = "response",
	.size = sizeof(struct kr_response),
	.at = offsetof(struct kr_response, first.at),
	.keyed = true,
	.act = true,
	.key_ref = KR_REF_PERSON,
	.keys = response_rows,
	.n = sizeof response_rows / sizeof *response_rows };

/* What a round and the consent to an evaluation have in common. */
#define POLICY_ROWS(S, prefix)                                                                     \
	ROW(S, prefix absence, "absence", KR_T_WORD,                                               \
		.words = WORDS("ask-later", "present-decide", "silence-after-14d"),                \
		.doc = N_("what the circle does when a member does not answer")),                  \
		ROW(S, prefix stand_aside, "stand-aside", KR_T_WORD,                               \
			.words = WORDS("refused", "allowed"),                                      \
			.doc = N_("whether a member may stand aside"))
#define RESPONSES_ROWS(S, prefix)                                                                  \
	ROW(S, prefix text_digest, "text-digest", KR_T_DIGEST, .flags = KR_F_OWN_RULE,             \
		.before = "responses",                                                             \
		.doc = N_("of the text that is answered; written by the first answer")),           \
		ROW(S, prefix responses, "responses", KR_T_MAP, .shape = &response,                \
			.doc = N_("each member's answer"))

static const struct kr_key round_rows[] = {
	ROW(struct kr_round, opened, "opened", KR_T_DATE, .flags = NEEDED | FACT | KR_F_IDENTITY,
		.doc = N_("the day on which the round opened")),
	ROW(struct kr_round, closes, "closes", KR_T_DATE, .doc = N_("the last day to answer")),
	ROW(struct kr_round, meeting, "meeting", KR_T_DATE, .ref = KR_REF_MEETING,
		.doc = N_("the meeting in which it is held")),
	POLICY_ROWS(struct kr_round, ),
	ROW(struct kr_round, asked, "asked", KR_T_RECORD, .shape = &asked, .flags = KR_F_FLOW,
		.doc = N_("everyone was asked for concerns: by whom, when")),
	ROW(struct kr_round, changed, "changed", KR_T_TEXT,
		.doc = N_("what changed since the round before, in one line")),
	ROW(struct kr_round, was, "was", KR_T_CONTENT,
		.doc = N_("the earlier value of each content key that changed")),
	RESPONSES_ROWS(struct kr_round, ),
};
static const struct kr_shape round_shape = SHAPE(struct kr_round, "round", round_rows);

static const struct kr_key decided_rows[] = {
	ROW(struct kr_decision, by, "by", KR_T_ID, .ref = KR_REF_BEARER, .flags = NEEDED,
		.doc = N_("who decided")),
	ROW(struct kr_decision, method, "method", KR_T_ID, .ref = KR_REF_AGREEMENT, .flags = NEEDED,
		.doc = N_("the agreement that allows it")),
	ROW(struct kr_decision, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("on which day")),
	ROW(struct kr_decision, amount, "amount", KR_T_NUMBER, .doc = N_("for how many euros")),
};
static const struct kr_shape decided = ACT(struct kr_decision, "decided", decided_rows);

static const struct kr_key accession_rows[] = {
	ROW(struct kr_accession, by, "by", KR_T_ID, .ref = KR_REF_PERSON, .flags = NEEDED,
		.doc = N_("who consented for it")),
	ROW(struct kr_accession, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("on which day")),
};
static const struct kr_shape accession = KEYED_ACT(
	struct kr_accession, "accession", accession_rows, KR_REF_ORGANISATION);

static const struct kr_key correction_rows[] = {
	ROW(struct kr_correction, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("on which day")),
	ROW(struct kr_correction, by, "by", KR_T_ID, .ref = KR_REF_PERSON, .flags = NEEDED,
		.doc = N_("who corrected it")),
	ROW(struct kr_correction, seen_by, "seen-by", KR_T_ID, .ref = KR_REF_PERSON,
		.flags = NEEDED, .doc = N_("who signs for it too")),
	ROW(struct kr_correction, what, "what", KR_T_TEXT, .flags = NEEDED,
		.doc = N_("what was corrected")),
	ROW(struct kr_correction, from, "from", KR_T_DIGEST, .flags = NEEDED,
		.doc = N_("of the text before")),
	ROW(struct kr_correction, to, "to", KR_T_DIGEST, .flags = NEEDED,
		.doc = N_("of the text after")),
};
static const struct kr_shape correction = ACT(struct kr_correction, "correction", correction_rows);

static const struct kr_key reopening_rows[] = {
	ROW(struct kr_reopening, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("on which day")),
	ROW(struct kr_reopening, objection.argument, "argument", KR_T_TEXT, .flags = KR_F_OWN_RULE,
		.doc = N_("why going on would harm the aim")),
	ROW(struct kr_reopening, objection.aim, "aim", KR_T_ID, .ref = KR_REF_AIM,
		.doc = N_("what is harmed: circle, a goal, or an agreement")),
	ROW(struct kr_reopening, objection.suggestion, "suggestion", KR_T_TEXT,
		.doc = N_("what could take the objection away")),
	ROW(struct kr_reopening, objection.new_information, "new-information", KR_T_TEXT,
		.doc = N_("what is known now and was not then")),
	ROW(struct kr_reopening, objection.outcome, "outcome", KR_T_RECORD, .shape = &outcome,
		.flags = KR_F_FLOW | KR_F_LATER, .doc = N_("what became of the objection")),
};
static const struct kr_shape reopening = KEYED_ACT(
	struct kr_reopening, "reopened", reopening_rows, KR_REF_PERSON);

static const struct kr_key met_rows[] = {
	ROW(struct kr_graded, value, "met", KR_T_WORD, .flags = KR_F_BARE,
		.words = WORDS("met", "not-met", "unknown"),
		.doc = N_("what the evaluation found for each criterion")),
};
static const struct kr_shape met = KEYED(struct kr_graded, "criteria", met_rows, KR_REF_CRITERION);

static const struct kr_key outcome_decided_rows[] = {
	ROW(struct kr_decision, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("on which day")),
	ROW(struct kr_decision, meeting, "meeting", KR_T_DATE, .ref = KR_REF_MEETING,
		.doc = N_("the meeting in which")),
};
static const struct kr_shape outcome_decided = ACT(
	struct kr_decision, "decided", outcome_decided_rows);

static const struct kr_key evaluation_rows[] = {
	ROW(struct kr_evaluation, date, "date", KR_T_DATE, .flags = NEEDED | FACT | KR_F_IDENTITY,
		.doc = N_("the day on which it was held")),
	ROW(struct kr_evaluation, by, "by", KR_T_ID, .ref = KR_REF_PERSON, .doc = N_("who led it")),
	ROW(struct kr_evaluation, kept, "kept", KR_T_WORD, .flags = NEEDED,
		.words = WORDS("kept", "partly", "not-kept"), .doc = N_("was the agreement kept")),
	ROW(struct kr_evaluation, learned, "learned", KR_T_PROSE, .flags = NEEDED,
		.doc = N_("the experience that the next cycle builds on")),
	ROW(struct kr_evaluation, criteria, "criteria", KR_T_MAP, .shape = &met, .flags = KR_F_FLOW,
		.doc = N_("which criteria were met")),
	ROW(struct kr_evaluation, inputs, "inputs", KR_T_LIST, .ref = KR_REF_ORGANISATION,
		.flags = KR_F_FLOW, .doc = N_("the organisations that were heard")),
	ROW(struct kr_evaluation, outcome, "outcome", KR_T_WORD, .flags = NEEDED,
		.words = WORDS("renewed", "amended", "ended"), .doc = N_("what comes of it")),
	ROW(struct kr_evaluation, next, "next", KR_T_DATE,
		.doc = N_("the next evaluation; for renewed and amended")),
	POLICY_ROWS(struct kr_evaluation, round.),
	RESPONSES_ROWS(struct kr_evaluation, round.),
	ROW(struct kr_evaluation, decided, "decided", KR_T_RECORD, .shape = &outcome_decided,
		.flags = KR_F_FLOW, .doc = N_("when the circle consented to the outcome")),
};
static const struct kr_shape evaluation = { .name = "evaluation",
	.size = sizeof(struct kr_evaluation),
	.at = offsetof(struct kr_evaluation, round.at),
	.keys = evaluation_rows,
	.n = sizeof evaluation_rows / sizeof *evaluation_rows };

static const struct kr_key extension_rows[] = {
	ROW(struct kr_extension, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("on which day")),
	ROW(struct kr_extension, by, "by", KR_T_ID, .ref = KR_REF_PERSON, .flags = NEEDED,
		.doc = N_("by whom")),
	ROW(struct kr_extension, to, "to", KR_T_DATE, .flags = NEEDED,
		.doc = N_("the day on which it can be evaluated")),
	ROW(struct kr_extension, why, "why", KR_T_TEXT, .doc = N_("the reason")),
};
static const struct kr_shape extension = ACT(struct kr_extension, "extension", extension_rows);

static const struct kr_key handover_rows[] = {
	ROW(struct kr_move, what, "what", KR_T_ID, .flags = NEEDED,
		.doc = N_("what was handed over: keeper")),
	ROW(struct kr_move, date, "date", KR_T_DATE, .flags = NEEDED | FACT,
		.doc = N_("on which day")),
	ROW(struct kr_move, to, "to", KR_T_ID, .ref = KR_REF_PERSON, .flags = NEEDED,
		.doc = N_("to whom")),
	ROW(struct kr_move, why, "why", KR_T_TEXT, .doc = N_("the reason")),
};
static const struct kr_shape handover = ACT(struct kr_move, "handover", handover_rows);

static const struct kr_key deviation_rows[] = {
	ROW(struct kr_deviation, date, "date", KR_T_DATE, .flags = NEEDED | FACT | KR_F_IDENTITY,
		.doc = N_("on which day")),
	ROW(struct kr_deviation, by, "by", KR_T_ID, .ref = KR_REF_BEARER,
		.flags = NEEDED | KR_F_IDENTITY, .doc = N_("who did otherwise than agreed")),
	ROW(struct kr_deviation, why, "why", KR_T_TEXT, .flags = KR_F_IDENTITY,
		.doc = N_("the reason")),
	ROW(struct kr_deviation, repaired, "repaired", KR_T_DATE, .flags = FACT | KR_F_LATER,
		.doc = N_("the day on which it was repaired")),
};
static const struct kr_shape deviation = ACT(struct kr_deviation, "deviation", deviation_rows);

#define EVENT(member, key, ty, ...) ROW(struct kr_event, member, key, ty, __VA_ARGS__)
#define EVENT_DATE EVENT(date, "date", KR_T_DATE, .flags = NEEDED | FACT, .doc = N_("on which day"))
#define EVENT_WHY EVENT(why, "why", KR_T_TEXT, .doc = N_("the reason"))

static const struct kr_key deferred_rows[] = {
	EVENT_DATE,
	EVENT(until, "until", KR_T_DATE, .flags = NEEDED, .doc = N_("until which day")),
	EVENT(owner, "owner", KR_T_ID, .ref = KR_REF_BEARER, .flags = NEEDED,
		.doc = N_("who brings it back")),
	EVENT_WHY,
};
static const struct kr_shape deferred = ACT(struct kr_event, "deferred", deferred_rows);

static const struct kr_key escalated_rows[] = {
	EVENT_DATE,
	EVENT(to, "to", KR_T_ID, .ref = KR_REF_AGREEMENT, .flags = NEEDED,
		.doc = N_("the proposal in the parent circle")),
	EVENT_WHY,
};
static const struct kr_shape escalated = ACT(struct kr_event, "escalated", escalated_rows);

static const struct kr_key suspended_rows[] = {
	EVENT_DATE,
	EVENT(until, "until", KR_T_DATE, .flags = NEEDED, .doc = N_("through which day")),
	EVENT(meeting, "meeting", KR_T_DATE, .ref = KR_REF_MEETING,
		.doc = N_("the meeting that decided it")),
	EVENT_WHY,
};
static const struct kr_shape suspended = ACT(struct kr_event, "suspended", suspended_rows);

static const struct kr_key ended_rows[] = { EVENT_DATE, EVENT_WHY };
static const struct kr_shape ended = ACT(struct kr_event, "ended", ended_rows);

#define A(member, key, ty, ...) ROW(struct kr_agreement, member, key, ty, __VA_ARGS__)

static const struct kr_key agreement_rows[] = {
	A(title, "title", KR_T_TEXT, .flags = NEEDED | CONTENT, .doc = N_("what it is called")),
	A(kind, "kind", KR_T_WORD, .flags = CONTENT,
		.words = WORDS("agreement", "two", "election", "method"),
		.doc = N_("agreement, two (a temporary workable agreement), election or method")),
	A(driver, "driver", KR_T_PROSE, .flags = CONTENT | KR_F_NOT_ELECTION,
		.doc = N_("the situation that calls for this")),
	A(text, "text", KR_T_PROSE, .flags = CONTENT | KR_F_NOT_ELECTION,
		.doc = N_("what we agree")),
	A(why, "why", KR_T_PROSE, .flags = CONTENT, .doc = N_("why this and not something else")),
	A(options, "options", KR_T_MAP, .shape = &kr_shape_named_id, .flags = CONTENT,
		.doc = N_("what else was weighed")),
	A(attachments, "attachments", KR_T_LIST, .shape = &attachment, .flags = CONTENT,
		.doc = N_("files that belong to the text")),
	A(goal, "goal", KR_T_ID, .ref = KR_REF_GOAL, .flags = CONTENT,
		.doc = N_("a goal of the network")),
	A(topics, "topics", KR_T_LIST, .ref = KR_REF_TOPIC, .flags = CONTENT | KR_F_FLOW,
		.doc = N_("what it is about; held against scope and mandates")),
	A(effects, "effects", KR_T_MAP, .shape = &effect, .flags = CONTENT | KR_F_FLOW,
		.doc = N_("what it does to costs, quality and vulnerability")),
	A(interests, "interests", KR_T_MAP, .shape = &kr_shape_named_organisation, .flags = CONTENT,
		.doc = N_("the interest, not the position, of each organisation")),
	A(parties, "parties", KR_T_LIST, .ref = KR_REF_ORGANISATION, .flags = CONTENT | KR_F_FLOW,
		.doc = N_("the organisations that are bound")),
	A(starts, "starts", KR_T_DATE, .flags = CONTENT,
		.doc = N_("in force from this day; otherwise from the adoption")),
	A(actions, "actions", KR_T_MAP, .shape = &action, .flags = CONTENT,
		.doc = N_("what is going to be done, by whom and by when")),
	A(requests, "requests", KR_T_MAP, .shape = &ask, .flags = CONTENT,
		.doc = N_("what is asked of those not at the table")),
	A(evaluation, "evaluation", KR_T_RECORD, .shape = &plan, .flags = CONTENT | KR_F_OWN_RULE,
		.doc = N_("when and by what it is evaluated")),
	A(heard, "heard", KR_T_MAP, .shape = &heard, .doc = N_("who was heard, and on what")),
	A(disagreements, "disagreements", KR_T_MAP, .shape = &disagreement, .flags = CONTENT,
		.doc = N_("left open on purpose, for practice to show")),
	A(elects, "elects", KR_T_RECORD, .shape = &election, .flags = CONTENT | KR_F_FLOW,
		.doc = N_("the role, the term and the person of an election")),
	A(nominations, "nominations", KR_T_MAP, .shape = &nomination,
		.doc = N_("whom each member nominated; names only")),
	A(bounds, "bounds", KR_T_RECORD, .shape = &bounds, .flags = CONTENT | KR_F_FLOW,
		.doc = N_("of a method: who may decide what otherwise")),
	A(establishes, "establishes", KR_T_MAP, .shape = &established, .flags = CONTENT,
		.doc = N_("the spelregels, circles or network that come into force with it")),
	A(supersedes, "supersedes", KR_T_ID, .ref = KR_REF_AGREEMENT, .flags = CONTENT,
		.doc = N_("the agreement that it replaces")),
	A(builds_on, "builds-on", KR_T_RECORD, .shape = &builds_on, .flags = CONTENT,
		.doc = N_("what was learnt from the one that it replaces")),
	A(keeper, "keeper", KR_T_ID, .ref = KR_REF_PERSON, .flags = KR_F_OWN_RULE,
		.doc = N_("who brings it back on the evaluation date")),
	A(proposed, "proposed", KR_T_RECORD, .shape = &proposed, .flags = NEEDED | KR_F_FLOW,
		.doc = N_("who proposed it, and when")),
	A(adopted, "adopted", KR_T_RECORD, .shape = &adoption, .flags = KR_F_FLOW,
		.after = "proposed", .doc = N_("when it was adopted")),
	A(reactions, "reactions", KR_T_MAP, .shape = &reactions,
		.doc = N_("questions and views; they never block")),
	A(rounds, "rounds", KR_T_LIST, .shape = &round_shape, .flags = KR_F_ORDERED,
		.doc = N_("the consent rounds")),
	A(decided, "decided", KR_T_RECORD, .shape = &decided, .flags = KR_F_FLOW,
		.doc = N_("decided without rounds, under a method")),
	A(accessions, "accessions", KR_T_MAP, .shape = &accession,
		.doc = N_("organisations that joined later")),
	A(corrections, "corrections", KR_T_LIST, .shape = &correction, .flags = KR_F_ORDERED,
		.doc = N_("spelling corrections that two people sign for")),
	A(reopened, "reopened", KR_T_MAP, .shape = &reopening,
		.doc = N_("objections to it while it is in force")),
	A(evaluations, "evaluations", KR_T_LIST, .shape = &evaluation,
		.doc = N_("the evaluations, and the consent to their outcome")),
	A(extensions, "extensions", KR_T_LIST, .shape = &extension,
		.doc = N_("the evaluation date moved until one can be held")),
	A(handovers, "handovers", KR_T_LIST, .shape = &handover, .doc = N_("another keeper")),
	A(deviations, "deviations", KR_T_LIST, .shape = &deviation,
		.doc = N_("times that somebody did otherwise than agreed")),
	A(deferred, "deferred", KR_T_RECORD, .shape = &deferred, .flags = KR_F_FLOW,
		.doc = N_("put off until a day")),
	A(escalated, "escalated", KR_T_RECORD, .shape = &escalated, .flags = KR_F_FLOW,
		.doc = N_("passed to the parent circle")),
	A(suspended, "suspended", KR_T_RECORD, .shape = &suspended, .flags = KR_F_FLOW,
		.doc = N_("not applied for a while")),
	A(withdrawn, "withdrawn", KR_T_RECORD, .shape = &kr_shape_withdrawn, .flags = KR_F_FLOW,
		.doc = N_("taken back by the proposer before adoption")),
	A(ended, "ended", KR_T_RECORD, .shape = &ended, .flags = KR_F_FLOW,
		.doc = N_("in force no longer")),
};
const struct kr_shape kr_shape_agreement = { .name = "agreement",
	.size = sizeof(struct kr_agreement),
	.at = KR_NO_AT,
	.keys = agreement_rows,
	.n = sizeof agreement_rows / sizeof *agreement_rows };
