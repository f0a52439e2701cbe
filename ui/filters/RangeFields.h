// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace dealscope::ui {

/// "from – to" as two fields that are read when Enter is pressed or the field is left. A text
/// that cannot be read is framed and explained, and changes nothing.
class RangeFields : public QWidget
{
    Q_OBJECT

public:
    RangeFields(const QString &fromHint, const QString &toHint, const QString &explanation,
                QWidget *parent = nullptr);

    /// What the filter holds; a field that is being written in is left alone.
    void setTexts(const QString &from, const QString &to);
    [[nodiscard]] QLineEdit *from() const { return m_from; }
    [[nodiscard]] QLineEdit *to() const { return m_to; }
    /// Frames what could not be read.
    void setReadable(bool from, bool to);

Q_SIGNALS:
    void edited(const QString &from, const QString &to);

private:
    void finish();
    void mark(QLineEdit *field, bool readable);

    QLineEdit *m_from;
    QLineEdit *m_to;
    QString m_explanation;
    QString m_sentFrom;
    QString m_sentTo;
};

} // namespace dealscope::ui
