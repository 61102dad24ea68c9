/* lib/report/timeline-svg.c - what falls on which day, as marks along an axis of months. */
#include "report/svg.h"
#include "base/i18n.h"

void kr_timeline_svg(struct kr_buf *out, const struct kr_block *b, int32_t today, unsigned n)
{
	(void)out;
	(void)b;
	(void)today;
	(void)n;
}
