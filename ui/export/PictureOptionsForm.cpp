// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/PictureOptionsForm.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>

#include <array>

namespace dealscope::ui {

namespace {

struct Preset {
    const char *name;
    QSizeF size;
    LengthUnit unit;
};

/// What newsrooms, slides and paper ask for.
constexpr std::array<Preset, 6> presets{{
    {QT_TRANSLATE_NOOP("dealscope::ui::PictureOptionsForm", "Article, 1200 × 675 px"),
     {1200, 675},
     LengthUnit::Pixels},
    {QT_TRANSLATE_NOOP("dealscope::ui::PictureOptionsForm", "Square, 1080 × 1080 px"),
     {1080, 1080},
     LengthUnit::Pixels},
    {QT_TRANSLATE_NOOP("dealscope::ui::PictureOptionsForm", "Slide, 1920 × 1080 px"),
     {1920, 1080},
     LengthUnit::Pixels},
    {QT_TRANSLATE_NOOP("dealscope::ui::PictureOptionsForm", "A4 text width, 180 × 120 mm"),
     {180, 120},
     LengthUnit::Millimetres},
    {QT_TRANSLATE_NOOP("dealscope::ui::PictureOptionsForm", "A4 page, upright, 210 × 297 mm"),
     {210, 297},
     LengthUnit::Millimetres},
    {QT_TRANSLATE_NOOP("dealscope::ui::PictureOptionsForm", "A4 page, across, 297 × 210 mm"),
     {297, 210},
     LengthUnit::Millimetres},
}};
constexpr int FirstPreset = 1; ///< row 0 is "as entered"
constexpr int ScreenPreset = FirstPreset + int(presets.size());
constexpr int SmallestPreset = ScreenPreset + 1;

} // namespace

PictureOptionsForm::PictureOptionsForm(QWidget *parent)
    : QWidget(parent)
{
    m_rows = new QFormLayout(this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    m_format = new QComboBox(this);
    m_format->setObjectName(QStringLiteral("format"));
    m_format->addItems(
        {tr("PNG, for the web and slides"), tr("SVG, to edit and to scale"), tr("PDF, for print")});
    m_rows->addRow(tr("&Format"), m_format);
    addSizeRows();
    m_theme = new QComboBox(this);
    m_theme->setObjectName(QStringLiteral("theme"));
    m_theme->addItems({tr("Light"), tr("Dark")});
    m_rows->addRow(tr("&Theme"), m_theme);
    addSwitches();
    setOptions({});

    const auto tell = [this] {
        if (!m_updating) {
            Q_EMIT changed();
        }
    };
    connect(m_format, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_scale->setEnabled(PictureFormat(index) == PictureFormat::Png);
        if (!m_updating) {
            Q_EMIT formatChanged(PictureFormat(index));
            Q_EMIT changed();
        }
    });
    connect(m_theme, &QComboBox::currentIndexChanged, this, tell);
    connect(m_scale, &QDoubleSpinBox::valueChanged, this, tell);
    connect(m_width, &QDoubleSpinBox::valueChanged, this, &PictureOptionsForm::sizeEdited);
    connect(m_height, &QDoubleSpinBox::valueChanged, this, &PictureOptionsForm::sizeEdited);
    connect(m_preset, &QComboBox::activated, this, &PictureOptionsForm::applyPreset);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &PictureOptionsForm::changeUnit);
    for (const auto &each : m_switches) {
        connect(each.first, &QCheckBox::toggled, this, tell);
    }
}

void PictureOptionsForm::addSizeRows()
{
    m_preset = new QComboBox(this);
    m_preset->setObjectName(QStringLiteral("preset"));
    m_preset->addItem(tr("As entered below"));
    for (const Preset &preset : presets) {
        m_preset->addItem(tr(preset.name));
    }
    m_preset->addItems({tr("As on screen"), tr("Smallest whole picture")});
    m_rows->addRow(tr("Si&ze"), m_preset);

    m_width = new QDoubleSpinBox(this);
    m_width->setObjectName(QStringLiteral("width"));
    m_width->setAccessibleName(tr("Width"));
    m_height = new QDoubleSpinBox(this);
    m_height->setObjectName(QStringLiteral("height"));
    m_height->setAccessibleName(tr("Height"));
    for (QDoubleSpinBox *box : {m_width, m_height}) {
        box->setRange(1, LargestLength);
    }
    m_unit = new QComboBox(this);
    m_unit->setObjectName(QStringLiteral("unit"));
    m_unit->setAccessibleName(tr("Unit"));
    m_unit->addItems({tr("px"), tr("mm")});
    auto *row = new QHBoxLayout;
    row->addWidget(m_width, 1);
    row->addWidget(new QLabel(QStringLiteral("×"), this));
    row->addWidget(m_height, 1);
    row->addWidget(m_unit);
    auto *label = new QLabel(tr("&Width × height"), this);
    label->setBuddy(m_width);
    m_rows->addRow(label, row);

    m_scale = new QDoubleSpinBox(this);
    m_scale->setObjectName(QStringLiteral("scale"));
    m_scale->setRange(SmallestScale, LargestScale);
    m_scale->setSingleStep(0.5);
    m_scale->setDecimals(1);
    m_scale->setPrefix(QStringLiteral("× "));
    m_scale->setToolTip(tr("Pixels of the file for one pixel of the picture"));
    m_rows->addRow(tr("Sca&le"), m_scale);
}

