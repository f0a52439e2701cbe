// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace dealscope::ui {

/// A titled part of the filter panel that folds away with a click on its head. The head says when
/// something is asked in it, and takes that back with a cross.
class FacetSection : public QWidget
{
    Q_OBJECT

public:
    FacetSection(const QString &name, const QString &title, QWidget *content,
                 QWidget *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] bool isFolded() const;
    void setFolded(bool folded);
    void setActive(bool active);

Q_SIGNALS:
    void clearClicked();
    void foldedChanged();

private:
    QString m_name;
    QWidget *m_content;
    QToolButton *m_head;
    QToolButton *m_clear;
};

} // namespace dealscope::ui
