// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace dealscope::ui {

/// A few words at the lower right corner of a table: what is being typed, or that it is at work.
/// The pointer goes through it.
class TableBadge : public QWidget
{
    Q_OBJECT

public:
    explicit TableBadge(QWidget *parent);

    /// Empty words hide it. `isFine`: false for a search that found nothing.
    void setWords(const QString &words, bool isFine);
    [[nodiscard]] const QString &words() const { return m_words; }
    /// Moves it into the corner of an area of its parent.
    void placeIn(const QRect &area);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_words;
    bool m_isFine = true;
};

} // namespace dealscope::ui
