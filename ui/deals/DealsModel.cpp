// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/DealsModel.h"

#include "analysis/Review.h"
#include "io/MoneyText.h"
#include "session/ConflictWords.h"
#include "session/FilterWords.h"
#include "ui/deals/DealWords.h"
#include "ui/deals/SupportWords.h"
#include "ui/window/SafeText.h"

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using analysis::ResolvedDeal;
using analysis::supportOfAmount;
using analysis::supportOfDeal;

namespace {

/// What a row is sorted by: a row without a value stands last, whatever the direction.
struct SortKey {
    bool missing = false;
    qint64 number = 0;
    qint64 second = 0;
    QString text;
};

SortKey keyOf(const ResolvedDeal &deal, int column, const analysis::Resolution &resolution)
{
    const Snapshot &snapshot = resolution.snapshot();
    const auto ofDate = [](const std::optional<PartialDate> &date) {
        return date ? SortKey{false, date->last().toJulianDay(), date->first().toJulianDay(), {}}
                    : SortKey{true, 0, 0, {}};
    };
    switch (column) {
    case DealsModel::Parties:
        return {false, 0, 0, foldedForSearch(dealParties(deal, snapshot))};
    case DealsModel::Kind:
        return {false, 0, 0, session::kindName(deal.kind)};
    case DealsModel::Status:
        return {!deal.status, deal.status ? qint64(*deal.status) : 0, 0, {}};
    case DealsModel::Amount:
        return {!deal.headline,
                deal.headline ? deal.headline->units : 0,
                deal.interval ? deal.interval->floor.units : 0,
                {}};
    case DealsModel::Binding:
        return {!deal.interval, deal.firmFloor.units, 0, {}};
    case DealsModel::Date:
        return ofDate(deal.date);
    case DealsModel::Reported:
        return ofDate(deal.lastReported);
    case DealsModel::Origins:
        return {false, deal.origins.size(), 0, {}};
    case DealsModel::Claims:
        return {false, deal.claims.size() + deal.setAside.size(), 0, {}};
    case DealsModel::Conflicts: {
        const analysis::Review &review = analysis::Review::of(resolution);
        const int open = review.unsettledCount(deal.id);
        const int settled = review.settledCount(deal.id);
        return {open + settled == 0, open, settled, {}};
    }
    default:
        return {};
    }
}

/// Negative, zero or positive; missing keys are dealt with by the caller.
int compare(const SortKey &a, const SortKey &b)
{
    if (const int byText = a.text.localeAwareCompare(b.text); byText != 0) {
        return byText;
    }
    if (a.number != b.number) {
        return a.number < b.number ? -1 : 1;
    }
    return a.second == b.second ? 0 : a.second < b.second ? -1 : 1;
}

} // namespace

void DealsModel::setState(const session::StatePtr &state)
{
    beginResetModel();
    m_state = state;
    m_positions = state && state->resolution ? state->selected : QList<int>{};
    sortPositions();
    indexRows();
    endResetModel();
}

void DealsModel::setChanged(const QSet<DealId> &deals, const QString &words)
{
    if (deals == m_changed && words == m_changedWords) {
        return;
    }
    m_changed = deals;
    m_changedWords = words;
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, Parties), index(rowCount() - 1, Parties));
    }
}

DealId DealsModel::dealAt(int row) const
{
    const ResolvedDeal *deal = resolvedAt(row);
    return deal ? deal->id : DealId{};
}

const ResolvedDeal *DealsModel::resolvedAt(int row) const
{
    return row >= 0 && row < m_positions.size() ? &m_state->resolution->deals()[m_positions[row]]
                                                : nullptr;
}

QString DealsModel::columnKey(int column)
{
    static const QStringList keys
        = {QStringLiteral("parties"), QStringLiteral("kind"),      QStringLiteral("status"),
           QStringLiteral("amount"),  QStringLiteral("conflicts"), QStringLiteral("binding"),
           QStringLiteral("date"),    QStringLiteral("reported"),  QStringLiteral("origins"),
           QStringLiteral("claims")};
    return keys.value(column);
}

int DealsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_positions.size());
}

int DealsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DealsModel::text(const ResolvedDeal &deal, int column) const
{
    const Snapshot &snapshot = *m_state->snapshot;
    switch (column) {
    case Parties:
        return safeLine(dealParties(deal, snapshot));
    case Kind:
        return session::kindName(deal.kind);
    case Status:
        return deal.status ? session::statusShortName(*deal.status) : tr("not stated");
    case Amount:
        return dealAmount(deal, snapshot);
    case Binding:
        return dealBinding(deal);
    case Date:
        return dealDate(deal);
    case Reported:
        return dealReported(deal);
    case Origins:
        return QString::number(deal.origins.size());
    case Claims:
        return QString::number(deal.claims.size() + deal.setAside.size());
    case Conflicts: {
        // Nothing rather than a column of zeros: a number here asks to be looked at.
        const int open = analysis::Review::of(*m_state->resolution).unsettledCount(deal.id);
        return open == 0 ? QString() : QString::number(open);
    }
    default:
        return {};
    }
}

