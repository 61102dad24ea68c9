/* lib/sys/walk.c - the names of all files in a folder's tree, in order. */
#define _GNU_SOURCE 1
#include "sys/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/git-tree.h"

/* A name that is still to be dealt with.  The path of a folder ends in a slash. */
struct pending {
	const char *path;
	uint32_t len;
	mode_t type; /* S_IFREG, S_IFDIR, S_IFLNK, or another */
};

struct walk {
	const struct kr_folder *folder;
	struct kr_arena *arena;
	struct kr_diags *diags;
	struct pending *stack; /* the next one on top: so no depth of folders needs recursion */
	size_t n, room;
};

static mode_t type_of(int dir, const struct dirent *d)
{
	struct stat st;
	if (d->d_type != DT_UNKNOWN)
		return DTTOIF((mode_t)d->d_type);
	return fstatat(dir, d->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 ? st.st_mode & S_IFMT : 0;
}

static void push(struct walk *w, const struct pending *folder, const char *name, mode_t type)
{
	size_t len = strlen(name), slash = type == S_IFDIR;
	char *path = kr_alloc(w->arena, folder->len + len + slash + 1);
	memcpy(path, folder->path, folder->len);
	memcpy(path + folder->len, name, len);
	if (slash)
		path[folder->len + len] = '/';
	if (w->n == w->room) {
		w->room = w->room ? w->room * 2 : 64;
		w->stack = kr_realloc(w->stack, w->room * sizeof *w->stack);
	}
	uint32_t whole = (uint32_t)(folder->len + len + slash);
	w->stack[w->n++] = (struct pending){ path, whole, type };
}

/* The last path first, since the stack is taken from its top. */
static int compare_backwards(const void *a, const void *b)
{
	return strcmp(((const struct pending *)b)->path, ((const struct pending *)a)->path);
}

static DIR *open_folder(const struct walk *w, const struct pending *folder)
{
	int fd;
	if (folder->len == 0) {
		fd = openat(w->folder->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	} else {
		char *path = kr_strndup(w->arena, folder->path, folder->len - 1);
		fd = kr_open_beneath(w->folder, path, O_RDONLY | O_DIRECTORY);
	}
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	if (!dir && fd >= 0)
		close(fd);
	return dir;
}

static void report(const struct walk *w, const struct pending *folder, int error)
{
	const char *path = folder->len ? kr_strndup(w->arena, folder->path, folder->len - 1) : ".";
	errno = error;
	kr_read_report(w->diags, path, error == ELOOP ? KR_READ_LINK : KR_READ_ERROR, 0);
}

/* Puts what stands in @dir on the stack.  An errno, or 0. */
static int list(struct walk *w, const struct pending *folder, DIR *dir)
{
	const struct dirent *d;
	size_t first = w->n;
	while (errno = 0, (d = readdir(dir)))
		if (d->d_name[0] != '.')
			push(w, folder, d->d_name, type_of(dirfd(dir), d));
	int error = errno;
	if (w->n > first)
		qsort(w->stack + first, w->n - first, sizeof *w->stack, compare_backwards);
	return error;
}

/* Goes into @folder.  An errno, or 0. */
static int enter(struct walk *w, const struct pending *folder)
{
	DIR *dir = open_folder(w, folder);
	if (!dir)
		return errno;
	int error = list(w, folder, dir);
	closedir(dir);
	return error;
}

/* A folder with the name of a record was meant to be one. */
static void go_into(struct walk *w, const struct pending *folder)
{
	static const char record[] = ".yaml/";
	size_t len = strlen(record);
	if (folder->len > len && strcmp(folder->path + folder->len - len, record) == 0) {
		const char *path = kr_strndup(w->arena, folder->path, folder->len - 1);
		kr_read_report(w->diags, path, KR_READ_FOLDER, 0);
		return;
	}
	int error = enter(w, folder);
	if (error)
		report(w, folder, error);
}

static void take(struct walk *w, struct kr_listing *listing)
{
	while (w->n > 0) {
		struct pending next = w->stack[--w->n];
		if (next.type == S_IFDIR) {
			go_into(w, &next);
			continue;
		}
		struct kr_name *name = KR_ADD(w->arena, listing);
		name->path = next.path;
		name->len = next.len;
		name->kind = next.type == S_IFREG   ? KR_NAME_FILE
			     : next.type == S_IFLNK ? KR_NAME_LINK
						    : KR_NAME_ODD;
	}
}

int kr_walk(const struct kr_folder *folder, const char *under, struct kr_arena *arena,
	struct kr_diags *diags, struct kr_listing *listing)
{
	if (folder->tree)
		return kr_git_tree_walk(folder->tree, under, arena, diags, listing);
	struct walk w = { .folder = folder, .arena = arena, .diags = diags };
	struct pending top = { "", 0, S_IFDIR };
	if (*under) {
		top.path = kr_asprintf(arena, "%s/", under);
		top.len = (uint32_t)strlen(top.path);
	}
	int error = enter(&w, &top);
	if (error && error != ENOENT && error != ENOTDIR)
		report(&w, &top, error);
	take(&w, listing);
	free(w.stack);
	return error == ENOENT || error == ENOTDIR ? KR_NOTFOUND : KR_OK;
}
