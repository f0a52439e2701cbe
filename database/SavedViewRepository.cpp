// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SavedViewRepository.h"

#include "database/RowIds.h"
#include "database/RowRules.h"
#include "database/RowValues.h"
#include "database/SqlError.h"

namespace dealscope::database {

using core::Outcome;
using core::Result;
using core::SavedView;
using core::SavedViewId;

namespace {

constexpr const char *Table = "saved_views";
constexpr const char *InsertView
    = "INSERT INTO saved_views (id, name, filter_json, layout_json, seal) VALUES (?, ?, ?, ?, ?)";
constexpr const char *SelectViews
    = "SELECT id, name, filter_json, layout_json FROM saved_views ORDER BY id";
constexpr const char *SelectIdOfName = "SELECT id FROM saved_views WHERE name = ?";

} // namespace

Outcome SavedViewRepository::append(const QList<SavedView> &views)
{
    SqlStatement insert(m_connection, InsertView);
    for (const SavedView &view : views) {
        insert << view.id << view.name << view.filterJson << view.layoutJson;
        if (auto done = insert.sealAndRun(); !done) {
            return SqlError::inRow(RowRules::nameOf(view), done.error());
        }
    }
    return core::Done{};
}

Result<QList<SavedView>> SavedViewRepository::readAll()
{
    QList<SavedView> views;
    SqlStatement select(m_connection, SelectViews);
    while (select.next()) {
        SavedView view;
        select >> view.id >> view.name >> view.filterJson >> view.layoutJson;
        views.append(view);
    }
    if (auto done = select.outcome(); !done) {
        return done.error();
    }
    return views;
}

Result<SavedViewId> SavedViewRepository::save(const SavedView &view)
{
    SavedView written = view;
    SqlStatement sameName(m_connection, SelectIdOfName);
    sameName << view.name;
    if (sameName.next()) {
        sameName >> written.id;
        if (auto removed = remove(written.id); !removed) {
            return removed.error();
        }
    } else {
        if (auto done = sameName.outcome(); !done) {
            return done.error();
        }
        const auto id = RowIds(m_connection, Table).free(view.id.value);
        if (!id) {
            return id.error();
        }
        written.id = SavedViewId(*id);
    }
    if (const QString problem = RowRules::problemOf(written); !problem.isEmpty()) {
        return SqlError::inRow(RowRules::nameOf(written), {problem, {}});
    }
    if (auto done = append({written}); !done) {
        return done.error();
    }
    return written.id;
}

Result<bool> SavedViewRepository::remove(SavedViewId view)
{
    return RowIds(m_connection, Table).remove(view.value);
}

} // namespace dealscope::database
