// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace dealscope::ui {

/// The table of deals as a widget: typing jumps to a deal, Ctrl+C copies the chosen rows as text
/// and as a table, columns can be hidden at the head.
class DealsTable : public QTableView
{
    Q_OBJECT

public:
    explicit DealsTable(QWidget *parent = nullptr);

    /// The chosen rows with a head; all rows if none is chosen. Hidden columns stay out.
    [[nodiscard]] QString asTsv() const;
    [[nodiscard]] QString asHtml() const;
    void copy() const;
    /// What the head and the rows in sight need.
    [[nodiscard]] int wantedWidth(int column) const;
    void keyboardSearch(const QString &search) override;

Q_SIGNALS:
    /// The row under the pointer; -1 for none.
    void rowHovered(int row);
    void columnsChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    [[nodiscard]] QList<QStringList> cells() const;
    void showColumnMenu(const QPoint &position);

    int m_hoveredRow = -1;
};

} // namespace dealscope::ui
