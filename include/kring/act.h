/*
 * kring/act.h - everything that changes records.
 *
 * An act is a pure function from a workspace and a request to a change: the new bytes of one file
 * or more.  Nothing is written before everything is known to be right.
 *
 *	struct kr_act *act = kr_act_new(ws, &actor);
 *	if (kr_act_consent(act, "warme-overdracht", &request) == KR_OK)
 *		kr_act_diff(act, &buf);        … or …
 *		kr_act_write(act);
 *
 * Every act refuses (KR_REFUSED) where COMMANDS says so, naming what is wrong, where, and the
 * command that helps.  Texts in requests are borrowed for the call; absent ones are NULL, absent
 * days KR_NO_DAY.  Ids may be any tail that kr_workspace_resolve() takes.
 *
 * Source: COMMANDS; FORMAT, rules 2 to 5; SAFETY, 'Writing'.
 */
#ifndef KRING_ACT_H
#define KRING_ACT_H

#include <kring/lifecycle.h>

#ifdef __cplusplus
extern "C" {
#endif

struct kr_act;

/** Who acts.  Source: COMMANDS, 'Who acts'. */
struct kr_actor {
	const char *self;      /* the person of git's user.email, or NULL when unknown */
	const char *const *as; /* --as, in the order given */
	size_t n_as;
	const char *email; /* user.email, for the message when nobody is known; may be NULL */
};

/** Starts an act; ends with kr_act_free(), before its workspace.  @actor is borrowed. */
KR_PUBLIC struct kr_act *kr_act_new(struct kr_workspace *ws, const struct kr_actor *actor);
KR_PUBLIC void kr_act_free(struct kr_act *act);

/** The change as a unified diff, `a/PATH` to `b/PATH`; empty when nothing changes. */
KR_PUBLIC void kr_act_diff(const struct kr_act *act, struct kr_buf *out);

/**
 * Writes all files of the change, safely (SAFETY).  KR_OK means durable.  KR_NOTFOUND: a file was
 * changed by somebody else since it was read; nothing was written, start over with a new workspace.
 */
KR_PUBLIC int kr_act_write(struct kr_act *act);

/** Commits exactly the files that were written, with a message and trailers.  After kr_act_write.
 */
KR_PUBLIC int kr_act_commit(struct kr_act *act);

/** What to tell the person: lines that say what changed, in which file, and what comes next. */
KR_PUBLIC void kr_act_say(const struct kr_act *act, struct kr_buf *out);

/** How many files change. */
KR_PUBLIC size_t kr_act_files(const struct kr_act *act);

/** `KEY=TEXT` of --set, in the order given. */
struct kr_setting {
	const char *key;  /* dotted */
	const char *text; /* empty: remove */
};

/* ---- decide ------------------------------------------------------------------------------- */

struct kr_propose {
	const char *id; /* CIRCLE/ID */
	const char *title, *kind, *keeper;
	int32_t evaluate;
	const struct kr_setting *set;
	size_t n_set;
	const char *filled; /* -F: YAML of content keys, or NULL */
	size_t filled_len;
	const char *filled_name; /* for messages */
	const char *establishes; /* `spelregels`, or kind/id,… */
	bool open;
};
KR_PUBLIC int kr_act_propose(struct kr_act *act, const struct kr_propose *p);

/** The commented template that the editor opens for a proposal; what is known is filled in. */
KR_PUBLIC int kr_act_propose_template(
	struct kr_act *act, const struct kr_propose *p, struct kr_buf *out);

KR_PUBLIC int kr_act_say_reaction(
	struct kr_act *act, const char *id, const char *text, bool question);

struct kr_open {
	const char *id;
	int32_t closes, meeting;
	const char *person; /* of an election */
};
KR_PUBLIC int kr_act_open(struct kr_act *act, const struct kr_open *o);

/** consent, object and the other answers: one request. */
struct kr_answering {
	const char *id;
	enum kr_response_word response;
	const char *concern;                                       /* consent; `none` */
	const char *argument, *aim, *suggestion, *new_information; /* object */
	const char *said;                                          /* the others */
	int32_t until, meeting;
	bool all_present; /* consent: everyone present who is still pending; the rest absent */
	bool evaluation;  /* to the outcome of the evaluation, not to the text */
	bool adopts;      /* the adoption follows at once, and says itself what comes next */
};
KR_PUBLIC int kr_act_answer(struct kr_act *act, const struct kr_answering *request);

struct kr_resolving {
	const char *id, *person, *result;
	int round; /* 0: the last one in which the person objected */
	const char *confirmed_by, *to, *owner, *note;
	int32_t until, meeting;
	const char *disagrees; /* P,… ; empty: nobody */
	bool evaluation;
};
KR_PUBLIC int kr_act_resolve(struct kr_act *act, const struct kr_resolving *request);

struct kr_amending {
	const char *id, *changed; /* -m: what changed, in one line */
	const struct kr_setting *set;
	size_t n_set;
	const char *filled; /* -F or the editor: YAML of the content keys */
	size_t filled_len;
	const char *filled_name;
	const char *
		shown; /* what the editor began with: only what differs from it is meant; or NULL */
	size_t shown_len;
	bool editorial;
	const char *second; /* who signs for the correction too */
};
KR_PUBLIC int kr_act_amend(struct kr_act *act, const struct kr_amending *request);
/** The content keys as they stand, for the editor. */
KR_PUBLIC int kr_act_amend_template(struct kr_act *act, const char *id, struct kr_buf *out);

struct kr_adopting {
	const char *id;
	bool all_present, evaluation;
	int32_t meeting;
};
KR_PUBLIC int kr_act_adopt(struct kr_act *act, const struct kr_adopting *request);

KR_PUBLIC int kr_act_withdraw(struct kr_act *act, const char *id, const char *why);

/** A proposal of kind election.  Source: research/domain C07, C08. */
struct kr_electing {
	const char *circle, *role;
	const char *id;                      /* without the circle; NULL: ROLE-YEAR */
	const char *title, *keeper, *person; /* NULL: one is made up; the actor; nobody yet */
	int32_t until;
	bool open; /* the round too, about @person */
};
KR_PUBLIC int kr_act_elect(struct kr_act *act, const struct kr_electing *request);

/** The acting member nominates @person. */
KR_PUBLIC int kr_act_nominate(struct kr_act *act, const char *id, const char *person);

struct kr_deciding {
	const char *id, *method; /* the agreement of kind method */
	const char *by;          /* an organisation, person or role */
	const char *amount;      /* in euros, as typed; or NULL */
};
/** Decides without a round, within the bounds of a method: kr_method_breaches(). */
KR_PUBLIC int kr_act_decide(struct kr_act *act, const struct kr_deciding *request);

struct kr_deferring {
	const char *id, *owner, *why;
	int32_t until;
};
KR_PUBLIC int kr_act_defer(struct kr_act *act, const struct kr_deferring *request);

/** Passes a proposal to the parent circle, as a proposal there.  @why may be NULL. */
KR_PUBLIC int kr_act_escalate(struct kr_act *act, const char *id, const char *why);

/* ---- live by it --------------------------------------------------------------------------- */

struct kr_actioning {
	const char *id, *name, *what, *owner;
	const char *with; /* ORG,… or NULL */
	int32_t due;
};
KR_PUBLIC int kr_act_action(struct kr_act *act, const struct kr_actioning *request);
KR_PUBLIC int kr_act_done(struct kr_act *act, const char *id, const char *name);

struct kr_moving {
	const char *id, *name, *why;
	int32_t to;
};
/** Moves the day of an action; the text that was consented to stays. */
KR_PUBLIC int kr_act_move(struct kr_act *act, const struct kr_moving *request);

/** What an evaluation found, and what the circle is asked to consent to. */
struct kr_evaluating {
	const char *id;
	const char *outcome, *kept; /* words of the format */
	int32_t next;
	const char *learned;
	const char *inputs;           /* ORG,…: who was heard; or NULL */
	const struct kr_setting *met; /* criterion: met, not-met or unknown */
	size_t n_met;
	const struct kr_setting *verdicts; /* disagreement: confirmed, refuted or undecided */
	size_t n_verdicts;
	const char *filled; /* a sheet that was filled in, or NULL; what is given above wins */
	size_t filled_len;
	const char *filled_name; /* for messages */
};
/**
 * Writes an evaluation down and asks each member of the circle for consent to its outcome.
 * Source: COMMANDS, `evaluate`; FORMAT, `evaluations`.
 */
KR_PUBLIC int kr_act_evaluate(struct kr_act *act, const struct kr_evaluating *request);

/** The sheet to fill in: what to look back on first; what @request gives already is filled in. */
KR_PUBLIC int kr_act_evaluate_sheet(
	struct kr_act *act, const struct kr_evaluating *request, struct kr_buf *out);

/** Moves the day of the evaluation, and nothing else. */
KR_PUBLIC int kr_act_extend(struct kr_act *act, const char *id, int32_t to, const char *why);

struct kr_suspending {
	const char *id, *why;
	int32_t until, meeting;
};
KR_PUBLIC int kr_act_suspend(struct kr_act *act, const struct kr_suspending *request);

struct kr_deviating {
	const char *id, *why; /* @why NULL: the last open deviation was repaired */
	const char *by;       /* the organisation; NULL: that of who acts */
	int32_t repaired;
};
KR_PUBLIC int kr_act_deviate(struct kr_act *act, const struct kr_deviating *request);

/** @party joins; @by consents for it, or who acts where it is NULL. */
KR_PUBLIC int kr_act_join(struct kr_act *act, const char *id, const char *party, const char *by);

struct kr_renewing {
	const char *circle; /* NULL: all */
	const char *by, *outcome, *scope, *limits;
	int32_t meeting, until;
};
KR_PUBLIC int kr_act_renew_mandate(struct kr_act *act, const struct kr_renewing *request);

/** One of @keeper, @action (of the agreement @id) and @role (of the circle @id). */
struct kr_handing_over {
	const char *id, *role, *action, *to, *why;
	bool keeper, deputy; /* deputy: of @role, instead of acting in it */
	int32_t until;       /* of @role */
};
KR_PUBLIC int kr_act_hand_over(struct kr_act *act, const struct kr_handing_over *request);

/**
 * Writes a departure: the last day, the end of places and mandates, `left` in open rounds.  Roles,
 * actions and agreements keep their bearer unless @to can take them; what is left is told.
 */
struct kr_leaving {
	const char *who;       /* a person or an organisation */
	const char *to;        /* a person, or NULL */
	const char *successor; /* of an organisation, or NULL */
	const char *by;        /* who withdraws the mandates; NULL: the organisation */
	const char *why;       /* of an organisation: what it built; of a hand-over: why */
};
KR_PUBLIC int kr_act_leave(struct kr_act *act, const struct kr_leaving *request);

struct kr_circle_ending {
	const char *circle, *heir, *why;
};
KR_PUBLIC int kr_act_end_circle(struct kr_act *act, const struct kr_circle_ending *request);

/** The talk with the constituency, in the acting person's mandate.  Source: domain §4. */
struct kr_consulting {
	const char *id, *stance;
	const char *heard; /* ID,… or NULL */
	int32_t opened, closed, feedback;
	int round; /* 0: the last one */
};
KR_PUBLIC int kr_act_consult(struct kr_act *act, const struct kr_consulting *request);

struct kr_meeting_act {
	const char *circle;
	int32_t day;
	bool plan, close, confirm_report;
	const char *present, *absent, *facilitator, *agenda; /* P,… or NULL */
	const char *const *guests;                           /* one name each */
	size_t n_guests;
	const char *summary; /* with close */
	int32_t papers;
};
KR_PUBLIC int kr_act_meet(struct kr_act *act, const struct kr_meeting_act *request);

/* ---- set up ------------------------------------------------------------------------------- */

struct kr_adding {
	const char *what; /* organisation person circle member role mandate alternate spelregel */
	const char *id, *second; /* ORG, ORG/P, C; P or ROLE */
	const char *name, *title, *text, *email, *aim, *parent, *given_by, *scope;
	const char *organisation;                /* ORG, or ORG,… of a sector */
	const char *holder, *of_circle, *person; /* person: who stands in */
	bool observer, self;
	int32_t from, until;
};
KR_PUBLIC int kr_act_add(struct kr_act *act, const struct kr_adding *request);

/** A list of agreements that are there already: a Markdown heading each. */
struct kr_importing {
	const char *circle, *keeper, *earlier; /* earlier: NULL: the title of the list */
	const char *text, *name;               /* the list, and its name for messages */
	size_t len;
	int32_t adopted;      /* where the list does not say it; KR_NO_DAY: today */
	const char *baseline; /* the file in the folder that lists what they lack */
};
KR_PUBLIC int kr_act_import(struct kr_act *act, const struct kr_importing *request);

struct kr_initialising {
	const char *dir, *name, *template, *purpose; /* template NULL: `empty` */
	bool spelregels, git;
	bool dry_run; /* @say gets the files as a diff, and nothing is made */
};
/**
 * Makes a new kring folder; needs no workspace.  Refuses inside one, and never overwrites a file.
 * @diags  for what goes wrong; @say gets what was made and what comes next.
 */
KR_PUBLIC int kr_init(const struct kr_initialising *request, int32_t day, struct kr_diags *diags,
	struct kr_buf *say);

#ifdef __cplusplus
}
#endif

#endif
