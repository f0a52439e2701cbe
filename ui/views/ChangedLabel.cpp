// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/ChangedLabel.h"

#include "ui/theme/ChangedMark.h"
#include "ui/theme/Theme.h"
#include "ui/window/SafeText.h"

#include <QPainter>

namespace dealscope::ui {

ChangedLabel::ChangedLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

void ChangedLabel::setWords(const QString &words)
{
    if (words == m_words) {
        return;
    }
    m_words = words;
    setAccessibleName(words);
    setToolTip(safeToolTip(words));
    setVisible(!words.isEmpty());
    updateGeometry();
    update();
}

QSize ChangedLabel::sizeHint() const
{
    return {int(ChangedKey::width(m_words)), int(ChangedKey::Height)};
}

QSize ChangedLabel::minimumSizeHint() const
{
    return {m_words.isEmpty() ? 0 : 14, int(ChangedKey::Height)};
}

void ChangedLabel::paintEvent(QPaintEvent *)
{
    const QFontMetricsF metrics(pictureFont(TextSize::Small));
    const double room = width() - ChangedKey::width({});
    QPainter painter(this);
    ChangedKey::paint(painter, QPointF(0, (height() - ChangedKey::Height) / 2),
                      metrics.elidedText(m_words, Qt::ElideRight, room + 1),
                      Theme::forPalette(palette()));
}

} // namespace dealscope::ui
