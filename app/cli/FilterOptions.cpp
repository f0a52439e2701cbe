// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/FilterOptions.h"

#include "io/AmountText.h"
#include "session/LedgerSession.h"

namespace dealscope::cli {

using namespace Qt::StringLiterals;

namespace {

template<typename E>
QString codesOf()
{
    QStringList codes;
    for (const auto &entry : enumEntries<E>()) {
        codes.append(QString(entry.code));
    }
    return codes.join(u", "_s);
}

/// Reads filter options into a filter; the first error stops it.
class FilterReader
{
public:
    FilterReader(const Arguments &arguments, const Snapshot &snapshot)
        : m_arguments(arguments)
        , m_snapshot(snapshot)
    {
    }

    Outcome read()
    {
        readNames<CompanyId>(u"company"_s, Dimension::Companies, &Snapshot::companyNamed);
        readNames<CompanyId>(u"payer"_s, Dimension::Payers, &Snapshot::companyNamed);
        readNames<CompanyId>(u"payee"_s, Dimension::Payees, &Snapshot::companyNamed);
        readNames<OutletId>(u"outlet"_s, Dimension::Outlets, &Snapshot::outletNamed);
        readCodes<DealKind>(u"kind"_s, Dimension::Kinds);
        readCodes<Nature>(u"nature"_s, Dimension::Natures);
        readCodes<Status>(u"status"_s, Dimension::Statuses);
        readCodes<Form>(u"form"_s, Dimension::Forms);
        readDates();
        readAmounts();
        if (m_arguments.has(u"text"_s)) {
            m_filter.set(
                {Dimension::Words,
                 WordsQuery{m_arguments.value(u"text"_s), m_arguments.has(u"in-texts"_s)}});
        } else if (m_arguments.has(u"in-texts"_s)) {
            fail(u"The option --in-texts goes with --text WORDS."_s);
        }
        if (m_arguments.has(u"tag"_s)) {
            m_filter.set({Dimension::Tags, m_arguments.values(u"tag"_s)});
        }
        readPerspective();
        return m_error ? Outcome(*m_error) : Outcome(Done{});
    }

    [[nodiscard]] const Filter &filter() const { return m_filter; }
    [[nodiscard]] const Perspective &perspective() const { return m_perspective; }

private:
    void fail(const QString &sentence)
    {
        if (!m_error) {
            m_error = usageError(sentence);
        }
    }

    template<typename Id>
    void readNames(const QString &option, Dimension dimension,
                   Id (Snapshot::*find)(const QString &) const)
    {
        if (!m_arguments.has(option)) {
            return;
        }
        QList<Id> ids;
        for (const QString &name : m_arguments.values(option)) {
            const Id id = (m_snapshot.*find)(name);
            if (!id.isValid()) {
                fail(u"This deal file has no %1 named “%2”. Run “dealscope list LEDGER %3” to see "
                     "the names it has."_s.arg(
                         dimension == Dimension::Outlets ? u"publisher"_s : u"company"_s, name,
                         dimension == Dimension::Outlets ? u"sources"_s : u"companies"_s));
            }
            ids.append(id);
        }
        m_filter.set({dimension, ids});
    }

    template<typename E>
    void readCodes(const QString &option, Dimension dimension)
    {
        if (!m_arguments.has(option)) {
            return;
        }
        QList<E> values;
        for (const QString &code : m_arguments.values(option)) {
            const auto value = fromCode<E>(code);
            if (!value) {
                fail(u"“%1” is not a value of --%2. Choose one of %3."_s.arg(code, option,
                                                                             codesOf<E>()));
                return;
            }
            values.append(*value);
        }
        m_filter.set({dimension, values});
    }

    std::optional<PartialDate> date(const QString &option)
    {
        if (!m_arguments.has(option)) {
            return std::nullopt;
        }
        const auto parsed = PartialDate::fromIso(m_arguments.value(option));
        if (!parsed) {
            fail(u"“%1” is not a date. Write --%2 as 2025, 2025-12 or 2025-12-17."_s.arg(
                m_arguments.value(option), option));
        }
        return parsed;
    }

    void readDates()
    {
        const auto from = date(u"from"_s);
        const auto to = date(u"to"_s);
        if (!from && !to) {
            return;
        }
        DateRange range;
        if (from) {
            range.from = from->first();
        }
        if (to) {
            range.to = to->last();
        }
        if (range.from && range.to && *range.from > *range.to) {
            fail(u"The day of --from is after the day of --to; no deal can lie between them."_s);
        }
        m_filter.set({Dimension::Dates, range});
    }

