// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/matrix/MatrixPainter.h"

#include "io/MoneyText.h"
#include "ui/theme/ChangedMark.h"
#include "ui/theme/HaloText.h"
#include "ui/window/Counted.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dealscope::ui {

using namespace core;
using namespace analysis;

namespace {

QColor mixed(const QColor &a, const QColor &b, qreal part)
{
    const auto blend = [part](int x, int y) { return int(std::lround(x + (y - x) * part)); };
    return {blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue())};
}

/// After WCAG 2.
qreal luminance(const QColor &color)
{
    const auto linear
        = [](qreal c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

} // namespace

QColor MatrixPainter::heat(qreal part, const Theme &theme)
{
    const QColor low = theme.dark ? QColor(0x2b, 0x34, 0x3a) : QColor(0xe4, 0xec, 0xef);
    const QColor high = theme.dark ? QColor(0x9f, 0xc4, 0xcf) : QColor(0x2a, 0x5b, 0x6b);
    return mixed(low, high, std::clamp(part, 0.0, 1.0));
}

qint64 MatrixPainter::largest(const PayMatrix &matrix)
{
    qint64 most = 0;
    for (const PayCell &cell : matrix.cells) {
        if (cell.hasAmount() && !cell.sum.overflow) {
            most = std::max({most, cell.sum.interval.floor.units,
                             cell.sum.interval.ceiling.value_or(Money{}).units});
        }
    }
    return most;
}

QString MatrixPainter::text(const MoneySum &sum, int withoutAmount, Currency currency)
{
    if (sum.overflow) {
        return QCoreApplication::translate("MatrixPainter", "too large");
    }
    if (sum.deals > 0) {
        return io::shortInterval(sum.range(), currency);
    }
    return withoutAmount > 0
        ? QCoreApplication::translate("MatrixPainter", "%n without amount", nullptr, withoutAmount)
        : QString();
}

QString MatrixPainter::compactText(const MoneySum &sum, Currency currency)
{
    if (sum.deals == 0 || sum.overflow) {
        return {};
    }
    const Interval range = sum.range();
    QString words;
    if (range.isOpen()) {
        words = io::shortMoney(range.floor, currency) + u'+';
    } else if (range.floor.units == 0 && !range.isPoint()) {
        words = u'≤' + io::shortMoney(*range.ceiling, currency);
    } else {
        words = io::shortInterval(range, currency);
    }
    return words.remove(QChar::Nbsp);
}

void MatrixPainter::drawIn(const QRectF &box, const QString &text, const QFont &font,
                           const QColor &color, Qt::Alignment alignment)
{
    const QFontMetricsF metrics(font);
    // Lines may stand closer than a text's own leading before they touch.
    if (box.height() < metrics.height() * 0.65 || text.isEmpty()) {
        return;
    }
    const QString fitting = metrics.elidedText(text, Qt::ElideRight, box.width());
    const qreal width = metrics.horizontalAdvance(fitting);
    qreal x = box.left();
    if (alignment & Qt::AlignRight) {
        x = box.right() - width;
    } else if (alignment & Qt::AlignHCenter) {
        x = box.center().x() - width / 2;
    }
    m_painter.setFont(font);
    m_painter.setPen(color);
    m_painter.drawText(QPointF(x, box.center().y() + (metrics.ascent() - metrics.descent()) / 2),
                       fitting);
}

void MatrixPainter::paintLabels()
{
    const QFont font = pictureFont(TextSize::Normal);
    const QFont small = pictureFont(TextSize::Small);
    const QFontMetricsF metrics(font);
    const auto colorOf = [this](const PayParty &party) {
        return party.companies.isEmpty() ? m_theme.soft : m_theme.ink;
    };
    for (int row = 0; row < m_matrix.payers.size(); ++row) {
        const QRectF box = m_picture.rowLabels[row];
        drawIn(box, m_matrix.payers[row].name, box.height() < metrics.height() ? small : font,
               colorOf(m_matrix.payers[row]), Qt::AlignRight);
    }
    for (int column = 0; column < m_matrix.payees.size(); ++column) {
        const PayParty &party = m_matrix.payees[column];
        const QRectF box = m_picture.columnLabels[column];
        if (!m_picture.slanted) {
            drawIn(box, party.name, font, colorOf(party), Qt::AlignHCenter);
            continue;
        }
        if (box.width() < metrics.height() * 0.7) {
            continue;
        }
        m_painter.save();
        m_painter.translate(box.center().x() + metrics.ascent() * 0.3, box.bottom() - 1);
        m_painter.rotate(-45);
        m_painter.setFont(font);
        m_painter.setPen(colorOf(party));
        m_painter.drawText(QPointF(0, 0),
                           metrics.elidedText(party.name, Qt::ElideRight, m_picture.slantLength));
        m_painter.restore();
    }
}

void MatrixPainter::paintTotals()
{
    if (m_picture.rowTotals.isEmpty()) {
        return;
    }
    const QFont font = withTabularFigures(pictureFont(TextSize::Small));
    for (int row = 0; row < m_matrix.payers.size(); ++row) {
        const PayParty &party = m_matrix.payers[row];
        drawIn(m_picture.rowTotals[row], text(party.total, 0, m_currency), font, m_theme.soft,
               Qt::AlignRight);
    }
    const QFontMetricsF metrics(font);
    for (int column = 0; column < m_matrix.payees.size(); ++column) {
        const PayParty &party = m_matrix.payees[column];
        const qreal room = m_picture.columnTotals[column].width();
        QString words = text(party.total, 0, m_currency);
        if (metrics.horizontalAdvance(words) > room) {
            words = compactText(party.total, m_currency);
        }
        // A total that is cut would be another number.
        if (metrics.horizontalAdvance(words) <= room) {
            drawIn(m_picture.columnTotals[column], words, font, m_theme.soft, Qt::AlignHCenter);
        }
    }
    m_painter.setPen(QPen(m_theme.line, 1));
    const qreal y = m_picture.cells.bottom() + 0.5;
    m_painter.drawLine(QPointF(m_picture.cells.left(), y),
                       QPointF(m_picture.grandTotal.right(), y));
    const qreal x = m_picture.cells.right() + 1.5;
    m_painter.drawLine(QPointF(x, m_picture.cells.top()),
                       QPointF(x, m_picture.grandTotal.bottom()));
    drawIn(m_picture.grandTotal, text(m_matrix.total, 0, m_currency),
           withTabularFigures(pictureFont(TextSize::Small, true)), m_theme.ink, Qt::AlignRight);
}

void MatrixPainter::paintCellText(const QString &words, const QRectF &box, bool onHeat,
                                  const QColor &heat)
{
    const QFont font = withTabularFigures(pictureFont(TextSize::Small));
    const QFontMetricsF metrics(font);
    const QRectF inner = box.adjusted(1, 0, -1, 0);
    if (words.isEmpty() || metrics.horizontalAdvance(words) > inner.width()
        || inner.height() < metrics.height()) {
        return;
    }
    const QPointF baseline(inner.center().x() - metrics.horizontalAdvance(words) / 2,
                           inner.center().y() + (metrics.ascent() - metrics.descent()) / 2);
    QColor ink = m_theme.ink;
    if (onHeat) {
        const qreal ground = luminance(heat);
        const qreal dark = (ground + 0.05) / (luminance(QColor(0x1f, 0x23, 0x28)) + 0.05);
        const qreal light = 1.05 / (ground + 0.05);
        ink = dark >= light ? QColor(0x1f, 0x23, 0x28) : QColor(Qt::white);
    } else {
        drawHaloText(m_painter, baseline, font, words, ink, m_theme.panel);
        return;
    }
    m_painter.setFont(font);
    m_painter.setPen(ink);
    m_painter.drawText(baseline, words);
}

void MatrixPainter::paintCell(const PayCell &cell, const QRectF &box)
{
    if (!cell.hasAmount()) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(dashedPen(m_theme.soft, 1));
        m_painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        const QFontMetricsF metrics(pictureFont(TextSize::Small));
        const QString words = text(cell.sum, int(cell.withoutAmount.size()), m_currency);
        const bool fits = metrics.horizontalAdvance(words) <= box.width() - 6;
        drawIn(box, fits ? words : QString::number(cell.withoutAmount.size()),
               pictureFont(TextSize::Small), m_theme.soft, Qt::AlignHCenter);
        return;
    }
    const double most = double(std::max<qint64>(1, largest(m_matrix)));
    const double floor = double(cell.sum.interval.floor.units);
    const double ceiling
        = std::max(floor, double(cell.sum.interval.ceiling.value_or(Money{}).units));
    // The root: amounts of these ledgers span four powers of ten.
    const QColor color = heat(std::sqrt(ceiling / most), m_theme);
    const bool open = cell.sum.openEnded > 0;
    const qreal wholeWidth = open ? box.width() * 0.72 : box.width();
    const qreal sure = ceiling > 0 ? wholeWidth * floor / ceiling : 0;
    const auto piece = [&](qreal from, qreal to, Certainty certainty, const QColor &ink) {
        if (to - from > 0.2) {
            QPainterPath path;
            path.addRect(QRectF(box.left() + from, box.top(), to - from, box.height()));
            fillCertainty(m_painter, path, certainty, ink, m_theme,
                          QPointF(box.left() + from, box.center().y()),
                          QPointF(box.left() + to, box.center().y()));
        }
    };
    // Hatches of a pale heat would vanish on the paper.
    const QColor line = heat(std::max(0.35, std::sqrt(ceiling / most)), m_theme);
    piece(0, sure, Certainty::Firm, color);
    piece(sure, wholeWidth, Certainty::UpToCeiling, line);
    if (open) {
        piece(wholeWidth, box.width(), Certainty::OpenCeiling, line);
    }
    QString words = text(cell.sum, 0, m_currency);
    const QFontMetricsF metrics(withTabularFigures(pictureFont(TextSize::Small)));
    if (!cell.withoutAmount.isEmpty()) {
        const QString more = QCoreApplication::translate("MatrixPainter", "%1, +%2 without amount")
                                 .arg(words)
                                 .arg(inDigits(cell.withoutAmount.size()));
        const QString shortMore
            = words + QStringLiteral(" +") + QString::number(cell.withoutAmount.size());
        for (const QString &each : {more, shortMore}) {
            if (metrics.horizontalAdvance(each) <= box.width() - 6) {
                words = each;
                break;
            }
        }
    }
    if (metrics.horizontalAdvance(words) > box.width() - 4) {
        words = compactText(cell.sum, m_currency);
    }
    paintCellText(words, box, sure >= box.width() * 0.98, color);
}

