// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineTable.h"

#include "layout/TimeAxis.h"

namespace dealscope::ui {

using analysis::TimelineItem;
using analysis::TimelineReading;

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

class RowMaker
{
public:
    explicit RowMaker(const TimelineContent &content)
        : m_content(content)
        , m_text(content.text())
    {
    }

    [[nodiscard]] QJsonObject common(int lane, const TimelineItem &item) const
    {
        const analysis::ResolvedDeal &deal = m_content.deal(item);
        const Deal *row = m_content.state().snapshot->deal(item.deal);
        QJsonObject json;
        json.insert(QStringLiteral("deal"), item.deal.value);
        json.insert(QStringLiteral("title"), row ? row->title : QString());
        json.insert(QStringLiteral("lane"), m_content.laneTitle(lane));
        json.insert(QStringLiteral("reading"), QString(analysis::toCode(m_content.reading())));
        json.insert(QStringLiteral("kind"), QString(core::toCode(deal.kind)));
        setCount(json, {1, 0});
        return json;
    }

    static void setCount(QJsonObject &json, const DayIndex::Count &count)
    {
        json.insert(QStringLiteral("count"), qint64(count.within));
        json.insert(QStringLiteral("count_at_most"), qint64(count.all()));
    }

    /// Lanes of too many deals for a row each: a row a month, and one for what is undated.
    void appendColumns(io::RecordTable &table, int lane) const
    {
        const DayIndex &days = m_content.daysPassing(lane);
        constexpr auto Month = layout::TickUnit::Month;
        if (!days.isEmpty()) {
            const QDate last = QDate::fromJulianDay(days.lastDay());
            QDate start = layout::bandStart(QDate::fromJulianDay(days.firstDay()), Month, 1);
            while (start <= last) {
                const QDate end = layout::bandEnd(start, Month, 1);
                const DayIndex::Count count = days.count(dayNumber(start), dayNumber(end));
                if (count.all() > 0) {
                    table.rows.append(columnRow(table, lane, PartialDate(start, end), count));
                }
                start = end.addDays(1);
            }
        }
        if (const quint32 undated = m_content.undatedPassing(lane); undated > 0) {
            table.rows.append(columnRow(table, lane, std::nullopt, {undated, 0}));
        }
    }

    [[nodiscard]] QJsonObject columnRow(const io::RecordTable &table, int lane,
                                        const std::optional<PartialDate> &date,
                                        const DayIndex::Count &count) const
    {
        QJsonObject json;
        for (const QString &column : table.columns) {
            json.insert(column, QJsonValue());
        }
        json.insert(QStringLiteral("lane"), m_content.laneTitle(lane));
        json.insert(QStringLiteral("reading"), QString(analysis::toCode(m_content.reading())));
        json.insert(QStringLiteral("mark"),
                    m_content.reading() == TimelineReading::Event ? QStringLiteral("deals")
                                                                  : QStringLiteral("reports"));
        json.insert(QStringLiteral("claims"), QJsonArray());
        setDate(json, date);
        setCount(json, count);
        return json;
    }

    static void setDate(QJsonObject &json, const std::optional<PartialDate> &date)
    {
        json.insert(QStringLiteral("date"), date ? QJsonValue(date->toIso()) : QJsonValue());
        json.insert(QStringLiteral("first_day"),
                    date ? QJsonValue(date->first().toString(Qt::ISODate)) : QJsonValue());
        json.insert(QStringLiteral("last_day"),
                    date ? QJsonValue(date->last().toString(Qt::ISODate)) : QJsonValue());
    }

    static void setMoney(QJsonObject &json, const QString &words,
                         const std::optional<Interval> &interval)
    {
        json.insert(QStringLiteral("amount"), orNull(words));
        json.insert(QStringLiteral("floor"),
                    interval ? QJsonValue(interval->floor.units) : QJsonValue());
        json.insert(QStringLiteral("ceiling"),
                    interval && interval->ceiling ? QJsonValue(interval->ceiling->units)
                                                  : QJsonValue());
    }

