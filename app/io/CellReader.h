// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/ReportImport.h"

#include <QStringList>

#include <vector>

namespace dealscope::io {

/// Takes the cells of one row apart: numbers, dates, words of the closed vocabularies, lists. The
/// first thing that is wrong is kept as a sentence; later cells then give whatever they give, so
/// that a reader takes them all and asks once. An empty cell, or one of blanks, states nothing.
class CellReader
{
public:
    /// Before each row.
    void start() { m_problem.clear(); }

    static QByteArrayView trimmed(QByteArrayView cell);
    /// Names between "|", blanks around them taken away, empty ones left out.
    static void names(QByteArrayView cell, std::vector<QByteArrayView> &names);

    /// Zero or more, at most 64 bits.
    std::optional<qint64> number(QByteArrayView cell, const char *column);
    bool flag(QByteArrayView cell, const char *column);
    core::ImportedDate date(QByteArrayView cell, const char *column);
    std::optional<core::Currency> currency(QByteArrayView cell, const char *column);
    template<typename E>
    std::optional<E> code(QByteArrayView cell, const char *column)
    {
        const QByteArrayView word = trimmed(cell);
        if (word.isEmpty()) {
            return std::nullopt;
        }
        for (const auto &entry : core::enumEntries<E>()) {
            if (word == QByteArrayView(entry.code.data(), entry.code.size())) {
                return entry.value;
            }
        }
        QStringList known;
        for (const auto &entry : core::enumEntries<E>()) {
            known.append(QString(entry.code));
        }
        fail(column, cell, QStringLiteral("known are %1").arg(known.join(QStringLiteral(", "))));
        return std::nullopt;
    }

    void fail(const QString &sentence);
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    void fail(const char *column, QByteArrayView cell, const QString &hint);

    QString m_problem;
    std::optional<core::Currency> m_lastCurrency;
    QByteArray m_lastCurrencyCode;
};

} // namespace dealscope::io
