// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/DealStore.h"

#include <functional>
#include <memory>

class QUrl;
class QWidget;

namespace dealscope::ui {

class View;

/// One picture of the dashboard: the fixed name that its dock is saved under ("timeline", "flow",
/// "chart", "valuations", "matrix", "schedule"), its title for people, and who makes it.
struct ViewEntry {
    QString objectName;
    QString title;
    std::function<View *(QWidget *parent)> make;
};
using ViewFactory = QList<ViewEntry>;

using StoreResult = core::Result<std::unique_ptr<core::DealStore>>;

/// What the window is handed, because it may not know who does it: files, pictures and the world
/// outside. A function that is not set has no action in the menus.
struct WindowServices {
    ViewFactory views;
    std::function<StoreResult(const QString &path)> openLedger;
    std::function<StoreResult()> openSample;
    std::function<void(View *)> exportImage;
    std::function<void(View *)> copyImage;
    std::function<void(View *)> copyData;
    /// Opens a checked http or https address; QDesktopServices when not set.
    std::function<bool(const QUrl &)> openUrl;
    /// The window is on the screen, empty, before its parts are made...
    bool showsFrameFirst = false;
    /// ...while this file, the one that start() will be given, is read; empty: the last one.
    QString ledger;
};

} // namespace dealscope::ui
