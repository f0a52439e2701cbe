// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/View.h"

#include <QPainter>

namespace dealscope::tests {

/// A picture that shows how many deals there are; what happens to it can be counted.
class FakeView : public ui::View
{
    Q_OBJECT

public:
    explicit FakeView(const QString &name, QWidget *parent = nullptr)
        : View(parent)
        , m_name(name)
    {
        setFocusPolicy(Qt::StrongFocus);
        setMinimumSize(60, 40);
    }

    [[nodiscard]] QString viewName() const override { return m_name; }
    [[nodiscard]] QString pictureTitle() const override { return m_name; }
    void paintTo(QPainter &painter, const QRectF &area, const ui::PaintStyle &style) override
    {
        painter.fillRect(area, style.theme.panel);
        painter.setPen(style.theme.soft);
        painter.drawText(area, Qt::AlignCenter, m_name);
    }
    [[nodiscard]] QSize exportSizeHint() override { return {400, 300}; }
    [[nodiscard]] io::RecordTable dataTable() override { return {}; }
    [[nodiscard]] QString leftOutLine() override { return {}; }
    [[nodiscard]] QJsonObject settings() const override { return m_settings; }
    void applySettings(const QJsonObject &settings) override { m_settings = settings; }

    int states = 0;
    int highlights = 0;
    QJsonObject m_settings;

protected:
    void stateChanged() override { ++states; }
    void highlightChanged() override { ++highlights; }
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintTo(painter, rect(), {screenTheme()});
    }

private:
    QString m_name;
};

} // namespace dealscope::tests
