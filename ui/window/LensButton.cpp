// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/LensButton.h"

#include "session/FilterWords.h"

#include <QActionGroup>
#include <QMenu>

namespace dealscope::ui {

using namespace core;

LensButton::LensButton(QWidget *parent)
    : QToolButton(parent)
{
    setProperty("framed", true);
    setPopupMode(InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    auto *group = new QActionGroup(this);
    for (const auto &lens : enumEntries<Lens>()) {
        QString name = session::lensName(lens.value);
        name[0] = name[0].toUpper();
        QAction *action = menu->addAction(name);
        action->setObjectName(QStringLiteral("lens-") + lens.code);
        action->setCheckable(true);
        action->setToolTip(session::lensInWords(lens.value));
        action->setStatusTip(session::lensInWords(lens.value));
        group->addAction(action);
        const Lens value = lens.value;
        connect(action, &QAction::triggered, this, [this, value] { Q_EMIT lensChosen(value); });
        m_entries.append(action);
    }
    setMenu(menu);
}

void LensButton::setState(const session::StatePtr &state)
{
    const Lens lens = state->perspective.lens;
    entry(lens)->setChecked(true);
    setText(tr("Counts: %1 ▾").arg(session::lensName(lens)));
    setAccessibleName(tr("Which figure counts: %1").arg(session::lensName(lens)));
    setToolTip(tr("Which figure counts where sources disagree.") + u'\n'
               + session::lensInWords(lens) + u'\n'
               + tr("Reports that are set aside never count; retained ones always come first."));
}

QAction *LensButton::entry(Lens lens) const
{
    return m_entries[qsizetype(lens)];
}

} // namespace dealscope::ui
