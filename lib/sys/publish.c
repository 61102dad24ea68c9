/* lib/sys/publish.c - a folder that is made as a whole: what is there, and what is to come. */
#define _GNU_SOURCE 1
#include "sys/publishing.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "sys/read.h"

enum {
	LARGEST_LIST = 64 << 20,
	LARGEST_FILE = 256 << 20, /* a larger one that is ours is written anew */
};

/* ---- which files are ours ----------------------------------------------------------------- */

static bool ends_in(const char *path, const char *end)
{
	size_t len = strlen(path), n = strlen(end);
	return len > n && strcmp(path + len - n, end) == 0;
}

bool kr_publish_may(const char *path)
{
	if (!kr_path_is_beneath(path) || path[0] == '.' || strstr(path, "/."))
		return false;
	for (const char *s = path; *s; s++)
		if (!islower((unsigned char)*s) && !isdigit((unsigned char)*s) &&
			!strchr("-./", *s))
			return false;
	return ends_in(path, ".html") || ends_in(path, ".ics") || ends_in(path, ".json");
}

static int not_ours(struct kr_publishing *p)
{
	return kr_refuse(p->diags, _("name a folder that is empty or not there yet"),
		_("there are other files in '%s'"), p->path);
}

/* Reads the list of an earlier time; without one nothing may be there but git's own. */
static int read_list(struct kr_publishing *p)
{
	enum kr_read what = kr_read_at(p->folder->fd, KR_PUBLISHED, LARGEST_LIST, &p->bytes, NULL);
	if (what == KR_READ_ABSENT)
		return KR_OK;
	if (what != KR_READ_DONE ||
		strncmp(p->bytes.s, KR_PUBLISHED_BY, strlen(KR_PUBLISHED_BY)) != 0)
		return kr_refuse(p->diags, _("name another folder"),
			_("'%s/%s' is not the list of a site"), p->path, KR_PUBLISHED);
	p->earlier = true;
	const char *rest = p->bytes.s + strcspn(p->bytes.s, "\n");
	for (rest += *rest == '\n'; *rest; rest += *rest == '\n') {
		size_t len = strcspn(rest, "\n");
		char *line = kr_strndup(p->arena, rest, len);
		rest += len;
		if (!kr_publish_may(line))
			return kr_refuse(p->diags, _("name another folder"),
				_("'%s/%s' is not the list of a site"), p->path, KR_PUBLISHED);
		(void)kr_map_add(&p->before, line, len, line);
	}
	return KR_OK;
}

static bool is_left_alone(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || strcmp(name, ".git") == 0 ||
	       strcmp(name, KR_STAGE) == 0;
}

