// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/CrossFilter.h"
#include "tests/benchmarks/DealColumns.h"
#include "tests/benchmarks/Timing.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>

using namespace dealscope;
using namespace dealscope::benchmarks;
using namespace Qt::StringLiterals;

/// How quick the cross-filter is: the gestures of a brush, of companies and of kinds, each timed
/// with the reading of seven facets. Prints a line of JSON a kind of gesture; `check` is a hash of
/// every count and sum that was read, by which other engines can be compared on the same file (of
/// equal sums the lower code comes first). With --write it leaves columns and gestures for the
/// drivers of other engines.
namespace {

constexpr qint64 FirstDay = 2449719; // 1995-01-01
constexpr quint32 FirstMonth = 1995 * 12;
constexpr qint64 UnitsAThousand = 1000;
constexpr size_t TopCount = 20;
constexpr size_t FirstTop = 4; ///< of the groups that are read: only the largest of the rest

std::shared_ptr<const analysis::FigureColumns> figuresOf(const DealColumns &columns)
{
    using analysis::FigureColumns;
    auto figures = std::make_shared<FigureColumns>();
    figures->currencies = {core::Currency::usd()};
    const auto one = [](const quint16 &code) { return std::array<quint32, 1>{code}; };
    for (size_t i = 0; i < columns.size(); ++i) {
        const bool hasAmount = columns.thousands[i] >= 0;
        const qint64 units = hasAmount ? columns.thousands[i] * UnitsAThousand : 0;
        const qint32 day = qint32(FirstDay) + columns.day[i];
        figures->dealIndex.append(quint32(i));
        figures->firstDay.append(day);
        figures->lastDay.append(day);
        figures->kind.append(columns.kind[i]);
        figures->status.append(columns.status[i]);
        figures->form.append(FigureColumns::Unstated);
        figures->leftOut.append(hasAmount ? FigureColumns::Unstated
                                          : quint8(analysis::LeftOut::NoAmount));
        figures->flags.append(hasAmount ? FigureColumns::HasAmount | FigureColumns::Comparable : 0);
        figures->currency.append(hasAmount ? 0 : FigureColumns::NoCurrency);
        figures->floor.append(units);
        figures->ceiling.append(units);
        figures->headline.append(hasAmount ? units : FigureColumns::None);
        figures->firm.append(0);
        figures->paid.append(0);
        figures->claims.append(1);
        figures->whole.append(-1);
        figures->payers.append(one(columns.payer[i]));
        figures->payees.append(one(columns.payee[i]));
        figures->others.append(std::span<const quint32>());
        figures->outlets.append(one(columns.outlet[i]));
        figures->tags.append(std::span<const quint32>());
    }
    return figures;
}

std::shared_ptr<const analysis::CrossFilterContext> context()
{
    auto context = std::make_shared<analysis::CrossFilterContext>();
    for (int i = 0; i < DealColumns::Companies; ++i) {
        context->companies.emplace_back(i + 1);
        context->parents.push_back(-1);
    }
    for (int i = 0; i < DealColumns::Outlets; ++i) {
        context->outlets.emplace_back(i + 1);
    }
    return context;
}

using Results = std::array<std::vector<analysis::FacetValue>, 7>;

class Run
{
public:
    explicit Run(analysis::CrossFilter &filter)
        : m_filter(filter)
    {
    }

    void perform(const Gesture &gesture)
    {
        using core::Dimension;
        switch (gesture.kind) {
        case Gesture::Brush:
            m_filter.setClause({Dimension::Dates,
                                core::DateRange{QDate::fromJulianDay(FirstDay + gesture.a),
                                                QDate::fromJulianDay(FirstDay + gesture.b - 1)}});
            break;
        case Gesture::Payer:
            toggle(Dimension::Payers, m_payers, core::CompanyId(gesture.a + 1));
            break;
        case Gesture::Payee:
            toggle(Dimension::Payees, m_payees, core::CompanyId(gesture.a + 1));
            break;
        case Gesture::DealKind:
            toggle(Dimension::Kinds, m_kinds, core::DealKind(gesture.a));
            break;
        case Gesture::ResetCompanies:
            m_payers.clear();
            m_payees.clear();
            m_filter.setClause({Dimension::Payers, std::monostate{}});
            m_filter.setClause({Dimension::Payees, std::monostate{}});
            break;
        }
    }

    [[nodiscard]] Results read() const
    {
        using core::Dimension;
        return {
            m_filter.values(Dimension::Dates),         m_filter.values(Dimension::Kinds),
            m_filter.values(Dimension::Statuses),      m_filter.values(Dimension::Amounts),
            m_filter.top(Dimension::Payers, TopCount), m_filter.top(Dimension::Payees, TopCount),
            m_filter.top(Dimension::Outlets, TopCount)};
    }

private:
    template<typename T>
    void toggle(core::Dimension dimension, QList<T> &values, T value)
    {
        if (!values.removeOne(value)) {
            values.append(value);
        }
        m_filter.setClause(
            {dimension, values.isEmpty() ? core::ClauseValue{} : core::ClauseValue{values}});
    }

