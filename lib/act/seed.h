/*
 * lib/act/seed.h - the texts that a new kring folder begins with.
 *
 * They are the users' own words from then on, in the language of the folder (Dutch), and are never
 * translated.  The seven spelregels follow research/domain §5; what each enforces is the table of
 * RULES, 'The seven spelregels'.
 */
#ifndef KR_ACT_SEED_H
#define KR_ACT_SEED_H

enum { ACT_SPELREGELS = 7, ACT_RULES_MOST = 3 };

struct act_spelregel {
	const char *id, *title, *text, *ask;
	struct {
		const char *rule, *severity;
	} enforces[ACT_RULES_MOST]; /* the rest NULL */
};

extern const struct act_spelregel act_spelregels[ACT_SPELREGELS];

/** kring.yaml: before the name, between name and purpose, behind the purpose. */
extern const char *const act_seed_network[3];
/** The purpose where none is given. */
extern const char act_seed_purpose[];
/** The comment above a spelregel; takes its number, a size_t. */
extern const char act_seed_comment[];
extern const char act_seed_readme[], act_seed_attributes[];
/** The command that would establish the spelregels; takes the evaluation date. */
extern const char act_seed_propose[];

/** A file of a template; those of kring.yaml have `@NAME@` and `@PURPOSE@` on lines of their own.
 */
struct act_template_file {
	const char *template, *path, *text;
};

/** All files of all templates, in the order of their names; the last one has no template. */
extern const struct act_template_file act_template_files[];

#endif
