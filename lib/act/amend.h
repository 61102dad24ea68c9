/* lib/act/amend.h - the two halves of amend: changing a proposal, and succeeding an agreement. */
#ifndef KR_ACT_AMEND_H
#define KR_ACT_AMEND_H

#include "act/act.h"

/** A new file that supersedes @a, which stays in force until it is adopted; lib/act/succeed.c. */
int act_succeed(struct kr_act *act, const struct kr_amending *request, struct kr_agreement *a);

#endif