    analysis::CrossFilter &m_filter;
    QList<core::CompanyId> m_payers;
    QList<core::CompanyId> m_payees;
    QList<core::DealKind> m_kinds;
};

/// Sums go in as whole thousands, as the columns have them.
quint64 withResults(quint64 check, const Results &results)
{
    constexpr quint64 Prime = 1'000'000'007;
    for (size_t group = 0; group < results.size(); ++group) {
        for (const analysis::FacetValue &value : results[group]) {
            const auto sum = quint64(value.floor.units / UnitsAThousand);
            if (group >= FirstTop && sum == 0) {
                continue;
            }
            const quint64 key = group == 0 ? value.code - FirstMonth : value.code;
            const quint64 term
                = ((key + 1) * (group + 1) * quint64(value.deals) + sum % 1'000'003) % Prime;
            check = (check + term) % Prime;
        }
    }
    return check;
}

/// The same results by going through all rows, gesture by gesture.
class PlainRun
{
public:
    explicit PlainRun(const DealColumns &columns)
        : m_columns(columns)
    {
    }

    void perform(const Gesture &gesture)
    {
        const auto toggle = [&](QSet<int> &values) {
            if (!values.remove(gesture.a)) {
                values.insert(gesture.a);
            }
        };
        switch (gesture.kind) {
        case Gesture::Brush:
            m_begin = gesture.a;
            m_end = gesture.b;
            break;
        case Gesture::Payer:
            toggle(m_payers);
            break;
        case Gesture::Payee:
            toggle(m_payees);
            break;
        case Gesture::DealKind:
            toggle(m_kinds);
            break;
        case Gesture::ResetCompanies:
            m_payers.clear();
            m_payees.clear();
            break;
        }
    }

    [[nodiscard]] Results read() const
    {
        std::array<QMap<quint32, analysis::FacetValue>, 7> groups;
        for (size_t i = 0; i < m_columns.size(); ++i) {
            const DealColumns &c = m_columns;
            const auto has = [](const QSet<int> &set, int value) {
                return set.isEmpty() || set.contains(value);
            };
            const bool inDays = c.day[i] >= m_begin && c.day[i] < m_end;
            const bool ofKind = has(m_kinds, c.kind[i]);
            const bool fromPayer = has(m_payers, c.payer[i]);
            const bool toPayee = has(m_payees, c.payee[i]);
            const bool inAll = inDays && ofKind && fromPayer && toPayee;
            const auto add = [&](size_t group, quint32 code, bool counts) {
                if (counts) {
                    analysis::FacetValue &value = groups[group][code];
                    value.code = code;
                    ++value.deals;
                    value.floor.units += std::max(c.thousands[i], 0) * UnitsAThousand;
                }
            };
            const QDate day = QDate::fromJulianDay(FirstDay + c.day[i]);
            const int bin
                = c.thousands[i] < 0 ? 0 : analysis::amountBin(c.thousands[i] * UnitsAThousand);
            add(0, quint32(day.year() * 12 + day.month() - 1), ofKind && fromPayer && toPayee);
            add(1, c.kind[i], inDays && fromPayer && toPayee);
            add(2, c.status[i], inAll);
            add(3, quint32(bin), inAll);
            add(4, c.payer[i], inDays && ofKind && toPayee);
            add(5, c.payee[i], inDays && ofKind && fromPayer);
            add(6, c.outlet[i], inAll);
        }
        Results results;
        for (size_t group = 0; group < results.size(); ++group) {
            results[group].assign(groups[group].cbegin(), groups[group].cend());
            if (group >= FirstTop) {
                std::ranges::stable_sort(results[group], std::greater(),
                                         [](const analysis::FacetValue &v) { return v.floor; });
                results[group].resize(std::min(results[group].size(), TopCount));
            }
        }
        return results;
    }

private:
    const DealColumns &m_columns;
    int m_begin = 0;
    int m_end = DealColumns::Days;
    QSet<int> m_payers;
    QSet<int> m_payees;
    QSet<int> m_kinds;
};

QString plainCheck(const DealColumns &columns, const std::vector<Gesture> &gestures)
{
    PlainRun run(columns);
    quint64 check = 0;
    for (const Gesture &gesture : gestures) {
        run.perform(gesture);
        check = gesture.isTimed ? withResults(check, run.read()) : check;
    }
    return QString::number(check);
}

double megabytes(const char *key)
{
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith(key)) {
                return line.simplified().split(' ').value(1).toDouble() / 1024;
            }
        }
    }
    return 0;
}

