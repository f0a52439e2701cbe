// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changes/ChangesDelegate.h"

#include "ui/changes/ChangesModel.h"
#include "ui/theme/StatusGlyph.h"
#include "ui/theme/Theme.h"

#include <QPainter>

namespace dealscope::ui {

using namespace core;

namespace {

constexpr int Padding = 8;
constexpr int RowHeight = 22;
constexpr int QuoteHeight = 17;
constexpr int GlyphWidth = 16;
constexpr int Gap = 12;
constexpr int WidestTitle = 340;

/// Words set one after another on a line, elided at its end.
class Line
{
public:
    Line(QPainter &painter, const QRect &box)
        : m_painter(painter)
        , m_box(box)
    {
    }

    void add(const QString &words, const QColor &color, int widest = 1 << 20)
    {
        const int room = std::min(widest, m_box.width());
        if (room <= 0 || words.isEmpty()) {
            return;
        }
        const QFontMetrics metrics = m_painter.fontMetrics();
        const QString fitting = metrics.elidedText(words.left(1000), Qt::ElideRight, room);
        m_painter.setPen(color);
        m_painter.drawText(m_box, int(Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
                           fitting);
        skip(metrics.horizontalAdvance(fitting));
    }

    void addGlyph(const QVariant &status, const Theme &theme)
    {
        if (m_box.width() < GlyphWidth) {
            return;
        }
        drawStatusGlyph(
            m_painter, status.isValid() ? std::optional(Status(status.toInt())) : std::nullopt,
            QRectF(m_box.left(), m_box.center().y() - 5, 11, 11), theme.ink, theme.panel);
        skip(GlyphWidth);
    }

    void skip(int pixels) { m_box.setLeft(m_box.left() + pixels); }
    [[nodiscard]] const QRect &box() const { return m_box; }

private:
    QPainter &m_painter;
    QRect m_box;
};

} // namespace

void ChangesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme theme = Theme::forPalette(option.palette);
    painter->save();
    painter->setFont(option.font);
    const bool head = index.data(ChangesModel::HeadRole).toBool();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, theme.selection);
    } else if (!head && option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, theme.window);
    }
    painter->setPen(theme.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (!head && option.state & QStyle::State_HasFocus) {
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                          theme.accent);
    }
    QRect box = option.rect.adjusted(Padding, 0, -Padding, 0);
    if (head) {
        QFont bold = option.font;
        bold.setBold(true);
        painter->setFont(bold);
        Line(*painter, box).add(index.data(ChangesModel::TitleRole).toString(), theme.soft);
        painter->restore();
        return;
    }
    const QString report = index.data(ChangesModel::ReportRole).toString();
    const QString quote = index.data(ChangesModel::QuoteRole).toString();
    if (!report.isEmpty() && !quote.isEmpty()) {
        box.setHeight(RowHeight);
    }
    Line line(*painter, box);
    // Columns of equal width: what was and what is stand below each other.
    const int column = std::min(WidestTitle, box.width() * 45 / 100);
    line.add(index.data(ChangesModel::TitleRole).toString(), theme.ink, column - Gap);
    line.skip(box.left() + column - line.box().left());
    if (!report.isEmpty()) {
        line.add(report, theme.soft);
        if (!quote.isEmpty()) {
            QFont italic = option.font;
            italic.setItalic(true);
            painter->setFont(italic);
            Line(*painter,
                 QRect(box.left() + Gap, box.bottom() - 2, box.width() - Gap, QuoteHeight))
                .add(QStringLiteral("« %1 »").arg(quote), theme.ink);
        }
        painter->restore();
        return;
    }
    const QString before = index.data(ChangesModel::BeforeRole).toString();
    const QString after = index.data(ChangesModel::AfterRole).toString();
    const bool glyphs = index.data(ChangesModel::StatusChangeRole).toBool();
    const auto side = [&](const QString &words, int role, bool now) {
        const QVariant status = index.data(role);
        if (!words.isEmpty() && (glyphs || status.isValid())) {
            line.addGlyph(status, theme);
        }
        line.add(words, now ? theme.ink : theme.soft);
    };
    side(before, ChangesModel::StatusBeforeRole, after.isEmpty());
    if (!before.isEmpty() && !after.isEmpty()) {
        line.add(QStringLiteral("  →  "), theme.soft);
    }
    side(after, ChangesModel::StatusAfterRole, true);
    painter->restore();
}

QSize ChangesDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = qMax(RowHeight, option.fontMetrics.height() + 5);
    const bool second = index.data(ChangesModel::TallRole).toBool();
    return {200, line + (second ? QuoteHeight : 0)};
}

} // namespace dealscope::ui
