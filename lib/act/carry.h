/*
 * lib/act/carry.h - what a new proposal takes along from the one before it: a successor from the
 * agreement in force, the parent circle's proposal from the child's.
 */
#ifndef KR_ACT_CARRY_H
#define KR_ACT_CARRY_H

#include "act/act.h"

/** The content keys of the file @root; of its actions those that are not done. */
struct kr_value *act_copy_text(struct kr_act *act, const struct kr_node *root);

/**
 * Writes into @root, made by act_copy_text() of @a, who does each action today and by when: what
 * was moved or handed over since stands beside the text, and is no part of the copy.
 */
int act_carry_actions(struct kr_act *act, const struct kr_agreement *a, struct kr_value *root);

/** Takes the dotted @keys (NULL at the end) out of @root, and a map that is empty then. */
void act_leave_out(struct kr_act *act, struct kr_value *root, const char *const *keys);

/** The concerns about @a, as kr_agreement_concerns() has them, by person; of several of one all of
 * them, in lines of their own.  NULL: none. */
struct kr_value *act_concerns_of(struct kr_act *act, const struct kr_agreement *a);

#endif
