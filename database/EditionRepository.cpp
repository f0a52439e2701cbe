// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/EditionRepository.h"

#include "database/RowIds.h"
#include "database/RowRules.h"
#include "database/SqlError.h"
#include "database/SqlStatement.h"

namespace dealscope::database {

using core::Edition;
using core::EditionId;
using core::Outcome;
using core::Result;

namespace {

constexpr const char *Table = "editions";
constexpr const char *InsertEdition
    = "INSERT INTO editions (id, name, made_on, figures_json, checksum, seal)"
      " VALUES (?, ?, ?, ?, ?, ?)";
constexpr const char *SelectEditions
    = "SELECT id, name, made_on, figures_json, checksum FROM editions ORDER BY id";
constexpr const char *SelectName = "SELECT id FROM editions WHERE name = ?";

} // namespace

Outcome EditionRepository::append(const QList<Edition> &editions)
{
    SqlStatement insert(m_connection, InsertEdition);
    for (const Edition &edition : editions) {
        insert << edition.id << edition.name << edition.madeOn.toString(Qt::ISODate)
               << edition.figuresJson << edition.checksum;
        if (auto done = insert.sealAndRun(); !done) {
            return SqlError::inRow(RowRules::nameOf(edition), done.error());
        }
    }
    return core::Done{};
}

Result<QList<Edition>> EditionRepository::readAll()
{
    QList<Edition> editions;
    SqlStatement select(m_connection, SelectEditions);
    while (select.next()) {
        Edition edition;
        QString madeOn;
        select >> edition.id >> edition.name >> madeOn >> edition.figuresJson >> edition.checksum;
        edition.madeOn = QDate::fromString(madeOn, Qt::ISODate);
        editions.append(edition);
    }
    if (auto done = select.outcome(); !done) {
        return done.error();
    }
    return editions;
}

Result<EditionId> EditionRepository::add(const Edition &edition)
{
    SqlStatement sameName(m_connection, SelectName);
    sameName << edition.name;
    if (sameName.next()) {
        return core::Error{tr("There is already an edition “%1”, and an edition is never "
                              "overwritten. Choose another name.")
                               .arg(edition.name),
                           {}};
    }
    if (auto done = sameName.outcome(); !done) {
        return done.error();
    }
    const auto id = RowIds(m_connection, Table).free(edition.id.value);
    if (!id) {
        return id.error();
    }
    Edition written = edition;
    written.id = EditionId(*id);
    if (const QString problem = RowRules::problemOf(written); !problem.isEmpty()) {
        return SqlError::inRow(RowRules::nameOf(written), {problem, {}});
    }
    if (auto done = append({written}); !done) {
        return done.error();
    }
    return written.id;
}

Result<bool> EditionRepository::remove(EditionId edition)
{
    return RowIds(m_connection, Table).remove(edition.value);
}

} // namespace dealscope::database
