/*
 * lib/report/ics.h - content lines of iCalendar.
 *
 * Lines end in CRLF and are folded where they pass 75 octets, never inside a character; what is
 * text is escaped.  Source: RFC 5545, 3.1 and 3.3.11.
 */
#ifndef KR_REPORT_ICS_H
#define KR_REPORT_ICS_H

#include <kring/base.h>

/** Appends `@name:@value`, folded; @value stands as it is, UTF-8 on one line. */
void kr_ics_line(struct kr_buf *out, const char *name, const char *value);

/**
 * The same of a text: backslash, semicolon, comma and line ends are escaped; control and bidi
 * characters become visible, and bytes that are not UTF-8 U+FFFD.
 */
void kr_ics_text(struct kr_buf *out, const char *name, const char *value);

/** `DTSTART;VALUE=DATE:20261201` */
void kr_ics_day(struct kr_buf *out, const char *name, int32_t day);

/** `DTSTAMP:20261201T000000Z` */
void kr_ics_moment(struct kr_buf *out, const char *name, int32_t day);

#endif
