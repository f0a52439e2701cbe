// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/SavedViews.h"

#include "ui/window/SafeText.h"

#include <QInputDialog>
#include <QMenu>

namespace dealscope::ui {

using namespace core;

SavedViews::SavedViews(session::LedgerSession &session, LayoutAccess layout, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_layout(std::move(layout))
{
}

void SavedViews::askAndSave(QWidget *window)
{
    bool accepted = false;
    const QString name = QInputDialog::getText(window, tr("Save view"), tr("Name of this view"),
                                               QLineEdit::Normal, {}, &accepted)
                             .trimmed();
    if (accepted && !name.isEmpty()) {
        save(name);
    }
}

void SavedViews::save(const QString &name)
{
    if (const auto saved = m_session.saveView(name, m_layout.save()); !saved) {
        Q_EMIT failed(saved.error());
    }
}

void SavedViews::apply(SavedViewId view)
{
    const auto layout = m_session.applyView(view);
    if (!layout) {
        Q_EMIT failed(layout.error());
        return;
    }
    m_layout.restore(*layout);
}

void SavedViews::remove(SavedViewId view)
{
    if (const auto removed = m_session.removeView(view); !removed) {
        Q_EMIT failed(removed.error());
    }
}

void SavedViews::attachTo(QMenu *menu)
{
    connect(&m_session, &session::LedgerSession::savedViewsChanged, menu,
            [this, menu] { fill(menu); });
    fill(menu);
}

void SavedViews::fill(QMenu *menu)
{
    menu->clear();
    const auto &views = m_session.state()->snapshot->data().savedViews;
    if (views.isEmpty()) {
        menu->addAction(tr("No views saved yet"))->setEnabled(false);
        return;
    }
    const auto shown = [](const SavedView &view) {
        return safeLine(view.name).replace(u'&', QStringLiteral("&&"));
    };
    for (const SavedView &view : views) {
        connect(menu->addAction(shown(view)), &QAction::triggered, this,
                [this, id = view.id] { apply(id); });
    }
    menu->addSeparator();
    QMenu *removal = menu->addMenu(tr("Remove"));
    removal->setEnabled(!m_session.isReadOnly());
    for (const SavedView &view : views) {
        // Queued: the menu that the click is in is made anew.
        connect(
            removal->addAction(shown(view)), &QAction::triggered, this,
            [this, id = view.id] { remove(id); }, Qt::QueuedConnection);
    }
}

} // namespace dealscope::ui
