// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/RowPacking.h"

namespace dealscope::layout {

int RowPacking::place(double left, double right)
{
    // What is free for this one is free for all that follow.
    while (!m_taken.empty() && !(m_taken.top().right + m_gap > left)) {
        m_free.push(m_taken.top().row);
        m_taken.pop();
    }
    int row = m_rows;
    if (m_free.empty()) {
        ++m_rows;
    } else {
        row = m_free.top();
        m_free.pop();
    }
    m_taken.push({right, row});
    return row;
}

} // namespace dealscope::layout
