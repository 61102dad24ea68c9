/*
 * lib/act/act.h - what the acts share: the change that is being made, and the ways to add to it.
 *
 * A change is a set of files.  Each is opened once (act_open) and then edited step by step; every
 * step gives a new document and leaves the bytes on disk alone.  Where a new key goes, and how its
 * value looks, follows from the format table.  At the end kr_act_write() reads every file of the
 * change again, as it will stand there, and writes only if all of them are sound.
 *
 * Keys are given as a dotted path: `rounds.-1.responses.anna.date`; a number names an element of a
 * list, from the end when negative.
 */
#ifndef KR_ACT_ACT_H
#define KR_ACT_ACT_H

#include "model/workspace.h"
#include "yaml/yaml.h"
#include <kring/act.h>
#include <kring/schema.h>

/** A file of the change. */
struct act_file {
	struct kr_record
		*record;    /* as it was when the act began; for a new file with its id only */
	struct kr_doc *doc; /* as it stands now; NULL for a file that is new */
	const char *made;   /* the bytes of a new file */
	size_t made_len;
	bool plain; /* no record, but a file beside them: @record has its path and bytes only */
};

struct kr_act {
	struct kr_workspace *ws;
	struct kr_arena *arena;
	struct kr_diags *diags;
	const struct kr_actor *actor;
	int32_t day; /* every act is dated --as-of */
	KR_MANY(struct act_file *) files;
	struct kr_buf said;         /* for the person */
	struct kr_buf trailers;     /* for the commit */
	bool committed;             /* it is in git */
	const char *subject;        /* of the commit */
	KR_MANY(const char *) also; /* files of earlier acts that the commit takes along */
	bool warned;
};

/* ---- files -------------------------------------------------------------------------------- */

/** Opens the file of @r for editing, once.  Refuses one that has errors. */
int act_open(struct kr_act *act, struct kr_record *r, struct act_file **file);

/** Opens the mandate of @person for @circle, into @m.  Refuses where there is none. */
int act_open_mandate(struct kr_act *act, const char *circle, const char *person,
	struct kr_mandate **m, struct act_file **file);

/** A new file @r from @root, a map; its keys are put in the order of the table. */
int act_make(struct kr_act *act, struct kr_record *r, struct kr_value *root, const char *comment);

/** The bytes of the file @path of the folder that is no record; none where it is not there. */
int act_read_plain(struct kr_act *act, const char *path, struct kr_buf *bytes);

/** Adds that file to the change: it was @before (none: it is new) and will be @after. */
void act_make_plain(struct kr_act *act, const char *path, const struct kr_buf *before,
	const struct kr_buf *after);

/** Sets the value at @dotted, or inserts it (and the mappings above it) where the table says. */
int act_set(struct kr_act *act, struct act_file *f, const char *dotted, struct kr_value *value);

/** Inserts @key into the map of ids at @dotted, before the key @before there; NULL: at its end. */
int act_insert(struct kr_act *act, struct act_file *f, const char *dotted, const char *key,
	struct kr_value *value, const char *before);

/** Appends to the list at @dotted, or makes it. */
int act_append(struct kr_act *act, struct act_file *f, const char *dotted, struct kr_value *value);

/** Removes what stands at @dotted. */
int act_remove(struct kr_act *act, struct act_file *f, const char *dotted);

/** The node at @dotted as it stands now, or NULL. */
struct kr_node *act_node(const struct act_file *f, const char *dotted);

/**
 * The record of @f as it stands now, decoded anew into the workspace's arena; linked to its circle.
 * NULL when it has errors, which are then refused with.
 */
struct kr_record *act_reread(struct kr_act *act, const struct act_file *f);

/* ---- values ------------------------------------------------------------------------------- */

/** The value that @text means for @key: dates may be typed, lists have commas.  NULL: reported. */
struct kr_value *act_value_of(struct kr_act *act, const struct kr_key *key, const char *text);

/** A date, a word or an id; NULL for KR_NO_DAY or NULL, which kr_value_put() leaves out. */
struct kr_value *act_day(struct kr_act *act, int32_t day);
struct kr_value *act_word(struct kr_act *act, const char *word);
/** Free text, trailing line ends cut to one at most; NULL for NULL or nothing. */
struct kr_value *act_text(struct kr_act *act, const char *text);
/** A list of words, split at commas; NULL for NULL. */
struct kr_value *act_words(struct kr_act *act, const char *comma_separated);

/** Puts the keys of @map in the order of @shape, and collections on one line where it says so. */
void act_order(struct kr_value *map, const struct kr_shape *shape);

/** Puts @value at @dotted in the new map @root, with the mappings above it. */
int act_put(struct kr_act *act, struct kr_value *root, const char *dotted, struct kr_value *value);

/** What a scalar at @row is: `evaluation.criteria.x=text` is the bare form of what stands there. */
const struct kr_key *act_scalar_row(const struct kr_key *row);

/** Applies `KEY=TEXT` to a file (@f) or to a new map (@root). */
int act_settings(struct kr_act *act, struct act_file *f, struct kr_value *root, enum kr_kind kind,
	const struct kr_setting *set, size_t n);

/* ---- filled.c ----------------------------------------------------------------------------- */

/**
 * Reads a filled template: content keys in YAML.  Refuses keys that are none; fixed words may be
 * written as a language says them.
 */
int act_filled(struct kr_act *act, enum kr_kind kind, const char *bytes, size_t len,
	const char *name, struct kr_value **root);

