/*
 * lib/rules/reading.c - the findings that reading a file makes, and the names of rules in files.
 *
 * The reader and the decoder report most of these by themselves; here is what a person is told
 * about them.  Only the catalogue knows the names of rules, so those are looked at here.
 */
#include <string.h>

#include "rules/check.h"

const struct kr_rule kr_rule_file_unreadable = {
	.name = "file-unreadable",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("a file of the folder cannot be read"),
	.why = N_("what is not read is not checked, and must not pass for right"),
	.mend = N_("give yourself the right to read it, or put the file back from git"),
};

const struct kr_rule kr_rule_file_too_large = {
	.name = "file-too-large",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("a record is larger than 1 MiB or has more parts than kring reads"),
	.why = N_("a record is one thing that people read; a bound on its size keeps every check "
		  "fast"),
	.mend = N_("move long texts to a file of their own and name it under 'attachments'"),
};

const struct kr_rule kr_rule_file_unexpected = {
	.name = "file-unexpected",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("a .yaml file in a kind's folder whose path is no id, or that is a link or a "
		   "device"),
	.why = N_("the path is the identity of a record; a file elsewhere would be overlooked"),
	.mend = N_("give it a path that is an id, as agreements/CIRCLE/name.yaml, or move it away"),
	.example = N_("# agreements/Warme Overdracht.yaml\n"
		      "# no circle, and capitals and a blank in its name"),
};

const struct kr_rule kr_rule_yaml_syntax = {
	.name = "yaml-syntax",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("the file is not YAML"),
	.why = N_("a file that cannot be read says nothing, whatever its author meant"),
	.mend = N_("look at this line and the one above it: indentation, quotes, a ':' in a text"),
	.example = "title: Warme overdracht: bellen",
};

const struct kr_rule kr_rule_yaml_refused = {
	.name = "yaml-refused",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("the file uses a construct of YAML that the format refuses"),
	.why = N_("anchors, aliases, tags and merge keys make a file mean something else than it "
		  "shows"),
	.mend = N_("write the value out"),
	.example = "text: &vast Bellen binnen twee uur\nwhy: *vast",
};

const struct kr_rule kr_rule_yaml_duplicate_key = {
	.name = "yaml-duplicate-key",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("a key stands twice in one mapping"),
	.why = N_("one of the two values would be lost without a word"),
	.mend = N_("keep one of them; after a merge, look which"),
	.example = "title: Warme overdracht\ntitle: Overdracht",
};

const struct kr_rule kr_rule_conflict_marker = {
	.name = "conflict-marker",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("the file holds an unmerged '<<<<<<<' of git"),
	.why = N_("two versions stand there at once, and nobody chose yet"),
	.mend = N_("choose what is to stand there, take the markers out, and commit the merge"),
	.example = "<<<<<<< HEAD\ntitle: Warme overdracht\n=======\ntitle: Overdracht\n>>>>>>> "
		   "voorstel",
};

const struct kr_rule kr_rule_key_unknown = {
	.name = "key-unknown",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("a key that the format does not have"),
	.why = N_("a slip in a key would otherwise leave out what was meant, without a word"),
	.mend = N_("correct the key; one of your own begins with 'x-'"),
	.example = "evalution: {date: 2026-09-01}",
};

const struct kr_rule kr_rule_key_missing = {
	.name = "key-missing",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("a key that is needed is absent"),
	.why = N_("the record does not say what it is for, or who, or when"),
	.mend = N_("add the key; 'kring explain KEY' says what belongs there"),
	.example = N_("# an agreement without a title\ntext: Bellen binnen twee uur"),
};

/* ---- names of rules ----------------------------------------------------------------------- */

static void rule_name(struct kr_check *ck, const struct kr_record *r, const struct kr_text *name)
{
	if (kr_rule_find(name->s))
		return;
	const char *near = kr_rule_nearest(name->s);
	kr_finding(ck, r, name->at, _("there is no rule '%s'"), name->s);
	if (near)
		kr_finding_hint(ck, _("did you mean '%s'?"), near);
	else
		kr_finding_hint(ck, _("'kring help rules' lists them"));
}

static void set_name(struct kr_check *ck, const struct kr_record *r, const struct kr_text *name)
{
	if (kr_is_rule_set(name->s))
		return;
	const char *near = kr_rule_set_nearest(name->s);
	kr_finding(ck, r, name->at, _("there is no set of rules '%s'"), name->s);
	if (near)
		kr_finding_hint(ck, _("did you mean '%s'?"), near);
}

/* A spelregel carries a rule out; what is to be ignored stands in `checks:`. */
static void enforced_word(struct kr_check *ck, const struct kr_spelregel *s, struct kr_word word)
{
	if (!word.is || kr_severity_of(word) > KR_IGNORE)
		return;
	kr_finding(ck, &s->record, word.at, _("a spelregel enforces a rule as error or warning"));
	kr_finding_hint(ck, _("take the line out: a rule that nobody enforces is ignored"));
}

static void enforced_names(struct kr_check *ck, const struct kr_spelregel *s)
{
	enforced_word(ck, s, s->set_severity);
	for (uint32_t i = 0; i < s->enforces.n; i++) {
		rule_name(ck, &s->record, &s->enforces.at[i].id);
		enforced_word(ck, s, s->enforces.at[i].value);
	}
	for (uint32_t i = 0; i < s->set.n; i++)
		set_name(ck, &s->record, &s->set.at[i]);
}

static void checks_names(struct kr_check *ck)
{
	const struct kr_network *network = kr_workspace_network(ck->ws);
	if (!network || !network->record.sound)
		return;
	for (uint32_t i = 0; i < network->checks.n; i++) {
		const struct kr_graded *one = &network->checks.at[i];
		const struct kr_rule *rule = kr_rule_find(one->id.s);
		rule_name(ck, &network->record, &one->id);
		if (!rule || rule->severity != KR_ERROR || kr_severity_of(one->value) == KR_ERROR)
			continue;
		kr_finding(ck, &network->record, one->value.at,
			_("'%s' is always an error and cannot be lowered"), rule->name);
		kr_finding_hint(ck, _("take the line out; 'kring check --skip %s' hides it once"),
			rule->name);
	}
}

const struct kr_rule kr_rule_value_invalid = {
	.name = "value-invalid",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("a value of the wrong shape: no such date, word, id, number, duration or rule"),
	.why = N_("a date that does not exist never falls due, and a word that nobody knows counts "
		  "for nothing"),
	.mend = N_("write it as 'kring explain KEY' says"),
	.example = "evaluation: {date: 2026-02-30}",
	.spelregel = enforced_names,
	.workspace = checks_names,
};
