// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/schedule/ScheduleScopeBar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>

namespace dealscope::ui {

using namespace core;
using namespace analysis;
using namespace Qt::StringLiterals;

ScheduleScopeBar::ScheduleScopeBar(QWidget *parent)
    : QWidget(parent)
    , m_sides(new QComboBox(this))
    , m_years(new QComboBox(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(6);
    layout->addStretch();
    for (QComboBox *box : {m_sides, m_years}) {
        box->setFrame(false);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContentsOnFirstShow);
        box->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(box);
    }
    m_sides->setObjectName("sides"_L1);
    m_sides->setAccessibleName(tr("Whose commitments are shown"));
    m_sides->setToolTip(tr("A row for each company that pays, or for each that is paid"));
    m_sides->addItem(tr("by payer"), u"payer"_s);
    m_sides->addItem(tr("by payee"), u"payee"_s);
    m_years->setObjectName("fiscalStart"_L1);
    m_years->setAccessibleName(tr("When a year begins"));
    m_years->setToolTip(tr("A fiscal year is named by the calendar year that it ends in"));
    for (int month = 1; month <= 12; ++month) {
        m_years->addItem(yearsInWords(month), month);
    }
    connect(m_sides, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_by = index == 0 ? ScheduleSide::Payer : ScheduleSide::Payee;
        Q_EMIT changed();
    });
    connect(m_years, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_firstMonth = index + 1;
        Q_EMIT changed();
    });
}

QString ScheduleScopeBar::yearsInWords(int firstMonth)
{
    return firstMonth == 1
        ? tr("calendar years")
        : tr("fiscal years from %1").arg(QLocale::c().standaloneMonthName(firstMonth));
}

QJsonObject ScheduleScopeBar::settings() const
{
    return {{u"by"_s, m_by == ScheduleSide::Payer ? u"payer"_s : u"payee"_s},
            {u"fiscal_start"_s, m_firstMonth}};
}

void ScheduleScopeBar::applySettings(const QJsonObject &settings)
{
    {
        const QSignalBlocker quiet(this); // two boxes, one change
        const int side = m_sides->findData(settings["by"_L1].toString());
        if (side >= 0) {
            m_sides->setCurrentIndex(side);
        }
        const int month = settings["fiscal_start"_L1].toInt();
        if (month >= 1 && month <= 12) {
            m_years->setCurrentIndex(month - 1);
        }
    }
    Q_EMIT changed();
}

Outcome ScheduleScopeBar::checkSettings(const QJsonObject &settings)
{
    const QString by = settings["by"_L1].toString();
    if (settings.contains("by"_L1) && by != "payer"_L1 && by != "payee"_L1) {
        return Error{tr("A schedule has no side “%1”. Choose payer or payee.").arg(by),
                     {},
                     ErrorKind::Usage};
    }
    const int month = settings["fiscal_start"_L1].toInt();
    if (settings.contains("fiscal_start"_L1) && (month < 1 || month > 12)) {
        return Error{
            tr("A schedule's year begins with a month from 1 to 12."), {}, ErrorKind::Usage};
    }
    return Done{};
}

} // namespace dealscope::ui
