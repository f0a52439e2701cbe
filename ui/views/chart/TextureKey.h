// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartData.h"
#include "ui/theme/Theme.h"

#include <QRectF>

class QPainter;

namespace dealscope::ui {

/// The key of the textures that a chart uses, in as many lines as its width asks for. Textures
/// that do not occur are left away.
class TextureKey
{
public:
    explicit TextureKey(const analysis::ChartData &data);

    [[nodiscard]] qreal heightFor(qreal width) const;
    void paint(QPainter &painter, const QRectF &box, const Theme &theme) const;

private:
    enum class Entry { Firm, Floor, UpToCeiling, OpenCeiling, NotAllocated, Assumed };
    struct Placed {
        Entry entry;
        QPointF at;
    };
    [[nodiscard]] static QString nameOf(Entry entry);
    [[nodiscard]] QList<Placed> place(qreal width) const;

    QList<Entry> m_entries;
};

} // namespace dealscope::ui
