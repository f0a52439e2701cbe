// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/flow/MoneyScopeBar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace dealscope::ui {

using namespace core;
using namespace Qt::StringLiterals;

MoneyScopeBar::MoneyScopeBar(QWidget *parent)
    : QWidget(parent)
    , m_natures(new QComboBox(this))
    , m_years(new QComboBox(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(6);
    layout->addStretch();
    for (QComboBox *box : {m_natures, m_years}) {
        box->setFrame(false);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(box);
    }
    m_natures->setObjectName("natures"_L1);
    m_natures->setAccessibleName(tr("Which money is shown"));
    m_natures->addItem(tr("capital and purchases"), QString());
    m_natures->addItem(tr("capital"), QString(toCode(Nature::Capital)));
    m_natures->addItem(tr("purchases"), QString(toCode(Nature::Purchase)));
    m_years->setObjectName("years"_L1);
    m_years->setAccessibleName(tr("Totals or one year"));
    m_years->addItem(tr("totals"), 0);
    connect(m_natures, &QComboBox::currentIndexChanged, this, [this] {
        m_nature = fromCode<Nature>(m_natures->currentData().toString());
        Q_EMIT changed();
    });
    connect(m_years, &QComboBox::currentIndexChanged, this, [this] {
        const int year = m_years->currentData().toInt();
        m_year = year > 0 ? std::optional(year) : std::nullopt;
        Q_EMIT changed();
    });
}

void MoneyScopeBar::setYears(const QList<int> &years, bool perYear, std::optional<int> shownYear)
{
    const QSignalBlocker quiet(m_years);
    m_years->clear();
    if (!perYear) {
        m_years->addItem(tr("totals"), 0);
    }
    QList<int> offered = years;
    // A chosen year stays on offer although the present selection has no money in it.
    if (shownYear && !offered.contains(*shownYear)) {
        offered.append(*shownYear);
        std::ranges::sort(offered);
    }
    for (const int year : offered) {
        m_years->addItem(QString::number(year), year);
    }
    m_years->setCurrentIndex(std::max(0, m_years->findData(shownYear.value_or(0))));
}

QJsonObject MoneyScopeBar::settings() const
{
    QJsonObject json;
    json["nature"_L1] = m_nature ? QString(toCode(*m_nature)) : u"all"_s;
    if (m_year) {
        json["year"_L1] = *m_year;
    }
    return json;
}

void MoneyScopeBar::applySettings(const QJsonObject &settings)
{
    const QSignalBlocker quiet(m_natures);
    const auto nature = fromCode<Nature>(settings["nature"_L1].toString());
    m_nature = nature == Nature::None ? std::nullopt : nature;
    m_natures->setCurrentIndex(
        std::max(0, m_natures->findData(m_nature ? QString(toCode(*m_nature)) : QString())));
    const int year = settings["year"_L1].toInt();
    m_year = year > 0 && year < 10000 ? std::optional(year) : std::nullopt;
    Q_EMIT changed();
}

QString MoneyScopeBar::inWords(std::optional<Nature> nature, std::optional<int> year)
{
    const QString money = nature == Nature::Capital ? tr("capital")
        : nature == Nature::Purchase                ? tr("purchases")
                                                    : tr("capital and purchases");
    return year ? tr("%1, %2").arg(money).arg(*year) : tr("%1, totals").arg(money);
}

} // namespace dealscope::ui