QString DealsModel::hint(const ResolvedDeal &deal, int column) const
{
    const Snapshot &snapshot = *m_state->snapshot;
    switch (column) {
    case Parties:
        return snapshot.deal(deal.id)->title;
    case Status:
        return deal.status ? session::statusName(*deal.status) : QString();
    case Amount:
        if (!deal.interval) {
            return tr("No amount was reported.");
        }
        return (deal.interval->isOpen()
                    ? tr("minimum %1, no maximum reported")
                          .arg(io::wholeMoney(deal.interval->floor, deal.currency))
                    : tr("minimum %1, maximum %2")
                          .arg(io::wholeMoney(deal.interval->floor, deal.currency),
                               io::wholeMoney(*deal.interval->ceiling, deal.currency)))
            + (deal.conversion ? u'\n' + dealConversion(deal, snapshot) : QString());
    case Date:
        return deal.dateOrigin == analysis::DateOrigin::Report
            ? tr("The day of the first report; no source says when it took place.")
            : QString();
    case Origins: {
        const analysis::Resolution &resolution = *m_state->resolution;
        QStringList lines{
            tr("The deal: %1").arg(supportInWords(supportOfDeal(resolution, deal), snapshot))};
        if (deal.interval) {
            lines.append(tr("Its figure: %1")
                             .arg(supportInWords(supportOfAmount(resolution, deal), snapshot)));
            lines.append(supportWarning(resolution, deal));
        }
        lines.removeAll(QString());
        return lines.join(u'\n');
    }
    case Conflicts: {
        const analysis::Review &review = analysis::Review::of(*m_state->resolution);
        QStringList lines;
        for (const analysis::Conflict &conflict : review.conflictsOf(deal.id)) {
            const QString sentence = session::conflictInWords(conflict, snapshot);
            lines.append(conflict.isSettled() ? tr("settled: %1").arg(sentence) : sentence);
        }
        return lines.join(u'\n');
    }
    default:
        return {};
    }
}

QVariant DealsModel::data(const QModelIndex &index, int role) const
{
    const ResolvedDeal *deal = index.isValid() ? resolvedAt(index.row()) : nullptr;
    if (!deal) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return text(*deal, index.column());
    case Qt::ToolTipRole: {
        QString words = hint(*deal, index.column());
        if (index.column() == Parties && m_changed.contains(deal->id)) {
            words += (words.isEmpty() ? QString() : QStringLiteral("\n")) + m_changedWords;
        }
        return words.isEmpty() ? QVariant() : safeToolTip(words);
    }
    case Qt::TextAlignmentRole: {
        const bool number = index.column() == Amount || index.column() == Binding
            || index.column() == Claims || index.column() == Conflicts;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    case Qt::AccessibleDescriptionRole:
        return index.column() == Parties && m_changed.contains(deal->id) ? QVariant(m_changedWords)
                                                                         : QVariant();
    case ChangedRole:
        return m_changed.contains(deal->id);
    case DealRole:
        return deal->id.value;
    case KindRole:
        return int(deal->kind);
    case SupportingRole:
        return originPips(*m_state->resolution, *deal).supporting;
    case OtherOriginsRole:
        return originPips(*m_state->resolution, *deal).others;
    case StatusRole:
        return deal->status ? QVariant(int(*deal->status)) : QVariant();
    default:
        return {};
    }
}

QVariant DealsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool number
            = section == Amount || section == Binding || section == Claims || section == Conflicts;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && section == Origins) {
        return tr(
            "Original sources, each once. Full: they give the figure that counts; hollow: they "
            "speak of the deal, but not of that figure.");
    }
    if (role == Qt::ToolTipRole && section == Conflicts) {
        return tr("Contradictions between the reports that nobody has settled");
    }
    if (section == Conflicts && (role == NameRole || role == Qt::AccessibleTextRole)) {
        return tr("Conflicts");
    }
    if (role != Qt::DisplayRole && role != NameRole) {
        return {};
    }
    switch (section) {
    case Parties:
        return tr("Payer → payee");
    case Kind:
        return tr("Kind");
    case Status:
        return tr("Status");
    case Amount:
        return tr("Amount");
    case Binding:
        return tr("Binding");
    case Date:
        return tr("Date");
    case Reported:
        return tr("Reported");
    case Origins:
        return tr("Sources");
    case Claims:
        return tr("Reports");
    case Conflicts:
        return QStringLiteral("≠"); // the name would take more room than its numbers
    default:
        return {};
    }
}

void DealsModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount) {
        return;
    }
    m_sortColumn = column;
    m_sortOrder = order;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<DealId> deals;
    for (const QModelIndex &index : before) {
        deals.append(dealAt(index.row()));
    }
    sortPositions();
    indexRows();
    QModelIndexList after;
    for (int i = 0; i < before.size(); ++i) {
        after.append(index(rowOf(deals[i]), before[i].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void DealsModel::sortPositions()
{
    if (!m_state || !m_state->resolution) {
        return;
    }
    const analysis::ResolvedDeals deals = m_state->resolution->deals();
    QHash<int, SortKey> keys;
    keys.reserve(m_positions.size());
    for (const int position : std::as_const(m_positions)) {
        keys.insert(position, keyOf(deals[position], m_sortColumn, *m_state->resolution));
    }
    // From the ids' order each time, so that ties do not depend on what was sorted before.
    std::ranges::sort(m_positions);
    std::ranges::stable_sort(m_positions, [&](int a, int b) {
        const SortKey &first = *keys.constFind(a);
        const SortKey &second = *keys.constFind(b);
        if (first.missing || second.missing) {
            return !first.missing && second.missing;
        }
        const int order = compare(first, second);
        return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    });
}

void DealsModel::indexRows()
{
    m_rows.clear();
    m_rows.reserve(m_positions.size());
    for (int row = 0; row < m_positions.size(); ++row) {
        m_rows.insert(m_state->resolution->deals()[m_positions[row]].id, row);
    }
}

} // namespace dealscope::ui
