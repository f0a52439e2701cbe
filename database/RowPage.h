// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace dealscope::database {

/// Which rows are read: those after an id, in the order of their ids, so many at most; -1: all.
struct RowPage {
    qint64 after = 0;
    qint64 count = -1;
};

} // namespace dealscope::database
