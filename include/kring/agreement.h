/*
 * kring/agreement.h - a proposal and what became of it.
 *
 * One struct for the life of an agreement: the text that is agreed, the rounds in which each member
 * answered, and the evaluations.  The members have the names of the keys, and the order of FORMAT.
 * Nothing here is a state; see kring/lifecycle.h.
 *
 * Source: FORMAT, 'agreement'; consent rounds: research/domain §2.
 */
#ifndef KRING_AGREEMENT_H
#define KRING_AGREEMENT_H

#include <kring/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** `kind`: what sort of agreement. */
enum kr_agreement_kind { KR_PLAIN_AGREEMENT = 1, KR_TWO, KR_ELECTION, KR_METHOD };

/** `response`: what a member said in a round. */
enum kr_response_word {
	KR_PENDING = 1,
	KR_CONSENT,
	KR_OBJECTION,  /* blocks; carries an argument */
	KR_NOT_YET,    /* blocks; the circle helps to find the argument */
	KR_CONSULTING, /* blocks until a day; goes back to the constituency */
	KR_ABSENT,
	KR_STAND_ASIDE,
	KR_LEFT,
};

/** `result`: what became of an objection. */
enum kr_result {
	KR_AMENDED = 1,
	KR_TERM_SHORTENED,
	KR_CRITERION_ADDED,
	KR_DEFERRED_TO,
	KR_HANDED_ON,
	KR_ESCALATED_TO,
	KR_REPLACED,
	KR_MONITORED,
	KR_RECLASSIFIED,
	KR_NOT_QUALIFIED,
	KR_OBJECTION_WITHDRAWN,
};

/** `absence`: what a circle does when a member does not answer. */
enum kr_absence { KR_ASK_LATER = 1, KR_PRESENT_DECIDE, KR_SILENCE_AFTER_14D };

/** `stand-aside`: whether a circle takes it for an answer. */
enum kr_stand_aside { KR_STAND_ASIDE_REFUSED = 1, KR_STAND_ASIDE_ALLOWED };

/** `counted`: why an absent member does not keep the circle waiting. */
enum kr_counted_as { KR_COUNTED_SILENCE = 1, KR_COUNTED_PRESENT_DECIDE };

/** `kept` and `outcome` of an evaluation; `verdict` of a disagreement; `criteria` results. */
enum kr_kept { KR_KEPT = 1, KR_KEPT_PARTLY, KR_NOT_KEPT };
enum kr_evaluation_outcome { KR_RENEWED = 1, KR_TO_AMEND, KR_TO_END };
enum kr_verdict { KR_CONFIRMED = 1, KR_REFUTED, KR_UNDECIDED };
enum kr_met { KR_MET = 1, KR_NOT_MET, KR_UNKNOWN_MET };
enum kr_effect { KR_BETTER = 1, KR_SAME, KR_WORSE, KR_UNKNOWN_EFFECT };
enum kr_reaction_kind { KR_QUESTION = 1, KR_VIEW };

struct kr_attachment {
	struct kr_at at;
	struct kr_text file, digest;
};

/** An action or its keeper got another day (@to_day) or another bearer (@to). */
struct kr_move {
	struct kr_at at;
	struct kr_date date, to_day;
	struct kr_text what, to, why;
};

struct kr_action {
	struct kr_text id, what, owner;
	kr_texts with;
	struct kr_date due, done;
	KR_MANY(struct kr_move) moved, handed_over;
};

/** Something asked of those not at the table. */
struct kr_ask {
	struct kr_text id, to, what;
	struct kr_date by;
};

struct kr_criterion {
	struct kr_text id, text, from;
};

/** `evaluation`: when and by what the agreement is looked at again. */
struct kr_evaluation_plan {
	struct kr_at at;
	struct kr_date date;
	KR_MANY(struct kr_criterion) criteria;
	struct kr_text failed_if;
};

struct kr_heard {
	struct kr_text id, about;
	struct kr_date date;
};

struct kr_disagreement {
	struct kr_text id, who, view, shows;
	struct kr_word verdict;
};

struct kr_election {
	struct kr_at at;
	struct kr_text role, person;
	struct kr_date until;
};

struct kr_nomination {
	struct kr_text id, person, changed_to;
};

/** `bounds` of a method: who may decide what otherwise. */
struct kr_bounds {
	struct kr_at at;
	kr_texts decides, topics;
	struct kr_number amount;
	struct kr_date until;
};

struct kr_builds_on {
	struct kr_at at;
	kr_texts learned;
	kr_named_texts concerns, objections;
	struct kr_text changed;
};

/** Who did something on which day. */
struct kr_signed {
	struct kr_at at;
	struct kr_text by;
	struct kr_date date;
};

struct kr_adoption {
	struct kr_at at;
	struct kr_date date, meeting;
	struct kr_text earlier; /* in force before there was a kring folder */
};

struct kr_reaction {
	struct kr_at at;
	struct kr_date date;
	struct kr_word kind;
	struct kr_text text;
};

