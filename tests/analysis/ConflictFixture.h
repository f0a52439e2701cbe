// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Conflicts.h"
#include "tests/support/LedgerBuilder.h"

#include <QStringList>

#include <map>

namespace dealscope::tests {

/// One deal, "Amazon → OpenAI, equity", with claims written as a line of text:
/// "up_to 10 @2025-12-17; ~exact 50 eur per_year signed deprecated @". Amounts are in billions of
/// US dollars unless a currency is named; claims get the ids 1, 2, 3... and an outlet each; a claim
/// without "@DATE" is undated. "happened=2023-09", "expected=2026", "start=", "end=", "months=84"
/// state dates and terms.
class ConflictFixture
{
public:
    explicit ConflictFixture(const QString &claims)
    {
        using namespace analysis;
        deal = builder.deal("Amazon in OpenAI", DealKind::Equity, {"Amazon"}, {"OpenAI"});
        add(deal, claims);
    }

    void add(core::DealId id, const QString &claims)
    {
        for (const QString &text : claims.split(u';', Qt::SkipEmptyParts)) {
            addClaim(id, text.trimmed());
        }
    }

    [[nodiscard]] core::LedgerData data() const
    {
        core::LedgerData rows = builder.data();
        rows.settlements = settlements;
        rows.rates = rates;
        return rows;
    }

    [[nodiscard]] analysis::ResolutionPtr resolve(core::Lens lens = core::Lens::Latest,
                                                  std::optional<QDate> publishedBy = {}) const
    {
        return analysis::Resolver::resolve(core::Snapshot::make(data()), lens, publishedBy,
                                           core::Currency::usd());
    }

    /// The sides of the deal's conflict by a rule as text: "1,2 | 5", "" without a conflict,
    /// "... settled" where something settles it.
    [[nodiscard]] QString found(core::ConflictRule rule, core::Lens lens = core::Lens::Latest,
                                std::optional<QDate> publishedBy = {}) const
    {
        const auto resolution = resolve(lens, publishedBy);
        for (const analysis::Conflict &conflict : analysis::conflictsOf(*resolution, deal)) {
            if (conflict.rule == rule) {
                return asText(conflict);
            }
        }
        return {};
    }

    [[nodiscard]] static QString asText(const analysis::Conflict &conflict)
    {
        QStringList sides;
        for (const analysis::ConflictSide &side : conflict.sides) {
            QStringList ids;
            for (const core::ClaimId id : side.claims) {
                ids.append(QString::number(id.value));
            }
            sides.append(ids.join(u','));
        }
        QString text = sides.join(QStringLiteral(" | "));
        if (conflict.settledBy) {
            using By = analysis::Settled::By;
            const By by = conflict.settledBy->by;
            text += by == By::SetAside ? QStringLiteral(" set aside")
                : by == By::Retained   ? QStringLiteral(" retained")
                                       : QStringLiteral(" kept");
        }
        return text;
    }

    void settle(core::ConflictRule rule, std::initializer_list<int> claims)
    {
        core::Settlement row;
        row.id = core::SettlementId(settlements.size() + 1);
        row.deal = deal;
        row.rule = rule;
        for (const int id : claims) {
            row.claims.append(core::ClaimId(id));
        }
        row.reason = QStringLiteral("two tranches");
        settlements.append(row);
    }

    LedgerBuilder builder;
    core::DealId deal;
    QList<core::Settlement> settlements;
    QList<core::ExchangeRate> rates;

private:
    void addClaim(core::DealId id, const QString &text)
    {
        const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
        QByteArray date;
        for (const QString &word : words) {
            if (word.startsWith(u'@')) {
                date = word.mid(1).toLatin1();
            }
        }
        const auto outlet = QStringLiteral("Outlet %1").arg(++m_claims).toLatin1();
        const auto source
            = builder.source(outlet.constData(), date.isEmpty() ? nullptr : date.constData());
        core::Claim &claim = builder.claim(id, source);
        for (qsizetype i = 0; i < words.size(); ++i) {
            QString word = words[i];
            const bool about = word.startsWith(u'~');
            word.remove(u'~');
            if (const auto bound = core::fromCode<core::Bound>(word)) {
                const double value = words[++i].toDouble();
                claim.amount = *bound == core::Bound::UpTo ? upToBn(value)
                    : *bound == core::Bound::AtLeast       ? atLeastBn(value)
                                                           : exactBn(value);
                claim.amount->approximate = about;
            } else if (const auto status = core::fromCode<core::Status>(word)) {
                claim.status = status;
            } else if (const auto rank = core::fromCode<core::Rank>(word)) {
                claim.evidence.rank = *rank;
                claim.evidence.rankReason = QStringLiteral("reason %1").arg(m_claims);
            } else if (const auto basis = core::fromCode<core::Basis>(word)) {
                claim.amount->basis = *basis;
            } else if (word == QLatin1String("eur")) {
                claim.amount->currency = *core::Currency::fromCode(u"EUR");
            } else if (word.contains(u'=')) {
                setDate(claim, word.section(u'=', 0, 0), word.section(u'=', 1));
            } else {
                Q_ASSERT(word.startsWith(u'@') || word == QLatin1String("nothing"));
            }
        }
    }

    static void setDate(core::Claim &claim, const QString &what, const QString &value)
    {
        const auto date = core::PartialDate::fromIso(value);
        if (what == QLatin1String("happened")) {
            claim.happenedOn = date;
            return;
        }
        if (what == QLatin1String("expected")) {
            claim.expectedOn = date;
            return;
        }
        core::Period period = claim.period.value_or(core::Period{});
        if (what == QLatin1String("start")) {
            period.start = date;
        } else if (what == QLatin1String("end")) {
            period.end = date;
        } else {
            period.months = value.toInt();
        }
        claim.period = period;
    }

    int m_claims = 0;
};

} // namespace dealscope::tests