void PictureOptionsForm::addSwitches()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    const auto add = [&](const QString &name, const QString &text, bool PictureOptions::*value) {
        auto *box = new QCheckBox(text, this);
        box->setObjectName(name);
        column->addWidget(box);
        m_switches.append({box, value});
    };
    add(QStringLiteral("title"), tr("Title"), &PictureOptions::title);
    add(QStringLiteral("filter"), tr("Filter in words"), &PictureOptions::filter);
    add(QStringLiteral("perspective"), tr("Which figure counts, published by"),
        &PictureOptions::perspective);
    add(QStringLiteral("leftOut"), tr("What was left out"), &PictureOptions::leftOut);
    add(QStringLiteral("sources"), tr("Numbered sources"), &PictureOptions::sources);
    add(QStringLiteral("footer"), tr("Deal file, checksum and version"), &PictureOptions::footer);
    m_rows->addRow(tr("Show"), column);
}

PictureOptions PictureOptionsForm::options() const
{
    PictureOptions all;
    all.format = PictureFormat(m_format->currentIndex());
    all.size = QSizeF(m_width->value(), m_height->value());
    all.unit = m_shownUnit;
    all.scale = m_scale->value();
    all.dark = m_theme->currentIndex() == 1;
    for (const auto &each : m_switches) {
        all.*each.second = each.first->isChecked();
    }
    return all;
}

void PictureOptionsForm::setOptions(const PictureOptions &options)
{
    const QScopedValueRollback updating(m_updating, true);
    m_shownUnit = options.unit;
    m_format->setCurrentIndex(int(options.format));
    m_unit->setCurrentIndex(int(options.unit));
    for (QDoubleSpinBox *box : {m_width, m_height}) {
        box->setDecimals(options.unit == LengthUnit::Pixels ? 0 : 1);
    }
    m_width->setValue(options.size.width());
    m_height->setValue(options.size.height());
    m_scale->setValue(options.scale);
    m_theme->setCurrentIndex(options.dark ? 1 : 0);
    for (const auto &each : m_switches) {
        each.first->setChecked(options.*each.second);
    }
    m_preset->setCurrentIndex(0);
    for (size_t i = 0; i < presets.size(); ++i) {
        if (presets[i].size == options.size && presets[i].unit == options.unit) {
            m_preset->setCurrentIndex(FirstPreset + int(i));
        }
    }
}

void PictureOptionsForm::setFormat(PictureFormat format)
{
    const QScopedValueRollback updating(m_updating, true);
    m_format->setCurrentIndex(int(format));
}

void PictureOptionsForm::applyPreset(int index)
{
    if (index == ScreenPreset) {
        Q_EMIT screenSizeAsked();
        return;
    }
    if (index == SmallestPreset) {
        Q_EMIT smallestSizeAsked();
        return;
    }
    if (index < FirstPreset) {
        return;
    }
    PictureOptions all = options();
    all.size = presets[size_t(index - FirstPreset)].size;
    all.unit = presets[size_t(index - FirstPreset)].unit;
    setOptions(all);
    Q_EMIT changed();
}

void PictureOptionsForm::changeUnit()
{
    if (m_updating) {
        return;
    }
    PictureOptions all = options();
    all.convertTo(LengthUnit(m_unit->currentIndex()));
    setOptions(all);
    Q_EMIT changed();
}

void PictureOptionsForm::sizeEdited()
{
    if (!m_updating) {
        m_preset->setCurrentIndex(0);
        Q_EMIT changed();
    }
}

} // namespace dealscope::ui
