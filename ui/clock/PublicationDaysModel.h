// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Publications.h"

#include <QAbstractListModel>

namespace dealscope::ui {

/// The days on which a source of a ledger was published, the newest first, with who published. A
/// line is made when it is looked at: there may be thousands.
class PublicationDaysModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setSnapshot(const core::SnapshotPtr &snapshot);
    [[nodiscard]] QDate dayAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    /// Position in the publications' days.
    [[nodiscard]] int positionOf(int row) const;

    core::SnapshotPtr m_snapshot;
    std::shared_ptr<const analysis::Publications> m_publications;
};

} // namespace dealscope::ui
