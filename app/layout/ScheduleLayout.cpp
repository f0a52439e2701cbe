// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/ScheduleLayout.h"

#include <algorithm>
#include <cmath>

namespace dealscope::layout {

namespace {

constexpr qreal Pad = 6;
constexpr qreal RowGap = 6; // between a baseline and the next row's figures
constexpr qreal TextGap = 3; // between a bar, its frame, and its figure
constexpr qreal ApartGap = 8;
constexpr qreal UnscheduledGap = 12;
constexpr int Halvings = 60; // of the search for a scale; beyond a double's own precision

/// What a row takes whatever the scale, and its highest bar in units.
struct RowNeed {
    qreal text = 0;
    qreal fade = 0;
    qint64 most = 0;
};

RowNeed needOf(const ScheduleInputRow &row, const ScheduleInput &input,
               const ScheduleOptions &options)
{
    RowNeed need;
    int lines = 0;
    for (const ScheduleInputCell &cell : row.cells) {
        lines = std::max(
            lines, int(cell.due && cell.dueText > 0) + int(cell.capital && cell.capitalText > 0));
        for (const auto &bar : {cell.due, cell.capital}) {
            if (bar) {
                need.most = std::max(need.most, bar->ceiling.units);
                need.fade = bar->open ? options.fade : need.fade;
            }
        }
    }
    need.text = lines > 0 ? lines * input.lineHeight + TextGap : 0;
    return need;
}

qreal heightAt(const RowNeed &need, qreal pixelsPerUnit, const ScheduleOptions &options)
{
    return RowGap + need.text
        + std::max(options.leastBar, qreal(need.most) * pixelsPerUnit + need.fade);
}

qreal widest(const QList<ScheduleInputRow> &rows)
{
    qreal most = 0;
    for (const ScheduleInputRow &row : rows) {
        most = std::max(most, row.label);
    }
    return most;
}

/// One layout in the making.
class Arranger
{
public:
    Arranger(const ScheduleInput &input, const ScheduleOptions &options)
        : m_input(input)
        , m_options(options)
        , m_columnCount(input.years + (input.unscheduled ? 1 : 0))
    {
    }

    SchedulePicture arrange()
    {
        if (m_input.rows.isEmpty() || m_columnCount == 0 || m_options.area.isEmpty()) {
            return {};
        }
        placeColumns();
        findHeights();
        placeRows();
        wish();
        return std::move(m_picture);
    }

private:
    void placeColumns();
    void findHeights();
    void placeRows();
    void wish();
    void findRoom(const ScheduleInputRow &row, ScheduleRowBox &box) const;
    [[nodiscard]] ScheduleCellBox place(const ScheduleInputCell &cell,
                                        const ScheduleRowBox &row) const;
    [[nodiscard]] QRectF barAt(const std::optional<ScheduleBar> &bar, qreal left, qreal width,
                               qreal baseline) const;

