/* lib/sys/publish-swap.c - a folder that is made as a whole: the new files into their places. */
#define _GNU_SOURCE 1
#include "sys/publishing.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

/* ---- the list ----------------------------------------------------------------------------- */

#define LIST_BETWEEN "between" /* with the files of before and of now, while they change */
#define LIST_AFTER "after"

static void add_paths(struct kr_buf *list, const struct kr_map *paths, const struct kr_map *but)
{
	for (uint32_t i = 0; i < paths->n; i++)
		if (!but || !kr_map_get(but, paths->at[i].key, paths->at[i].len))
			kr_buf_printf(list, "%s\n", paths->at[i].key);
}

static bool stage_lists(struct kr_publishing *p)
{
	struct kr_buf list = KR_BUF_INIT;
	kr_buf_puts(&list, KR_PUBLISHED_BY "\n");
	add_paths(&list, &p->now, NULL);
	bool good = kr_publish_stage(p, LIST_AFTER, list.s, list.len);
	add_paths(&list, &p->before, &p->now);
	good = good && kr_publish_stage(p, LIST_BETWEEN, list.s, list.len);
	kr_buf_release(&list);
	return good;
}

static bool put_list(struct kr_publishing *p, const char *name)
{
	return renameat(p->stage, name, p->folder->fd, KR_PUBLISHED) == 0;
}

/* ---- into their places -------------------------------------------------------------------- */

/* Makes the folders on the way to @path that are not there. */
static bool make_way(struct kr_publishing *p, const char *path)
{
	for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
		const char *name, *folder = kr_strndup(p->arena, path, (size_t)(slash - path));
		int dir = kr_open_parent(p->folder, folder, &name);
		int made = dir < 0 ? -1 : mkdirat(dir, name, 0777);
		int error = errno;
		if (dir >= 0)
			close(dir);
		if (made == 0)
			*KR_ADD(p->arena, &p->folders) = folder;
		else if (error != EEXIST) {
			errno = error;
			return false;
		}
	}
	return true;
}

static bool put(struct kr_publishing *p, const struct kr_staged *s)
{
	const char *name;
	int dir = kr_open_parent(p->folder, s->path, &name);
	if (dir < 0)
		return false;
	bool good = renameat(p->stage, s->name, dir, name) == 0;
	int error = errno;
	close(dir);
	errno = error;
	return good;
}

/* Removes the folders above @path that are empty now. */
static void leave_no_empty(struct kr_publishing *p, const char *path)
{
	bool gone = true;
	for (const char *slash = strrchr(path, '/'); slash && gone; slash = strrchr(path, '/')) {
		const char *name;
		path = kr_strndup(p->arena, path, (size_t)(slash - path));
		int dir = kr_open_parent(p->folder, path, &name);
		gone = dir >= 0 && unlinkat(dir, name, AT_REMOVEDIR) == 0;
		if (dir >= 0)
			close(dir);
	}
}

/* Is there nothing on the way to a page any more, or what somebody else put there? */
static bool leads_nowhere(int error)
{
	return error == ENOENT || error == ENOTDIR || error == ELOOP;
}

/* Removes the file @path, which was ours; what is no file any more is somebody else's. */
static bool take_away(struct kr_publishing *p, const char *path)
{
	const char *name;
	struct stat st;
	int dir = kr_open_parent(p->folder, path, &name);
	if (dir < 0)
		return leads_nowhere(errno);
	bool is_file = fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode);
	bool good = !is_file || unlinkat(dir, name, 0) == 0;
	int error = errno;
	close(dir);
	if (is_file && good)
		*KR_ADD(p->diags->arena, &p->told.gone) = path;
	if (good)
		leave_no_empty(p, path);
	errno = error;
	return good;
}

static bool take_away_the_rest(struct kr_publishing *p)
{
	for (uint32_t i = 0; i < p->before.n; i++) {
		const char *path = p->before.at[i].key;
		if (kr_map_get(&p->now, path, p->before.at[i].len))
			continue;
		if (p->dry)
			*KR_ADD(p->diags->arena, &p->told.gone) = path;
		else if (!take_away(p, path))
			return false;
	}
	return true;
}

/* At once: one by one, the pages of a large site would wait for the disk thousands of times. */
static bool flush(const struct kr_publishing *p)
{
	return syncfs(p->folder->fd) == 0 || errno == ENOSYS;
}

/* Everything up to the first rename of a page. */
static int prepare(struct kr_publishing *p)
{
	bool good = stage_lists(p);
	for (uint32_t i = 0; i < p->staged.n && good; i++)
		good = make_way(p, p->staged.at[i].path);
	good = good && flush(p);
	p->caught = good ? kr_signals_wait(&p->signals, 0) : 0;
	if (p->caught)
		return kr_cannot(p->diags, NULL, _("stopped; '%s' is as it was"), p->path);
	return good ? KR_OK
		    : kr_cannot(p->diags, NULL, _("cannot write in '%s': %s"), p->path,
			      strerror(errno));
}

static int swap(struct kr_publishing *p)
{
	bool good = put_list(p, LIST_BETWEEN);
	for (uint32_t i = 0; i < p->staged.n && good; i++)
		good = put(p, &p->staged.at[i]);
	if (good && take_away_the_rest(p) && put_list(p, LIST_AFTER) && flush(p))
		return KR_OK;
	return kr_cannot(p->diags, NULL,
		_("not every page could be put in '%s': %s; write the site again"), p->path,
		strerror(errno));
}

/* ---- ending ------------------------------------------------------------------------------- */

void kr_publish_clear(struct kr_folder *folder)
{
	int fd = openat(folder->fd, KR_STAGE, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	if (!dir)
		return;
	for (struct dirent *e = readdir(dir); e; e = readdir(dir))
		(void)unlinkat(fd, e->d_name, 0);
	closedir(dir);
	(void)unlinkat(folder->fd, KR_STAGE, AT_REMOVEDIR);
}

static void release(struct kr_publishing *p)
{
	if (p->stage >= 0) {
		close(p->stage);
		kr_publish_clear(p->folder);
	}
	kr_folder_close(p->folder);
	kr_buf_release(&p->bytes);
	struct kr_signals held = p->signals;
	int caught = p->caught ? p->caught : kr_signals_wait(&held, 0);
	kr_arena_free(p->arena);
	kr_signals_release(&held, caught);
}

void kr_publish_drop(struct kr_publishing *p)
{
	for (uint32_t i = p->folders.n; i > 0; i--) {
		const char *name;
		int dir = kr_open_parent(p->folder, p->folders.at[i - 1], &name);
		if (dir >= 0) {
			(void)unlinkat(dir, name, AT_REMOVEDIR);
			close(dir);
		}
	}
	if (p->made && p->folder)
		kr_publish_clear(p->folder);
	if (p->made)
		(void)rmdir(p->path);
	release(p);
}

int kr_publish_end(struct kr_publishing *p, struct kr_published *published)
{
	int status = p->dry ? KR_OK : prepare(p);
	if (status != KR_OK) {
		kr_publish_drop(p);
		return status;
	}
	if (p->dry)
		(void)take_away_the_rest(p);
	else
		status = swap(p);
	/* what was told lives longer than @p */
	for (uint32_t i = 0; i < p->told.gone.n; i++)
		p->told.gone.at[i] = kr_strndup(
			p->diags->arena, p->told.gone.at[i], strlen(p->told.gone.at[i]));
	if (status == KR_OK)
		*published = p->told;
	release(p);
	return status;
}
