/* lib/sys/progress.c - how far a long work is, on a terminal, and only after a second. */
#include <kring/sys.h>

#include <stdio.h>

#include "base/i18n.h"

enum { QUIET_MS = 1000, EACH_MS = 100 };

/* `12 000`: the blank is not broken, and is read the same in both languages. */
static const char *grouped(size_t n, char out[32])
{
	char plain[24];
	int len = snprintf(plain, sizeof plain, "%zu", n);
	size_t used = 0;
	for (int i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			out[used++] = ' ';
		out[used++] = plain[i];
	}
	out[used] = '\0';
	return out;
}

void kr_progress_step(struct kr_progress *p, size_t done, size_t total)
{
	char room[2][32];
	struct kr_buf line = KR_BUF_INIT;
	int64_t now = p->now();
	if (!p->started) {
		p->started = true;
		p->start = now;
	}
	if (now - p->start < QUIET_MS || (p->shown && now - p->last < EACH_MS))
		return;
	p->last = now;
	kr_buf_puts(&line, "\r");
	kr_buf_printf(
		&line, _("%s of %s files read"), grouped(done, room[0]), grouped(total, room[1]));
	size_t width = kr_text_width(line.s + 1, line.len - 1);
	kr_buf_fill(&line, ' ', width < p->shown ? p->shown - width : 0);
	p->shown = width > p->shown ? width : p->shown;
	p->write(p->arg, line.s, line.len);
	kr_buf_release(&line);
}

void kr_progress_end(struct kr_progress *p)
{
	struct kr_buf line = KR_BUF_INIT;
	if (p->shown) {
		kr_buf_puts(&line, "\r");
		kr_buf_fill(&line, ' ', p->shown);
		kr_buf_puts(&line, "\r");
		p->write(p->arg, line.s, line.len);
	}
	p->shown = 0;
	kr_buf_release(&line);
}