    const ScheduleInput &m_input;
    const ScheduleOptions &m_options;
    int m_columnCount = 0;
    SchedulePicture m_picture;
    QList<RowNeed> m_needs;
    QList<qreal> m_heights;
    qreal m_labelWidth = 0;
    qreal m_totalWidth = 0;
    qreal m_columnWidth = 0;
    bool m_hasCapital = false;
};

void Arranger::placeColumns()
{
    const QRectF &area = m_options.area;
    m_labelWidth = std::min(widest(m_input.rows) + Pad, m_options.labelShare * area.width());
    const bool totals = area.width() >= 2.5 * (m_labelWidth + m_input.totalWidth);
    m_totalWidth = totals ? m_input.totalWidth + 2 * Pad : 0;
    const qreal gap = m_input.unscheduled && m_input.years > 0 ? UnscheduledGap : 0;
    const qreal free = area.width() - m_labelWidth - m_totalWidth - gap;
    const qreal share = std::min(m_options.mostColumn, free / m_columnCount);
    // The words above what is not scheduled are wider than a year.
    const qreal last = m_input.unscheduled
        ? std::clamp(m_input.unscheduledLabel + 4, share, std::max(share, free / 4))
        : 0;
    m_columnWidth
        = m_input.years > 0 ? std::min(m_options.mostColumn, (free - last) / m_input.years) : 0;
    const qreal header = m_input.lineHeight + Pad;
    const qreal left = area.left() + m_labelWidth;
    const qreal top = area.top() + std::min(header, area.height() / 4);
    for (int column = 0; column < m_columnCount; ++column) {
        const bool isLast = m_input.unscheduled && column == m_input.years;
        const qreal x = left + m_columnWidth * column + (isLast ? gap : 0);
        const qreal width = isLast ? last : m_columnWidth;
        m_picture.columns.append(QRectF(x, top, width, area.bottom() - top));
        m_picture.columnLabels.append(QRectF(x, area.top(), width, top - area.top() - 3));
    }
    m_picture.plot = m_picture.columns.first().united(m_picture.columns.last());
    m_picture.labelStep = m_columnWidth > 0
        ? std::max(1, int(std::ceil((m_input.yearLabel + 4) / m_columnWidth)))
        : 1;
    for (const ScheduleInputRow &row : m_input.rows) {
        for (const ScheduleInputCell &cell : row.cells) {
            m_hasCapital = m_hasCapital || cell.capital;
        }
    }
}

/// The largest scale at which all rows fit, and no bar is higher than asked.
void Arranger::findHeights()
{
    qint64 most = 0;
    qreal apart = 0;
    for (const ScheduleInputRow &row : m_input.rows) {
        m_needs.append(needOf(row, m_input, m_options));
        most = std::max(most, m_needs.last().most);
        apart += row.apart ? ApartGap : 0;
    }
    const qreal room = m_picture.plot.height() - apart;
    const auto sumAt = [&](qreal scale) {
        qreal sum = 0;
        for (const RowNeed &need : m_needs) {
            sum += heightAt(need, scale, m_options);
        }
        return sum;
    };
    qreal low = 0;
    qreal high = most > 0 ? m_options.mostBar / qreal(most) : 0;
    if (sumAt(high) <= room) {
        low = high;
    }
    for (int step = 0; step < Halvings && low < high; ++step) {
        const qreal middle = (low + high) / 2;
        (sumAt(middle) <= room ? low : high) = middle;
    }
    const qreal sum = sumAt(low);
    if (sum > room) {
        // Not even bars of no height fit: all rows are squeezed, and what is drawn with them.
        const qreal least = room / sum;
        for (const RowNeed &need : m_needs) {
            m_heights.append(heightAt(need, 0, m_options) * least);
            const qreal bar
                = std::max(0.0, m_heights.last() - RowGap * least - need.text - need.fade);
            if (need.most > 0) {
                low = low == 0 ? bar / qreal(need.most) : std::min(low, bar / qreal(need.most));
            }
        }
    } else {
        for (const RowNeed &need : m_needs) {
            m_heights.append(heightAt(need, low, m_options));
        }
    }
    m_picture.pixelsPerUnit = low;
}

void Arranger::placeRows()
{
    const QRectF &area = m_options.area;
    const qreal right = m_picture.plot.right();
    qreal y = m_picture.plot.top();
    for (qsizetype index = 0; index < m_input.rows.size(); ++index) {
        const ScheduleInputRow &row = m_input.rows[index];
        y += row.apart ? ApartGap : 0;
        ScheduleRowBox box;
        const qreal height = m_heights[index];
        box.band = QRectF(area.left(), y, right - area.left() + m_totalWidth, height);
        box.label = QRectF(area.left(), y, m_labelWidth - Pad, height);
        box.baseline = y + height - std::min(1.0, height / 8);
        if (m_totalWidth > 0) {
            box.total = QRectF(right + Pad, y, m_totalWidth - Pad, height);
        }
        for (const ScheduleInputCell &cell : row.cells) {
            box.cells.append(place(cell, box));
        }
        findRoom(row, box);
        m_picture.rows.append(box);
        y += height;
    }
    m_picture.plot.setBottom(std::min(area.bottom(), y));
    for (QRectF &column : m_picture.columns) {
        column.setBottom(m_picture.plot.bottom());
    }
}

QRectF Arranger::barAt(const std::optional<ScheduleBar> &bar, qreal left, qreal width,
                       qreal baseline) const
{
    if (!bar) {
        return {};
    }
    const qreal height = qreal(bar->ceiling.units) * m_picture.pixelsPerUnit;
    return {left, baseline - height, width, height};
}

ScheduleCellBox Arranger::place(const ScheduleInputCell &cell, const ScheduleRowBox &row) const
{
    const QRectF &column = m_picture.columns[cell.column];
    ScheduleCellBox box;
    box.column = cell.column;
    box.cell = QRectF(column.left(), row.band.top(), column.width(), row.band.height());
    const qreal width = column.width();
    const qreal dueWidth = std::min(34.0, width * 0.5);
    const qreal capitalWidth = m_hasCapital ? std::min(9.0, width * 0.18) : 0;
    const qreal between = m_hasCapital ? std::min(3.0, width * 0.06) : 0;
    const qreal left = column.center().x() - (dueWidth + between + capitalWidth) / 2;
    box.due = barAt(cell.due, left, dueWidth, row.baseline);
    box.capital = barAt(cell.capital, left + dueWidth + between, capitalWidth, row.baseline);

    // Where a figure begins that stands right above its own bar.
    const auto above = [&](const std::optional<ScheduleBar> &bar, const QRectF &rect) {
        const qreal fade = bar && bar->open ? m_options.fade : 0;
        return (bar ? rect.top() : row.baseline) - fade - TextGap;
    };
    const auto line = [&](qreal bottom, qreal from, qreal to) {
        const qreal top = bottom - m_input.lineHeight;
        return top < row.band.top() - 0.01 ? QRectF()
                                           : QRectF(from, top, to - from, m_input.lineHeight);
    };
    const bool dueText = cell.due && cell.dueText > 0;
    const bool capitalText = cell.capital && cell.capitalText > 0;
    const qreal dueTop = above(cell.due, box.due);
    const qreal capitalTop = above(cell.capital, box.capital);
    const qreal highest = std::min(dueTop, capitalTop);
    // The lower bar's figure has the room up to the higher bar, if that is enough; else it stands
    // above both, and the other one above it.
    const qreal besideCapital = box.capital.left() - TextGap;
    const qreal besideDue = box.due.right() + TextGap;
    const bool lowDue = dueText && capitalText && capitalTop < dueTop
        && besideCapital - column.left() >= cell.dueText;
    const bool lowCapital = dueText && capitalText && dueTop < capitalTop
        && column.right() - besideDue >= cell.capitalText;
    const qreal middle = box.due.center().x();
    if (lowDue) {
        // In the middle of its bar, as far as the other bar lets it.
        const qreal half = std::min(middle - column.left(), besideCapital - middle);
        const bool centred = 2 * half >= cell.dueText;
        box.dueText = line(dueTop, centred ? middle - half : column.left(),
                           centred ? middle + half : besideCapital);
        box.capitalText = line(capitalTop, column.left(), column.right());
    } else if (lowCapital) {
        box.dueText = line(dueTop, column.left(), column.right());
        box.capitalText = line(capitalTop, besideDue, column.right());
    } else {
        // In the middle of its bar, where there is room for that.
        const auto over = [&](const QRectF &bar, qreal wanted, bool alone, qreal bottom) {
            const qreal half
                = std::min(bar.center().x() - column.left(), column.right() - bar.center().x());
            return alone && 2 * half >= wanted
                ? line(bottom, bar.center().x() - half, bar.center().x() + half)
                : line(bottom, column.left(), column.right());
        };
        qreal bottom = highest;
        if (dueText) {
            box.dueText = over(box.due, cell.dueText, !cell.capital, bottom);
            bottom -= m_input.lineHeight;
        }
        if (capitalText) {
            box.capitalText = over(box.capital, cell.capitalText, !cell.due, bottom);
        }
    }
    // Figures that came to stand on one height keep apart.
    if ((lowDue || lowCapital) && box.dueText.intersects(box.capitalText)) {
        QRectF &higher = lowDue ? box.capitalText : box.dueText;
        const QRectF &lower = lowDue ? box.dueText : box.capitalText;
        higher = line(lower.top(), column.left(), column.right());
    }
    return box;
}

/// Lets figures that are too wide for their column lean over, and takes those away that would
/// meet something or be read as another bar's.
void Arranger::findRoom(const ScheduleInputRow &row, ScheduleRowBox &box) const
{
    const auto isFree = [&](const QRectF &wanted, const QRectF *self) {
        for (qsizetype i = 0; i < box.cells.size(); ++i) {
            const ScheduleCellBox &cell = box.cells[i];
            const auto meetsBar = [&](const std::optional<ScheduleBar> &bar, const QRectF &rect) {
                const qreal fade = bar && bar->open ? m_options.fade : 0;
                return wanted.intersects(rect.adjusted(-1, -fade - 1, 1, 0));
            };
            if (meetsBar(row.cells[i].due, cell.due)
                || meetsBar(row.cells[i].capital, cell.capital)) {
                return false;
            }
            for (const QRectF *text : {&cell.dueText, &cell.capitalText}) {
                if (text != self && wanted.intersects(*text)) {
                    return false;
                }
            }
        }
        return true;
    };
    const auto fit = [&](QRectF &text, const QRectF &bar, qreal width) {
        if (text.isEmpty() || text.width() >= width) {
            return;
        }
        QRectF wanted(bar.center().x() - width / 2, text.top(), width, text.height());
        wanted.moveLeft(
            std::clamp(wanted.left(), m_picture.plot.left(),
                       std::max(m_picture.plot.left(), m_picture.plot.right() - width)));
        const bool inside = wanted.right() <= m_picture.plot.right() + 0.01;
        text = inside && isFree(wanted, &text) ? wanted : QRectF();
    };
    for (qsizetype i = 0; i < box.cells.size(); ++i) {
        ScheduleCellBox &cell = box.cells[i];
        const ScheduleInputCell &asked = row.cells[i];
        fit(cell.capitalText, cell.capital, asked.capitalText);
        fit(cell.dueText, cell.due, asked.dueText);
        // Above the other's higher bar and without its figure it would be taken for that.
        const auto stray = [](const QRectF &text, const QRectF &other, const QRectF &otherText) {
            return !text.isEmpty() && otherText.isEmpty() && !other.isEmpty()
                && text.bottom() <= other.top();
        };
        if (cell.capital.height() > cell.due.height()
            && stray(cell.dueText, cell.capital, cell.capitalText)) {
            cell.dueText = {};
        }
        if (cell.due.height() > cell.capital.height()
            && stray(cell.capitalText, cell.due, cell.dueText)) {
            cell.capitalText = {};
        }
    }
}

void Arranger::wish()
{
    qreal column = std::max(m_input.yearLabel + 6, 24.0);
    for (const ScheduleInputRow &row : m_input.rows) {
        for (const ScheduleInputCell &cell : row.cells) {
            column = std::max({column, cell.dueText + 4, cell.capitalText + 4});
        }
    }
    const qreal last
        = m_input.unscheduled ? std::max(column, m_input.unscheduledLabel + 4) + UnscheduledGap : 0;
    qreal height = m_input.lineHeight + Pad;
    qint64 most = 0;
    for (const RowNeed &need : m_needs) {
        most = std::max(most, need.most);
    }
    const qreal scale = most > 0 ? m_options.mostBar / qreal(most) : 0;
    for (qsizetype index = 0; index < m_needs.size(); ++index) {
        height += heightAt(m_needs[index], scale, m_options)
            + (m_input.rows[index].apart ? ApartGap : 0);
    }
    const qreal columns = column * m_input.years + last;
    // Labels get the share of the width that the layout allows them.
    const qreal rest = columns + m_input.totalWidth + 2 * Pad;
    const qreal label = std::min(widest(m_input.rows) + Pad,
                                 rest * m_options.labelShare / (1 - m_options.labelShare));
    m_picture.wanted = QSizeF(std::max(label + rest, 2.5 * (label + m_input.totalWidth)), height);
}

} // namespace

const ScheduleCellBox *SchedulePicture::cell(int row, int column) const
{
    if (row < 0 || row >= rows.size()) {
        return nullptr;
    }
    const auto found = std::ranges::find(rows[row].cells, column, &ScheduleCellBox::column);
    return found == rows[row].cells.end() ? nullptr : &*found;
}

SchedulePicture ScheduleLayout::arrange(const ScheduleInput &input, const ScheduleOptions &options)
{
    return Arranger(input, options).arrange();
}

int ScheduleLayout::rowsIn(qreal height, qreal lineHeight)
{
    const qreal header = lineHeight + Pad;
    const qreal row = 2 * lineHeight + ScheduleOptions().leastBar + RowGap + 10;
    return std::max(1, int((height - header - ApartGap) / row));
}

} // namespace dealscope::layout
