// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/PicturePreview.h"

#include "ui/export/PictureExporter.h"
#include "ui/views/View.h"

#include <QPainter>

#include <algorithm>

namespace dealscope::ui {

namespace {

constexpr int DelayMs = 120;
constexpr int Margin = 12;

} // namespace

PicturePreview::PicturePreview(QWidget *parent)
    : QWidget(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(DelayMs);
    connect(&m_timer, &QTimer::timeout, this, &PicturePreview::render);
    setAccessibleName(tr("Preview of the picture"));
}

void PicturePreview::setPicture(View *view, const PictureOptions &options)
{
    m_view = view;
    m_options = options;
    m_timer.start();
}

QSize PicturePreview::sizeHint() const
{
    return {640, 460};
}

QSize PicturePreview::minimumSizeHint() const
{
    return {320, 240};
}

QRectF PicturePreview::pageRect() const
{
    const QSizeF page = m_options.pixelSize();
    if (page.isEmpty()) {
        return {};
    }
    const QRectF room = QRectF(rect()).adjusted(Margin, Margin, -Margin, -Margin);
    const qreal factor
        = std::min({1.0, room.width() / page.width(), room.height() / page.height()});
    QRectF fitted(QPointF(), page * factor);
    fitted.moveCenter(room.center());
    return fitted;
}

void PicturePreview::render()
{
    const QSizeF page = pageRect().size();
    m_image = {};
    if (m_view && page.width() >= 1 && page.height() >= 1) {
        const qreal ratio = devicePixelRatioF();
        m_image = QImage((page * ratio).toSize(), QImage::Format_RGB32);
        m_image.fill(m_options.dark ? Theme::darkTheme().panel : Theme::light().panel);
        QPainter painter(&m_image);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        const QSizeF size = m_options.pixelSize();
        painter.scale(m_image.width() / size.width(), m_image.height() / size.height());
        PictureExporter::paint(painter, *m_view, m_options);
        painter.end();
        m_image.setDevicePixelRatio(ratio);
    }
    update();
    Q_EMIT rendered();
}

void PicturePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::forPalette(palette());
    painter.fillRect(rect(), theme.window);
    if (m_image.isNull()) {
        return;
    }
    const QRectF page = pageRect();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(page, m_image);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5));
}

void PicturePreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_timer.start();
}

} // namespace dealscope::ui
