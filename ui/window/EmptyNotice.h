// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace dealscope::ui {

class PlainLabel;

/// Why nothing is shown, and the way out.
class EmptyNotice : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyNotice(QWidget *parent = nullptr);
    /// Without `wayOut` there is no button.
    void setReason(const QString &reason, const QString &wayOut = {});
    [[nodiscard]] QString reason() const;

Q_SIGNALS:
    void wayOutClicked();

private:
    PlainLabel *m_reason;
    QPushButton *m_button;
};

} // namespace dealscope::ui
