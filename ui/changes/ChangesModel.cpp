// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changes/ChangesModel.h"

#include "session/FilterWords.h"
#include "ui/inspector/ReportWords.h"
#include "ui/window/SafeText.h"

namespace dealscope::ui {

using namespace core;
using analysis::Change;
using analysis::ChangeKind;
using analysis::DealFigures;

namespace {

constexpr std::array Order{ChangeKind::Amount,      ChangeKind::Status,
                           ChangeKind::DealAdded,   ChangeKind::DealRemoved,
                           ChangeKind::ReportAdded, ChangeKind::ReportRemoved};

QVariant statusOf(const DealFigures &figures)
{
    return figures.status ? QVariant(int(*figures.status)) : QVariant();
}

QString statusWords(const DealFigures &figures)
{
    return figures.status ? session::statusName(*figures.status)
                          : ChangesModel::tr("status not stated");
}

} // namespace

QString ChangesModel::headOf(ChangeKind kind, int count)
{
    switch (kind) {
    case ChangeKind::Amount:
        return tr("Amounts moved (%1)").arg(count);
    case ChangeKind::Status:
        return tr("Statuses changed (%1)").arg(count);
    case ChangeKind::DealAdded:
        return tr("New deals (%1)").arg(count);
    case ChangeKind::DealRemoved:
        return tr("Deals gone (%1)").arg(count);
    case ChangeKind::ReportAdded:
        return tr("New reports (%1)").arg(count);
    case ChangeKind::ReportRemoved:
        return tr("Reports gone (%1)").arg(count);
    }
    return {};
}

ChangesModel::Row ChangesModel::rowOf(const Change &change, const analysis::StateDiff &diff,
                                      const Snapshot &snapshot)
{
    const DealFigures *before = change.before < 0 ? nullptr : &diff.before.deals[change.before];
    const DealFigures *after = change.after < 0 ? nullptr : &diff.after.deals[change.after];
    Row row;
    row.title = safeLine(after ? after->title : before->title);
    switch (change.kind) {
    case ChangeKind::Amount: {
        const session::AmountWords words = session::movedAmount(*before, *after);
        row.before = words.before;
        row.after = words.after;
        break;
    }
    case ChangeKind::Status:
        row.statusChange = true;
        row.before = statusWords(*before);
        row.after = statusWords(*after);
        row.statusBefore = statusOf(*before);
        row.statusAfter = statusOf(*after);
        break;
    case ChangeKind::DealAdded:
        row.after = session::amountInWords(*after) + QStringLiteral(", ") + statusWords(*after);
        row.statusAfter = statusOf(*after);
        break;
    case ChangeKind::DealRemoved:
        row.before = session::amountInWords(*before) + QStringLiteral(", ") + statusWords(*before);
        row.statusBefore = statusOf(*before);
        break;
    case ChangeKind::ReportAdded:
    case ChangeKind::ReportRemoved:
        if (const Claim *claim = snapshot.claim(change.claim)) {
            row.report = safeLine(reportName(claim->evidence, snapshot));
            row.quote = safeLine(claim->evidence.quote);
        } else {
            row.report = tr("no longer in the deal file");
        }
        break;
    }
    if (snapshot.deal(change.deal)) {
        row.pick.deals = {change.deal};
        row.pick.title = row.title;
        if (snapshot.claim(change.claim)) {
            row.pick.claims = {change.claim};
        }
    }
    return row;
}

void ChangesModel::setComparison(const session::Comparison &comparison, const SnapshotPtr &snapshot)
{
    beginResetModel();
    m_rows.clear();
    for (const ChangeKind kind : Order) {
        const int count = comparison.diff.count(kind);
        if (count == 0) {
            continue;
        }
        m_rows.append(Row{.head = true, .title = headOf(kind, count)});
        for (const Change &change : comparison.diff.changes) {
            if (change.kind == kind) {
                m_rows.append(rowOf(change, comparison.diff, *snapshot));
            }
        }
    }
    endResetModel();
}

void ChangesModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

session::Pick ChangesModel::pickAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows[row].pick : session::Pick{};
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString ChangesModel::textOf(const Row &row)
{
    if (row.head) {
        return row.title;
    }
    if (!row.report.isEmpty()) {
        return row.title + QStringLiteral(": ") + row.report
            + (row.quote.isEmpty() ? QString() : QStringLiteral(": « %1 »").arg(row.quote));
    }
    if (row.before.isEmpty() || row.after.isEmpty()) {
        return row.title + QStringLiteral(": ") + row.before + row.after;
    }
    return row.title + QStringLiteral(": ") + row.before + QStringLiteral(" → ") + row.after;
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size()) {
        return {};
    }
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row);
    case Qt::ToolTipRole:
        return row.head ? QVariant() : safeToolTip(textOf(row));
    case HeadRole:
        return row.head;
    case TitleRole:
        return row.title;
    case BeforeRole:
        return row.before;
    case AfterRole:
        return row.after;
    case StatusBeforeRole:
        return row.statusBefore;
    case StatusAfterRole:
        return row.statusAfter;
    case ReportRole:
        return row.report;
    case QuoteRole:
        return row.quote;
    case StatusChangeRole:
        return row.statusChange;
    default:
        return {};
    }
}

Qt::ItemFlags ChangesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    return m_rows[index.row()].head ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace dealscope::ui
