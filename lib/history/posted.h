/*
 * lib/history/posted.h - texts that are posted where a host reads more into them than Markdown.
 *
 * Under a merge request `@team` calls people, `#1` and `!1` point at things, and an address becomes
 * a link, in the text as it is rendered: escaping does not help.  So the sign is parted from what
 * follows it by a character that has no width.
 */
#ifndef KR_HISTORY_POSTED_H
#define KR_HISTORY_POSTED_H

#include <kring/base.h>

/** @text with every such sign broken; itself where there is none. */
const char *kr_posted(struct kr_arena *arena, const char *text);

/** At most how many bytes @text takes as Markdown. */
size_t kr_posted_size(const char *text);

#endif
