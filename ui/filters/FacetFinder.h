// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filters/FacetModel.h"

#include <QWidget>

class QLineEdit;

namespace dealscope::ui {

class FacetList;
class PlainLabel;

/// The list of a facet with a field that finds values by their names, where there are many, and a
/// line that says how many are not listed.
class FacetFinder : public QWidget
{
    Q_OBJECT

public:
    /// The field is there from `searchFrom` + 1 values on: for a handful it would only take space.
    FacetFinder(FacetModel *model, const QString &hint, int maxRows, int searchFrom,
                QWidget *parent = nullptr);

    [[nodiscard]] FacetList *list() const { return m_list; }
    [[nodiscard]] QLineEdit *search() const { return m_search; }
    [[nodiscard]] PlainLabel *more() const { return m_more; }

private:
    void follow();

    FacetModel *m_model;
    FacetList *m_list;
    QWidget *m_searchRow;
    QLineEdit *m_search;
    PlainLabel *m_more;
    int m_searchFrom;
};

} // namespace dealscope::ui
