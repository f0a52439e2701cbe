// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"

#include <QWidget>

#include <optional>

namespace dealscope::ui {

/// The mark of a status, or a check, as large as a letter.
class GlyphLabel : public QWidget
{
    Q_OBJECT

public:
    explicit GlyphLabel(std::optional<core::Status> status, QWidget *parent = nullptr);
    /// The check that says "this one counts".
    static GlyphLabel *check(QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override { return {14, 16}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<core::Status> m_status;
    bool m_check = false;
};

} // namespace dealscope::ui
