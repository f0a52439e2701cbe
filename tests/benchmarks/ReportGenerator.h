// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/RandomNumbers.h"

#include <QByteArrayList>
#include <QDate>

namespace dealscope::benchmarks {

/// Makes up reports on deals as comma-separated values for io::ClaimCsv: 20,000 companies and 2,000
/// outlets, of which few are in most deals (Zipf), from 1995 to 2026 and ever more of them, some
/// 1.67 reports a deal, one source a report. The same seed gives the same bytes.
class ReportGenerator
{
public:
    static constexpr int Companies = 20'000;
    static constexpr int Outlets = 2'000;

    explicit ReportGenerator(quint64 seed);

    /// The line of column names.
    [[nodiscard]] static QByteArray header();
    /// Adds the next report's line to `out`.
    void addReport(QByteArray &out);

private:
    struct Deal {
        qint64 number = 0; ///< 0 is none
        qint64 whole = 0; ///< the deal it is a part of
        std::vector<int> payers;
        int payee = 0;
        int partner = -1;
        int beneficiary = -1;
        int kind = 0;
        int day = 0; ///< since the first of 1995
        qint64 amount = 0; ///< of the first report
        QByteArray currency;
        int months = 0; ///< the term; 0 is none
        bool perYear = false;
    };

    void startDeal();
    void addParties(const Deal &deal, QByteArray &out);
    void addAmount(const Deal &deal, QByteArray &out);
    void addTerms(const Deal &deal, int status, QByteArray &out);
    void addSource(const Deal &deal, QByteArray &out);
    void addEvidence(const Deal &deal, QByteArray &out);
    [[nodiscard]] QByteArray title(const Deal &deal) const;
    [[nodiscard]] QByteArray keyOf(qint64 deal) const;

    RandomNumbers m_random;
    QByteArrayList m_companies;
    QByteArrayList m_outlets;
    std::vector<int> m_payeeOrder; ///< so that those who pay most are not those who get most
    WeightedChoice m_company = WeightedChoice::zipf(Companies);
    WeightedChoice m_outlet = WeightedChoice::zipf(Outlets);
    WeightedChoice m_kind;
    WeightedChoice m_status;
    WeightedChoice m_bound;
    Deal m_deal;
    std::vector<Deal> m_recent; ///< a ring of the last deals
    qint64 m_deals = 0;
    qint64 m_reports = 0;
};

} // namespace dealscope::benchmarks
