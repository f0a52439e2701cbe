// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/FacetFinder.h"

#include "ui/filters/FacetList.h"
#include "ui/window/Counted.h"
#include "ui/window/PlainLabel.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace dealscope::ui {

FacetFinder::FacetFinder(FacetModel *model, const QString &hint, int maxRows, int searchFrom,
                         QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_list(new FacetList(model, maxRows, this))
    , m_searchRow(new QWidget(this))
    , m_search(new QLineEdit(m_searchRow))
    , m_more(new PlainLabel({}, Tone::Soft, this))
    , m_searchFrom(searchFrom)
{
    m_search->setPlaceholderText(hint);
    m_search->setAccessibleName(hint);
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(200);
    m_more->setContentsMargins(9, 1, 9, 1);
    m_more->setWordWrap(true);
    auto *searchRow = new QHBoxLayout(m_searchRow);
    searchRow->setContentsMargins(9, 0, 9, 2);
    searchRow->addWidget(m_search);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_searchRow);
    column->addWidget(m_list);
    column->addWidget(m_more);

    connect(m_search, &QLineEdit::textChanged, m_model, &FacetModel::setSearch);
    // What is said of the rest depends on the words even where the list stays as it is.
    connect(m_search, &QLineEdit::textChanged, this, &FacetFinder::follow);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_model->rowCount() > 0) {
            m_list->setCurrentIndex(m_model->index(0));
            m_list->setFocus();
        }
    });
    connect(m_model, &FacetModel::listed, this, &FacetFinder::follow);
    follow();
}

void FacetFinder::follow()
{
    m_searchRow->setVisible(m_model->valueCount() > m_searchFrom || m_model->isSearching());
    const int more = m_model->moreCount();
    m_more->setVisible(more > 0);
    m_more->setPlainText(m_model->isSearching()
                             ? counted(more, tr("and 1 more: type on to find it"),
                                       tr("and %1 more: type on to find them"))
                             : counted(more, tr("and 1 more: type to find it"),
                                       tr("and %1 more: type to find them")));
}

} // namespace dealscope::ui
