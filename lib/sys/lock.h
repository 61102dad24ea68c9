/*
 * lib/sys/lock.h - the file beside a file that says: somebody is writing here.
 *
 * The lock of `x.yaml` is `x.yaml.lock`, made with O_CREAT and O_EXCL, so that one of two gets it.
 * It says in lines who made it (`kring-lock 1`, `pid`, `host`, `since`), so that one that was left
 * behind can be explained.  Only its maker and kr_unlock() remove it.
 * Source: SAFETY, 'Writing'; reliability §3.1 and row 62; git's lockfile.h.
 */
#ifndef KR_SYS_LOCK_H
#define KR_SYS_LOCK_H

#include <limits.h>

#include "sys/folder.h"

enum { KR_LOCK_TEXT = 192 };

/** Writes what a lock of this process says, as of now, into @text. */
void kr_lock_text(char text[KR_LOCK_TEXT]);

/** Writes the name of @name's lock (or its unfinished new file); false if that is too long. */
bool kr_lock_name(const char *name, char lock[NAME_MAX + 1]);
bool kr_temp_name(const char *name, char temp[NAME_MAX + 1]);

#endif
