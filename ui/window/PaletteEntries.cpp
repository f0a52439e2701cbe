// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/PaletteEntries.h"

#include "ui/window/PaletteSearch.h"

#include <QAction>

namespace dealscope::ui {

using namespace core;

QList<CommandPalette::Entry> paletteActions(const QList<QAction *> &actions)
{
    QList<CommandPalette::Entry> entries;
    for (QAction *action : actions) {
        if (!action->isEnabled() || action->text().isEmpty()) {
            continue;
        }
        QString name = action->text();
        name.remove(u'&');
        entries.append({name, action->shortcut().toString(QKeySequence::NativeText),
                        [action] { action->trigger(); }});
    }
    return entries;
}

CommandPalette::Finder paletteFinder(session::LedgerSession &session)
{
    CommandPalette::Finder finder;
    const session::StatePtr state = session.state();
    if (state->isEmpty()) {
        return finder;
    }
    finder.onWorker = state->resolution->dealCount() > PaletteSmall
        || state->snapshot->data().companies.size() > PaletteSmall;
    finder.find = [state, &session](const QString &words, const NewestJob::Stop &stop) {
        QList<CommandPalette::Match> matches;
        const auto finds = findInLedger(state, words, CommandPalette::MaxShown, stop);
        for (const PaletteFind &find : finds) {
            std::function<void()> run;
            if (find.company.isValid()) {
                run = [&session, id = find.company] {
                    session.filters().setClause({Dimension::Companies, QList<CompanyId>{id}});
                };
            } else {
                run = [&session, id = find.deal, name = find.name] {
                    session.select({{id}, {}, {}, name}, false);
                };
            }
            matches.append({find.score, {find.name, find.hint, run}});
        }
        return matches;
    };
    return finder;
}

} // namespace dealscope::ui