    [[nodiscard]] QJsonObject markRow(int lane, const TimelineItem &item,
                                      const analysis::TimelineMark &mark) const
    {
        const analysis::ResolvedDeal &deal = m_content.deal(item);
        QJsonObject json = common(lane, item);
        const bool event = m_content.reading() == TimelineReading::Event;
        json.insert(QStringLiteral("mark"),
                    event ? QStringLiteral("deal") : QStringLiteral("report"));
        setDate(json, mark.date);
        json.insert(QStringLiteral("inferred"), mark.inferred);
        json.insert(QStringLiteral("first_report"), mark.firstReport);
        json.insert(QStringLiteral("status"),
                    mark.status ? QJsonValue(QString(core::toCode(*mark.status))) : QJsonValue());
        if (event) {
            setMoney(json, m_text.amountWords(deal), deal.interval);
        } else {
            const Claim *claim = m_content.state().snapshot->claim(mark.claims.value(0));
            setMoney(json, m_text.amountWords(mark.claims.value(0)),
                     claim && claim->amount ? claim->amount->interval() : std::nullopt);
        }
        const auto iso = [](const std::optional<PartialDate> &date) {
            return date ? QJsonValue(date->toIso()) : QJsonValue();
        };
        json.insert(QStringLiteral("term_start"), item.term ? iso(item.term->start) : QJsonValue());
        json.insert(QStringLiteral("term_end"), item.term ? iso(item.term->end) : QJsonValue());
        QJsonArray claims;
        for (const ClaimId id : mark.claims) {
            claims.append(QString::number(id.value));
        }
        json.insert(QStringLiteral("claims"), claims);
        return json;
    }

    [[nodiscard]] QJsonObject stepRow(int lane, const TimelineItem &item,
                                      const analysis::TimelineStep &step) const
    {
        QJsonObject json = common(lane, item);
        json.insert(QStringLiteral("mark"),
                    step.expected ? QStringLiteral("expected") : QStringLiteral("milestone"));
        json.insert(QStringLiteral("milestone"), orNull(step.label));
        setDate(json, step.date);
        json.insert(QStringLiteral("inferred"), false);
        json.insert(QStringLiteral("first_report"), false);
        for (const char *key : {"status", "amount", "floor", "ceiling", "term_start", "term_end"}) {
            json.insert(QLatin1StringView(key), QJsonValue());
        }
        const ClaimId claim = step.label.isEmpty() ? m_content.deal(item).expectedClaim : ClaimId{};
        json.insert(QStringLiteral("claims"),
                    claim.isValid() ? QJsonArray{QString::number(claim.value)} : QJsonArray());
        return json;
    }

private:
    const TimelineContent &m_content;
    TimelineText m_text;
};

} // namespace

io::RecordTable emptyTimelineTable()
{
    io::RecordTable table;
    for (const char *key :
         {"deal",   "title",     "lane",         "reading",  "mark",         "milestone",
          "date",   "first_day", "last_day",     "inferred", "first_report", "status",
          "amount", "floor",     "ceiling",      "kind",     "term_start",   "term_end",
          "claims", "count",     "count_at_most"}) {
        table.columns.append(QString::fromLatin1(key));
    }
    return table;
}

io::RecordTable timelineTable(const TimelineContent &content)
{
    io::RecordTable table = emptyTimelineTable();
    const RowMaker rows(content);
    for (int lane = 0; lane < content.laneCount(); ++lane) {
        if (!content.isWhole(lane)) {
            rows.appendColumns(table, lane);
            continue;
        }
        for (const TimelineMade *made : content.wholeLane(lane)) {
            const TimelineItem &item = made->item;
            // A deal that recedes because of its date is drawn, but not part of the figures.
            if (!content.passes(item.deal)) {
                continue;
            }
            for (const analysis::TimelineMark &mark : item.marks) {
                table.rows.append(rows.markRow(lane, item, mark));
                table.rows.last().insert(QStringLiteral("milestone"), QJsonValue());
            }
            for (const analysis::TimelineStep &step : item.steps) {
                table.rows.append(rows.stepRow(lane, item, step));
            }
        }
    }
    return table;
}

} // namespace dealscope::ui
