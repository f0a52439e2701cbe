// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/DashboardState.h"

namespace dealscope::session {

analysis::SelectionInput DashboardState::input() const
{
    return {resolution, filter, perspective.groups, hits};
}

analysis::SelectionInput DashboardState::inputWithout(Dimension dimension) const
{
    return {resolution, filter.without(dimension), perspective.groups, hits};
}

} // namespace dealscope::session
