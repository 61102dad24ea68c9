/* lib/sys/signals.c - hold the signals that would stop a writer halfway. */
#define _GNU_SOURCE 1
#include "sys/signals.h"

#include <pthread.h>
#include <stddef.h>
#include <time.h>

void kr_signals_hold(struct kr_signals *s)
{
	static const int stopping[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction now, ignore = { .sa_handler = SIG_IGN };
	sigemptyset(&s->held);
	for (size_t i = 0; i < sizeof stopping / sizeof *stopping; i++)
		/* a blocked signal is kept even if it is ignored: nohup must not kill us */
		if (sigaction(stopping[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
			sigaddset(&s->held, stopping[i]);
	pthread_sigmask(SIG_BLOCK, &s->held, &s->before);
	/* one that was blocked all along belongs to who blocked it */
	for (size_t i = 0; i < sizeof stopping / sizeof *stopping; i++)
		if (sigismember(&s->before, stopping[i]) == 1)
			sigdelset(&s->held, stopping[i]);
	sigaction(SIGXFSZ, &ignore, &s->too_large);
}

int kr_signals_wait(const struct kr_signals *s, unsigned milliseconds)
{
	struct timespec time = { milliseconds / 1000, (long)(milliseconds % 1000) * 1000000 };
	int signal = sigtimedwait(&s->held, NULL, &time);
	return signal > 0 ? signal : 0;
}

void kr_signals_release(const struct kr_signals *s, int caught)
{
	sigaction(SIGXFSZ, &s->too_large, NULL);
	if (caught)
		raise(caught); /* it stays blocked until the mask is back */
	pthread_sigmask(SIG_SETMASK, &s->before, NULL);
}
