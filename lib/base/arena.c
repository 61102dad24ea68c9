/* lib/base/arena.c - memory that goes all at once, and the one function that gets any. */
#define _GNU_SOURCE 1
#include <kring/base.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POISON 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define POISON 1
#endif
#ifdef POISON
#include <sanitizer/asan_interface.h>
#define HIDE(at, size) ASAN_POISON_MEMORY_REGION((at), (size))
#define SHOW(at, size) ASAN_UNPOISON_MEMORY_REGION((at), (size))
enum { GAP = 16 }; /* a hidden stretch behind each piece, so that reading past it is caught */
#else
#define HIDE(at, size) ((void)(at), (void)(size))
#define SHOW(at, size) ((void)(at), (void)(size))
enum { GAP = 0 };
#endif

enum {
	ALIGN = _Alignof(max_align_t),
	FIRST_BLOCK = 4096 - 64,
	LARGEST_BLOCK = 256 * 1024 - 64, /* blocks double up to here; less is lost at the end */
};

struct block {
	struct block *next;
	size_t used;  /* structs, from the start up to here */
	size_t size;  /* texts, from the end down to here */
	size_t whole; /* as it was got */
	max_align_t bytes[];
};

struct kr_arena {
	struct block *head; /* pieces come from this one only */
};

/* ---- the one function --------------------------------------------------------------------- */

static void stop_with_message(void)
{
	static const char words[] = "kring: no memory left; nothing was changed half\n";
	ssize_t written = write(STDERR_FILENO, words, sizeof words - 1);
	(void)written; /* there is nobody left to tell */
	_exit(3);
}

static void (*no_memory)(void) = stop_with_message;
static void *(*system_realloc)(void *p, size_t size) = realloc;

void kr_set_no_memory(void (*handler)(void))
{
	no_memory = handler ? handler : stop_with_message;
}

void kr_set_realloc(void *(*function)(void *p, size_t size))
{
	system_realloc = function ? function : realloc;
}

_Noreturn static void give_up(void)
{
	no_memory();
	abort(); /* the handler returned, against its contract */
}

void *kr_realloc(void *p, size_t size)
{
	void *got = size <= PTRDIFF_MAX ? system_realloc(p, size ? size : 1) : NULL;
	if (!got)
		give_up();
	return got;
}

/* ---- arenas ------------------------------------------------------------------------------- */

static struct block *block_new(size_t size)
{
	struct block *b = kr_realloc(NULL, sizeof *b + size);
	b->next = NULL;
	b->size = b->whole = size;
	b->used = 0;
	HIDE(b->bytes, size);
	return b;
}

struct kr_arena *kr_arena_new(void)
{
	struct kr_arena *a = kr_realloc(NULL, sizeof *a);
	a->head = NULL;
	return a;
}

static void blocks_free(struct block *b)
{
	while (b) {
		struct block *next = b->next;
		SHOW(b->bytes, b->whole);
		free(b);
		b = next;
	}
}

void kr_arena_free(struct kr_arena *a)
{
	if (!a)
		return;
	blocks_free(a->head);
	free(a);
}

void kr_arena_reset(struct kr_arena *a)
{
	if (!a->head)
		return;
	blocks_free(a->head->next);
	a->head->next = NULL;
	a->head->used = 0;
	a->head->size = a->head->whole;
	HIDE(a->head->bytes, a->head->whole);
}

/* A large piece gets a block of its own behind the head, so that the head's rest is not lost. */
static void *take_large(struct kr_arena *a, size_t size)
{
	struct block *b = block_new(size);
	b->used = size;
	if (a->head) {
		b->next = a->head->next;
		a->head->next = b;
	} else {
		a->head = b;
	}
	return b->bytes;
}

static void *take_from_new_block(struct kr_arena *a, size_t size)
{
	size_t room = a->head ? a->head->whole * 2 : FIRST_BLOCK;
	if (room > LARGEST_BLOCK)
		room = LARGEST_BLOCK;
	if (size > room / 4)
		return take_large(a, size);
	struct block *b = block_new(room);
	b->next = a->head;
	b->used = size;
	a->head = b;
	return b->bytes;
}

/* @size bytes of unknown content. */
static void *take(struct kr_arena *a, size_t size)
{
	if (size > PTRDIFF_MAX / 2)
		give_up();
	size_t whole = (size + GAP + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	struct block *b = a->head;
	char *at;
	if (b && b->size - b->used >= whole) {
		at = (char *)b->bytes + b->used;
		b->used += whole;
	} else {
		at = take_from_new_block(a, whole);
	}
	SHOW(at, size);
	return at;
}

/*
 * The same for a text, which needs no alignment: from the end of the block, so that the structs
 * stay aligned and nothing is lost between two texts. (Where pieces are hidden, each keeps its own
 * gap.)
 */
static char *take_text(struct kr_arena *a, size_t size)
{
	struct block *b = a->head;
	if (GAP > 0 || !b || b->size - b->used < size)
		return take(a, size);
	b->size -= size;
	return (char *)b->bytes + b->size;
}

void *kr_alloc(struct kr_arena *a, size_t size)
{
	return memset(take(a, size), 0, size);
}

char *kr_strndup(struct kr_arena *a, const char *s, size_t len)
{
	char *copy = take_text(a, len + 1);
	if (len)
		memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *kr_asprintf(struct kr_arena *a, const char *format, ...)
{
	struct kr_buf b = KR_BUF_INIT;
	va_list args;
	va_start(args, format);
	kr_buf_vprintf(&b, format, args);
	va_end(args);
	char *copy = kr_strndup(a, b.s, b.len);
	kr_buf_release(&b);
	return copy;
}

void *kr_many_room(struct kr_arena *a, void *at, uint32_t n, uint32_t *room, size_t size)
{
	if (n == *room) {
		uint32_t more = n ? n * 2 : 4;
		if (n > UINT32_MAX / 2 || more > PTRDIFF_MAX / 2 / size)
			give_up();
		void *larger = take(a, more * size);
		if (n)
			memcpy(larger, at, n * size);
		at = larger;
		*room = more;
	}
	memset((char *)at + n * size, 0, size);
	return at;
}
