/* lib/sys/write-said.c - why files could not be replaced, in words. */
#include "sys/writing.h"

#include <errno.h>
#include <string.h>

#include "base/i18n.h"

/* Adds the paths of the files from @from to before @to: 'a', 'b'. */
static void add_paths(struct kr_buf *b, const struct kr_writing *w, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		kr_buf_printf(b, "%s'%s'", i > from ? ", " : "", w->file[i].r->path);
}

static void report_half(const struct kr_writing *w, struct kr_diags *diags, struct kr_diag *d)
{
	struct kr_buf done = KR_BUF_INIT, left = KR_BUF_INIT;
	add_paths(&done, w, 0, w->written);
	add_paths(&left, w, w->written, w->n);
	if (left.len > 0) {
		d->related = kr_diag_text(diags, _("written: %s; not written: %s"), done.s, left.s);
		d->hint = _("run the command again: it finishes what is left");
	} else {
		d->related = kr_diag_text(diags, _("written: %s"), done.s);
	}
	kr_buf_release(&done);
	kr_buf_release(&left);
}

static void report_waiting(const struct kr_writing *w, struct kr_diags *diags)
{
	struct kr_lock lock = { .age = -1 }; /* what we say if it went just now */
	struct kr_buf who = KR_BUF_INIT;
	const char *path = w->at->r->path;
	if (kr_lock_of(w->folder, path, diags, &lock) == KR_FAILED)
		return;
	kr_lock_words(&lock, &who);
	struct kr_diag *d = kr_diag_add(diags, KR_CANNOT, path, (struct kr_at){ 0 },
		_("'%s' is being written by %s; nothing was changed"), path, who.s);
	d->hint = kr_diag_text(
		diags, _("try again; if that program is gone: kring unlock %s"), path);
	kr_buf_release(&who);
}

static const char *reason(const struct kr_writing *w)
{
	return w->error ? strerror(w->error) : _("what was read back is not what was written");
}

/* The message for where it stopped before the first rename. */
void kr_writing_report_untouched(const struct kr_writing *w, struct kr_diags *diags)
{
	const char *path = w->at ? w->at->r->path : NULL;
	switch (w->step) {
	case KR_AT_FOLDER:
		kr_cannot(diags, path, _("cannot open the folder of '%s': %s; nothing was changed"),
			path, reason(w));
		break;
	case KR_AT_LOCK:
		kr_cannot(diags, path, _("cannot lock '%s': %s; nothing was changed"), path,
			reason(w));
		break;
	case KR_AT_WAITING:
		report_waiting(w, diags);
		break;
	case KR_AT_STOLEN:
		kr_cannot(diags, path,
			_("the lock of '%s' was broken by somebody else; nothing was changed"),
			path);
		break;
	case KR_AT_SIGNAL:
		kr_cannot(diags, NULL, _("interrupted; nothing was changed"));
		break;
	default:
		kr_cannot(diags, path, _("cannot write '%s': %s; nothing was changed"), path,
			reason(w));
		break;
	}
	if (w->error == EACCES || w->error == EPERM)
		diags->list.at[diags->list.n - 1].hint = _(
			"ask who looks after that folder whether you may write in it");
}

void kr_writing_report_touched(const struct kr_writing *w, struct kr_diags *diags)
{
	const char *path = w->at->r->path;
	const struct kr_at nowhere = { 0 };
	struct kr_diag *d;
	if (w->step == KR_AT_UNLOCK) {
		d = kr_diag_add(diags, KR_CANNOT, path, nowhere,
			_("'%s' was written, but its lock cannot be removed: %s"), path, reason(w));
		d->hint = kr_diag_text(diags, "kring unlock %s", path);
		return;
	}
	if (w->step == KR_AT_FLUSH)
		d = kr_diag_add(diags, KR_CANNOT, path, nowhere,
			_("'%s' was written, but the disk did not confirm it: %s"), path,
			reason(w));
	else
		d = kr_diag_add(diags, KR_CANNOT, path, nowhere, _("cannot replace '%s': %s"), path,
			reason(w));
	report_half(w, diags, d);
}
