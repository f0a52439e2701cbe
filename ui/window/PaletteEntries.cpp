// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/PaletteEntries.h"

#include "session/FilterWords.h"
#include "ui/deals/DealWords.h"

#include <QAction>
#include <QCoreApplication>

namespace dealscope::ui {

using namespace core;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("dealscope::ui::PaletteEntries", text);
}

} // namespace

QList<CommandPalette::Entry> paletteEntries(session::LedgerSession &session,
                                            const QList<QAction *> &actions)
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
    const session::StatePtr state = session.state();
    const Snapshot &snapshot = *state->snapshot;
    for (const Company &company : snapshot.data().companies) {
        entries.append(
            {company.name, tr("company: filter by it"), [&session, id = company.id] {
                 session.filters().setClause({Dimension::Companies, QList<CompanyId>{id}});
             }});
    }
    for (const analysis::ResolvedDeal &deal : state->resolution->deals()) {
        const QString parties = dealParties(deal, snapshot);
        entries.append(
            {parties,
             tr("deal: %1, %2").arg(session::kindName(deal.kind), dealAmount(deal, snapshot)),
             [&session, id = deal.id, parties] {
                 session.select({{id}, {}, {}, parties}, false);
             }});
    }
    return entries;
}

} // namespace dealscope::ui
