// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/MovedDealsModel.h"

#include "session/FilterWords.h"
#include "ui/deals/DealWords.h"
#include "ui/lens/LensWords.h"
#include "ui/window/SafeText.h"

namespace dealscope::ui {

using namespace core;
using analysis::MovedDeal;

void MovedDealsModel::setMoved(const analysis::LensQuestion &question,
                               const QList<analysis::MovedMark> &moved, Lens lens)
{
    beginResetModel();
    m_question = question;
    m_moved = moved;
    m_made.clear();
    m_lens = lens;
    endResetModel();
}

const MovedDeal &MovedDealsModel::made(int row) const
{
    const auto found = m_made.find(row);
    return found != m_made.end()
        ? found->second
        : m_made.emplace(row, analysis::movedDeal(m_question, m_lens, m_moved[row])).first->second;
}

session::Pick MovedDealsModel::pickAt(int row) const
{
    if (row < 0 || row >= m_moved.size()) {
        return {};
    }
    const MovedDeal &moved = made(row);
    session::Pick pick;
    pick.deals = {moved.deal};
    if (moved.claim.isValid()) {
        pick.claims = {moved.claim};
    }
    pick.title = text(moved, Parties);
    return pick;
}

int MovedDealsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_moved.size());
}

int MovedDealsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MovedDealsModel::text(const MovedDeal &moved, int column) const
{
    switch (column) {
    case Parties:
        return safeLine(dealParties(moved.after, *m_question.snapshot));
    case Before:
        return movedFigure(moved, false, *m_question.snapshot);
    case After:
        return movedFigure(moved, true, *m_question.snapshot);
    case Reason:
        return safeLine(movedReason(moved, *m_question.snapshot));
    default:
        return {};
    }
}

QVariant MovedDealsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_moved.size()) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return text(made(index.row()), index.column());
    case Qt::ToolTipRole: {
        const MovedDeal &moved = made(index.row());
        const Deal *deal = m_question.snapshot->deal(moved.deal);
        return safeToolTip(index.column() == Parties && deal ? deal->title
                                                             : text(moved, index.column()));
    }
    case Qt::TextAlignmentRole: {
        const bool figure = index.column() == Before || index.column() == After;
        return int((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    default:
        return {};
    }
}

QVariant MovedDealsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        return {};
    }
    const bool figure = section == Before || section == After;
    if (role == Qt::TextAlignmentRole) {
        return int((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Parties:
        return tr("Payer → payee");
    case Before:
        return session::lensName(analysis::DefaultLens);
    case After:
        return session::lensName(m_lens);
    case Reason:
        return tr("Report that counts instead");
    default:
        return {};
    }
}

} // namespace dealscope::ui
