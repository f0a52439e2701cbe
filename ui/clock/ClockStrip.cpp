// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clock/ClockStrip.h"

#include "session/FilterWords.h"
#include "session/LedgerSize.h"
#include "ui/clock/ClockSlider.h"
#include "ui/clock/ClockSliderAccess.h"
#include "ui/clock/ClockWords.h"
#include "ui/theme/Theme.h"
#include "ui/window/ElidedLabel.h"
#include "ui/window/LineIcon.h"
#include "ui/window/NewestWork.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

namespace dealscope::ui {

using namespace core;

namespace {

constexpr int StripHeight = 56;
/// Time enough to see what has moved.
constexpr int DefaultInterval = 800;
const QString ShownKey = QStringLiteral("shown");

} // namespace

ClockStrip::ClockStrip(QWidget *parent)
    : QWidget(parent)
    , m_publications(std::make_shared<const analysis::Publications>())
    , m_work(new NewestWork(this))
    , m_sentence(new ElidedLabel(this))
    , m_undated(new ElidedLabel(this))
    , m_play(makeButton("clockPlay", tr("Play the days of publication (Space)")))
    , m_back(makeButton("clockBack", tr("The day of publication before (Left)")))
    , m_forward(makeButton("clockForward", tr("The next day of publication (Right)")))
    , m_everything(new QToolButton(this))
    , m_slider(new ClockSlider(this))
{
    installClockSliderAccess();
    setObjectName(QStringLiteral("clockStrip"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_play->setIcon(lineIcon(LineIcon::Play));
    m_back->setIcon(lineIcon(LineIcon::StepBack));
    m_forward->setIcon(lineIcon(LineIcon::StepForward));
    m_everything->setObjectName(QStringLiteral("clockEverything"));
    m_everything->setProperty("framed", true);
    m_everything->setFocusPolicy(Qt::TabFocus);
    m_everything->setText(tr("Everything so far"));
    m_everything->setToolTip(tr("Count all reports, undated ones too (End)"));
    m_undated->setSoft(true);
    m_undated->setHint(tr("Nobody can say what had been published by a day where a source has no "
                          "date. Its reports count only while no day is set."));
    m_timer.setInterval(DefaultInterval);

    auto *words = new QHBoxLayout;
    words->setSpacing(8);
    words->addWidget(m_sentence, 1);
    words->addWidget(m_undated);
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    row->addWidget(m_back);
    row->addWidget(m_play);
    row->addWidget(m_forward);
    row->addSpacing(4);
    row->addWidget(m_slider, 1);
    row->addSpacing(4);
    row->addWidget(m_everything);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 1, 8, 1);
    column->setSpacing(0);
    column->addLayout(words);
    column->addLayout(row);
    setFocusProxy(m_slider);

    connect(m_slider, &ClockSlider::dayChosen, this, [this](const auto &day, bool continues) {
        pause();
        choose(day, continues);
    });
    connect(m_slider, &ClockSlider::playToggled, this, &ClockStrip::togglePlay);
    connect(m_play, &QToolButton::clicked, this, &ClockStrip::togglePlay);
    connect(m_back, &QToolButton::clicked, this,
            [this] { choose(m_publications->before(m_clock), false); });
    connect(m_forward, &QToolButton::clicked, this,
            [this] { choose(m_publications->after(m_clock), false); });
    connect(m_everything, &QToolButton::clicked, this, [this] { choose(std::nullopt, false); });
    connect(&m_timer, &QTimer::timeout, this, &ClockStrip::playOn);
    refreshButtons();
}

QToolButton *ClockStrip::makeButton(const char *name, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("flat", true);
    button->setIconSize(QSize(16, 16));
    button->setFixedSize(24, 24);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

QSize ClockStrip::sizeHint() const
{
    return {QWidget::sizeHint().width(), StripHeight};
}

QString ClockStrip::sentence() const
{
    return m_sentence->text();
}

void ClockStrip::setState(const session::StatePtr &state)
{
    m_state = state;
    m_clock = state->perspective.publishedBy;
    if (!m_own) {
        pause();
    }
    if (m_listed != state->snapshot) {
        m_listed = state->snapshot;
        count();
    }
    m_slider->setClock(m_clock);
    m_slider->setAccessibleName(tr("Published by"));
    say(*state);
}

void ClockStrip::count()
{
    m_counted = false;
    m_work->cancel();
    if (!session::isLarge(*m_listed)) {
        take(analysis::Publications::of(*m_listed));
        return;
    }
    // Until then the days of before stay, which after an edit are the same ones.
    m_work->start([this, snapshot = m_listed](WorkControl &, const NewestWork::Land &land) {
        land([this, publications = analysis::Publications::of(*snapshot)] {
            take(publications);
            say(*m_state);
        });
    });
}

void ClockStrip::take(const std::shared_ptr<const analysis::Publications> &publications)
{
    m_counted = true;
    m_publications = publications;
    m_slider->setPublications(m_publications, m_listed);
    m_undated->setText(undatedInWords(*m_publications));
}

void ClockStrip::setLoading(bool isLoading)
{
    m_isLoading = isLoading;
    if (m_state) {
        say(*m_state);
    }
}

void ClockStrip::say(const session::DashboardState &state)
{
    const bool undatedOnly = m_counted && m_publications->days.isEmpty();
    m_sentence->setText(state.isEmpty() && m_isLoading ? tr("Reading the deal file…")
                            : state.isEmpty() ? tr("No deal file is open, or it holds no deals.")
                            : undatedOnly
                            ? tr("No source of this deal file has a date, so there is no day to "
                                 "choose.")
                            : session::clockInWords(m_clock));
    setClockSliderValue(m_slider, m_sentence->text());
    refreshButtons();
}

void ClockStrip::refreshButtons()
{
    m_back->setEnabled(m_publications->before(m_clock).has_value());
    m_forward->setEnabled(m_publications->after(m_clock).has_value());
    m_play->setEnabled(!m_publications->days.isEmpty());
    m_play->setIcon(lineIcon(isPlaying() ? LineIcon::Pause : LineIcon::Play));
    m_everything->setEnabled(m_clock.has_value());
}

void ClockStrip::choose(const std::optional<QDate> &day, bool continues)
{
    const QScopedValueRollback guard(m_own, true);
    Q_EMIT publishedByChanged(day, continues);
}

void ClockStrip::togglePlay()
{
    isPlaying() ? pause() : play();
}

void ClockStrip::play()
{
    if (m_publications->days.isEmpty()) {
        return;
    }
    m_timer.start();
    qApp->installEventFilter(this);
    // From the end it starts over; the first day is shown at once.
    if (!m_publications->after(m_clock)) {
        choose(m_publications->days.first().day, true);
    }
    if (isPlaying() && !m_publications->after(m_clock)) {
        pause();
    }
    refreshButtons();
}

void ClockStrip::pause()
{
    if (!isPlaying()) {
        return;
    }
    m_timer.stop();
    qApp->removeEventFilter(this);
    refreshButtons();
    // The last day once more, so that what comes next is a step of its own.
    choose(m_clock, false);
}

void ClockStrip::playOn()
{
    if (const auto next = m_publications->after(m_clock)) {
        choose(next, true);
    }
    if (!m_publications->after(m_clock)) {
        pause();
    }
}

bool ClockStrip::eventFilter(QObject *watched, QEvent *event)
{
    // The play button pauses by itself; pausing here too would make its click start anew.
    if (event->type() == QEvent::MouseButtonPress && watched->isWidgetType() && watched != m_play) {
        pause();
    }
    return QWidget::eventFilter(watched, event);
}

QJsonObject ClockStrip::settings() const
{
    return {{ShownKey, !isHidden()}};
}

void ClockStrip::applySettings(const QJsonObject &settings)
{
    setVisible(settings.value(ShownKey).toBool(true));
}

void ClockStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT shownChanged(true);
}

void ClockStrip::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    pause();
    Q_EMIT shownChanged(!isHidden());
}

void ClockStrip::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::forPalette(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.setPen(theme.line);
    painter.drawLine(rect().topLeft(), rect().topRight());
}

} // namespace dealscope::ui
