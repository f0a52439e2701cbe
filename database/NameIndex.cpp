// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/NameIndex.h"

#include "database/SqlStatement.h"

#include <algorithm>

namespace dealscope::database {

core::Outcome NameIndex::load(const Connection &connection, const char *names, const char *aliases)
{
    SqlStatement name(connection, names);
    while (name.next()) {
        qint64 id = 0;
        name >> id;
        const QByteArrayView text = m_texts.keep(name.utf8());
        m_names.at(text) = id;
        m_allNames.insert(id, text);
        m_lastId = std::max(m_lastId, id);
    }
    if (auto done = name.outcome(); !done) {
        return done;
    }
    SqlStatement alias(connection, aliases);
    while (alias.next()) {
        qint64 owner = 0;
        alias >> owner;
        const QByteArrayView text = m_texts.keep(alias.utf8());
        qint64 &known = m_aliases.at(text);
        known = known == 0 || known == owner ? owner : Ambiguous;
        QByteArrayView &all = m_allNames[owner];
        all = m_texts.keep(all.toByteArray() + '\n' + text.toByteArray());
    }
    return alias.outcome();
}

qint64 NameIndex::find(QByteArrayView name) const
{
    const qint64 id = m_names.find(name);
    return id != 0 ? id : m_aliases.find(name);
}

qint64 NameIndex::add(QByteArrayView name)
{
    m_names.at(name) = ++m_lastId;
    m_allNames.insert(m_lastId, name);
    ++m_added;
    return m_lastId;
}

} // namespace dealscope::database
