/* lib/history/diff-list.c - what changed, as tables for machines; keys are stable. */
#include <string.h>

#include "base/i18n.h"
#include "history/diff.h"

static void list_records(struct kr_diff_page *f)
{
	static const struct kr_column columns[] = {
		{ "kind", N_("kind"), KR_COLUMN_WORD, KR_FOR_MACHINES, false },
		{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "path", N_("path"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "title", N_("title"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
		{ "change", N_("change"), KR_COLUMN_WORD, KR_FOR_MACHINES, false },
		{ "was", N_("was"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "meaning", N_("meaning"), KR_COLUMN_FLAG, KR_FOR_MACHINES, false },
	};
	struct kr_block *table = kr_document_table(
		f->d, "records", columns, sizeof columns / sizeof *columns, NULL);
	table->audience = KR_FOR_MACHINES;
	for (uint32_t i = 0; i < f->told.n; i++) {
		const struct kr_told *t = &f->told.at[i];
		bool renamed = strcmp(t->change, "renamed") == 0;
		struct kr_cell *cell = kr_block_row(f->d, table, KR_TONE_PLAIN);
		*cell++ = (struct kr_cell){ .text = kr_kind_name(t->pair->kind) };
		*cell++ = (struct kr_cell){ .text = t->record->id };
		*cell++ = (struct kr_cell){ .text = t->record->path };
		*cell++ = (struct kr_cell){ .text = t->title };
		*cell++ = (struct kr_cell){ .text = t->change };
		*cell++ = (struct kr_cell){ .text = renamed ? t->pair->old->id : NULL };
		*cell++ = kr_cell_flag(strcmp(t->change, "layout") != 0, NULL);
	}
}

static void list_lapses(struct kr_diff_page *f)
{
	static const struct kr_column columns[] = {
		{ "path", N_("path"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "key", N_("key"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "who", N_("who"), KR_COLUMN_LIST, KR_FOR_MACHINES, false },
		{ "words", N_("words"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	};
	struct kr_block *table = kr_document_table(
		f->d, "lapsed", columns, sizeof columns / sizeof *columns, NULL);
	table->audience = KR_FOR_MACHINES;
	for (uint32_t i = 0; i < f->told.n; i++) {
		const struct kr_told *t = &f->told.at[i];
		for (uint32_t k = 0; k < t->changes.lapses.n; k++) {
			const struct kr_lapse *l = &t->changes.lapses.at[k];
			struct kr_cell *cell = kr_block_row(f->d, table, KR_TONE_PLAIN);
			*cell++ = (struct kr_cell){ .text = t->record->path };
			*cell++ = (struct kr_cell){ .text = l->key };
			*cell++ = (struct kr_cell){ .many = &l->who };
			*cell++ = (struct kr_cell){ .text = l->words };
		}
	}
}

static void list_changes(struct kr_diff_page *f)
{
	static const struct kr_column columns[] = {
		{ "path", N_("path"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "key", N_("key"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "change", N_("change"), KR_COLUMN_WORD, KR_FOR_MACHINES, false },
		{ "old", N_("old"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
		{ "new", N_("new"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
		{ "words", N_("words"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	};
	struct kr_block *table = kr_document_table(
		f->d, "changes", columns, sizeof columns / sizeof *columns, NULL);
	table->audience = KR_FOR_MACHINES;
	for (uint32_t i = 0; i < f->told.n; i++) {
		const struct kr_told *t = &f->told.at[i];
		for (uint32_t k = 0; k < t->changes.list.n; k++) {
			const struct kr_change *c = &t->changes.list.at[k];
			struct kr_cell *cell = kr_block_row(f->d, table, KR_TONE_PLAIN);
			*cell++ = (struct kr_cell){ .text = t->record->path };
			*cell++ = (struct kr_cell){ .text = c->key };
			*cell++ = (struct kr_cell){ .text = kr_how_name(c->how) };
			*cell++ = (struct kr_cell){ .text = c->old };
			*cell++ = (struct kr_cell){ .text = c->new };
			*cell++ = (struct kr_cell){ .text = c->words };
		}
	}
}

void kr_diff_list(struct kr_diff_page *f)
{
	list_lapses(f);
	list_records(f);
	list_changes(f);
}
