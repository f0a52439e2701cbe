// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/FacetList.h"

#include "ui/filters/FacetDelegate.h"
#include "ui/filters/FacetModel.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace dealscope::ui {

FacetList::FacetList(FacetModel *model, int maxRows, QWidget *parent)
    : QListView(parent)
    , m_model(model)
    , m_maxRows(maxRows)
{
    setModel(model);
    setItemDelegate(new FacetDelegate(model->dimension(), this));
    setUniformItemSizes(true);
    setSelectionMode(NoSelection);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(this, &QListView::clicked, model, &FacetModel::toggle);
    connect(model, &FacetModel::modelAboutToBeReset, this,
            [this] { m_current = currentIndex().data(FacetModel::IdRole); });
    connect(model, &FacetModel::modelReset, this, [this] {
        updateGeometry();
        // Where the keyboard was, if that value is still listed.
        for (int row = 0; m_current.isValid() && row < m_model->rowCount(); ++row) {
            if (m_model->index(row).data(FacetModel::IdRole) == m_current) {
                setCurrentIndex(m_model->index(row));
                break;
            }
        }
    });
}

QSize FacetList::sizeHint() const
{
    const int rows = qBound(1, m_model->rowCount(), m_maxRows);
    const int height = m_model->rowCount() > 0 ? sizeHintForRow(0) : 22;
    return {120, rows * height};
}

QSize FacetList::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

void FacetList::keyPressEvent(QKeyEvent *event)
{
    const bool toggles = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return
        || event->key() == Qt::Key_Enter;
    if (toggles && currentIndex().isValid()) {
        m_model->toggle(currentIndex());
        return;
    }
    QListView::keyPressEvent(event);
}

void FacetList::wheelEvent(QWheelEvent *event)
{
    // A list that has nothing to scroll lets the panel scroll.
    if (verticalScrollBar()->maximum() == 0) {
        event->ignore();
        return;
    }
    QListView::wheelEvent(event);
}

void FacetList::focusInEvent(QFocusEvent *event)
{
    if (!currentIndex().isValid() && m_model->rowCount() > 0) {
        setCurrentIndex(m_model->index(0));
    }
    QListView::focusInEvent(event);
}

} // namespace dealscope::ui
