// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineKey.h"

#include "session/FilterWords.h"
#include "ui/theme/ChangedMark.h"
#include "ui/theme/StatusGlyph.h"
#include "ui/theme/Texture.h"
#include "ui/views/timeline/TimelinePainter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <functional>
#include <set>

namespace dealscope::ui {

namespace {

constexpr double LineHeight = 16;

struct KeyEntry {
    double swatch = 11;
    QString words;
    std::function<void(QPainter &, const QRectF &)> draw;
};

struct Occurrences {
    std::set<std::optional<Status>> statuses;
    std::set<DealKind> kinds;
    bool inferred = false;
    bool spans = false;
    bool reports = false;
    bool expected = false;
    bool done = false;
    bool term = false;
    bool columns = false;
    bool unsureColumns = false;
};

Occurrences occurrencesIn(const TimelineContent &content, const TimelineScene &scene)
{
    Occurrences found;
    for (const layout::PlacedEntry &entry : scene.geometry.entries) {
        const analysis::TimelineItem &item = content.item(entry);
        found.kinds.insert(content.deal(item).kind);
        found.term = found.term || item.term;
        for (const analysis::TimelineMark &mark : item.marks) {
            found.statuses.insert(mark.status);
            found.inferred = found.inferred || mark.inferred;
            found.spans
                = found.spans || (mark.date && mark.date->precision() != DatePrecision::Day);
        }
        for (const analysis::TimelineStep &step : item.steps) {
            (step.expected ? found.expected : found.done) = true;
        }
    }
    found.reports = content.reading() == analysis::TimelineReading::Publication
        && !scene.geometry.entries.isEmpty();
    for (int lane = 0; lane < scene.densities.size(); ++lane) {
        if (scene.details[lane] == TimelineDetail::Density && content.lane(lane).lane.kind) {
            found.kinds.insert(*content.lane(lane).lane.kind);
        }
        for (const layout::DensityColumn &column : scene.densities[lane].columns) {
            found.columns = true;
            found.unsureColumns = found.unsureColumns || column.meeting > 0;
        }
    }
    return found;
}

QString words(const char *text)
{
    return QCoreApplication::translate("TimelineKey", text);
}

} // namespace

double drawTimelineKey(QPainter *painter, const QPointF &topLeft, double width,
                       const TimelineContent &content, const TimelineScene &scene,
                       const Theme &theme, const QString &changedWords)
{
    const Occurrences found = occurrencesIn(content, scene);
    QList<KeyEntry> entries;
    for (const std::optional<Status> &status : found.statuses) {
        entries.append({11, status ? session::statusName(*status) : words("status not stated"),
                        [status, &theme](QPainter &p, const QRectF &box) {
                            drawStatusGlyph(p, status, box, theme.ink, theme.panel);
                        }});
    }
    for (const DealKind kind : found.kinds) {
        entries.append({11, session::kindName(kind), [kind, &theme](QPainter &p, const QRectF &b) {
                            p.fillRect(b.adjusted(0, 2, 0, -2),
                                       TimelinePainter::markColor(kind, theme));
                        }});
    }
    if (found.inferred) {
        entries.append({15, words("date inferred"), [&theme](QPainter &p, const QRectF &box) {
                            QPen pen(theme.ink, 1.1, Qt::CustomDashLine, Qt::FlatCap);
                            pen.setDashPattern({1.5, 2});
                            p.setPen(pen);
                            p.setBrush(Qt::NoBrush);
                            p.drawEllipse(box.center(), 7, 7);
                        }});
    }
    if (found.spans) {
        entries.append({22, words("on a day in this span"), [&theme](QPainter &p, const QRectF &b) {
                            QColor soft = theme.soft;
                            soft.setAlphaF(0.25F);
                            const double y = b.center().y();
                            p.fillRect(QRectF(b.left(), y - 3, 22, 6), soft);
                            p.setPen(QPen(theme.soft, 1));
                            p.drawLine(QPointF(b.left(), y - 4), QPointF(b.left(), y + 4));
                            p.drawLine(QPointF(b.left() + 22, y - 4),
                                       QPointF(b.left() + 22, y + 4));
                        }});
    }
    if (found.reports) {
        entries.append({11, words("several reports"), [&theme](QPainter &p, const QRectF &box) {
                            drawStatusGlyph(p, Status::Completed, box.translated(0, -1), theme.soft,
                                            theme.panel);
                            p.fillRect(QRectF(box.left(), box.bottom() + 0.5, 11, 1.5), theme.soft);
                        }});
    }
    const auto tick = [&theme](bool hollow) {
        return [&theme, hollow](QPainter &p, const QRectF &box) {
            p.setPen(QPen(theme.soft, 1.2));
            p.setBrush(hollow ? theme.panel : theme.soft);
            p.drawRect(QRectF(box.center().x() - 2.5, box.center().y() - 4.5, 5, 9));
        };
    };
    if (found.done) {
        entries.append({7, words("milestone"), tick(false)});
    }
    if (found.expected) {
        entries.append({7, words("expected"), tick(true)});
    }
    if (found.term) {
        entries.append({22, words("binding term"), [&theme](QPainter &p, const QRectF &box) {
                            p.fillRect(QRectF(box.left(), box.center().y() - 2.5, 22, 5),
                                       theme.soft);
                        }});
        entries.append(
            {22, words("term of a deal without amount"), [&theme](QPainter &p, const QRectF &box) {
                 p.setPen(dashedPen(theme.soft, 1));
                 p.setBrush(Qt::NoBrush);
                 p.drawRect(QRectF(box.left(), box.center().y() - 2, 22, 4));
             }});
    }
    if (found.columns) {
        const QString counted = content.text().columnKey(scene.densityUnit);
        entries.append(
            {17, words("%1; a full column reaches the line").arg(counted),
             [&theme](QPainter &p, const QRectF &box) {
                 for (const int column : {0, 1, 2}) {
                     const double height = column == 1 ? 10 : 5 + column;
                     p.fillRect(QRectF(box.left() + 6 * column, box.bottom() - height, 5, height),
                                theme.soft);
                 }
             }});
    }
    if (found.unsureColumns) {
        entries.append(
            {11, words("may be: dated less precisely"), [&theme](QPainter &p, const QRectF &box) {
                 QPainterPath path;
                 path.addRect(box);
                 fillCertainty(p, path, Certainty::UpToCeiling, theme.soft, theme);
             }});
    }
    if (!changedWords.isEmpty()) {
        entries.append({9, changedWords, [&theme](QPainter &p, const QRectF &box) {
                            drawChangedMark(p, box.center(), theme);
                        }});
    }

    const QFont font = pictureFont(TextSize::Small);
    const QFontMetricsF metrics(font);
    double x = 0;
    double y = 0;
    if (painter) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setFont(font);
    }
    for (const KeyEntry &entry : entries) {
        const double wide = entry.swatch + 5 + std::ceil(metrics.horizontalAdvance(entry.words));
        if (x > 0 && x + wide > width) {
            x = 0;
            y += LineHeight;
        }
        if (painter) {
            const QPointF at = topLeft + QPointF(x, y);
            entry.draw(*painter, QRectF(at.x(), at.y() + (LineHeight - 11) / 2, entry.swatch, 11));
            painter->setPen(theme.soft);
            painter->drawText(
                QRectF(at.x() + entry.swatch + 5, at.y(), wide - entry.swatch - 4, LineHeight),
                int(Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine, entry.words);
        }
        x += wide + 14;
    }
    if (painter) {
        painter->restore();
    }
    return entries.isEmpty() ? 0 : y + LineHeight;
}

} // namespace dealscope::ui
