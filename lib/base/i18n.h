/* lib/base/i18n.h - texts for people; see the language part of kring/base.h. */
#ifndef KR_BASE_I18N_H
#define KR_BASE_I18N_H
#include <kring/base.h>
#endif
