/* lib/act/proposal.h - the two halves of propose: the new file, and the template for the editor. */
#ifndef KR_ACT_PROPOSAL_H
#define KR_ACT_PROPOSAL_H

#include "act/known.h"

/** A proposal that is being made. */
struct act_proposal {
	const struct kr_propose *request;
	struct kr_circle *circle;
	struct kr_record *record; /* its id; there is no file yet */
	struct kr_value *root;    /* its keys */
};

/** The circle and the new id.  Refuses a circle that is not there, and an id that is. */
int act_proposal_begin(
	struct kr_act *act, const struct kr_propose *request, struct act_proposal *p);

/** What the options give: --set, --title, --kind, --keeper, --evaluate, --establishes. */
int act_proposal_given(struct kr_act *act, struct act_proposal *p);

/**
 * Where no parties are given: the organisations for which the circle's members speak on the day.
 * Source: FORMAT, 'Adopt only if': the same rule says later who consented for whom.
 */
int act_proposal_parties(struct kr_act *act, struct act_proposal *p);

/** The lines of @text, each behind @lead; an empty one without. */
void act_lines(const char *text, const char *lead, struct kr_buf *out);

/** The value at the key @key of the map @map, or NULL. */
struct kr_value *act_value_at(const struct kr_value *map, const char *key);

#endif