double rankOf(const QList<double> &sorted, double part)
{
    return sorted[std::min(sorted.size() - 1, qsizetype(part * double(sorted.size())))];
}

int measure(const DealColumns &given, const std::vector<Gesture> &gestures, const QString &expected)
{
    std::shared_ptr<const analysis::FigureColumns> figures;
    const size_t rows = given.size();
    const double columnsMs = millisecondsOf([&] { figures = figuresOf(given); });
    const auto names = context();
    analysis::CrossFilter filter;
    const double loadMs = millisecondsOf(
        [&] { filter = analysis::CrossFilter(analysis::CrossFilterIndex::build(figures, names)); });
    Run run(filter);
    std::array<QList<double>, 3> times;
    QList<double> selection;
    quint64 check = 0;
    for (const Gesture &gesture : gestures) {
        Results results;
        const double ms = millisecondsOf([&] {
            run.perform(gesture);
            results = run.read();
        });
        if (!gesture.isTimed) {
            continue;
        }
        times[gesture.kind == Gesture::Brush          ? 0
                  : gesture.kind == Gesture::DealKind ? 2
                                                      : 1]
            .append(ms);
        check = withResults(check, results);
        selection.append(millisecondsOf([&] { static_cast<void>(filter.selectedRows()); }));
    }
    const std::array<const char *, 3> names3{"brush", "company", "kind"};
    std::ranges::sort(selection);
    for (size_t i = 0; i < times.size(); ++i) {
        QList<double> &sorted = times[i];
        if (sorted.isEmpty()) {
            continue;
        }
        std::ranges::sort(sorted);
        const QJsonObject line{{u"engine"_s, u"dealscope"_s},
                               {u"version"_s, QStringLiteral(DEALSCOPE_VERSION)},
                               {u"qt"_s, QString::fromLatin1(qVersion())},
                               {u"rows"_s, qint64(rows)},
                               {u"columns_ms"_s, columnsMs},
                               {u"load_ms"_s, loadMs},
                               {u"kind"_s, QString::fromLatin1(names3[i])},
                               {u"gestures"_s, qint64(sorted.size())},
                               {u"p50"_s, rankOf(sorted, .5)},
                               {u"p95"_s, rankOf(sorted, .95)},
                               {u"max"_s, sorted.last()},
                               {u"selected_rows_p95"_s, rankOf(selection, .95)},
                               {u"rss_mb"_s, megabytes("VmRSS:")},
                               {u"peak_mb"_s, megabytes("VmHWM:")},
                               {u"check"_s, QString::number(check)}};
        std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    }
    if (!expected.isEmpty() && expected != QString::number(check)) {
        std::fprintf(stderr, "The check is %s, and not %s.\n", qPrintable(QString::number(check)),
                     qPrintable(expected));
        return 1;
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"columns"_s, u"A file of columns; made up without one."_s);
    parser.addPositionalArgument(u"gestures"_s, u"A file of gestures; the usual ones without."_s);
    parser.addOption({u"rows"_s, u"How many rows are made up."_s, u"N"_s, u"100000"_s});
    parser.addOption({u"verify"_s, u"Fail unless the check is this one."_s, u"CHECK"_s});
    parser.addOption({u"plain"_s, u"Fail unless the check is that of a plain scan."_s});
    parser.addOption(
        {u"write"_s, u"Measure nothing: write columns.bin and gestures.txt."_s, u"FOLDER"_s});
    parser.addHelpOption();
    parser.process(application);
    const QStringList files = parser.positionalArguments();
    const auto columns = files.isEmpty()
        ? std::optional(DealColumns::generate(size_t(parser.value(u"rows"_s).toULongLong())))
        : DealColumns::read(files[0]);
    const auto gestures
        = files.size() < 2 ? std::optional(Gesture::generate()) : Gesture::read(files[1]);
    if (!columns || !gestures) {
        std::fputs("The columns or the gestures could not be read.\n", stderr);
        return 3;
    }
    if (parser.isSet(u"write"_s)) {
        const QDir folder(parser.value(u"write"_s));
        if (!folder.mkpath(u"."_s) || !columns->write(folder.filePath(u"columns.bin"_s))
            || !Gesture::write(*gestures, folder.filePath(u"gestures.txt"_s))) {
            std::fputs("The columns or the gestures could not be written.\n", stderr);
            return 3;
        }
        return 0;
    }
    const QString expected
        = parser.isSet(u"plain"_s) ? plainCheck(*columns, *gestures) : parser.value(u"verify"_s);
    return measure(*columns, *gestures, expected);
}
