/*
 * lib/act/follow.h - what follows from a decision, by consent or under a method.
 */
#ifndef KR_ACT_FOLLOW_H
#define KR_ACT_FOLLOW_H

#include "act/act.h"

/** `{date, why}`: on this day. */
struct kr_value *act_dated_why(struct kr_act *act, const char *why);

/**
 * What follows from @a being adopted or decided on this day: what it supersedes ends, what it
 * establishes comes into force, and who is elected holds the role.  What was done already is left
 * alone.
 */
int act_follow(struct kr_act *act, const struct kr_agreement *a);

/**
 * Where @a was adopted or decided before, writes what does not follow from it yet, dated with that
 * day: a change of several files may have been broken off.  @finished: was there anything?
 * Source: COMMANDS, 'Several files'.
 */
int act_finish(struct kr_act *act, const struct kr_agreement *a, bool *finished);

/** Writes into `establishes` of @a, whose file is @f, the digests of its records as they stand. */
int act_freeze_established(struct kr_act *act, struct act_file *f, const struct kr_agreement *a);

#endif
