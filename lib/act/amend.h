/* lib/act/amend.h - the two halves of amend: changing a proposal, and succeeding an agreement. */
#ifndef KR_ACT_AMEND_H
#define KR_ACT_AMEND_H

#include "act/act.h"

/** A new file that supersedes @a, which stays in force until it is adopted; lib/act/succeed.c. */
int act_succeed(struct kr_act *act, const struct kr_amending *request, struct kr_agreement *a);

/**
 * What each member voiced last, by person: in the last round, or in the consent to an evaluation.
 * NULL: nobody voiced a concern.
 */
struct kr_value *act_concerns(struct kr_act *act, const struct kr_agreement *a);

#endif
