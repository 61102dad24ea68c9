/* kring/kring.h - all of libkring. */
#ifndef KRING_KRING_H
#define KRING_KRING_H

#include <kring/act.h>
#include <kring/agreement.h>
#include <kring/base.h>
#include <kring/baseline.h>
#include <kring/bearing.h>
#include <kring/changes.h>
#include <kring/charter.h>
#include <kring/circle.h>
#include <kring/diag.h>
#include <kring/export.h>
#include <kring/findings.h>
#include <kring/folder.h>
#include <kring/lifecycle.h>
#include <kring/plain.h>
#include <kring/merge.h>
#include <kring/record.h>
#include <kring/report.h>
#include <kring/rounds.h>
#include <kring/rules.h>
#include <kring/schema.h>
#include <kring/setup.h>
#include <kring/since.h>
#include <kring/sys.h>
#include <kring/workspace.h>

#endif
