// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <QTimer>

namespace dealscope::ui {

class TableBadge;

/// The table of deals as a widget: typing jumps to a deal, and what was typed is shown until
/// Escape, a pause or another key ends it; Ctrl+C copies the chosen rows as text and as a table;
/// columns can be hidden at the head.
class DealsTable : public QTableView
{
    Q_OBJECT

public:
    explicit DealsTable(QWidget *parent = nullptr);

    /// The chosen rows with a head; all rows if none is chosen, up to MostCopied. Hidden columns
    /// stay out.
    [[nodiscard]] QString asTsv() const;
    [[nodiscard]] QString asHtml() const;
    /// To the clipboard; says so where rows were too many.
    void copy();
    /// More rows are a matter for an export.
    static constexpr int MostCopied = 10000;
    /// What the head and the rows in sight need.
    [[nodiscard]] int wantedWidth(int column) const;
    /// Takes letters as if they were typed.
    void keyboardSearch(const QString &search) override;
    [[nodiscard]] const QString &typed() const { return m_typed; }
    /// Says whether there was something to jump to.
    void showTyped(bool found);
    /// "sorting…", quietly, at the foot of the table; empty takes it away.
    void showWork(const QString &words);
    [[nodiscard]] TableBadge *badge() const { return m_badge; }

Q_SIGNALS:
    /// The row under the pointer; -1 for none.
    void rowHovered(int row);
    void columnsChanged();
    /// What was typed has changed, and is not empty.
    void typedChanged(const QString &typed);

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    [[nodiscard]] QList<int> copiedRows() const;
    [[nodiscard]] QList<QStringList> cells() const;
    [[nodiscard]] static QString tsvOf(const QList<QStringList> &table);
    [[nodiscard]] static QString htmlOf(const QList<QStringList> &table);
    void showColumnMenu(const QPoint &position);

    void type(const QString &typed);
    void showBadge();

    int m_hoveredRow = -1;
    TableBadge *m_badge;
    QTimer m_pause; ///< what comes after it starts anew
    QString m_typed;
    QString m_work;
    QString m_notice; ///< what was copied, for a moment
    bool m_found = true;
};

} // namespace dealscope::ui
