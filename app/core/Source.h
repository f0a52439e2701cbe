// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/PartialDate.h"
#include "core/StrongId.h"

#include <QStringList>

namespace dealscope::core {

/// Who publishes. An unnamed outlet has a name for the screen ("unnamed outlet (fr)") and is
/// never an independent origin.
struct Outlet {
    OutletId id;
    QString name;
    bool named = true;
    QStringList aliases;
    QString homepage;

    friend bool operator==(const Outlet &, const Outlet &) = default;
};

/// One document of an outlet.
struct Source {
    SourceId id;
    QString key; ///< a short name that other files may refer to; unique, may be empty
    OutletId outlet;
    SourceKind kind = SourceKind::Article;
    QString title;
    QString url;
    QString archivedUrl;
    QString language; ///< ISO 639-1
    std::optional<PartialDate> published;
    bool publishedInferred = false; ///< the date is worked out, not printed in the source
    std::optional<PartialDate> accessed;
    QString fileName;
    QString text; ///< the whole document, on its way in; a loaded ledger leaves it empty
    bool hasText = false; ///< the ledger has the text, see DealStore::sourceText
    QString checksum; ///< SHA-256 of the document, lower-case hex; may be empty

    friend bool operator==(const Source &, const Source &) = default;
};

} // namespace dealscope::core
