// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/JsonRow.h"

#include <QHash>

namespace dealscope::io {

/// Finds the row that another row means: by id (a JSON number), by name or key, or by an alias
/// that only one row has.
template<typename Id>
class ReferenceIndex
{
public:
    void addId(Id id) { m_ids.insert(id); }
    /// False if another row has the name already.
    bool addName(const QString &name, Id id)
    {
        if (m_names.contains(name)) {
            return false;
        }
        m_names.insert(name, id);
        return true;
    }
    void addAlias(const QString &alias, Id id)
    {
        const auto found = m_aliases.constFind(alias);
        // An id that is not valid marks an alias that means more than one row.
        m_aliases.insert(alias, found == m_aliases.cend() || *found == id ? id : Id{});
    }

    /// The row that `value` names. Otherwise the row's error says why `key` names none, and the
    /// id is not valid; `what` is the word for it ("company").
    Id find(JsonRow &row, const QString &key, const QJsonValue &value, const QString &what) const
    {
        if (value.isString()) {
            const QString name = value.toString();
            if (const auto found = m_names.constFind(name); found != m_names.cend()) {
                return *found;
            }
            const auto alias = m_aliases.constFind(name);
            if (alias != m_aliases.cend() && alias->isValid()) {
                return *alias;
            }
            row.fail(key,
                     QStringLiteral("names the ") + what + u' ' + quotedForSentence(name)
                         + (alias == m_aliases.cend() ? QStringLiteral(", which does not exist")
                                                      : QStringLiteral(", an alias of several")));
            return {};
        }
        const Id id(value.toInteger(0));
        if (!m_ids.contains(id)) {
            row.fail(key,
                     value.isDouble() ? QStringLiteral("names a ") + what
                             + QStringLiteral(" whose id does not exist")
                                      : QStringLiteral("must be the name or the id of a ") + what);
            return {};
        }
        return id;
    }

    /// The row that a field names; not valid when the field is missing and not required.
    Id read(JsonRow &row, const QString &key, const QString &what,
            Presence presence = Presence::Optional) const
    {
        const QJsonValue value = row.raw(key);
        if (value.isUndefined()) {
            if (presence == Presence::Required) {
                row.fail(key, QStringLiteral("is missing"));
            }
            return {};
        }
        return find(row, key, value, what);
    }

private:
    QSet<Id> m_ids;
    QHash<QString, Id> m_names;
    QHash<QString, Id> m_aliases;
};

} // namespace dealscope::io
