// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace dealscope::ui {

class PlainLabel;

/// The one place where the window says that something went wrong: a sentence, details to copy,
/// and a cross. The window stays usable.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);
    void report(const core::Error &error);
    /// A sentence without an error, such as "3 claims were left out".
    void report(const QString &sentence);
    void dismiss();
    [[nodiscard]] QString sentence() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    PlainLabel *m_sentence;
    QPushButton *m_more;
    QPushButton *m_copy;
    QPlainTextEdit *m_detail;
};

} // namespace dealscope::ui
