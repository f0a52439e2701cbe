// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace dealscope::ui {

/// The key of changed marks as a widget, for views whose other keys are only in their exports.
/// Hidden without words.
class ChangedLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ChangedLabel(QWidget *parent = nullptr);
    void setWords(const QString &words);
    [[nodiscard]] QString words() const { return m_words; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_words;
};

} // namespace dealscope::ui
