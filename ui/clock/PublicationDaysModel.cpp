// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clock/PublicationDaysModel.h"

#include "session/FilterWords.h"
#include "ui/clock/ClockWords.h"

namespace dealscope::ui {

using namespace core;

namespace {

/// More would not be seen.
constexpr qsizetype NamesADay = 8;
constexpr qsizetype NamesLength = 120;

} // namespace

void PublicationDaysModel::setSnapshot(const SnapshotPtr &snapshot)
{
    beginResetModel();
    m_snapshot = snapshot;
    m_publications = snapshot ? analysis::Publications::of(*snapshot) : nullptr;
    endResetModel();
}

int PublicationDaysModel::positionOf(int row) const
{
    return int(m_publications->days.size()) - 1 - row;
}

QDate PublicationDaysModel::dayAt(int row) const
{
    return row < 0 || row >= rowCount() ? QDate() : m_publications->days[positionOf(row)].day;
}

int PublicationDaysModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_publications ? 0 : int(m_publications->days.size());
}

QVariant PublicationDaysModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || role != Qt::DisplayRole) {
        return {};
    }
    const int day = positionOf(index.row());
    const QStringList names = outletsOfDay(*m_publications, day, *m_snapshot, NamesADay);
    return QStringLiteral("%1   %2").arg(
        session::dateInWords(PartialDate::day(m_publications->days[day].day)),
        names.join(QStringLiteral(", ")).left(NamesLength));
}

} // namespace dealscope::ui
