/*
 * lib/rules/facts.h - what several rules need to know about the whole folder.
 *
 * Each index is made when the first rule asks for it, by one pass over the records, so that no rule
 * looks through all of them for each record.  All memory is of the workspace.
 */
#ifndef KR_RULES_FACTS_H
#define KR_RULES_FACTS_H

#include "model/visit.h"
#include "rules/check.h"

enum { KR_REFS = KR_REF_MEETING + 1 };

typedef KR_MANY(const char *) kr_words;

struct kr_adopters;

struct kr_facts {
	bool has_successors, has_establishments, has_elections, has_decisions, has_names,
		has_claims, has_placed;
	struct kr_map successors;     /* path of a record: the adopted record that supersedes it */
	struct kr_map establishments; /* path of a record: struct kr_established */
	struct kr_map elections;      /* circle/role: the last adopted election */
	struct kr_map decisions;      /* circle/date: how many, a size_t */
	struct kr_map names;          /* words that people are called by */
	struct kr_map claims;         /* topic: the circles that have it in their domain */
	struct kr_map placed;         /* names of partners, circles and stakeholders, as ids */
	struct kr_adopters *adopters; /* who took on the spelregels of which circle */
	const struct kr_plan *plans[KR_KINDS][KR_VISITS];
	kr_words words[KR_REFS]; /* what an id of that sort may be, for 'did you mean' */
	bool has_words[KR_REFS];
	const struct kr_circle *renewing; /* whose meetings were looked at last */
	struct kr_renewal renewal;
	const struct kr_agreement *obstacles_of; /* whose adoption was looked at last */
	kr_obstacles obstacles;
	signed char uncertain[KR_KINDS]; /* is one of them unsound?  -1: not looked yet */
};

void kr_facts_init(struct kr_check *ck);

#endif
