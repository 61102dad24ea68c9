/* lib/act/prose-day.h - a day as people write it. */
#ifndef KR_ACT_PROSE_DAY_H
#define KR_ACT_PROSE_DAY_H

#include <stdint.h>

/**
 * The day that begins at @s: `2026-12-01`, `1-12-2026`, `1 december 2026`, or `december 2026`,
 * which is its last day; months in Dutch or English, in full or by three letters.  KR_NO_DAY if it
 * is none of these.
 */
int32_t act_prose_day(const char *s);

#endif
