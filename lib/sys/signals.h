/*
 * lib/sys/signals.h - not to be stopped while files are half replaced.
 *
 * Between kr_signals_hold() and kr_signals_release() SIGINT, SIGTERM and SIGHUP wait, those that
 * the program does not ignore.  The writer looks for them where it can stop with everything as it
 * was (kr_signals_wait), cleans up, and lets them have their usual effect by the release.  So no
 * code runs inside a handler, and the handlers of a program that uses libkring stay its own.
 * SIGXFSZ is ignored meanwhile: a file that may not grow gives EFBIG.
 *
 * Signals are held in the calling thread.  A program with threads blocks them in the others, or a
 * signal that arrives there may leave a lock behind (kr_unlock).
 */
#ifndef KR_SYS_SIGNALS_H
#define KR_SYS_SIGNALS_H

#include <signal.h>

struct kr_signals {
	sigset_t before, held;
	struct sigaction too_large;
};

void kr_signals_hold(struct kr_signals *s);

/** Waits up to @milliseconds (0: not at all) for a held signal; its number, or 0. */
int kr_signals_wait(const struct kr_signals *s, unsigned milliseconds);

/** Ends the holding; @caught (0: none), which kr_signals_wait() gave, is sent again. */
void kr_signals_release(const struct kr_signals *s, int caught);

#endif