/** The same as nodes, in which an empty value says: take this key out. */
int act_filled_nodes(struct kr_act *act, enum kr_kind kind, const char *bytes, size_t len,
	const char *name, struct kr_node **root);
bool act_is_empty(const struct kr_node *node);

/** What a person typed, in YAML; errors are refused with.  @name for messages. */
int act_typed(
	struct kr_act *act, const char *bytes, size_t len, const char *name, struct kr_node **root);

/* ---- who ---------------------------------------------------------------------------------- */

/** The one person who acts.  Refuses when nobody or several are meant, or nobody is known. */
int act_person(struct kr_act *act, const char **person);

/** Who wrote it down for @person: the actor, when known and another; NULL otherwise. */
const char *act_recorder(const struct kr_act *act, const char *person);

/** From here on @person writes down what others say, also where known only by --as. */
void act_writes(struct kr_act *act, const char *person);

/** Warns (once) when the recorder is neither secretary nor facilitator of @circle. */
void act_warn_recorder(struct kr_act *act, const struct kr_circle *circle, const char *person);

/** Who stands in today for the member @member of @circle, by an alternate of a mandate; or NULL. */
const char *act_alternate(struct kr_act *act, const char *circle, const char *member);

/**
 * The one member of @round for whom @person stands in today; NULL if nobody.  Refuses where it is
 * several.  lib/act/alternate.c
 */
int act_stands_in(struct kr_act *act, const char *circle, const struct kr_round *round,
	const char *person, const char **member);

/**
 * The meeting that an act is dated in: @asked, else that of a meeting's file of this day, unless
 * its report is confirmed.  lib/act/held.c, as are those below; KR_NO_DAY is no meeting, and is
 * fine.
 */
int32_t act_meeting(struct kr_act *act, const char *circle, int32_t asked);

/** Was the day of @meeting there by the day of the act?  Misuse otherwise. */
int act_has_been(struct kr_act *act, int32_t meeting);

/** The same, and not before @since, the day of @what it decided: `the proposal`. */
int act_decided_in(struct kr_act *act, int32_t meeting, const char *what, int32_t since);

/** Notes a @meeting of @circle without a file; @decides: also one whose report is confirmed. */
void act_note_meeting(struct kr_act *act, const char *circle, int32_t meeting, bool decides);

/* ---- finding ------------------------------------------------------------------------------ */

/** The agreement that @typed means for writing; sound, or refused. */
int act_agreement(struct kr_act *act, const char *typed, struct kr_agreement **a);

/** The same for what is done with an agreement in force: of a chain the standing one. */
int act_standing(struct kr_act *act, const char *typed, struct kr_agreement **a);

/** The circle of that id; sound and not ended, or refused. */
int act_circle(struct kr_act *act, const char *id, struct kr_circle **circle);

/* ---- telling ------------------------------------------------------------------------------ */

/** A day as a sentence says it: 1 December 2026.  In commands, ids and files it is KR_DAY(). */
const char *act_day_said(const struct kr_act *act, int32_t day);

/** One line for the person. */
void act_tell(struct kr_act *act, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** The subject of the commit, the first call counts; and a trailer. */
void act_subject(struct kr_act *act, const char *format, ...) __attribute__((format(printf, 2, 3)));
void act_trailer(struct kr_act *act, const char *key, const char *value);
/** The commit takes the file of @r along, as it stands on disk: an earlier act changed it. */
void act_commit_too(struct kr_act *act, const struct kr_record *r);
void act_warn(struct kr_act *act, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- rounds ------------------------------------------------------------------------------- */

/** What opening a round needs to know. */
struct act_round {
	int32_t closes, meeting;
	const char *changed;  /* from round 2 */
	struct kr_value *was; /* or NULL */
	const char *nominee;  /* of an election: answers too, member or not */
};

/**
 * A new round with one `pending` for each member of @a's circle on the day.  Refuses while nobody
 * could consent: without members, keeper, evaluation date or criterion.
 */
int act_open_round(struct kr_act *act, struct act_file *f, const struct kr_agreement *a,
	const struct act_round *round);

/**
 * What a round and the consent to an outcome have alike, put into @map: how the circle deals with
 * absence and stand-aside on the day.
 */
void act_put_policy(struct kr_act *act, const struct kr_circle *circle, struct kr_value *map);

/**
 * One `pending` for each member of @circle on the day, and for the @nominee of an election (or
 * NULL).  Refuses where there are no members.
 */
int act_ask_members(struct kr_act *act, const struct kr_circle *circle, const char *nominee,
	struct kr_value **responses);

/** The aim that @typed names: `circle`, a goal, or the whole id of an agreement; or refused. */
int act_aim(struct kr_act *act, const char *typed, const char **aim);

/** `left` of @person in the open round of @a, or in the consent to its evaluation's outcome. */
int act_answer_left(
	struct kr_act *act, struct kr_agreement *a, bool evaluation, const char *person);

/** What an objector can do whose objection to @a, in force, has an outcome; lib/act/reopen.c. */
const char *act_after_outcome(struct kr_act *act, const struct kr_agreement *a);

/** An objection to @a, which is adopted: it is under review; lib/act/reopen.c. */
int act_reopen(struct kr_act *act, const struct kr_answering *request, struct kr_agreement *a);

/**
 * What was decided and done in @circle on @day goes into the commit of this act: one commit for a
 * meeting; lib/act/meeting-commit.c.
 */
void act_commit_meeting(struct kr_act *act, const struct kr_circle *circle, int32_t day);

/** The id that a successor of @a would get. */
const char *act_successor_id(struct kr_act *act, const struct kr_agreement *a);

#endif
