// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"

#include <QToolButton>

class QAction;

namespace dealscope::ui {

/// "Which figure counts": the present lens, and a menu of all of them with what each does.
class LensButton : public QToolButton
{
    Q_OBJECT

public:
    explicit LensButton(QWidget *parent = nullptr);
    void setState(const session::StatePtr &state);
    /// The menu's entry of a lens.
    [[nodiscard]] QAction *entry(core::Lens lens) const;

Q_SIGNALS:
    void lensChosen(dealscope::core::Lens lens);

private:
    QList<QAction *> m_entries; ///< in the order of the enum
};

} // namespace dealscope::ui
