// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changes/ChangesModel.h"

#include "session/FilterWords.h"
#include "ui/inspector/ReportWords.h"
#include "ui/window/SafeText.h"

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using analysis::Change;
using analysis::ChangeKind;
using analysis::DealFigures;

namespace {

constexpr int ManyRows = 500;

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
    const auto before
        = change.before < 0 ? std::nullopt : std::optional(diff.before.at(change.before));
    const auto after = change.after < 0 ? std::nullopt : std::optional(diff.after.at(change.after));
    Row row;
    row.title = safeLine(after ? after->title : before->title);
    if (row.title.isEmpty()) {
        // Kept without titles; what is still in the deal file has one.
        const int deal = snapshot.dealIndex(change.deal);
        row.title = deal >= 0 ? safeLine(snapshot.readDeal(deal).title)
                              : tr("deal %1").arg(change.deal.value);
    }
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
    m_diff = comparison.diff;
    m_snapshot = snapshot;
    m_made.clear();
    m_groups.clear();
    m_rows = 0;
    for (const ChangeKind kind : Order) {
        // The changes are by kind.
        const auto of
            = std::ranges::equal_range(std::as_const(m_diff.changes), kind, {}, &Change::kind);
        if (of.empty()) {
            continue;
        }
        m_groups.append({kind, m_rows, int(of.begin() - m_diff.changes.cbegin()), int(of.size())});
        m_rows += 1 + int(of.size());
    }
    endResetModel();
}

void ChangesModel::clear()
{
    setComparison({}, {});
}

const ChangesModel::Group &ChangesModel::groupOf(int row) const
{
    return *std::prev(std::ranges::upper_bound(m_groups, row, {}, &Group::head));
}

const ChangesModel::Row &ChangesModel::made(int row) const
{
    const auto found = m_made.find(row);
    if (found != m_made.end()) {
        return found->second;
    }
    const Group &group = groupOf(row);
    if (group.head == row) {
        return m_made.emplace(row, Row{.head = true, .title = headOf(group.kind, group.count)})
            .first->second;
    }
    const Change &change = m_diff.changes[group.first + row - group.head - 1];
    return m_made.emplace(row, rowOf(change, m_diff, *m_snapshot)).first->second;
}

session::Pick ChangesModel::pickAt(int row) const
{
    return row >= 0 && row < m_rows ? made(row).pick : session::Pick{};
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
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

bool ChangesModel::isTall(int row) const
{
    const Group &group = groupOf(row);
    const bool isReport
        = group.kind == ChangeKind::ReportAdded || group.kind == ChangeKind::ReportRemoved;
    // To look for the quotes of a long list only to measure it would read them all.
    return isReport && group.head != row && (m_rows > ManyRows || !made(row).quote.isEmpty());
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows) {
        return {};
    }
    if (role == HeadRole) {
        return isHead(index.row());
    }
    if (role == TallRole) {
        return isTall(index.row());
    }
    if (role < HeadRole && role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    const Row &row = made(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row);
    case Qt::ToolTipRole:
        return row.head ? QVariant() : safeToolTip(textOf(row));
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
    if (!index.isValid() || index.row() >= m_rows) {
        return Qt::NoItemFlags;
    }
    return isHead(index.row()) ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace dealscope::ui
