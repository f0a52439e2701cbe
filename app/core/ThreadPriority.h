// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dealscope::core {

/// From now on the calling thread works behind those that answer the user: where processors are
/// few, the window's thread gets one first. For threads whose work somebody waits for. Linux alone;
/// elsewhere the scheduler decides.
void workBehindWindow();

/// From now on, and without a way back, the calling thread works only where nobody else would. For
/// what nobody waits for.
void takeBackSeat();

} // namespace dealscope::core
