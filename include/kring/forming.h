/*
 * kring/forming.h - a proposal that has no round yet: what it lacks, and the command that helps.
 *
 * Source: FORMAT, 'Adopt only if'; COMMANDS, `open` and `consent`.
 */
#ifndef KRING_FORMING_H
#define KRING_FORMING_H

#include <kring/lifecycle.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What has to be there before a round can be opened and anybody can consent. */
enum kr_lack { KR_LACKS_KEEPER, KR_LACKS_DATE, KR_LACKS_CRITERION, KR_LACKS };

/** Does @a lack it on @day?  An election needs no criterion. */
KR_PUBLIC bool kr_agreement_lacks(const struct kr_agreement *a, enum kr_lack what, int32_t day);

/** What is lacking in the reader's language, `a keeper`. */
KR_PUBLIC const char *kr_lack_said(enum kr_lack what);

/** The value of `--set` that adds it, `keeper=PERSON`; kr_command_said() says it to people. */
KR_PUBLIC const char *kr_lack_setting(enum kr_lack what);

/** All that @a lacks, with a comma between, in @arena; NULL if nothing is. */
KR_PUBLIC const char *kr_lacks_said(
	struct kr_arena *arena, const struct kr_agreement *a, int32_t day);

/**
 * The command that brings @a, of which no round is open, nearer to one: `kring amend` with each
 * setting that it lacks, an election without nominations `kring nominate`, else `kring open`.  In
 * @arena.
 */
KR_PUBLIC const char *kr_forming_command(
	struct kr_arena *arena, const struct kr_agreement *a, int32_t day);

/** The successor of @a that is proposed by @day and not decided on yet; NULL: there is none. */
KR_PUBLIC const struct kr_agreement *kr_forming_successor(
	const struct kr_agreement *a, int32_t day);

#ifdef __cplusplus
}
#endif

#endif
