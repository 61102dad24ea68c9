/* lib/sys/git-lots.c - the bytes of the files of a commit or the index, many with each call. */
#define _GNU_SOURCE 1
#include "sys/git-files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "sys/git-blobs.h"

enum { LARGEST_FETCH = 32 << 20 }; /* bytes: half of what one answer may have */

void kr_git_tree_expect(struct kr_git_tree *t, const char *path)
{
	struct kr_git_file *f = kr_git_file_find(t, path);
	if (!f || f->is_expected || f->kind != KR_NAME_FILE || f->twice)
		return;
	f->is_expected = true;
	*KR_ADD(t->arena, &t->expected) = f;
}

/* Lets the last lot go.  What was not read of it is to be fetched again. */
static void leave_lot(struct kr_git_tree *t)
{
	for (size_t i = 0; i < t->n_lot; i++) {
		t->lot[i]->state = KR_READ_ABSENT;
		if (!t->lot[i]->was_read)
			t->next = t->began;
	}
	t->n_lot = 0;
}

/* @first, and those that are expected after it. */
static void choose_lot(struct kr_git_tree *t, struct kr_git_file *first)
{
	leave_lot(t);
	if (!t->lot)
		t->lot = kr_alloc(t->arena, KR_LARGEST_LOT * sizeof(struct kr_git_file *));
	t->lot[t->n_lot++] = first;
	t->began = t->next;
	for (; first->is_expected && t->next < t->expected.n && t->n_lot < t->most; t->next++) {
		struct kr_git_file *f = t->expected.at[t->next];
		if (!f->was_read && f != first)
			t->lot[t->n_lot++] = f;
	}
}

static enum kr_read judge(const struct kr_git_blob *b, size_t cap)
{
	if (b->size > cap)
		return KR_READ_TOO_LARGE;
	return b->wanted ? KR_READ_DONE : KR_READ_MISSING;
}

/* Wants of those that were measured as many as one answer holds. */
static void choose_sizes(struct kr_git_tree *t, struct kr_git_blob *blobs, size_t cap)
{
	size_t sum = 0;
	for (size_t i = 0; i < t->n_lot; i++) {
		struct kr_git_blob *b = &blobs[i];
		bool fits = b->wanted && b->size <= cap;
		sum += fits ? b->size : 0;
		b->wanted = fits && (i == 0 || sum <= LARGEST_FETCH);
		t->lot[i]->state = fits && !b->wanted ? KR_READ_ABSENT : judge(b, cap);
	}
}

/*
 * Nearly every lot fits into one answer, so that nothing is measured first.  When one does not,
 * that answer is broken off, and from there on each lot is measured.
 */
static int fetch_blobs(
	struct kr_git_tree *t, struct kr_git_blob *blobs, size_t cap, struct kr_ending *how)
{
	int result = KR_OK;
	for (size_t i = 0; i < t->n_lot; i++)
		blobs[i].wanted = true;
	if (t->measures) {
		result = kr_git_blobs_measure(t->folder, blobs, t->n_lot, how);
		choose_sizes(t, blobs, cap);
	}
	if (result == KR_OK)
		result = kr_git_blobs_read(t->folder, blobs, t->n_lot, &t->bytes, how);
	for (size_t i = 0; i < t->n_lot && !t->measures; i++)
		t->lot[i]->state = judge(&blobs[i], cap);
	return result;
}

static int fetch_lot(struct kr_git_tree *t, size_t cap)
{
	struct kr_git_blob *blobs = kr_realloc(NULL, t->n_lot * sizeof *blobs);
	struct kr_ending how = { 0 };
	memset(blobs, 0, t->n_lot * sizeof *blobs);
	for (size_t i = 0; i < t->n_lot; i++)
		memcpy(blobs[i].name, t->lot[i]->blob, strlen(t->lot[i]->blob));
	int result = fetch_blobs(t, blobs, cap, &how);
	if (how.flooded && !t->measures) {
		t->measures = true;
		result = fetch_blobs(t, blobs, cap, &how);
	}
	for (size_t i = 0; i < t->n_lot; i++) {
		t->lot[i]->bytes = blobs[i].bytes;
		t->lot[i]->size = blobs[i].size;
	}
	free(blobs);
	return result;
}

/*
 * One damaged object ends git's whole answer.  So a lot that fails is asked for again in a smaller
 * one, down to the single file; after that lots grow again.
 */
static void fetch(struct kr_git_tree *t, struct kr_git_file *f, size_t cap)
{
	choose_lot(t, f);
	while (fetch_lot(t, cap) != KR_OK) {
		if (t->n_lot == 1) {
			f->state = KR_READ_ERROR;
			break;
		}
		t->most = t->n_lot / 2;
		choose_lot(t, f);
	}
	t->most = t->most * 2 < KR_LARGEST_LOT ? t->most * 2 : KR_LARGEST_LOT;
}

enum kr_read kr_git_tree_read(
	struct kr_git_tree *t, const char *path, size_t cap, struct kr_buf *bytes)
{
	struct kr_git_file *f = kr_git_file_find(t, path);
	if (!f)
		return KR_READ_ABSENT;
	if (f->kind != KR_NAME_FILE)
		return f->kind == KR_NAME_LINK ? KR_READ_LINK : KR_READ_REPOSITORY;
	if (f->twice)
		return KR_READ_UNMERGED;
	if (f->state == KR_READ_ABSENT)
		fetch(t, f, cap);
	f->was_read = true;
	if (f->state == KR_READ_DONE) {
		kr_buf_reset(bytes);
		kr_buf_add(bytes, f->bytes, f->size);
	}
	errno = EIO; /* what KR_READ_ERROR is */
	return f->state;
}
