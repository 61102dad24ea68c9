/*
 * lib/sys/git-find.c - find the repository where no kring folder is checked out.
 *
 * Git is told to take no bare repository that it happens to come across (`safe.bareRepository`),
 * since anybody can put one into a folder that is cloned.  So a bare one is looked for here, only
 * where no `kring.yaml` stands above it, judged by its owner as git judges it, and named to git.
 */
#define _GNU_SOURCE 1
#include "sys/git.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Is @name of the open folder @dir there, and of the type @type (0: of any)? */
static bool has(int dir, const char *name, mode_t type)
{
	struct stat st;
	return fstatat(dir, name, &st, 0) == 0 && (!type || (st.st_mode & S_IFMT) == type);
}

enum found { NOTHING, WORK_TREE, BARE };

static enum found judge(const char *path)
{
	int dir = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	enum found found = NOTHING;
	if (dir < 0)
		return NOTHING;
	if (has(dir, ".git", 0))
		found = WORK_TREE;
	else if (has(dir, "HEAD", 0) && has(dir, "objects", S_IFDIR) && has(dir, "refs", S_IFDIR))
		found = BARE;
	close(dir);
	return found;
}

/* Whose files git takes for ours: under sudo also those of the person behind it. */
static bool is_ours(const struct kr_folder *folder)
{
	struct stat st;
	const char *sudo = geteuid() == 0 ? getenv("SUDO_UID") : NULL;
	if (fstat(folder->fd, &st) != 0)
		return false;
	return st.st_uid == geteuid() || (sudo && *sudo && strtoul(sudo, NULL, 10) == st.st_uid);
}

static int open_bare(const char *path, struct kr_diags *diags, struct kr_folder **out)
{
	struct kr_folder *folder;
	int result = kr_folder_open(path, diags, &folder);
	if (result != KR_OK)
		return result;
	if (!is_ours(folder) && !kr_git_trusts(folder, folder->path)) {
		kr_git_distrusted(folder, diags);
		kr_folder_close(folder);
		return KR_FAILED;
	}
	struct kr_buf option = KR_BUF_INIT;
	kr_buf_printf(&option, "--git-dir=%s", folder->path);
	folder->git_dir = kr_copy(option.s, option.len);
	kr_buf_release(&option);
	*out = folder;
	return KR_OK;
}

int kr_folder_find_git(const char *start, struct kr_diags *diags, struct kr_folder **folder)
{
	char path[PATH_MAX];
	int result = kr_folder_find(start, diags, folder);
	if (result != KR_NOTFOUND || !realpath(start && *start ? start : ".", path))
		return result;
	for (;;) {
		enum found found = judge(path);
		if (found == BARE)
			return open_bare(path, diags, folder);
		if (found == WORK_TREE)
			return kr_folder_open(path, diags, folder);
		char *slash = strrchr(path, '/');
		if (!slash || !slash[1])
			return KR_NOTFOUND;
		slash[slash == path] = '\0';
	}
}
