/* lib/act/objected.h - where the objection of a person stands. */
#ifndef KR_ACT_OBJECTED_H
#define KR_ACT_OBJECTED_H

#include "act/act.h"

/** Where the objection stands that gets an outcome. */
struct act_objection {
	const struct kr_objection *it;
	const char *path;
	size_t round; /* number; 0 in an evaluation or a reopening */
	int32_t day;
	bool reopened, evaluation;
};

/**
 * The agreement that @request is about: of a chain the open successor, where the person objected to
 * it; else what is in force, which may have an objection too.  Refuses what is not there.
 */
int act_find_objected(
	struct kr_act *act, const struct kr_resolving *request, struct kr_agreement **a);

/** Their last objection in @a that is open, else the last one.  Refuses if there is none. */
int act_find_objection(struct kr_act *act, const struct kr_agreement *a,
	const struct kr_resolving *request, struct act_objection *found);

#endif
