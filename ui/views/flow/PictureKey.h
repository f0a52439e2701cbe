// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Texture.h"

#include <QList>
#include <QPen>

namespace dealscope::ui {

/// The key under a picture: its scale, its kinds, its textures; only what occurs in it. Entries
/// wrap, so that a narrow picture has a key of several rows.
class PictureKey
{
public:
    /// A bar of `pixels` height that stands for `words`.
    void addScale(qreal pixels, const QString &words);
    void addKind(core::DealKind kind, const QString &words);
    void addCertainty(Certainty certainty);
    /// The same with words of the picture's own.
    void addTexture(Certainty certainty, const QString &words);
    /// The dashed line of what has no amount; with words of the picture's own if there are any.
    void addDashed(const QString &words = {});
    /// The mark of what has changed; nothing without words.
    void addChanged(const QString &words);
    /// The solid part that is paid.
    void addPaid();
    /// The mark of the number stated.
    void addHeadline();
    /// A filled mark of a picture's own colour.
    void addSwatch(const QColor &color, const QString &words);
    /// A frame drawn with a picture's own pen.
    void addOutline(const QPen &pen, const QString &words);
    /// Words without a mark.
    void addWords(const QString &words);
    /// A ramp of colours between two ends in words.
    void addRamp(const QList<QColor> &colors, const QString &from, const QString &to);

    [[nodiscard]] bool isEmpty() const { return m_entries.isEmpty(); }
    [[nodiscard]] qreal heightFor(qreal width) const;
    void paint(QPainter &painter, QPointF topLeft, qreal width, const Theme &theme) const;

private:
    enum class Mark {
        Scale,
        Kind,
        Texture,
        Dashed,
        Ramp,
        Paid,
        Headline,
        Changed,
        Swatch,
        Outline,
        Words
    };
    struct Entry {
        Mark mark = Mark::Kind;
        QString words;
        QString before{}; ///< left of the mark
        qreal width = 22; ///< of the mark
        qreal height = 10;
        core::DealKind kind = core::DealKind::Other;
        Certainty certainty = Certainty::Firm;
        QList<QColor> colors{};
        QPen pen{};
    };
    /// Where each entry stands, from (0, 0).
    [[nodiscard]] QList<QRectF> boxes(qreal width) const;
    static void paintMark(QPainter &painter, const Entry &entry, const QRectF &box,
                          const Theme &theme);

    QList<Entry> m_entries;
};

/// The largest 1, 2 or 5 times a power of ten whose length is at most `mostPixels`; 0 if none is
/// at least one unit.
[[nodiscard]] qint64 roundUnit(qreal pixelsPerUnit, qreal mostPixels);

} // namespace dealscope::ui
