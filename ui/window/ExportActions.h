// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/WindowServices.h"

class QMenu;

namespace dealscope::ui {

/// The three ways out of a picture, wherever a menu offers them.
class ExportActions
{
public:
    ExportActions() = default;
    explicit ExportActions(const WindowServices &services);

    void exportImage(View *view) const;
    void copyImage(View *view) const;
    void copyData(View *view) const;
    /// "Export image…", "Copy image", "Copy data" for one view.
    void addTo(QMenu *menu, View *view) const;
    [[nodiscard]] bool canExport() const { return bool(m_exportImage); }

private:
    std::function<void(View *)> m_exportImage;
    std::function<void(View *)> m_copyImage;
    std::function<void(View *)> m_copyData;
};

} // namespace dealscope::ui
