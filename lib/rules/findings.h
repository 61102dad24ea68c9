/* lib/rules/findings.h - what the formats of `kring check` share. */
#ifndef KR_RULES_FINDINGS_H
#define KR_RULES_FINDINGS_H

#include <kring/findings.h>

#include "base/i18n.h"

/**
 * What a finding says: its message, and on lines below it what to do, what it belongs to, and the
 * spelregel that it comes from.  A line end is the only control character in it.
 */
void kr_found_text(const struct kr_found *found, struct kr_buf *out);

/** How many of each severity there are in @f. */
struct kr_tally kr_findings_tally(const struct kr_findings *f);

/** The findings of @f, the worst first, and otherwise in their order; in the arena of @f. */
const struct kr_found **kr_findings_worst_first(const struct kr_findings *f);

/** The name of the rule; of a note without one `kring`. */
const char *kr_found_rule(const struct kr_found *found);

#endif
