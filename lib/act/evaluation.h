/* lib/act/evaluation.h - the two halves of evaluate: the evaluation, and the sheet for it. */
#ifndef KR_ACT_EVALUATION_H
#define KR_ACT_EVALUATION_H

#include "act/known.h"

/** What an evaluation found, from a sheet, from options, or from both. */
struct act_findings {
	const char *kept, *outcome; /* words of the format, or NULL */
	const char *learned;
	int32_t next;
	struct kr_value *criteria; /* criterion: word */
	struct kr_value *verdicts; /* disagreement: word */
	struct kr_value *inputs;   /* organisations */
};

/** Reads a sheet that was filled in, into @found.  Refuses keys that no sheet has; lib/act/sheet.c.
 */
int act_sheet_read(
	struct kr_act *act, const struct kr_evaluating *request, struct act_findings *found);

/**
 * Adds what @request itself gives; it wins over what @found has.  Is every name and every word
 * known?  Refuses with the nearest; lib/act/evaluate.c.
 */
int act_findings_given(struct kr_act *act, const struct kr_agreement *a,
	const struct kr_evaluating *request, struct act_findings *found);

#endif
