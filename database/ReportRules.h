// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ReportImport.h"

#include <QCoreApplication>

namespace dealscope::database {

/// RowRules for a report that is still views of bytes. Nearly every report is plainly right, which
/// is seen without making a single string; the others become rows and are put to RowRules itself,
/// so that there is one set of rules and of sentences.
class ReportRules
{
    Q_DECLARE_TR_FUNCTIONS(ReportRules)

public:
    /// The first broken rule, to stand after "line 12: "; empty when all are kept.
    [[nodiscard]] static QString problemOf(const core::ImportedReport &report);

    /// True if it keeps all rules for sure; false if it must be looked at more closely.
    [[nodiscard]] static bool isPlainlyRight(const core::ImportedReport &report);
    /// The close look, without the quick one before it.
    [[nodiscard]] static QString problemOnCloseLook(const core::ImportedReport &report);
    /// Two names may be one company's, which shows only in the ledger.
    [[nodiscard]] static QString twiceInARole();
};

} // namespace dealscope::database
