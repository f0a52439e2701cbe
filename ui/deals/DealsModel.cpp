// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/DealsModel.h"

#include "analysis/Review.h"
#include "io/MoneyText.h"
#include "session/ConflictWords.h"
#include "session/FilterWords.h"
#include "ui/deals/DealJump.h"
#include "ui/deals/DealWords.h"
#include "ui/deals/SupportWords.h"
#include "ui/window/SafeText.h"

namespace dealscope::ui {

using namespace core;
using analysis::ResolvedDeal;
using analysis::supportOfAmount;
using analysis::supportOfDeal;

DealsModel::DealsModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_job(new NewestJob(this))
{
}

void DealsModel::setState(const session::StatePtr &state)
{
    beginResetModel();
    m_state = state;
    m_rowOf.clear();
    bool isMakeshift = false;
    if (!state || !state->resolution) {
        m_order.reset();
        m_rows.clear();
    } else {
        if (!m_order || m_order->resolution() != state->resolution) {
            isMakeshift = state->resolution->dealCount() >= m_workerFrom;
            m_order = !isMakeshift ? sortedNow()
                : m_order          ? m_order->carriedTo(state->resolution)
                                   : DealOrder::byId(state->resolution);
        }
        m_rows = m_order->chosen(state->selected);
    }
    endResetModel();
    if (isMakeshift) {
        sortLater();
    } else if (!m_order) {
        endSorting();
    }
}

void DealsModel::setMarked(const session::DealSet &deals)
{
    if (deals == m_marked) {
        return;
    }
    m_marked = deals;
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {MarkedRole});
    }
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
    return row >= 0 && row < rowCount() ? m_state->resolution->idAt(int(m_rows[size_t(row)]))
                                        : DealId{};
}

int DealsModel::rowOf(DealId deal) const
{
    const int position = m_order ? m_order->resolution()->positionOf(deal) : -1;
    return position < 0 ? -1 : rowOfPosition(position);
}

int DealsModel::rowOfPosition(int position) const
{
    if (m_rowOf.empty()) {
        m_rowOf.assign(size_t(m_order->resolution()->dealCount()), -1);
        for (size_t row = 0; row < m_rows.size(); ++row) {
            m_rowOf[m_rows[row]] = int(row);
        }
    }
    return m_rowOf[size_t(position)];
}

const ResolvedDeal *DealsModel::resolvedAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_state->resolution->dealAt(int(m_rows[size_t(row)]))
                                        : nullptr;
}

int DealsModel::rowStartingWith(const QString &typed) const
{
    if (!m_order) {
        return -1;
    }
    const bool isSorted = m_order->is(m_sortColumn, m_sortOrder);
    return DealJump{*m_order->resolution(), m_rows, isSorted ? m_sortColumn : -1, m_sortOrder}
        .rowStartingWith(typed);
}

QString DealsModel::columnKey(int column)
{
    static const QStringList keys
        = {QStringLiteral("parties"), QStringLiteral("kind"),      QStringLiteral("status"),
           QStringLiteral("amount"),  QStringLiteral("conflicts"), QStringLiteral("binding"),
           QStringLiteral("date"),    QStringLiteral("reported"),  QStringLiteral("origins"),
           QStringLiteral("claims"),  QStringLiteral("title")};
    return keys.value(column);
}

int DealsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
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
    case Title:
        return safeLine(snapshot.dealAt(deal.dealIndex).title);
    default:
        return {};
    }
}

QString DealsModel::hint(const ResolvedDeal &deal, int column) const
{
    const Snapshot &snapshot = *m_state->snapshot;
    switch (column) {
    case Parties:
    case Title:
        return snapshot.dealAt(deal.dealIndex).title;
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
    case MarkedRole:
        return m_marked.contains(deal->id);
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
    case Title:
        return tr("Title");
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
    if (!m_order) {
        return;
    }
    if (m_state->resolution->dealCount() >= m_workerFrom) {
        sortLater();
        return;
    }
    takeOrder(sortedNow());
}

DealOrder::Ptr DealsModel::sortedNow()
{
    endSorting();
    return DealOrder::of(m_state->resolution, m_sortColumn, m_sortOrder, NewestJob::Stop(false));
}

void DealsModel::sortLater()
{
    m_job->start(
        [resolution = m_state->resolution, column = m_sortColumn,
         direction = m_sortOrder](const NewestJob::Stop &stop) {
            return DealOrder::of(resolution, column, direction, stop);
        },
        [this](const DealOrder::Ptr &order) {
            if (order && m_order && order->resolution() == m_order->resolution()) {
                takeOrder(order);
            }
            endSorting();
        });
    setSorting(true);
}

void DealsModel::endSorting()
{
    m_job->cancel();
    setSorting(false);
}

void DealsModel::setSorting(bool sorting)
{
    if (sorting != m_sorting) {
        m_sorting = sorting;
        Q_EMIT sortingChanged(sorting);
    }
}

void DealsModel::takeOrder(const DealOrder::Ptr &order)
{
    Q_EMIT orderAboutToChange();
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<quint32> positions;
    for (const QModelIndex &index : before) {
        positions.push_back(m_rows[size_t(index.row())]);
    }
    m_order = order;
    m_rows = order->chosen(m_state->selected);
    m_rowOf.clear();
    QModelIndexList after;
    for (int i = 0; i < before.size(); ++i) {
        after.append(index(rowOfPosition(int(positions[size_t(i)])), before[i].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    Q_EMIT orderChanged();
}

} // namespace dealscope::ui
