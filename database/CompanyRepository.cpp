// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/CompanyRepository.h"

#include "database/ListColumns.h"
#include "database/RowRules.h"
#include "database/SqlError.h"

namespace dealscope::database {

using core::Company;
using core::Outcome;
using core::Result;

namespace {

constexpr const char *InsertCompany
    = "INSERT INTO companies (id, name, parent_id, note, seal) VALUES (?, ?, ?, ?, ?)";
constexpr const char *InsertAlias
    = "INSERT INTO company_aliases (company_id, position, alias, seal) VALUES (?, ?, ?, ?)";
// A parent may follow its daughter, so that its foreign key is only checked at the end.
constexpr const char *SelectOrphans
    = "SELECT c.id FROM companies c LEFT JOIN companies p ON p.id = c.parent_id"
      " WHERE c.parent_id IS NOT NULL AND p.id IS NULL ORDER BY c.id LIMIT 1";
constexpr const char *SelectCompanies
    = "SELECT id, name, parent_id, note FROM companies ORDER BY id";
constexpr const char *SelectAliases
    = "SELECT company_id, alias FROM company_aliases ORDER BY company_id, position";

} // namespace

Outcome CompanyRepository::append(const QList<Company> &companies)
{
    SqlStatement insert(m_connection, InsertCompany);
    SqlStatement insertAlias(m_connection, InsertAlias);
    for (const Company &company : companies) {
        insert << company.id << company.name << company.parent << company.note;
        auto done = insert.sealAndRun();
        if (done) {
            done = insertList(insertAlias, company.id.value, company.aliases);
        }
        if (!done) {
            return SqlError::inRow(RowRules::nameOf(company), done.error());
        }
    }
    SqlStatement orphans(m_connection, SelectOrphans);
    if (orphans.next()) {
        Company orphan;
        orphans >> orphan.id;
        return SqlError::inRow(RowRules::nameOf(orphan), SqlError::missingRow());
    }
    return orphans.outcome();
}

Result<QList<Company>> CompanyRepository::readAll()
{
    QList<Company> companies;
    SqlStatement select(m_connection, SelectCompanies);
    while (select.next()) {
        Company company;
        select >> company.id >> company.name;
        std::optional<core::CompanyId> parent;
        select >> parent >> company.note;
        company.parent = parent.value_or(core::CompanyId());
        companies.append(company);
    }
    Outcome done = select.outcome();
    if (done) {
        done
            = readLists<QString>(m_connection, SelectAliases, companies,
                                 [](Company &company) -> QStringList & { return company.aliases; });
    }
    if (!done) {
        return done.error();
    }
    return companies;
}

} // namespace dealscope::database
