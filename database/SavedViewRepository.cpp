// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SavedViewRepository.h"

#include "database/Connection.h"
#include "database/RowRules.h"
#include "database/RowValues.h"
#include "database/SqlError.h"

namespace dealscope::database {

using core::Outcome;
using core::Result;
using core::SavedView;
using core::SavedViewId;

namespace {

constexpr const char *InsertView
    = "INSERT INTO saved_views (id, name, filter_json, layout_json, seal) VALUES (?, ?, ?, ?, ?)";
constexpr const char *SelectViews
    = "SELECT id, name, filter_json, layout_json FROM saved_views ORDER BY id";
constexpr const char *SelectIdOfName = "SELECT id FROM saved_views WHERE name = ?";
constexpr const char *SelectTaken = "SELECT count(*) FROM saved_views WHERE id = ?";
constexpr const char *SelectNextId = "SELECT coalesce(max(id), 0) + 1 FROM saved_views";
constexpr const char *DeleteView = "DELETE FROM saved_views WHERE id = ? RETURNING id";

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
        const auto id = freeId(view.id);
        if (!id) {
            return id.error();
        }
        written.id = *id;
    }
    if (const QString problem = RowRules::problemOf(written); !problem.isEmpty()) {
        return SqlError::inRow(RowRules::nameOf(written), {problem, {}});
    }
    if (auto done = append({written}); !done) {
        return done.error();
    }
    return written.id;
}

Result<SavedViewId> SavedViewRepository::freeId(SavedViewId wish)
{
    if (wish.isValid()) {
        SqlStatement select(m_connection, SelectTaken);
        select << wish;
        bool taken = false;
        if (select.next()) {
            select >> taken;
        }
        if (auto done = select.outcome(); !done) {
            return done.error();
        }
        if (!taken) {
            return wish;
        }
    }
    const auto next = m_connection.integer(SelectNextId);
    if (!next) {
        return next.error();
    }
    return SavedViewId(*next);
}

Result<bool> SavedViewRepository::remove(SavedViewId view)
{
    SqlStatement removal(m_connection, DeleteView);
    removal << view;
    const bool found = removal.next();
    // A statement that has rows to give is not done before its last one.
    if (auto done = removal.run(); !done) {
        return done.error();
    }
    return found;
}

} // namespace dealscope::database
