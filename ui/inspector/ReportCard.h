// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/InspectorContent.h"

#include <QWidget>

namespace dealscope::ui {

/// One report: what it says, of when, from whom, and its words. A click on the quote, or Enter,
/// opens the source. The one that counts has a tinted ground and a check.
class ReportCard : public QWidget
{
    Q_OBJECT

public:
    explicit ReportCard(const ReportEntry &entry, QWidget *parent = nullptr);
    [[nodiscard]] const ReportEntry &entry() const { return m_entry; }
    /// The part that a click opens.
    [[nodiscard]] QWidget *quote() const { return m_quote; }
    /// Picked by itself, as by a click on its mark.
    void setMarked(bool marked);

Q_SIGNALS:
    void quoteClicked(dealscope::core::SourceId source, const QString &quote);
    /// Up or Down was pressed: -1 or 1.
    void stepRequested(int step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void addHead();
    void addQuote();

    ReportEntry m_entry;
    QWidget *m_quote = nullptr;
    bool m_marked = false;
};

} // namespace dealscope::ui
