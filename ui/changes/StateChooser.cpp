// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changes/StateChooser.h"

#include "analysis/Publications.h"
#include "session/FilterWords.h"
#include "ui/clock/ClockWords.h"
#include "ui/window/SafeText.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace dealscope::ui {

using namespace core;
using session::KnowledgePoint;
using Kind = KnowledgePoint::Kind;

namespace {

constexpr qsizetype MostDays = 400;

} // namespace

StateChooser::StateChooser(const QString &name, const QString &none, QWidget *parent)
    : QWidget(parent)
    , m_none(none)
    , m_box(new QComboBox(this))
    , m_date(new QDateEdit(QDate::currentDate(), this))
{
    m_box->setAccessibleName(name);
    m_box->setToolTip(name);
    m_box->setFrame(false);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(21);
    m_box->setMinimumWidth(60);
    m_box->setMaxVisibleItems(18);
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    m_date->setKeyboardTracking(false);
    m_date->setAccessibleName(tr("%1: another day").arg(name));
    m_date->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_box);
    row->addWidget(m_date);
    setFocusProxy(m_box);

    connect(m_box, &QComboBox::activated, this, [this](int entry) {
        const bool another = entry == m_box->count() - 1;
        choose(another ? KnowledgePoint{Kind::Day, m_date->date(), {}} : m_offers.value(entry));
        if (another) {
            m_box->setCurrentIndex(entry);
            m_date->show();
            m_date->setFocus();
        }
    });
    connect(m_date, &QDateEdit::dateChanged, this, [this](QDate day) {
        m_point = {Kind::Day, day, {}};
        Q_EMIT pointChosen(m_point);
    });
}

void StateChooser::offer(const QString &words, const KnowledgePoint &point)
{
    m_box->addItem(words);
    m_offers.append(point);
}

void StateChooser::separate()
{
    m_box->insertSeparator(m_box->count());
    m_offers.append(KnowledgePoint{});
}

void StateChooser::setOffers(const session::DashboardState &state, std::optional<QDate> lastSession)
{
    const Snapshot &snapshot = *state.snapshot;
    const QSignalBlocker quiet(m_box);
    const bool another = !m_date->isHidden();
    m_box->clear();
    m_offers.clear();
    if (!m_none.isEmpty()) {
        offer(m_none, {});
    }
    offer(tr("now (as the window shows)"), {Kind::Now, {}, {}});
    if (lastSession) {
        offer(tr("last session (%1)").arg(session::dateInWords(PartialDate::day(*lastSession))),
              {Kind::LastSession, {}, {}});
    }
    const QList<Edition> &editions = snapshot.data().editions;
    if (!editions.isEmpty()) {
        separate();
    }
    for (auto edition = editions.crbegin(); edition != editions.crend(); ++edition) {
        offer(tr("edition: %1").arg(safeLine(edition->name)), {Kind::Edition, {}, edition->id});
    }
    separate();
    const auto publications = analysis::Publications::of(snapshot);
    // As many as anybody reads; of the others each can be entered.
    const qsizetype first = std::max<qsizetype>(0, publications->days.size() - MostDays);
    for (qsizetype i = publications->days.size() - 1; i >= first; --i) {
        const analysis::PublicationDay &day = publications->days[i];
        offer(publicationDate(day), {Kind::Day, day.day, {}});
    }
    offer(tr("another day…"), {Kind::Day, {}, {}});
    const bool isThere = m_point.kind == Kind::Day || m_offers.contains(m_point);
    if (!isThere) {
        m_point = m_offers.first();
    }
    if (m_point.kind != Kind::Day && !publications->days.isEmpty()) {
        const QSignalBlocker still(m_date);
        m_date->setDate(publications->days.last().day);
    }
    showPoint();
    if (another && m_point.kind == Kind::Day) {
        m_box->setCurrentIndex(m_box->count() - 1);
        m_date->show();
    }
}

void StateChooser::setPoint(const KnowledgePoint &point)
{
    m_point = point;
    showPoint();
}

void StateChooser::showPoint()
{
    const qsizetype entry = m_offers.indexOf(m_point);
    const bool another = entry < 0 && m_point.kind == Kind::Day;
    const QSignalBlocker quiet(m_date);
    if (m_point.kind == Kind::Day) {
        m_date->setDate(m_point.day);
    }
    m_box->setCurrentIndex(another ? m_box->count() - 1 : int(qMax<qsizetype>(0, entry)));
    m_date->setVisible(another);
}

void StateChooser::choose(const KnowledgePoint &point)
{
    m_point = point;
    showPoint();
    Q_EMIT pointChosen(m_point);
}

} // namespace dealscope::ui
