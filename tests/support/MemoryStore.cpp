// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/MemoryStore.h"

namespace dealscope::tests {

using namespace core;

Result<LedgerData> MemoryStore::load()
{
    if (!m_failure.isEmpty()) {
        return Error{m_failure, {}, ErrorKind::File};
    }
    return m_data;
}

Result<QString> MemoryStore::sourceText(SourceId source)
{
    return m_texts.value(source);
}

Outcome MemoryStore::setSourceText(SourceId source, const QByteArray &document)
{
    if (!m_failure.isEmpty()) {
        return Error{m_failure, {}, ErrorKind::File};
    }
    m_texts.insert(source, QString::fromUtf8(document));
    for (Source &row : m_data.sources) {
        row.hasText = row.hasText || row.id == source;
    }
    return Done{};
}

Outcome MemoryStore::append(const LedgerData &)
{
    return Error{QStringLiteral("This ledger cannot take rows."), {}, ErrorKind::File};
}

Result<TextHits> MemoryStore::search(const QString &, bool)
{
    if (!m_failure.isEmpty()) {
        return Error{m_failure, {}, ErrorKind::File};
    }
    return hits;
}

Result<SavedViewId> MemoryStore::saveView(const SavedView &view)
{
    if (!m_failure.isEmpty()) {
        return Error{m_failure, {}, ErrorKind::File};
    }
    m_data.savedViews.removeIf([&](const SavedView &v) { return v.name == view.name; });
    SavedView row = view;
    row.id = SavedViewId(m_data.savedViews.size() + 1);
    m_data.savedViews.append(row);
    return row.id;
}

Outcome MemoryStore::removeView(SavedViewId view)
{
    m_data.savedViews.removeIf([&](const SavedView &v) { return v.id == view; });
    return Done{};
}

Result<QStringList> MemoryStore::check()
{
    return QStringList{};
}

} // namespace dealscope::tests
