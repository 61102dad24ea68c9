/*
 * lib/act/known.h - what a person typed: is it known, is it free, and what else could be meant?
 *
 * Every question here answers KR_OK, or refuses with what is wrong, the nearest name and the
 * command that helps.  Nothing here changes a record.
 */
#ifndef KR_ACT_KNOWN_H
#define KR_ACT_KNOWN_H

#include "act/act.h"
#include <kring/forming.h>

/** Names that are known, to find the one that was meant. */
typedef KR_MANY(const char *) act_known;

/** A hint: 'did you mean' the nearest of @known to @typed, or @otherwise when none is near. */
const char *act_nearest_or(
	struct kr_act *act, const char *typed, const act_known *known, const char *otherwise);

/** What the known role @role is called in Dutch, `gespreksleider`; NULL for any other role. */
const char *act_role_in_dutch(const char *role);

/** The role of @c that @typed stands for: `facilitator` for `gespreksleider`, unless the circle
 * gave that name to a role of its own; else @typed. */
const char *act_role_meant(const struct kr_circle *c, const char *typed);

/** Is there such a person, such an organisation? */
int act_known_person(struct kr_act *act, const char *id);
int act_known_organisation(struct kr_act *act, const char *id);

/** Is every word of the list @people a person?  NULL: nobody is named. */
int act_known_people(struct kr_act *act, const struct kr_value *people);

/** Is there an organisation, a role of @circle, or a person of that id? */
int act_known_bearer(struct kr_act *act, const struct kr_circle *circle, const char *id);

/**
 * Is everything there that the text of @a names: people, organisations, the goal, the agreement
 * that it supersedes; no topic out of scope; and of an election the role and a term to come?
 * lib/act/named.c.
 */
int act_named_are_there(struct kr_act *act, const struct kr_agreement *a);

/**
 * Can @id bear a part of @a: is it a party to it, a member of its circle on the day, or a role of
 * its circle?  Source: FORMAT, `actions.owner`; spelregel 1.
 */
int act_at_table(struct kr_act *act, const struct kr_agreement *a, const char *id);

/** The action @name of @a, or NULL. */
const struct kr_action *act_find_action(const struct kr_agreement *a, const char *name);

/** The same where it is not done yet; refused with the nearest name, or with the day. */
int act_open_action(struct kr_act *act, const struct kr_agreement *a, const char *name,
	const struct kr_action **action);

/** May @id be the id of something new?  Looks at its letters only. */
int act_new_id(struct kr_act *act, const char *id);

/** Does no person, organisation or role have this id?  Source: FORMAT, 'one name space'. */
int act_free_name(struct kr_act *act, const char *id);

/** The ids between the commas of @text, of which @what is said in messages; NULL text: NULL. */
int act_ids(struct kr_act *act, const char *what, const char *text, struct kr_value **list);

/**
 * The place of *@word, from 1, among the words that the table allows at @dotted.  *@word may be as
 * a language says it, and is the fixed word then.
 */
int act_word_of(struct kr_act *act, enum kr_kind kind, const char *dotted, const char **word,
	uint8_t *place);

/** What helps where @typed is none of @words: the near one, or all of them. */
const char *act_words_hint(struct kr_act *act, const char *const *words, const char *typed);

/** Is a word of the list? */
bool act_names(const struct kr_value *list, const char *word);

/**
 * Is @a still being decided on: forming, open, objected or deferred?  @in_force is the command that
 * helps when it was adopted meanwhile.
 */
int act_still_proposal(struct kr_act *act, const struct kr_agreement *a, const char *in_force);

/**
 * Is the last round of @a open on the day already?  What was answered later was answered to the
 * text as it stands: an act of before would change it behind their backs.
 */
int act_no_later_round(struct kr_act *act, const struct kr_agreement *a);

/**
 * Is @a in force on the day?  With @lapsed also when its circle let it lapse, which an evaluation
 * can still decide on.
 */
int act_in_force(struct kr_act *act, const struct kr_agreement *a, bool lapsed);

/** Is @organisation one of those that @a binds on the day? */
int act_bound(struct kr_act *act, const struct kr_agreement *a, const char *organisation);

/** Is there a reason?  Misuse otherwise. */
int act_reason(struct kr_act *act, const char *why);

/** Says what is missing before anybody can consent to @a, each with the command that adds it. */
void act_tell_missing(struct kr_act *act, const struct kr_agreement *a);

/**
 * What comes next with the agreement of @f as it stands now: in a line `next`, with its command, or
 * that nothing does.  Every act on an agreement ends with it that has nothing more particular to
 * say.  lib/act/next.c, as are those below.
 */
int act_tell_next(struct kr_act *act, const struct act_file *f);

/** The same of a proposal that has no round yet: with what it lacks before it can have one. */
void act_tell_proposed(struct kr_act *act, const struct kr_agreement *a);

/**
 * What spelregels ask of the text of @a that is not in it, as `kring check` does of a text with a
 * round, and not of an election: each with the command that writes it; once it is adopted a note.
 */
void act_tell_spelregels(struct kr_act *act, const struct kr_agreement *a);

/** How those answer who are asked: in its round, or about the outcome of its evaluation. */
void act_tell_asked(struct kr_act *act, const struct kr_agreement *a, bool evaluation);

/** What is still open in its round, or in that of the outcome of @evaluation, and what helps. */
void act_tell_round(
	struct kr_act *act, const struct kr_agreement *a, const struct kr_evaluation *evaluation);

/** The first of @kind among @obstacles, or NULL. */
const struct kr_obstacle *act_obstacle(const kr_obstacles *obstacles, enum kr_obstacle_kind kind);

/** Is nothing missing?  Else refuses, with every command that adds it. */
int act_lacks_nothing(struct kr_act *act, const struct kr_agreement *a);

/** A record of the agreement @id, which has no file yet.  Refuses, with @hint, what is too long. */
int act_new_agreement(struct kr_act *act, const char *id, const char *hint, struct kr_record **r);

/** act_make(), and then opens the new file, so that the acts on files that are there can go on. */
int act_begin(
	struct kr_act *act, struct kr_record *r, struct kr_value *root, struct act_file **file);

/**
 * The concern @typed; `none` for that word, and where the folder is Dutch for `geen` and `nee`, in
 * any case and with a full stop.  lib/act/concern.c
 */
const char *act_concern(struct kr_act *act, const char *typed);

/** Is there a text at all?  An empty one is as good as none. */
bool act_is_given(const char *text);

/** Does @text go over several lines?  Then it cannot stand in a mapping on one line. */
bool act_has_lines(const char *text);

#endif
