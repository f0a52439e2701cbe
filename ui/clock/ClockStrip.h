// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Publications.h"
#include "session/DashboardState.h"

#include <QJsonObject>
#include <QTimer>
#include <QWidget>

class QToolButton;

namespace dealscope::ui {

class ClockSlider;
class ElidedLabel;
class NewestWork;

/// The strip across the window's top: what the sources had published by which day. A handle on a
/// time axis, steps from one day of publication to the next, and a player that takes them.
class ClockStrip : public QWidget
{
    Q_OBJECT
    /// Milliseconds from one day to the next while playing.
    Q_PROPERTY(int playInterval READ playInterval WRITE setPlayInterval)

public:
    explicit ClockStrip(QWidget *parent = nullptr);

    void setState(const session::StatePtr &state);
    /// While a deal file is read the strip of no ledger says so.
    void setLoading(bool isLoading);
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    [[nodiscard]] int playInterval() const { return m_timer.interval(); }
    void setPlayInterval(int milliseconds) { m_timer.setInterval(milliseconds); }

    [[nodiscard]] ClockSlider *slider() const { return m_slider; }
    [[nodiscard]] ElidedLabel *undated() const { return m_undated; }
    [[nodiscard]] QToolButton *playButton() const { return m_play; }
    [[nodiscard]] QToolButton *backButton() const { return m_back; }
    [[nodiscard]] QToolButton *forwardButton() const { return m_forward; }
    [[nodiscard]] QToolButton *everythingButton() const { return m_everything; }

    /// Whether the strip is shown, for the next start.
    [[nodiscard]] QJsonObject settings() const;
    void applySettings(const QJsonObject &settings);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// A day, or everything. `continues` while the handle is dragged or the player runs: all that
    /// is one step of a history.
    void publishedByChanged(const std::optional<QDate> &day, bool continues);
    void shownChanged(bool shown);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    /// While playing: any click pauses.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QToolButton *makeButton(const char *name, const QString &tip);
    void choose(const std::optional<QDate> &day, bool continues);
    void togglePlay();
    void play();
    void pause();
    void playOn();
    void refreshButtons();
    /// Counts the days of the listed snapshot, for a large ledger on a worker.
    void count();
    void take(const std::shared_ptr<const analysis::Publications> &publications);
    void say(const session::DashboardState &state);

    std::shared_ptr<const analysis::Publications> m_publications; ///< never null
    core::SnapshotPtr m_listed;
    session::StatePtr m_state;
    bool m_isLoading = false;
    NewestWork *m_work;
    bool m_counted = false; ///< the days are those of the listed snapshot
    std::optional<QDate> m_clock;
    ElidedLabel *m_sentence;
    ElidedLabel *m_undated;
    QToolButton *m_play;
    QToolButton *m_back;
    QToolButton *m_forward;
    QToolButton *m_everything;
    ClockSlider *m_slider;
    QTimer m_timer;
    bool m_own = false; ///< the change that comes back is the strip's own
};

} // namespace dealscope::ui
