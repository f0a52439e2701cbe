// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/FilterClause.h"

#include <QLineEdit>
#include <QTimer>

class QAction;

namespace dealscope::ui {

/// Words that deals must have. What is typed is asked a moment after the last key, at once with
/// Enter; Escape empties it. Its menu says whether the sources' texts are searched too.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    /// What the filter holds; not while the user is writing something newer.
    void setQuery(const core::WordsQuery &query);
    [[nodiscard]] core::WordsQuery query() const;
    [[nodiscard]] QAction *inTexts() const { return m_inTexts; }

Q_SIGNALS:
    /// `continues` while the same run of typing goes on; it ends when the field is left.
    void clauseChanged(const dealscope::core::FilterClause &clause, bool continues);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void send();
    [[nodiscard]] core::FilterClause clause() const;

    QTimer m_wait;
    QAction *m_inTexts;
    core::WordsQuery m_sent;
    bool m_typing = false; ///< something was sent since the field was entered
};

} // namespace dealscope::ui
