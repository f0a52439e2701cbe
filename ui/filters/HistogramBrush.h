// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <optional>

namespace dealscope::ui {

/// A small histogram on which a drag marks a range of bins. The edges of the mark can be moved,
/// a double click takes it back; with the keyboard Left and Right move it, Shift with them widens
/// it, Delete takes it back.
class HistogramBrush : public QWidget
{
    Q_OBJECT

public:
    explicit HistogramBrush(QWidget *parent = nullptr);

    struct Bin {
        int count = 0;
        QString label; ///< "Dec 2025", for the tooltip
    };
    /// A word under the axis at a bin.
    struct Tick {
        int bin = 0;
        QString text;
    };
    void setBins(const QList<Bin> &bins, const QList<Tick> &ticks);
    /// First and last bin of the mark; an end that lies beyond the axis is cut.
    struct Range {
        int first = 0;
        int last = 0;
        friend bool operator==(const Range &, const Range &) = default;
    };
    void setRange(std::optional<Range> range);
    [[nodiscard]] std::optional<Range> range() const { return m_range; }
    [[nodiscard]] int binAt(qreal x) const;
    /// The middle of a bin, in the widget's coordinates.
    [[nodiscard]] QPoint binCenter(int bin) const;

    [[nodiscard]] QSize sizeHint() const override { return {150, 62}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, 62}; }

Q_SIGNALS:
    /// `continues` while the pointer is down; its release sends the last range once more without,
    /// so that a drag is one step of a history.
    void rangeBrushed(int first, int last, bool continues);
    void rangeCleared();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] qreal leftOf(int bin) const;
    void brush(Range range);
    [[nodiscard]] bool isAtEdge(qreal x, bool right) const;

    QList<Bin> m_bins;
    QList<Tick> m_ticks;
    std::optional<Range> m_range;
    std::optional<int> m_anchor; ///< the bin that stands still while dragging
    bool m_changed = false; ///< this drag has already sent a range
};

} // namespace dealscope::ui
