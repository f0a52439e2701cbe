// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/RecentFiles.h"

#include "ui/window/SafeText.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

namespace dealscope::ui {

namespace {
const QString Key = QStringLiteral("recent/files");
}

RecentFiles::RecentFiles(QSettings *settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
}

QStringList RecentFiles::paths() const
{
    return m_settings->value(Key).toStringList().mid(0, Limit);
}

void RecentFiles::add(const QString &path)
{
    const QString full = QFileInfo(path).absoluteFilePath();
    QStringList all = paths();
    all.removeAll(full);
    all.prepend(full);
    m_settings->setValue(Key, QStringList(all.mid(0, Limit)));
}

void RecentFiles::clear()
{
    m_settings->remove(Key);
}

void RecentFiles::attachTo(QMenu *menu)
{
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fill(menu); });
    fill(menu);
}

void RecentFiles::fill(QMenu *menu)
{
    menu->clear();
    int number = 0;
    const QStringList all = paths();
    for (const QString &path : all) {
        QString shown = safeLine(QDir::toNativeSeparators(path));
        shown.replace(u'&', QStringLiteral("&&"));
        QAction *action = menu->addAction(QStringLiteral("&%1  %2").arg(++number % 10).arg(shown));
        const bool exists = QFileInfo::exists(path);
        action->setEnabled(exists);
        action->setStatusTip(exists ? QString() : tr("This file is no longer there."));
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT chosen(path); });
    }
    if (all.isEmpty()) {
        menu->addAction(tr("No files yet"))->setEnabled(false);
        return;
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Forget these files")), &QAction::triggered, this,
            &RecentFiles::clear);
}

} // namespace dealscope::ui