static int check_empty(struct kr_publishing *p)
{
	int fd = openat(p->folder->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	bool empty = true;
	if (!dir)
		return kr_cannot(p->diags, NULL, _("cannot open the folder '%s': %s"), p->path,
			strerror(errno));
	for (struct dirent *e = readdir(dir); e && empty; e = readdir(dir))
		empty = is_left_alone(e->d_name);
	closedir(dir);
	return empty ? KR_OK : not_ours(p);
}

/* ---- beginning ---------------------------------------------------------------------------- */

/* Opens the folder itself, or makes it where it is not there. */
static int open_folder(struct kr_publishing *p)
{
	struct stat st;
	bool there = lstat(p->path, &st) == 0;
	if (!there && errno != ENOENT)
		return kr_cannot(p->diags, NULL, _("cannot open the folder '%s': %s"), p->path,
			strerror(errno));
	if (there && S_ISLNK(st.st_mode))
		return kr_refuse(p->diags, _("name the folder itself"),
			_("'%s' is a link to somewhere else"), p->path);
	if (there && !S_ISDIR(st.st_mode))
		return kr_refuse(p->diags, _("name a folder"), _("'%s' is no folder"), p->path);
	if (!there && p->dry)
		return KR_OK;
	if (!there && kr_make_folder(p->path, p->diags) != KR_OK)
		return KR_FAILED;
	p->made = !there;
	return kr_folder_open(p->path, p->diags, &p->folder);
}

static int open_stage(struct kr_publishing *p)
{
	/* two at once would take each other's files for leftovers */
	if (flock(p->folder->fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
		return kr_cannot(p->diags, NULL, _("another kring is writing in '%s'"), p->path);
	kr_publish_clear(p->folder);
	if (mkdirat(p->folder->fd, KR_STAGE, 0777) == 0)
		p->stage = openat(
			p->folder->fd, KR_STAGE, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (p->stage >= 0)
		return KR_OK;
	return kr_cannot(p->diags, NULL, _("cannot write in '%s': %s"), p->path, strerror(errno));
}

/* A path without the slashes at its end, by which a link would be followed. */
static const char *without_slashes(struct kr_arena *arena, const char *path)
{
	size_t len = strlen(path);
	while (len > 1 && path[len - 1] == '/')
		len--;
	return kr_strndup(arena, path, len);
}

int kr_publish_begin(const char *path, bool dry, struct kr_diags *diags, struct kr_publishing **out)
{
	struct kr_arena *arena = kr_arena_new();
	struct kr_publishing *p = kr_alloc(arena, sizeof *p);
	*p = (struct kr_publishing){ .diags = diags,
		.arena = arena,
		.path = without_slashes(arena, path),
		.stage = -1,
		.dry = dry,
		.bytes = KR_BUF_INIT };
	kr_map_init(&p->before, arena);
	kr_map_init(&p->now, arena);
	kr_signals_hold(&p->signals);
	int status = open_folder(p);
	if (status == KR_OK && p->folder)
		status = read_list(p);
	if (status == KR_OK && p->folder && !p->earlier)
		status = check_empty(p);
	if (status == KR_OK && !dry)
		status = open_stage(p);
	if (status == KR_OK)
		*out = p;
	else
		kr_publish_drop(p);
	return status;
}

/* ---- a file ------------------------------------------------------------------------------- */

/* What there is in the place of @path: KR_READ_DONE with its bytes, or KR_READ_ABSENT … */
static enum kr_read read_earlier(struct kr_publishing *p, const char *path)
{
	const char *name;
	int dir = p->folder ? kr_open_parent(p->folder, path, &name) : -1;
	if (!p->folder || (dir < 0 && errno == ENOENT))
		return KR_READ_ABSENT;
	if (dir < 0)
		return KR_READ_ODD;
	enum kr_read what = kr_read_at(dir, name, LARGEST_FILE, &p->bytes, NULL);
	close(dir);
	return what;
}

bool kr_publish_stage(
	const struct kr_publishing *p, const char *name, const char *bytes, size_t len)
{
	int fd = openat(
		p->stage, name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (fd < 0)
		return false;
	bool good = kr_write_all(fd, bytes, len);
	int error = errno;
	if (close(fd) != 0 && errno != EINTR && good)
		return false;
	errno = error;
	return good;
}

static int take_in(struct kr_publishing *p, const char *path, const char *bytes, size_t len)
{
	struct kr_staged *s = KR_ADD(p->arena, &p->staged);
	s->path = path;
	snprintf(s->name, sizeof s->name, "%u", (unsigned)p->staged.n);
	if (p->dry || kr_publish_stage(p, s->name, bytes, len))
		return KR_OK;
	return kr_cannot(
		p->diags, NULL, _("cannot write '%s/%s': %s"), p->path, path, strerror(errno));
}

/* A page that kring made stays one, whatever stands in it by now; a link in its place is none. */
static bool is_ours(const struct kr_publishing *p, const char *path, enum kr_read what)
{
	return (what == KR_READ_DONE || what == KR_READ_TOO_LARGE) &&
	       kr_map_get(&p->before, path, strlen(path));
}

int kr_publish_file(struct kr_publishing *p, const char *path, const char *bytes, size_t len)
{
	struct kr_arena *arena = p->diags->arena;
	size_t n = strlen(path);
	const char *kept = kr_strndup(arena, path, n);
	p->caught = kr_signals_wait(&p->signals, 0);
	if (p->caught)
		return kr_cannot(p->diags, NULL, _("stopped; '%s' is as it was"), p->path);
	if (!kr_publish_may(path) || !kr_map_add(&p->now, kept, n, p))
		return kr_cannot(p->diags, NULL, _("'%s' cannot be the name of a page"), path);
	enum kr_read what = read_earlier(p, path);
	if (what == KR_READ_ERROR)
		return kr_cannot(p->diags, NULL, _("cannot read '%s/%s': %s"), p->path, path,
			strerror(errno));
	if (what != KR_READ_ABSENT && !is_ours(p, path, what))
		return kr_refuse(p->diags, _("take it away, or name another folder"),
			_("'%s/%s' is there, and is no page that kring made"), p->path, path);
	if (what == KR_READ_DONE && p->bytes.len == len && memcmp(p->bytes.s, bytes, len) == 0) {
		p->told.same++;
		return KR_OK;
	}
	*KR_ADD(arena, what == KR_READ_ABSENT ? &p->told.fresh : &p->told.changed) = kept;
	return take_in(p, kept, bytes, len);
}
