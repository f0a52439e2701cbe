// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/FilterClause.h"

#include <QListView>

namespace dealscope::ui {

class FacetModel;

/// A list of checks that is as high as its rows, up to a limit from which on it scrolls. A click
/// anywhere in a row, Space or Enter toggles it.
class FacetList : public QListView
{
    Q_OBJECT

public:
    FacetList(FacetModel *model, int maxRows, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    FacetModel *m_model;
    int m_maxRows;
    QVariant m_current; ///< the value that the keyboard is on while the rows are made anew
};

} // namespace dealscope::ui