    std::optional<Money> amount(const QString &option)
    {
        if (!m_arguments.has(option)) {
            return std::nullopt;
        }
        const auto parsed = io::parseAmount(m_arguments.value(option));
        if (!parsed) {
            fail(u"“%1” is not an amount. Write --%2 as 10000000000, 10bn or 500m."_s.arg(
                m_arguments.value(option), option));
        }
        return parsed;
    }

    void readAmounts()
    {
        const AmountRange range{amount(u"min"_s), amount(u"max"_s)};
        if (range.min && range.max && *range.min > *range.max) {
            fail(u"The amount of --min is above the amount of --max."_s);
        }
        if (range.min || range.max) {
            m_filter.set({Dimension::Amounts, range});
        }
    }

    void readPerspective()
    {
        m_perspective.groups = m_arguments.has(u"groups"_s);
        if (const auto day = date(u"published-by"_s)) {
            m_perspective.publishedBy = day->last();
        }
        if (m_arguments.has(u"lens"_s)) {
            const auto lens = fromCode<Lens>(m_arguments.value(u"lens"_s));
            if (!lens) {
                fail(u"There is no lens “%1”. Choose one of %2."_s.arg(m_arguments.value(u"lens"_s),
                                                                       codesOf<Lens>()));
            } else {
                m_perspective.lens = *lens;
            }
        }
        if (m_arguments.has(u"basis"_s)) {
            const QString basis = m_arguments.value(u"basis"_s);
            if (basis != "total"_L1 && basis != "per_year"_L1) {
                fail(u"“%1” is not a value of --basis. Choose total or per_year."_s.arg(basis));
            }
            m_perspective.perYear = basis == "per_year"_L1;
        }
        if (m_arguments.has(u"currency"_s)) {
            const QString code = m_arguments.value(u"currency"_s);
            const auto currency = Currency::fromCode(code);
            if (!currency) {
                fail(u"“%1” is not a currency. Write --currency as three letters, such as EUR."_s
                         .arg(code));
            }
            m_perspective.currency = currency.value_or(Currency());
        }
    }

    const Arguments &m_arguments;
    const Snapshot &m_snapshot;
    Filter m_filter;
    Perspective m_perspective;
    std::optional<Error> m_error;
};

} // namespace

QList<OptionSpec> filterOptions()
{
    return {{u"company"_s, true, true},
            {u"payer"_s, true, true},
            {u"payee"_s, true, true},
            {u"from"_s},
            {u"to"_s},
            {u"kind"_s, true, true},
            {u"status"_s, true, true},
            {u"outlet"_s, true, true},
            {u"min"_s},
            {u"max"_s},
            {u"text"_s},
            {u"in-texts"_s, false},
            {u"form"_s, true, true},
            {u"nature"_s, true, true},
            {u"tag"_s, true, true},
            {u"basis"_s},
            {u"lens"_s},
            {u"published-by"_s},
            {u"currency"_s},
            {u"groups"_s, false}};
}

Result<LedgerView> openView(const QString &ledger, const Arguments &arguments,
                            const Services &services)
{
    auto opened = services.openLedger(ledger);
    if (!opened) {
        return opened.error();
    }
    const auto rows = opened->store->snapshot({});
    if (!rows) {
        return rows.error();
    }
    const SnapshotPtr &snapshot = *rows;
    FilterReader reader(arguments, *snapshot);
    if (auto read = reader.read(); !read) {
        return read.error();
    }
    auto state = session::makeState(snapshot, reader.filter(), reader.perspective(),
                                    opened->store.get(), opened->displayName);
    if (!state) {
        return state.error();
    }
    return LedgerView{std::move(opened).value(), *state};
}

Result<analysis::ScheduleQuery> readScheduleQuery(const Arguments &arguments)
{
    analysis::ScheduleQuery query;
    const QString by = arguments.has(u"by"_s) ? arguments.value(u"by"_s) : u"payer"_s;
    if (by != "payer"_L1 && by != "payee"_L1) {
        return usageError(
            u"“%1” is not a value of --by for a schedule. Choose payer or payee."_s.arg(by));
    }
    query.by = by == "payer"_L1 ? analysis::ScheduleSide::Payer : analysis::ScheduleSide::Payee;
    if (arguments.has(u"fiscal-start"_s)) {
        bool ok = false;
        query.firstMonth = arguments.value(u"fiscal-start"_s).toInt(&ok);
        if (!ok || query.firstMonth < 1 || query.firstMonth > 12) {
            return usageError(
                u"“%1” is not a month. Write --fiscal-start as a number from 1 to "
                "12, 7 for years that begin in July."_s.arg(arguments.value(u"fiscal-start"_s)));
        }
    }
    return query;
}

} // namespace dealscope::cli