struct kr_reactions {
	struct kr_text id; /* of the person */
	KR_MANY(struct kr_reaction) said;
};

/** `tested`: the circle looked at the argument together; @disagrees says who did not agree. */
struct kr_tested {
	struct kr_at at;
	struct kr_date meeting;
	kr_texts disagrees;
};

struct kr_outcome {
	struct kr_at at;
	struct kr_word result; /* enum kr_result */
	struct kr_number round;
	struct kr_date date, until;
	struct kr_text by, confirmed_by, note, to, owner;
	struct kr_tested *tested;
};

/** What an objection says and what became of it. */
struct kr_objection {
	struct kr_text argument, aim, suggestion, new_information;
	struct kr_outcome *outcome; /* NULL: open */
};

/** One thing that a member said; the first of a response, or one of its `then`. */
struct kr_answer {
	struct kr_at at;
	struct kr_word response; /* enum kr_response_word */
	struct kr_date date, until;
	struct kr_objection *objection; /* NULL: no key of an objection is there */
	struct kr_text concern, said, signature, recorded_by;
	struct kr_word counted; /* enum kr_counted_as */
};

/** All that one member said in a round.  What counts is the last: kr_response_last(). */
struct kr_response {
	struct kr_text id; /* of the member */
	struct kr_answer first;
	KR_MANY(struct kr_answer) then;
};
typedef KR_MANY(struct kr_response) kr_responses;

/** A consentronde; also the consent to the outcome of an evaluation. */
struct kr_round {
	struct kr_at at;
	struct kr_date opened, closes, meeting;
	struct kr_word absence, stand_aside;
	struct kr_signed *asked;
	struct kr_text changed;
	struct kr_at was; /* place of the earlier values; at.line 0: none */
	struct kr_text text_digest;
	kr_responses responses;
};

struct kr_decision {
	struct kr_at at;
	struct kr_text by, method;
	struct kr_date date, meeting;
	struct kr_number amount;
};

struct kr_accession {
	struct kr_text id, by;
	struct kr_date date;
};

struct kr_correction {
	struct kr_at at;
	struct kr_date date;
	struct kr_text by, seen_by, what, from, to;
};

/** An objection to an agreement in force. */
struct kr_reopening {
	struct kr_text id;
	struct kr_date date;
	struct kr_objection objection;
};

struct kr_evaluation {
	struct kr_date date;
	struct kr_text by, learned;
	struct kr_word kept, outcome;
	kr_grades criteria;
	kr_texts inputs;
	struct kr_date next;
	struct kr_round round; /* .at is the evaluation's own; absence … responses */
	struct kr_decision *decided;
};

struct kr_extension {
	struct kr_at at;
	struct kr_date date, to;
	struct kr_text by, why;
};

struct kr_deviation {
	struct kr_at at;
	struct kr_date date, repaired;
	struct kr_text by, why;
};

struct kr_circle;

struct kr_agreement {
	struct kr_record record;
	struct kr_text title;
	struct kr_word kind; /* enum kr_agreement_kind; absent = agreement */
	struct kr_text driver, text, why;
	kr_named_texts options;
	KR_MANY(struct kr_attachment) attachments;
	struct kr_text goal;
	kr_texts topics;
	kr_grades effects;
	kr_named_texts interests;
	kr_texts parties;
	struct kr_date starts;
	KR_MANY(struct kr_action) actions;
	KR_MANY(struct kr_ask) requests;
	struct kr_evaluation_plan *evaluation;
	KR_MANY(struct kr_heard) heard;
	KR_MANY(struct kr_disagreement) disagreements;
	struct kr_election *elects;
	KR_MANY(struct kr_nomination) nominations;
	struct kr_bounds *bounds;
	kr_named_texts establishes; /* kind/id: digest, or `none` */
	struct kr_text supersedes;
	struct kr_builds_on *builds_on;
	struct kr_text keeper;
	struct kr_signed *proposed;
	struct kr_adoption *adopted;
	KR_MANY(struct kr_reactions) reactions;
	KR_MANY(struct kr_round) rounds;
	struct kr_decision *decided;
	KR_MANY(struct kr_accession) accessions;
	KR_MANY(struct kr_correction) corrections;
	KR_MANY(struct kr_reopening) reopened;
	KR_MANY(struct kr_evaluation) evaluations;
	KR_MANY(struct kr_extension) extensions;
	KR_MANY(struct kr_move) handovers;
	KR_MANY(struct kr_deviation) deviations;
	struct kr_event *deferred, *escalated, *suspended, *withdrawn, *ended;
	/* not in the file: */
	struct kr_circle *of;             /* the circle, NULL if there is none of that id */
	struct kr_agreement *predecessor; /* what @supersedes names, if it was loaded */
	struct kr_agreement *successor;   /* what supersedes this one, if it was loaded: the adopted
					     one, else the first by id that was not given up */
};

#ifdef __cplusplus
}
#endif

#endif
