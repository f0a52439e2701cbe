// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/NewestJob.h"

#include <QDialog>

#include <functional>

class QLineEdit;
class QListWidget;

namespace dealscope::ui {

/// Type a few letters of anything, press Enter. What is there at once (actions) is shown at once;
/// what a large ledger holds is looked for on a worker and joins it a moment later.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    struct Entry {
        QString name;
        QString hint; ///< "action · Ctrl+F", "company, 17 deals"
        std::function<void()> run;
    };
    /// An entry and how well it fits, as of fuzzyScore.
    struct Match {
        int score = 0;
        Entry entry;
    };
    /// Looks for more than the entries.
    struct Finder {
        std::function<QList<Match>(const QString &words, const NewestJob::Stop &stop)> find;
        bool onWorker = false; ///< takes longer than a keystroke: `find` reads what nobody changes
    };
    CommandPalette(QList<Entry> entries, Finder finder, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QListWidget *list() const { return m_list; }

    static constexpr int MaxShown = 50;
    /// True while a worker looks for what was typed.
    [[nodiscard]] bool isSearching() const { return m_job->isRunning(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search(const QString &words);
    void showMatches(const QList<Match> &found);
    /// Of what is listed now, or of what is still being looked for.
    void runFirst();
    void run();

    QList<Entry> m_entries;
    Finder m_finder;
    QList<Match> m_matches; ///< as they are listed
    bool m_runNext = false; ///< Enter came before what it was meant for
    QLineEdit *m_field;
    QListWidget *m_list;
    NewestJob *m_job;
};

} // namespace dealscope::ui
