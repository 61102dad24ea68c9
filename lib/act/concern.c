/* lib/act/concern.c - what a person typed as a concern: is it one, or the word for none? */
#include <ctype.h>
#include <string.h>

#include "act/known.h"

/* Is @text the word @word, in any case, with a full stop or without? */
static bool is_word(const char *text, const char *word)
{
	size_t len = strlen(text);
	while (len > 0 && (isspace((unsigned char)text[len - 1]) || text[len - 1] == '.'))
		len--;
	return len == strlen(word) && strncasecmp(text, word, len) == 0;
}

const char *act_concern(struct kr_act *act, const char *typed)
{
	const struct kr_network *network = kr_workspace_network(act->ws);
	if (!typed)
		return NULL;
	bool dutch = network && kr_present(&network->language) &&
		     strncmp(network->language.s, "nl", 2) == 0;
	if (is_word(typed, "none") || (dutch && (is_word(typed, "geen") || is_word(typed, "nee"))))
		return "none";
	return typed;
}
