// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ReportImport.h"

namespace dealscope::tests {

/// Reports from a list, which may tear in the middle.
class ListedReports : public core::ReportReader
{
public:
    explicit ListedReports(std::vector<core::ImportedReport> reports)
        : m_reports(std::move(reports))
    {
    }
    /// The place of a row that cannot be read, and with it nothing after it.
    void failAt(size_t place) { m_failAt = place; }

    Step next(core::ImportedReport &report) override
    {
        if (m_at == m_failAt) {
            ++m_at;
            return Step::Failed;
        }
        if (m_at >= m_reports.size()) {
            return Step::End;
        }
        report = m_reports[m_at++];
        report.line = line();
        return Step::Report;
    }
    /// As in a file with a header.
    [[nodiscard]] qint64 line() const override { return qint64(m_at) + 1; }
    [[nodiscard]] QString problem() const override { return QStringLiteral("it is torn."); }
    [[nodiscard]] qint64 size() const override { return qint64(m_reports.size()); }
    [[nodiscard]] qint64 position() const override { return qint64(m_at); }

private:
    std::vector<core::ImportedReport> m_reports;
    size_t m_at = 0;
    size_t m_failAt = std::numeric_limits<size_t>::max();
};

} // namespace dealscope::tests
