/*
 * lib/sys/guard.h - work that must not take the program down with it.
 *
 * The work is done in a process of its own, which sends its answer when it has ended well.  A
 * crash, no memory, an endless loop (more than 20 seconds of work): all that is no answer.
 */
#ifndef KR_SYS_GUARD_H
#define KR_SYS_GUARD_H

#include <kring/base.h>

/**
 * Calls @work(@own, answer) in a process of its own, and appends what it put into its answer to
 * @answer.
 *
 * Returns KR_OK when it returned true, KR_NOTFOUND when it returned false; KR_FAILED when it did
 * not come back, with nothing appended.
 */
int kr_guard(bool (*work)(const void *own, struct kr_buf *answer), const void *own,
	struct kr_buf *answer);

#endif
