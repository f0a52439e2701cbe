// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/TextArena.h"
#include "database/KeyIndex.h"

#include <QHash>

namespace dealscope::database {

class Connection;

/// The companies or the outlets of a ledger by their names and aliases, and the new ones.
class NameIndex
{
public:
    /// Reads names and aliases; the two selects give id and text, in the order of ids and places.
    core::Outcome load(const Connection &connection, const char *names, const char *aliases);

    static constexpr qint64 Ambiguous = -1;
    /// The id of a name, or of an alias that has one owner; 0 if there is none, Ambiguous for an
    /// alias of several.
    [[nodiscard]] qint64 find(QByteArrayView name) const;
    /// Gives a new name, whose bytes must stay, the next id.
    qint64 add(QByteArrayView name);
    /// Name and aliases with line ends between, as the indexes of words have them.
    [[nodiscard]] QByteArrayView allNames(qint64 id) const { return m_allNames.value(id); }
    /// How many were added.
    [[nodiscard]] qint64 added() const { return m_added; }

private:
    KeyIndex<> m_names;
    KeyIndex<> m_aliases;
    QHash<qint64, QByteArrayView> m_allNames;
    core::TextArena m_texts;
    qint64 m_lastId = 0;
    qint64 m_added = 0;
};

} // namespace dealscope::database
