// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/ViewCatalog.h"

#include "ui/views/cash/CashView.h"
#include "ui/views/chart/ChartView.h"
#include "ui/views/flow/FlowView.h"
#include "ui/views/matrix/MatrixView.h"
#include "ui/views/schedule/ScheduleView.h"
#include "ui/views/timeline/TimelineView.h"
#include "ui/views/valuations/ValuationsView.h"

#include <QCoreApplication>

namespace dealscope::ui {

using namespace Qt::StringLiterals;

namespace {

template<typename T>
ViewEntry entry(const QString &name, const char *title)
{
    return {name, QCoreApplication::translate("ViewCatalog", title),
            [](QWidget *parent) -> View * { return new T(parent); }};
}

} // namespace

ViewFactory viewCatalog()
{
    return {entry<TimelineView>(u"timeline"_s, QT_TRANSLATE_NOOP("ViewCatalog", "Timeline")),
            entry<FlowView>(u"flow"_s, QT_TRANSLATE_NOOP("ViewCatalog", "Flow")),
            entry<ChartView>(u"chart"_s, QT_TRANSLATE_NOOP("ViewCatalog", "Charts")),
            entry<ValuationsView>(u"valuations"_s, QT_TRANSLATE_NOOP("ViewCatalog", "Valuations")),
            entry<MatrixView>(u"matrix"_s, QT_TRANSLATE_NOOP("ViewCatalog", "Matrix")),
            entry<CashView>(u"cash"_s, QT_TRANSLATE_NOOP("ViewCatalog", "Headline to cash")),
            entry<ScheduleView>(u"schedule"_s, QT_TRANSLATE_NOOP("ViewCatalog", "Schedule"))};
}

std::unique_ptr<View> makeView(const QString &viewName)
{
    for (const ViewEntry &entry : viewCatalog()) {
        if (entry.objectName == viewName) {
            return std::unique_ptr<View>(entry.make(nullptr));
        }
    }
    return nullptr;
}

} // namespace dealscope::ui
