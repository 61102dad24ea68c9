/*
 * lib/model/visit.h - going through a record's struct by the table of its format.
 *
 * Who asks for every reference or every date of whatever key asks for them here, and works for a
 * key that is added to the table tomorrow.  A plan, made once per kind, leads only through those
 * parts of the struct where something of the kind can be.
 */
#ifndef KR_MODEL_VISIT_H
#define KR_MODEL_VISIT_H

#include <kring/record.h>
#include <kring/schema.h>

/** What is looked for. */
enum kr_visit_for { KR_VISIT_REFERENCES, KR_VISIT_FACTS, KR_VISITS };

struct kr_plan;

/** The plan for the records of @kind, in @arena. */
const struct kr_plan *kr_plan_make(
	struct kr_arena *arena, enum kr_kind kind, enum kr_visit_for what);

struct kr_visit {
	void *own; /* of the caller */
	const struct kr_record *record;
	/** An id that names something: @ref says what.  For KR_VISIT_REFERENCES. */
	void (*reference)(struct kr_visit *v, enum kr_ref ref, const struct kr_text *id);
	/** A date of something that happened.  For KR_VISIT_FACTS. */
	void (*fact)(struct kr_visit *v, const struct kr_key *key, const struct kr_date *date);
};

/** Calls the functions of @w for everything in its record that @plan leads to. */
void kr_visit(struct kr_visit *v, const struct kr_plan *plan);

#endif
