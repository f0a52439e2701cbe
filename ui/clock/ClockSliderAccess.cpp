// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clock/ClockSliderAccess.h"

#include "ui/clock/ClockSlider.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace dealscope::ui {

namespace {

constexpr const char *ValueProperty = "valueInWords";

class SliderAccess : public QAccessibleWidget
{
public:
    explicit SliderAccess(QWidget *slider)
        : QAccessibleWidget(slider, QAccessible::Slider)
    {
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value || kind == QAccessible::Description) {
            return widget()->property(ValueProperty).toString();
        }
        return QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *sliderFactory(const QString &, QObject *object)
{
    auto *slider = qobject_cast<ClockSlider *>(object);
    return slider ? new SliderAccess(slider) : nullptr;
}

} // namespace

void installClockSliderAccess()
{
    static const bool once = [] {
        QAccessible::installFactory(sliderFactory);
        return true;
    }();
    Q_UNUSED(once)
}

void setClockSliderValue(ClockSlider *slider, const QString &words)
{
    if (slider->property(ValueProperty).toString() == words) {
        return;
    }
    slider->setProperty(ValueProperty, words);
    QAccessibleEvent event(slider, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace dealscope::ui
