// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Deal.h"

namespace dealscope::core {

QList<CompanyId> companiesAs(const QList<Party> &parties, Role role)
{
    QList<CompanyId> companies;
    for (const Party &party : parties) {
        if (party.role == role) {
            companies.append(party.company);
        }
    }
    return companies;
}

QList<CompanyId> Deal::companiesAs(Role role) const
{
    return core::companiesAs(parties, role);
}

} // namespace dealscope::core
