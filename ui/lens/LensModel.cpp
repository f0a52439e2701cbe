// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/LensModel.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"
#include "ui/theme/Theme.h"
#include "ui/window/Counted.h"
#include "ui/window/LineIcon.h"
#include "ui/window/SafeText.h"

#include <QApplication>
#include <QFont>

namespace dealscope::ui {

using namespace core;
using analysis::LensTotals;
using analysis::MoneySum;

namespace {

/// Which figure of a nature a column shows: as the columns of capital.
int figureOf(int column)
{
    return column >= LensModel::PurchaseHeadline
        ? column - LensModel::PurchaseHeadline + LensModel::CapitalHeadline
        : column;
}

Money amountOf(const MoneySum &sum, int column)
{
    switch (figureOf(column)) {
    case LensModel::CapitalHeadline:
        return sum.headline;
    case LensModel::CapitalMaximum:
        return sum.interval.ceiling.value_or(sum.interval.floor);
    case LensModel::CapitalMinimum:
        return sum.interval.floor;
    case LensModel::CapitalBinding:
        return sum.firm;
    case LensModel::CapitalPaid:
        return sum.paid;
    default:
        return {};
    }
}

QString figureName(int column)
{
    switch (figureOf(column)) {
    case LensModel::CapitalHeadline:
        return LensModel::tr("headline");
    case LensModel::CapitalMaximum:
        return LensModel::tr("maximum");
    case LensModel::CapitalMinimum:
        return LensModel::tr("minimum");
    case LensModel::CapitalBinding:
        return LensModel::tr("binding");
    case LensModel::CapitalPaid:
        return LensModel::tr("paid");
    default:
        return {};
    }
}

/// As wide as an icon.
QIcon noIcon()
{
    QPixmap empty(16, 16);
    empty.fill(Qt::transparent);
    return QIcon(empty);
}

} // namespace

void LensModel::setLenses(const QList<LensTotals> &lenses, Lens present)
{
    beginResetModel();
    m_lenses = lenses;
    m_present = present;
    endResetModel();
}

Lens LensModel::lensAt(int row) const
{
    return row >= 0 && row < m_lenses.size() ? m_lenses[row].lens : m_present;
}

int LensModel::rowOf(Lens lens) const
{
    for (int row = 0; row < m_lenses.size(); ++row) {
        if (m_lenses[row].lens == lens) {
            return row;
        }
    }
    return -1;
}

Nature LensModel::natureOf(int column)
{
    if (column == Name || column == Moved) {
        return Nature::None;
    }
    return column < PurchaseHeadline ? Nature::Capital : Nature::Purchase;
}

int LensModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lenses.size());
}

int LensModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LensModel::text(const LensTotals &lens, int column) const
{
    if (column == Name) {
        return session::lensName(lens.lens);
    }
    if (column == Moved) {
        return lens.moved.isEmpty() ? QStringLiteral("–") : QString::number(lens.moved.size());
    }
    const MoneySum &sum = lens.of(natureOf(column));
    if (sum.overflow) {
        return tr("too large");
    }
    if (sum.deals == 0) {
        return QStringLiteral("–");
    }
    const Money amount = amountOf(sum, column);
    QString words
        = amount.units == 0 ? QStringLiteral("0") : io::shortMoney(amount, lens.totals.currency);
    if (figureOf(column) == CapitalMaximum && sum.openEnded > 0) {
        words += tr(" + %1 open").arg(sum.openEnded);
    }
    return words;
}

QString LensModel::hint(const LensTotals &lens, int column) const
{
    if (column == Name) {
        return session::lensInWords(lens.lens)
            + (lens.lens == m_present ? tr("\nThis rule is in use.") : tr("\nClick to use it."));
    }
    if (column == Moved) {
        return lens.lens == analysis::DefaultLens
            ? tr("What the others are compared with.")
            : counted(lens.moved.size(), tr("1 deal differs from “%1”."),
                      tr("%1 deals differ from “%2”."))
                  .arg(session::lensName(analysis::DefaultLens));
    }
    const MoneySum &sum = lens.of(natureOf(column));
    if (sum.overflow || sum.deals == 0) {
        return sum.overflow ? tr("These amounts are too large to add up.")
                            : tr("No deal adds an amount here.");
    }
    QString words = QStringLiteral("%1: %2").arg(
        figureName(column), io::wholeMoney(amountOf(sum, column), lens.totals.currency));
    if (figureOf(column) == CapitalMaximum && sum.openEnded > 0) {
        words += u'\n'
            + counted(sum.openEnded, tr("1 amount without a maximum comes on top"),
                      tr("%1 amounts without a maximum come on top"));
    }
    return words;
}

bool LensModel::differs(const LensTotals &lens, int column) const
{
    const int base = rowOf(analysis::DefaultLens);
    if (base < 0 || natureOf(column) == Nature::None) {
        return true;
    }
    return lens.lens == analysis::DefaultLens || text(lens, column) != text(m_lenses[base], column);
}

QVariant LensModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lenses.size()) {
        return {};
    }
    const LensTotals &lens = m_lenses[index.row()];
    const bool present = lens.lens == m_present;
    switch (role) {
    case Qt::DisplayRole:
        return text(lens, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Name && present ? tr("%1, in use").arg(text(lens, Name))
                                                 : text(lens, index.column());
    case Qt::ToolTipRole:
        return safeToolTip(hint(lens, index.column()));
    case Qt::TextAlignmentRole:
        return int((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        // A mark for all rows keeps the names in line.
        return index.column() == Name ? QVariant(present ? lineIcon(LineIcon::Check) : noIcon())
                                      : QVariant();
    case Qt::FontRole: {
        QFont font = QApplication::font();
        font.setBold(present);
        return index.column() == Name ? font : withTabularFigures(font);
    }
    case Qt::ForegroundRole: {
        const Theme theme = Theme::forPalette(QApplication::palette());
        return differs(lens, index.column()) ? theme.ink : theme.soft;
    }
    default:
        return {};
    }
}

QVariant LensModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignBottom);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (section == Name) {
        return tr("Rule");
    }
    if (section == Moved) {
        return tr("Deals\nthat differ");
    }
    return (natureOf(section) == Nature::Capital ? tr("Capital") : tr("Purchases")) + u'\n'
        + figureName(section);
}

} // namespace dealscope::ui
