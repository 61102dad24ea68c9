/* lib/act/add.h - what the things that are added share. */
#ifndef KR_ACT_ADD_H
#define KR_ACT_ADD_H

#include "act/known.h"

/** Misuse where the text of --@option is missing; @example says what is wanted. */
int act_needs(struct kr_act *act, const char *text, const char *option, const char *example);

/** Refuses with @hint when there is a record of that id already. */
int act_refuse_there(struct kr_act *act, enum kr_kind kind, const char *id, const char *hint);

/** A mandate, and who stands in for its holder; lib/act/add-mandate.c. */
int act_add_mandate(struct kr_act *act, const struct kr_adding *r);
int act_add_alternate(struct kr_act *act, const struct kr_adding *r);

#endif
