/*
 * kring/record.h - what all eight kinds of record have in common.
 *
 * A record is one YAML file of a kring folder.  Its path is its identity: the first folder says the
 * kind and the rest, without `.yaml`, is the id.  Records hold facts only; states are computed
 * (kring/lifecycle.h).  All records and texts live in the arena of their workspace and are
 * read-only.  A text whose length is 0 is absent, and so is a date without a day.
 *
 * Source: FORMAT, 'Five rules carry the whole format'.
 */
#ifndef KRING_RECORD_H
#define KRING_RECORD_H

#include <kring/base.h>

#ifdef __cplusplus
extern "C" {
#endif

enum kr_kind {
	KR_NETWORK,
	KR_ORGANISATION,
	KR_CIRCLE,
	KR_MANDATE,
	KR_SPELREGEL,
	KR_AGREEMENT,
	KR_MEETING,
	KR_REVIEW,
	KR_KINDS
};

/** The kind in one word, `agreement`; never translated. */
KR_PUBLIC const char *kr_kind_name(enum kr_kind kind);

/** The folder of a kind, `agreements`; NULL for the network, whose file is `kring.yaml`. */
KR_PUBLIC const char *kr_kind_folder(enum kr_kind kind);

/** The kind that @word names, as a folder or in the singular; KR_KINDS if none. */
KR_PUBLIC enum kr_kind kr_kind_of(const char *word);

/** Something in a text that belongs to a person: for the rule `personal-data`. */
struct kr_personal {
	struct kr_at at;
	const char *what; /* `e-mail`, `phone`, `citizen-number`, `ziek`; static */
	const char *near; /* of `ziek`: the words around it, for the rule to look for a name */
};

/** One file, whatever its kind; the first member of each kind's struct. */
struct kr_record {
	enum kr_kind kind;
	bool loaded;        /* read; the other kinds' members are empty before */
	bool sound;         /* read and decoded without an error: rules and acts look at it */
	bool changed;       /* other bytes than in the base, or new; where one is compared with */
	bool has_digest;    /* @digest was computed (agreement, spelregel, circle, network) */
	const char *id;     /* `geboortezorg/warme-overdracht`; of the network `kring.yaml` */
	const char *path;   /* in the folder: `agreements/geboortezorg/warme-overdracht.yaml` */
	const char *circle; /* the id's first part where it names a circle, or NULL */
	const char *name;   /* the id's last part */
	uint8_t digest[32]; /* of the content keys as they stand in the file; FORMAT, 'Digest' */
	KR_MANY(struct kr_personal) personal;
	const char *bytes; /* the file, where the loading was asked to keep it, else NULL */
	size_t len;
};

/** A word of a closed list: the place in that list from 1, or 0 when absent. */
struct kr_word {
	uint8_t is;
	struct kr_at at;
};

/** A number, with or without a fraction. */
struct kr_number {
	double value;
	bool there;
	struct kr_at at;
};

/** More than anything that is counted, and few enough to add to any day. */
enum { KR_WHOLE_MOST = 1000000 };

/** How many days or things @n says: 0 where it is absent or below 1, at most KR_WHOLE_MOST. */
static inline int32_t kr_whole(const struct kr_number *n)
{
	if (!n->there || n->value < 1)
		return 0;
	return n->value < KR_WHOLE_MOST ? (int32_t)n->value : KR_WHOLE_MOST;
}

/** `id: text` in a mapping. */
struct kr_named {
	struct kr_text id, value;
};
typedef KR_MANY(struct kr_named) kr_named_texts;

/** `id: word` in a mapping. */
struct kr_graded {
	struct kr_text id;
	struct kr_word value;
};
typedef KR_MANY(struct kr_graded) kr_grades;

/** `id: number` in a mapping. */
struct kr_counted {
	struct kr_text id;
	struct kr_number value;
};
typedef KR_MANY(struct kr_counted) kr_counts;

/**
 * What happened to a whole record on a day: withdrawn, ended, deferred, escalated, suspended.  Only
 * the members that FORMAT names for that key are ever there.
 */
struct kr_event {
	struct kr_at at;
	struct kr_date date, until, meeting;
	struct kr_text by, owner, to, why, heir;
};

/** Did @event happen by @day?  Accepts NULL. */
static inline bool kr_has_happened(const struct kr_event *event, int32_t day)
{
	return event && kr_is_by(event->date, day);
}

/** How a circle, a spelregel or the network came into force: on @date, by the agreement @by. */
struct kr_establishment {
	struct kr_at at;
	struct kr_date date;
	struct kr_text by;
};

#ifdef __cplusplus
}
#endif

#endif
