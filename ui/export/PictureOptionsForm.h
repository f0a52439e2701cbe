// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/PictureOptions.h"

#include <QList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;

namespace dealscope::ui {

/// The choices of an export as controls: format, size, scale, theme and which words to show.
class PictureOptionsForm : public QWidget
{
    Q_OBJECT

public:
    explicit PictureOptionsForm(QWidget *parent = nullptr);

    [[nodiscard]] PictureOptions options() const;
    /// Does not emit changed().
    void setOptions(const PictureOptions &options);
    void setFormat(PictureFormat format);
    /// The rows, so that others can stand above and below them in the same columns.
    [[nodiscard]] QFormLayout *rows() const { return m_rows; }

Q_SIGNALS:
    void changed();
    void formatChanged(dealscope::ui::PictureFormat format);
    /// These sizes depend on the picture: whoever knows it answers with setOptions().
    void screenSizeAsked();
    void smallestSizeAsked();

private:
    void addSizeRows();
    void addSwitches();
    void applyPreset(int index);
    void changeUnit();
    void sizeEdited();

    LengthUnit m_shownUnit = LengthUnit::Pixels; ///< of the numbers in the boxes
    bool m_updating = false;
    QFormLayout *m_rows = nullptr;
    QComboBox *m_format = nullptr;
    QComboBox *m_preset = nullptr;
    QDoubleSpinBox *m_width = nullptr;
    QDoubleSpinBox *m_height = nullptr;
    QComboBox *m_unit = nullptr;
    QDoubleSpinBox *m_scale = nullptr;
    QComboBox *m_theme = nullptr;
    QList<QPair<QCheckBox *, bool PictureOptions::*>> m_switches;
};

} // namespace dealscope::ui
