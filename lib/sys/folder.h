/*
 * lib/sys/folder.h - the open folder, and the one gate through which its files are opened.
 *
 * Nothing outside the folder is ever opened, and no link is followed, wherever in the path it
 * stands.  What kr_open_beneath() opened is judged by its descriptor, never again by its name.
 * Source: SAFETY, contract 5; reliability, rows 23 to 26.
 */
#ifndef KR_SYS_FOLDER_H
#define KR_SYS_FOLDER_H

#include <kring/sys.h>

struct kr_git_facts;
struct kr_git_tree;

struct kr_folder {
	int fd;
	char *path;               /* absolute, without links */
	char *inside;             /* from here down to where kr_folder_find() started */
	struct kr_git_facts *git; /* what git said of it; NULL until it is asked (lib/sys/git.c) */
	char *git_dir;            /* `--git-dir=…` of a bare repository that it is, or NULL */
	char *index; /* `GIT_INDEX_FILE=…` of the commit that is being made, or NULL */
	struct kr_git_tree *tree; /* read from there and not from the disk; or NULL (git-tree.h) */
	char *commit, *where; /* of @tree: the commit (NULL: the index), and the way down in it */
};

/** Is @path a way down: not empty, not absolute, no part empty, `.` or `..`? */
bool kr_path_is_beneath(const char *path);

/**
 * Opens the file or folder @path of @folder with @flags of open(2); O_CREAT is not among them.
 * Returns a descriptor, or -1 and errno: ELOOP for a link, EXDEV for a way that leads outside.
 */
int kr_open_beneath(const struct kr_folder *folder, const char *path, int flags);

/** Opens the folder that @path lies in; *@name is the last part of @path.  -1 and errno. */
int kr_open_parent(const struct kr_folder *folder, const char *path, const char **name);

/**
 * Flushes the open folder @dir, so that its names are on the disk.  Some file systems cannot and
 * say EINVAL: then there is nothing more to be had, and that is no failure.
 */
bool kr_flush_folder(int dir);

/** A copy of the @len bytes at @s on the heap with a NUL behind it; the caller frees it. */
char *kr_copy(const char *s, size_t len);

#endif
