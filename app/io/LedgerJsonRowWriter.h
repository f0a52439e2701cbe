// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"

#include <QHash>
#include <QJsonObject>

/// Rows of a ledger as JSON objects, without ids; see LedgerJsonReader.h for their fields. What a
/// row does not state is left out.
namespace dealscope::io {

/// How rows name each other: by name or key where there is one, else by id.
class ReferenceNames
{
public:
    explicit ReferenceNames(const core::LedgerData &data)
    {
        for (const core::Company &company : data.companies) {
            m_companies.insert(company.id, company.name);
        }
        for (const core::Outlet &outlet : data.outlets) {
            m_outlets.insert(outlet.id, outlet.name);
        }
        for (const core::Source &source : data.sources) {
            m_sources.insert(source.id, source.key);
        }
        for (const core::Deal &deal : data.deals) {
            m_deals.insert(deal.id, deal.key);
        }
    }

    [[nodiscard]] QJsonValue of(core::CompanyId id) const { return find(m_companies, id); }
    [[nodiscard]] QJsonValue of(core::OutletId id) const { return find(m_outlets, id); }
    [[nodiscard]] QJsonValue of(core::SourceId id) const { return find(m_sources, id); }
    [[nodiscard]] QJsonValue of(core::DealId id) const { return find(m_deals, id); }

private:
    template<typename Id>
    static QJsonValue find(const QHash<Id, QString> &names, Id id)
    {
        if (!id.isValid()) {
            return QJsonValue::Null;
        }
        const QString name = names.value(id);
        return name.isEmpty() ? QJsonValue(id.value) : QJsonValue(name);
    }

    QHash<core::CompanyId, QString> m_companies;
    QHash<core::OutletId, QString> m_outlets;
    QHash<core::SourceId, QString> m_sources;
    QHash<core::DealId, QString> m_deals;
};

[[nodiscard]] QJsonObject toRow(const core::Company &row, const ReferenceNames &names);
[[nodiscard]] QJsonObject toRow(const core::Outlet &row, const ReferenceNames &names);
[[nodiscard]] QJsonObject toRow(const core::Source &row, const ReferenceNames &names);
[[nodiscard]] QJsonObject toRow(const core::Deal &row, const ReferenceNames &names);
[[nodiscard]] QJsonObject toRow(const core::Claim &row, const ReferenceNames &names);
[[nodiscard]] QJsonObject toRow(const core::Valuation &row, const ReferenceNames &names);
[[nodiscard]] QJsonObject toRow(const core::Milestone &row, const ReferenceNames &names);
[[nodiscard]] QJsonObject toRow(const core::ExchangeRate &row, const ReferenceNames &names);
[[nodiscard]] QJsonObject toRow(const core::Settlement &row, const ReferenceNames &names);
[[nodiscard]] QJsonObject toRow(const core::Edition &row, const ReferenceNames &names);
[[nodiscard]] QJsonObject toRow(const core::SavedView &row, const ReferenceNames &names);

} // namespace dealscope::io