void MatrixPainter::paint(const std::function<qreal(const PayCell &)> &opacity,
                          const std::function<bool(const PayCell &)> &chosen,
                          const std::function<bool(const PayCell &)> &changed)
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    // A faint ground where nobody is reported to pay.
    QColor ground = m_theme.line;
    ground.setAlphaF(m_theme.dark ? 0.28F : 0.30F);
    for (int row = 0; row < m_picture.rows.size(); ++row) {
        for (int column = 0; column < m_picture.columns.size(); ++column) {
            const QRectF box = m_picture.cell(row, column);
            const PayCell *cell = m_matrix.cell(row, column);
            if (!cell) {
                m_painter.fillRect(box, ground);
                continue;
            }
            m_painter.setOpacity(opacity(*cell));
            paintCell(*cell, box);
            m_painter.setOpacity(1);
            if (chosen(*cell)) {
                m_painter.setBrush(Qt::NoBrush);
                m_painter.setPen(QPen(m_theme.accent, 2));
                m_painter.drawRect(box.adjusted(1, 1, -1, -1));
            }
            if (changed(*cell)) {
                drawChangedMark(m_painter, box.topRight() + QPointF(-6, 6), m_theme);
            }
        }
    }
    paintLabels();
    paintTotals();
    m_painter.restore();
}

} // namespace dealscope::ui
