// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;
class QSettings;

namespace dealscope::ui {

/// The last ten ledgers that were opened, newest first, each once.
class RecentFiles : public QObject
{
    Q_OBJECT

public:
    explicit RecentFiles(QSettings *settings, QObject *parent = nullptr);

    [[nodiscard]] QStringList paths() const;
    void add(const QString &path);
    void clear();
    /// Fills the menu each time it is about to show; files that are gone are greyed.
    void attachTo(QMenu *menu);

    static constexpr int Limit = 10;

Q_SIGNALS:
    void chosen(const QString &path);

private:
    void fill(QMenu *menu);

    QSettings *m_settings;
};

} // namespace dealscope::ui
