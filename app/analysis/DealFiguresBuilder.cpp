// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/DealFiguresBuilder.h"

#include "analysis/Families.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

template<typename Id, typename Row>
QHash<Id, quint32> codesOf(const QList<Row> &rows)
{
    QHash<Id, quint32> codes;
    codes.reserve(rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        codes.insert(rows[i].id, quint32(i));
    }
    return codes;
}

class Builder
{
public:
    explicit Builder(const Resolution &resolution)
        : m_resolution(resolution)
        , m_snapshot(resolution.snapshot())
        , m_companies(codesOf<CompanyId>(m_snapshot.data().companies))
        , m_outlets(codesOf<OutletId>(m_snapshot.data().outlets))
    {
    }

    DealFigures build()
    {
        for (int i = 0; i < m_resolution.deals().size(); ++i) {
            add(i);
        }
        return std::move(m_figures);
    }

private:
    void add(int position)
    {
        const ResolvedDeal &deal = m_resolution.deals()[position];
        DealFigures &to = m_figures;
        to.dealIndex.append(quint32(deal.dealIndex));
        to.firstDay.append(deal.date ? qint32(deal.date->first().toJulianDay())
                                     : DealFigures::NoDay);
        to.lastDay.append(deal.date ? qint32(deal.date->last().toJulianDay()) : DealFigures::NoDay);
        to.kind.append(quint8(deal.kind));
        to.status.append(deal.status ? quint8(*deal.status) : DealFigures::Unstated);
        to.form.append(deal.form ? quint8(*deal.form) : DealFigures::Unstated);
        const auto leftOut = whyLeftOut(deal, m_resolution.currency());
        to.leftOut.append(leftOut ? quint8(*leftOut) : DealFigures::Unstated);
        to.flags.append(flagsOf(deal));
        addMoney(deal);
        to.claims.append(quint32(deal.claims.size() + deal.setAside.size()));
        to.whole.append(m_resolution.wholeOf(position));
        to.payers.append(companies(deal.payers));
        to.payees.append(companies(deal.payees));
        to.others.append(companies(deal.partners + deal.beneficiaries));
        addReports(deal);
    }

    void addMoney(const ResolvedDeal &deal)
    {
        const auto units = [](const std::optional<Money> &money, qint64 otherwise) {
            return money ? money->units : otherwise;
        };
        DealFigures &to = m_figures;
        const Interval interval = deal.interval.value_or(Interval{Money{}, Money{}});
        to.floor.append(interval.floor.units);
        to.ceiling.append(units(interval.ceiling, DealFigures::Open));
        to.headline.append(units(deal.headline, DealFigures::None));
        to.firm.append(deal.firmFloor.units);
        to.paid.append(deal.paidFloor.units);
        // The words of the report, whatever was made of them.
        to.currency.append(
            deal.interval ? currencyCode(deal.reported ? deal.reported->currency : deal.currency)
                          : DealFigures::NoCurrency);
    }

    void addReports(const ResolvedDeal &deal)
    {
        std::vector<quint32> outlets;
        std::vector<quint32> tags;
        for (const ClaimId id : deal.claims) {
            const Evidence &evidence = m_snapshot.claim(id)->evidence;
            for (const QString &tag : evidence.tags) {
                addOnce(tags, tagCode(tag));
            }
            if (!m_resolution.counts(id)) {
                continue;
            }
            const Source *source = m_snapshot.source(evidence.source);
            for (const OutletId outlet :
                 {source ? source->outlet : OutletId{}, m_snapshot.originOf(evidence)}) {
                if (const auto it = m_outlets.constFind(outlet); it != m_outlets.constEnd()) {
                    addOnce(outlets, *it);
                }
            }
        }
        m_figures.outlets.append(outlets);
        m_figures.tags.append(tags);
    }

    [[nodiscard]] quint8 flagsOf(const ResolvedDeal &deal) const
    {
        const auto &parties = m_snapshot.data().deals[deal.dealIndex].parties;
        int flags = 0;
        if (deal.interval) {
            flags |= DealFigures::HasAmount;
            flags |= deal.currency == m_resolution.currency() ? DealFigures::Comparable : 0;
        }
        flags |= deal.approximate ? DealFigures::Approximate : 0;
        flags |= deal.replaced ? DealFigures::Replaced : 0;
        flags |= spreadOf(deal) != Spread::Once ? DealFigures::Spread : 0;
        if (deal.payers.size() > 1 || deal.payees.size() > 1
            || std::ranges::any_of(parties,
                                   [](const Party &p) { return p.sharePpm.has_value(); })) {
            flags |= DealFigures::Shared;
        }
        return quint8(flags);
    }

    [[nodiscard]] std::vector<quint32> companies(const QList<CompanyId> &ids) const
    {
        std::vector<quint32> codes;
        for (const CompanyId id : ids) {
            if (const auto it = m_companies.constFind(id); it != m_companies.constEnd()) {
                codes.push_back(*it);
            }
        }
        return codes;
    }

    quint16 currencyCode(Currency currency)
    {
        auto &known = m_figures.currencies;
        const auto found = std::ranges::find(known, currency);
        if (found == known.end()) {
            known.push_back(currency);
            return quint16(known.size() - 1);
        }
        return quint16(found - known.begin());
    }

    quint32 tagCode(const QString &tag)
    {
        const auto known = m_tags.constFind(tag);
        if (known != m_tags.constEnd()) {
            return *known;
        }
        const auto code = quint32(m_figures.tagNames.size());
        m_figures.tagNames.push_back(tag);
        m_tags.insert(tag, code);
        return code;
    }

    static void addOnce(std::vector<quint32> &codes, quint32 code)
    {
        if (std::ranges::find(codes, code) == codes.end()) {
            codes.push_back(code);
        }
    }

    const Resolution &m_resolution;
    const Snapshot &m_snapshot;
    QHash<CompanyId, quint32> m_companies;
    QHash<OutletId, quint32> m_outlets;
    QHash<QString, quint32> m_tags;
    DealFigures m_figures;
};

} // namespace

DealFigures dealFiguresOf(const Resolution &resolution)
{
    return Builder(resolution).build();
}

} // namespace dealscope::analysis
