// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/ChipBar.h"

#include "session/FilterWords.h"
#include "ui/filters/Chip.h"
#include "ui/filters/FlowLayout.h"

#include <QPushButton>

namespace dealscope::ui {

using namespace core;

ChipBar::ChipBar(QWidget *parent)
    : QWidget(parent)
    , m_clearAll(new QPushButton(tr("Clear all"), this))
{
    auto *flow = new FlowLayout(this);
    for (int i = 0; i < DimensionCount; ++i) {
        const auto dimension = Dimension(i);
        auto *chip = new Chip(this);
        chip->hide();
        flow->addWidget(chip);
        m_chips.insert(dimension, chip);
        connect(chip, &QAbstractButton::clicked, this,
                [this, dimension] { Q_EMIT removeRequested(dimension); });
    }
    flow->addWidget(m_clearAll);
    m_clearAll->setProperty("quiet", true);
    m_clearAll->hide();
    connect(m_clearAll, &QPushButton::clicked, this, &ChipBar::clearAllRequested);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChipBar::setState(const session::StatePtr &state)
{
    for (auto it = m_chips.cbegin(); it != m_chips.cend(); ++it) {
        const bool set = state && state->snapshot && state->filter.isSet(it.key());
        if (set) {
            it.value()->setWords(session::clauseInWords(state->filter, it.key(), *state->snapshot));
        }
        it.value()->setVisible(set);
    }
    m_clearAll->setVisible(state && !state->filter.isEmpty());
    updateGeometry();
}

Chip *ChipBar::chip(Dimension dimension) const
{
    Chip *found = m_chips.value(dimension);
    return found && !found->isHidden() ? found : nullptr;
}

} // namespace dealscope::ui
