/* lib/sys/folder.c - find and open a folder, and open what lies beneath it. */
#define _GNU_SOURCE 1
#include "sys/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/i18n.h"
#include "sys/git-tree.h"

/* ---- the gate ----------------------------------------------------------------------------- */

bool kr_path_is_beneath(const char *path)
{
	for (;;) {
		size_t n = strcspn(path, "/");
		if (n == 0 || (n == 1 && path[0] == '.') || (n == 2 && strncmp(path, "..", 2) == 0))
			return false;
		if (path[n] == '\0')
			return true;
		path += n + 1;
	}
}

/* Which error is it that @name of @dir cannot be opened as a folder? */
static int folder_error(int dir, const char *name)
{
	struct stat st;
	int error = errno;
	/* a link gives ENOTDIR here, like a file */
	if (error == ENOTDIR && fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		S_ISLNK(st.st_mode))
		return ELOOP;
	return error;
}

/* The way of before Linux 5.6: part by part, so that no link on the way is followed. */
static int open_by_parts(int root, const char *path, int flags)
{
	char part[NAME_MAX + 1];
	int dir = fcntl(root, F_DUPFD_CLOEXEC, 3);
	while (dir >= 0) {
		size_t n = strcspn(path, "/");
		bool last = path[n] == '\0';
		if (n > NAME_MAX) {
			close(dir);
			errno = ENAMETOOLONG;
			return -1;
		}
		memcpy(part, path, n);
		part[n] = '\0';
		int how = last ? flags : O_PATH | O_DIRECTORY;
		int next = openat(dir, part, how | O_NOFOLLOW | O_CLOEXEC);
		int error = next < 0 && (how & O_DIRECTORY) ? folder_error(dir, part) : errno;
		close(dir);
		if (next < 0 || last) {
			errno = error;
			return next;
		}
		dir = next;
		path += n + 1;
	}
	return -1;
}

int kr_open_beneath(const struct kr_folder *folder, const char *path, int flags)
{
	static atomic_bool missing; /* openat2: an old kernel, or a sandbox that forbids it */
	if (!kr_path_is_beneath(path)) {
		errno = EXDEV;
		return -1;
	}
	if (!atomic_load_explicit(&missing, memory_order_relaxed)) {
		struct open_how how = { .flags = (unsigned)(flags | O_CLOEXEC),
			.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS };
		long fd = syscall(SYS_openat2, folder->fd, path, &how, sizeof how);
		if (fd >= 0 || (errno != ENOSYS && errno != EPERM))
			return (int)fd;
		if (errno == ENOSYS)
			atomic_store_explicit(&missing, true, memory_order_relaxed);
	}
	return open_by_parts(folder->fd, path, flags);
}

int kr_open_parent(const struct kr_folder *folder, const char *path, const char **name)
{
	char parent[PATH_MAX];
	const char *slash = strrchr(path, '/');
	*name = slash ? slash + 1 : path;
	if (!kr_path_is_beneath(path)) {
		errno = EXDEV;
		return -1;
	}
	if (!slash)
		return fcntl(folder->fd, F_DUPFD_CLOEXEC, 3);
	size_t len = (size_t)(slash - path);
	if (len >= sizeof parent) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(parent, path, len);
	parent[len] = '\0';
	return kr_open_beneath(folder, parent, O_RDONLY | O_DIRECTORY);
}

/* ---- open and close ----------------------------------------------------------------------- */

bool kr_flush_folder(int dir)
{
	return fsync(dir) == 0 || errno == EINVAL;
}

char *kr_copy(const char *s, size_t len)
{
	char *kept = kr_realloc(NULL, len + 1);
	memcpy(kept, s, len);
	kept[len] = '\0';
	return kept;
}

static struct kr_folder *folder_new(int fd, const char *path, const char *inside)
{
	struct kr_folder *folder = kr_realloc(NULL, sizeof *folder);
	*folder = (struct kr_folder){ .fd = fd,
		.path = kr_copy(path, strlen(path)),
		.inside = kr_copy(inside, strlen(inside)) };
	return folder;
}

static int cannot_open(struct kr_diags *diags, const char *path)
{
	return kr_cannot(diags, NULL, _("cannot open the folder '%s': %s"), path, strerror(errno));
}

int kr_folder_open(const char *path, struct kr_diags *diags, struct kr_folder **folder)
{
	char real[PATH_MAX];
	if (!realpath(path, real))
		return cannot_open(diags, path);
	int fd = open(real, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return cannot_open(diags, path);
	*folder = folder_new(fd, real, "");
	return KR_OK;
}

static bool holds_network(const char *path)
{
	struct stat st;
	int fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool found = fstatat(fd, "kring.yaml", &st, AT_SYMLINK_NOFOLLOW) == 0;
	close(fd);
	return found;
}

static void cut_last_part(char *path)
{
	char *slash = strrchr(path, '/');
	slash[slash == path] = '\0';
}

/* Cuts @path back to the nearest folder upwards that holds a `kring.yaml`; false: there is none. */
static bool go_up(char *path)
{
	while (!holds_network(path)) {
		if (strcmp(path, "/") == 0)
			return false;
		cut_last_part(path);
	}
	return true;
}

int kr_folder_find(const char *start, struct kr_diags *diags, struct kr_folder **folder)
{
	char from[PATH_MAX], path[PATH_MAX];
	const char *asked = start && *start ? start : ".";
	struct stat st;
	if (!realpath(asked, from) || stat(from, &st) != 0)
		return cannot_open(diags, asked);
	if (!S_ISDIR(st.st_mode))
		cut_last_part(from);
	memcpy(path, from, strlen(from) + 1);
	if (!go_up(path))
		return KR_NOTFOUND;
	if (kr_folder_open(path, diags, folder) != KR_OK)
		return KR_FAILED;
	const char *inside = from + strlen(path);
	inside += *inside == '/';
	free((*folder)->inside);
	(*folder)->inside = kr_copy(inside, strlen(inside));
	return KR_OK;
}

void kr_folder_close(struct kr_folder *folder)
{
	if (!folder)
		return;
	close(folder->fd);
	free(folder->path);
	free(folder->inside);
	kr_git_facts_free(folder->git);
	kr_git_tree_free(folder->tree);
	free(folder->git_dir);
	free(folder->index);
	free(folder->commit);
	free(folder->where);
	free(folder);
}

const char *kr_folder_path(const struct kr_folder *folder)
{
	return folder->path;
}

const char *kr_folder_inside(const struct kr_folder *folder)
{
	return folder->inside;
}

const char *kr_git_prefix(const struct kr_folder *folder, struct kr_arena *arena)
{
	struct stat st;
	if (folder->tree)
		return *folder->where ? kr_asprintf(arena, "%s/", folder->where) : "";
	for (size_t len = strlen(folder->path); len > 0;) {
		const char *git = kr_asprintf(arena, "%.*s/.git", (int)len, folder->path);
		if (lstat(git, &st) == 0) {
			const char *rest = folder->path + len + (folder->path[len] == '/');
			return *rest ? kr_asprintf(arena, "%s/", rest) : "";
		}
		while (len > 0 && folder->path[--len] != '/')
			;
	}
	return "";
}
