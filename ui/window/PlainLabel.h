// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace dealscope::ui {

/// How loud a line of text is; the style sheet gives each its colour and size.
enum class Tone { Normal, Soft, Strong, Section, Title, Big, Struck, Quote };

/// A label that shows text from data as it is: plain text, direction marks made harmless.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(const QString &text, Tone tone = Tone::Normal, QWidget *parent = nullptr);
    /// Several lines, and the user can mark and copy the text.
    void makeReadable();
    void setPlainText(const QString &text);
};

} // namespace dealscope::ui
