// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ExportActions.h"

#include "ui/views/View.h"

#include <QCoreApplication>
#include <QMenu>

namespace dealscope::ui {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("dealscope::ui::ExportActions", source);
}

void call(const std::function<void(View *)> &function, View *view)
{
    if (function && view) {
        view->catchUp();
        function(view);
    }
}

} // namespace

ExportActions::ExportActions(const WindowServices &services)
    : m_exportImage(services.exportImage)
    , m_copyImage(services.copyImage)
    , m_copyData(services.copyData)
{
}

void ExportActions::exportImage(View *view) const
{
    call(m_exportImage, view);
}

void ExportActions::copyImage(View *view) const
{
    call(m_copyImage, view);
}

void ExportActions::copyData(View *view) const
{
    call(m_copyData, view);
}

void ExportActions::addTo(QMenu *menu, View *view) const
{
    const auto add = [menu, view](const QString &title, const std::function<void(View *)> &what) {
        if (what) {
            QObject::connect(menu->addAction(title), &QAction::triggered, view,
                             [what, view] { call(what, view); });
        }
    };
    add(text(QT_TRANSLATE_NOOP("dealscope::ui::ExportActions", "Export image…")), m_exportImage);
    add(text(QT_TRANSLATE_NOOP("dealscope::ui::ExportActions", "Copy image")), m_copyImage);
    add(text(QT_TRANSLATE_NOOP("dealscope::ui::ExportActions", "Copy data")), m_copyData);
}

} // namespace dealscope::ui
