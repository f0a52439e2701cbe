// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/ThreadPriority.h"
#include "io/RecordTable.h"
#include "session/DashboardState.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <atomic>
#include <future>
#include <thread>

namespace dealscope::ui {

/// How a picture is to be drawn.
struct PaintStyle {
    Theme theme;
    bool forExport = false; ///< no hover, no selection, no scroll position: the whole picture
};

/// A picture of the dashboard. It knows its data, never its siblings: it is handed a state and
/// draws it with paintTo, on the screen and into a file alike. What a user does to its marks
/// leaves as signals.
class View : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// "timeline", "flow", "chart", "valuations", "matrix", "cash", "schedule": the name on the
    /// command line.
    [[nodiscard]] virtual QString viewName() const = 0;
    /// "Capital and purchases by payer": the title in an exported picture, in the user's words.
    [[nodiscard]] virtual QString pictureTitle() const = 0;

    ~View() override;

    /// Comes before setState with the same state: what takes long may begin on another thread.
    void announce(const session::StatePtr &state);
    /// New data, or the same data under another filter. Marks the picture as stale; nothing is
    /// computed for a view that nobody sees until it is painted or asked. While its figures are on
    /// their way from another thread the view stays as it was.
    void setState(const session::StatePtr &state);
    /// True while the state that was set last is still to be shown.
    [[nodiscard]] bool isBehind() const { return m_next != nullptr; }
    /// Waits for it: before the picture is used for something else than to be looked at.
    void catchUp();
    /// While a deal file is read an empty view says so, and not that there is none.
    void setLoading(bool isLoading);
    [[nodiscard]] const session::StatePtr &state() const { return m_state; }
    void setHighlight(const session::Highlight &highlight);
    [[nodiscard]] const session::Highlight &highlight() const { return m_highlight; }

    /// Draws the picture into `area` of a painter in logical pixels at 96 dpi. Text is drawn as
    /// text, and nothing goes beyond `area` (data are clipped, not painted over).
    virtual void paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style) = 0;
    /// The smallest size at which an exported picture of the present data is whole.
    [[nodiscard]] virtual QSize exportSizeHint() = 0;
    /// The figures of the picture, a row a mark, with their claim ids in "claims".
    [[nodiscard]] virtual io::RecordTable dataTable() = 0;
    /// What the picture could not show and why: "Left out: 9 without amount, 1 ended."
    [[nodiscard]] virtual QString leftOutLine() = 0;
    /// The sources behind the marks shown, for the footer; ascending and unique.
    [[nodiscard]] virtual QList<core::SourceId> sourcesShown();
    /// The settings of this view (lanes, measure, stack...) as JSON, for sessions and saved views.
    [[nodiscard]] virtual QJsonObject settings() const { return {}; }
    virtual void applySettings(const QJsonObject &) { }
    /// Whether applySettings would understand these; else a sentence that names what there is.
    [[nodiscard]] virtual core::Outcome checkSettings(const QJsonObject &) const
    {
        return core::Done{};
    }

Q_SIGNALS:
    /// The view shows another state now.
    void stateTaken();
    /// A mark was clicked (`add` with Ctrl held). An empty pick clears the selection.
    void picked(const dealscope::session::Pick &pick, bool add);
    /// The pointer rests on a mark; an empty pick: on none.
    void hovered(const dealscope::session::Pick &pick);
    /// A mark was double-clicked, or Enter pressed on it.
    void clauseRequested(const dealscope::core::FilterClause &clause);
    /// The user changed a setting of the view itself.
    void settingsChanged();
    /// "Clear the filter" was clicked in an empty view.
    void clearRequested();

protected:
    /// With fewer deals a thread is not worth its beginning.
    static constexpr qsizetype WorthAThread = 10'000;

    /// A state that will be set: a view that takes long to show it may startWork.
    virtual void prepare(const session::StatePtr &) { }
    /// Runs `work` on another thread, one after the other; what is no longer the newest when its
    /// turn comes is left out, and its future is never ready. `work` knows no member of the view.
    template<typename Work>
    [[nodiscard]] auto startWork(Work work) -> std::future<decltype(work())>;
    /// Until no thread is at work: what these share is free then.
    void finishWork();

    /// The data changed: throw away what was computed from the old.
    virtual void stateChanged() = 0;
    /// Puts the view's own widgets in step with the data.
    virtual void refreshControls() { }
    /// refreshControls(), now or, for a view that lies behind another one's tab, when it is seen.
    void refreshControlsWhenSeen();
    /// The highlight changed; repaints by default.
    virtual void highlightChanged();
    /// The theme that the widget's palette asks for.
    [[nodiscard]] Theme screenTheme() const;
    /// Draws why nothing is shown and what to do, in the middle of `area`.
    void paintEmpty(QPainter &painter, const QRectF &area, const PaintStyle &style,
                    const QString &reason, const QString &wayOut) const;
    /// How much a mark of these deals stands back while others are highlighted: 1 or less.
    [[nodiscard]] qreal emphasis(const analysis::DealList &deals, const PaintStyle &style) const;
    [[nodiscard]] bool isHighlighted(const analysis::DealList &deals,
                                     const PaintStyle &style) const;

    /// True while two states of knowledge are compared that differ in one of these deals. In files
    /// too: the key says what the mark means.
    [[nodiscard]] bool isChanged(const analysis::DealList &deals) const;
    /// "changed since 17 Dec 2025", for the key; empty while nothing is compared.
    [[nodiscard]] QString changedWords() const;

    bool event(QEvent *event) override;

private:
    void take(const session::StatePtr &state);
    void workEnded(int number);

    std::thread m_worker; ///< of the newest work; joins the one before it
    std::shared_ptr<std::atomic<int>> m_newest = std::make_shared<std::atomic<int>>(0);
    session::StatePtr m_announced; ///< that is worked at
    session::StatePtr m_next; ///< set, but to be shown when the work has ended
    bool m_controlsAreStale = false;
    bool m_isLoading = false;
    session::StatePtr m_state;
    session::Highlight m_highlight;
};

template<typename Work>
auto View::startWork(Work work) -> std::future<decltype(work())>
{
    std::promise<decltype(work())> promise;
    auto future = promise.get_future();
    const int number = ++*m_newest;
    m_worker = std::thread([this, number, newest = m_newest, before = std::move(m_worker),
                            work = std::move(work), promise = std::move(promise)]() mutable {
        if (before.joinable()) {
            before.join();
        }
        if (*newest == number) {
            core::workBehindWindow();
            promise.set_value(work());
        }
        QMetaObject::invokeMethod(
            this, [this, number] { workEnded(number); }, Qt::QueuedConnection);
    });
    return future;
}

} // namespace dealscope::ui
