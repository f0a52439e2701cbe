// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ValuationSeries.h"
#include "ui/theme/Theme.h"

#include <QRectF>

class QPainter;

namespace dealscope::ui {

inline constexpr qreal ValuationRadius = 5; ///< px

struct ValuationMarkLook {
    bool conditional = false; ///< hollow
    bool setAside = false; ///< crossed
    bool inferred = false; ///< in a dotted ring
};
void drawValuationMark(QPainter &painter, QPointF at, const ValuationMarkLook &look,
                       const QColor &color, const Theme &theme);

/// What the marks of a picture mean, in as many lines as its width asks for; only of those that
/// occur.
class ValuationKey
{
public:
    explicit ValuationKey(const analysis::ValuationSeries &series);

    [[nodiscard]] qreal heightFor(qreal width) const;
    void paint(QPainter &painter, const QRectF &box, const Theme &theme) const;

private:
    enum class Entry { Holds, Conditional, SetAside, Inferred, Range, Open };
    struct Placed {
        Entry entry;
        QPointF at;
    };
    [[nodiscard]] static QString nameOf(Entry entry);
    [[nodiscard]] QList<Placed> place(qreal width) const;
    static void paintEntry(QPainter &painter, Entry entry, const QRectF &swatch,
                           const Theme &theme);

    QList<Entry> m_entries;
};

} // namespace dealscope::ui
