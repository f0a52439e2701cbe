// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/ClaimCsv.h"

#include "io/JsonRow.h"

#include <algorithm>
#include <numeric>

namespace dealscope::io {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

// In the order of AllColumns.
enum Place {
    DealKey,
    Title,
    Kind,
    Payers,
    Payees,
    Partners,
    Beneficiaries,
    PartOf,
    BoundOf,
    Low,
    High,
    Approximate,
    BasisOf,
    CurrencyOf,
    StatusOf,
    FormOf,
    PeriodStart,
    PeriodEnd,
    PeriodMonths,
    QuantityOf,
    QuantityUnit,
    HappenedOn,
    ExpectedOn,
    Condition,
    SourceTitle,
    SourceKindOf,
    OutletName,
    Url,
    Language,
    PublishedOn,
    PublishedInferred,
    Attribution,
    Locator,
    Quote,
    Note,
    Tags,
    RankOf,
    RankReason,
};

constexpr auto AllColumns = std::to_array<ClaimCsv::Column>({
    {"deal", "short name of the deal, the same in all its rows (needed)"},
    {"title", "of the deal; needed in the first row of a new deal, as is kind"},
    {"kind",
     "equity, debt, acquisition, compute, chip_supply, infrastructure, licence, "
     "revenue_share, partnership, other; another one than the deal's stays the claim's own"},
    {"payers",
     "companies, several separated by |; other parties than the deal's stay the claim's "
     "own"},
    {"payees", "likewise"},
    {"partners", "likewise, without a direction of money"},
    {"beneficiaries", "likewise, not paid themselves"},
    {"part_of", "short name of the deal that this one is a part of"},
    {"bound", "exact, up_to, at_least, between, undisclosed"},
    {"low", "amount in whole units: exact, at_least, lower end of between"},
    {"high", "amount in whole units: exact, up_to, upper end of between"},
    {"approximate", "true or false"},
    {"basis", "total, per_year, per_month, cumulative; empty is total"},
    {"currency", "three letters, such as USD"},
    {"status", "rumoured, in_talks, announced, signed, completed, ended, denied"},
    {"form", "cash, credits, in_kind, shares, mixed, unknown"},
    {"period_start", "date: 2026, 2026-Q1, 2026-01, 2026-01-31 or two of these with a slash"},
    {"period_end", "date"},
    {"period_months", "1 to 1200"},
    {"quantity", "whole number"},
    {"quantity_unit", "of what"},
    {"happened_on", "date"},
    {"expected_on", "date"},
    {"condition", "text"},
    {"source", "title of the document (this or url is needed)"},
    {"source_kind", "filing, press_release, article, dataset, note; empty is article"},
    {"outlet", "who publishes it (needed)"},
    {"url", "address; the same address is the same document"},
    {"language", "of the document, such as en"},
    {"published_on", "date"},
    {"published_inferred", "true if the date is worked out, not printed"},
    {"attribution", "outlets that the document cites, nearest first, separated by |"},
    {"locator", "where in the document"},
    {"quote", "verbatim"},
    {"note", "text"},
    {"tags", "several separated by |"},
    {"rank", "preferred, normal, deprecated; empty is normal"},
    {"rank_reason", "needed unless the rank is normal"},
});

/// Levenshtein's distance.
int distanceOf(QByteArrayView a, QByteArrayView b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int change = diagonal + (a[i] != b[j]);
            diagonal = row[size_t(j) + 1];
            row[size_t(j) + 1] = std::min({change, diagonal + 1, row[size_t(j)] + 1});
        }
    }
    return row.back();
}

int columnNamed(const QByteArray &name)
{
    const auto found = std::ranges::find_if(
        AllColumns, [&](const ClaimCsv::Column &column) { return name == column.name; });
    return found == AllColumns.end() ? -1 : int(found - AllColumns.begin());
}

/// Those that a person may have meant, the nearest first.
QString nearestTo(const QByteArray &name)
{
    std::vector<std::pair<int, const char *>> near;
    for (const ClaimCsv::Column &column : AllColumns) {
        near.emplace_back(distanceOf(name, column.name), column.name);
    }
    std::ranges::stable_sort(near, {}, &std::pair<int, const char *>::first);
    return u"“%1” or “%2”"_s.arg(QLatin1StringView(near[0].second),
                                 QLatin1StringView(near[1].second));
}

QByteArray headerName(QByteArrayView cell)
{
    const QByteArrayView name = CellReader::trimmed(cell);
    return name.first(std::min<qsizetype>(name.size(), 200)).toByteArray().toLower();
}

std::optional<Amount> amountOf(std::optional<Bound> bound, std::optional<qint64> low,
                               std::optional<qint64> high, CellReader &cells)
{
    if (!bound) {
        if (low || high) {
            cells.fail(u"it has an amount without a bound; write exact, up_to, at_least or "
                       "between in “bound”."_s);
        }
        return std::nullopt;
    }
    Amount amount;
    amount.bound = *bound;
    const auto money = [](std::optional<qint64> units) {
        return units ? std::optional(Money{*units}) : std::nullopt;
    };
    amount.low = money(low);
    amount.high = money(high);
    // One figure may stand in either column, or in both.
    if (*bound == Bound::Exact) {
        amount.low = money(low ? low : high);
        amount.high = money(high ? high : low);
    }
    return amount;
}

} // namespace

std::span<const ClaimCsv::Column> ClaimCsv::columns()
{
    static_assert(AllColumns.size() == ColumnCount && RankReason == ColumnCount - 1);
    return AllColumns;
}

QString ClaimCsv::columnHelp()
{
    constexpr int Width = 80; // of a terminal
    constexpr int Indent = 21;
    QString help;
    for (const Column &column : AllColumns) {
        QString line = u"  %1"_s.arg(QLatin1StringView(column.name), -(Indent - 3));
        for (const QString &word : QString::fromUtf8(column.meaning).split(u' ')) {
            if (line.size() + 1 + word.size() > Width) {
                help += line + u'\n';
                line = QString(Indent - 1, u' ');
            }
            line += u' ' + word;
        }
        help += line + u'\n';
    }
    return help;
}

ClaimCsv::ClaimCsv(QByteArrayView bytes)
    : m_csv(bytes)
{
}

bool ClaimCsv::recognises(QByteArrayView bytes)
{
    CsvReader csv(bytes);
    return csv.next() == CsvReader::Step::Row
        && std::ranges::any_of(
               csv.cells(), [](QByteArrayView cell) { return columnNamed(headerName(cell)) >= 0; });
}

Result<std::unique_ptr<ClaimCsv>> ClaimCsv::open(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly)) {
        return Error{
            u"%1 could not be opened: %2."_s.arg(path, file->errorString()), {}, ErrorKind::File};
    }
    QByteArray bytes;
    QByteArrayView view;
    if (const uchar *mapped = file->size() > 0 ? file->map(0, file->size()) : nullptr) {
        view = QByteArrayView(mapped, file->size());
    } else {
        bytes = file->readAll();
        if (file->error() != QFileDevice::NoError) {
            return Error{
                u"%1 could not be read: %2."_s.arg(path, file->errorString()), {}, ErrorKind::File};
        }
        view = bytes;
    }
    auto reader = fromBytes(view, path.section(u'/', -1));
    if (reader) {
        (*reader)->m_file = std::move(file);
        (*reader)->m_bytes = bytes;
    }
    return reader;
}

Result<std::unique_ptr<ClaimCsv>> ClaimCsv::fromBytes(QByteArrayView bytes, const QString &name)
{
    std::unique_ptr<ClaimCsv> reader(new ClaimCsv(bytes));
    if (auto done = reader->readHeader(name); !done) {
        return done.error();
    }
    return reader;
}

Outcome ClaimCsv::readHeader(const QString &name)
{
    const auto refused = [&](const QString &words) {
        return Error{
            u"%1, line %2: %3"_s.arg(name).arg(m_csv.line()).arg(words), {}, ErrorKind::Problem};
    };
    switch (m_csv.next()) {
    case CsvReader::Step::Row:
        break;
    case CsvReader::Step::End:
        return Error{u"%1 is empty. Its first line must name the columns."_s.arg(name),
                     {},
                     ErrorKind::Problem};
    case CsvReader::Step::Broken:
    case CsvReader::Step::Cut:
        return refused(m_csv.problem());
    }
    m_places.fill(-1);
    QStringList unknown;
    m_width = qsizetype(m_csv.cells().size());
    for (qsizetype i = 0; i < m_width; ++i) {
        const QByteArray header = headerName(m_csv.cells()[size_t(i)]);
        const int column = columnNamed(header);
        if (column < 0) {
            unknown.append(u"there is no column %1; near it are %2."_s.arg(
                quotedForSentence(QString::fromUtf8(header)), nearestTo(header)));
        } else if (m_places[size_t(column)] >= 0) {
            return refused(u"the column “%1” stands there twice."_s.arg(QString::fromUtf8(header)));
        } else {
            m_places[size_t(column)] = int(i);
        }
    }
    if (!unknown.isEmpty()) {
        return refused(unknown.mid(0, 5).join(u' ')
                       + u" Run “dealscope import --help” for the columns there are."_s);
    }
    for (const Place needed : {DealKey, OutletName}) {
        if (m_places[needed] < 0) {
            return refused(
                u"the column “%1” is missing."_s.arg(QLatin1StringView(AllColumns[needed].name)));
        }
    }
    if (m_places[SourceTitle] < 0 && m_places[Url] < 0) {
        return refused(u"a column “source” or “url” must say which document each row is from."_s);
    }
    return Done{};
}

ReportReader::Step ClaimCsv::next(ImportedReport &report)
{
    switch (m_csv.next()) {
    case CsvReader::Step::Row:
        break;
    case CsvReader::Step::End:
        return Step::End;
    case CsvReader::Step::Broken:
        m_problem = m_csv.problem();
        return Step::Refused;
    case CsvReader::Step::Cut:
        m_problem = m_csv.problem();
        return Step::Failed;
    }
    const std::vector<QByteArrayView> &row = m_csv.cells();
    if (qsizetype(row.size()) != m_width) {
        m_problem
            = u"it has %1 cells; the first line names %2 columns."_s.arg(row.size()).arg(m_width);
        return Step::Refused;
    }
    const auto cell = [&](Place place) {
        const int at = m_places[place];
        return at < 0 ? QByteArrayView() : row[size_t(at)];
    };
    const auto name = [](Place place) { return AllColumns[place].name; };
    const auto read
        = [&](auto take, Place place) { return (m_cells.*take)(cell(place), name(place)); };
    const auto names = [&](Place place, std::vector<QByteArrayView> &into) {
        into.clear();
        CellReader::names(cell(place), into);
    };
    m_cells.start();
    report.line = m_csv.line();
    report.dealKey = CellReader::trimmed(cell(DealKey));
    report.dealTitle = cell(Title);
    report.dealKind = m_cells.code<core::DealKind>(cell(Kind), name(Kind));
    report.parties.clear();
    for (const auto &[place, role] :
         {std::pair(Payers, Role::Payer), std::pair(Payees, Role::Payee),
          std::pair(Partners, Role::Partner), std::pair(Beneficiaries, Role::Beneficiary)}) {
        names(place, m_names);
        for (const QByteArrayView company : m_names) {
            report.parties.push_back({company, role});
        }
    }
    report.partOf = CellReader::trimmed(cell(PartOf));
    report.sourceTitle = cell(SourceTitle);
    report.sourceUrl = CellReader::trimmed(cell(Url));
    report.sourceLanguage = CellReader::trimmed(cell(Language));
    report.outlet = CellReader::trimmed(cell(OutletName));
    report.sourceKind = m_cells.code<core::SourceKind>(cell(SourceKindOf), name(SourceKindOf))
                            .value_or(core::SourceKind::Article);
    report.published = read(&CellReader::date, PublishedOn);
    report.publishedInferred = read(&CellReader::flag, PublishedInferred);
    names(Attribution, report.attribution);
    report.locator = cell(Locator);
    report.quote = cell(Quote);
    report.note = cell(Note);
    names(Tags, report.tags);
    report.rank = m_cells.code<core::Rank>(cell(RankOf), name(RankOf)).value_or(core::Rank::Normal);
    report.rankReason = cell(RankReason);
    report.amount
        = amountOf(m_cells.code<core::Bound>(cell(BoundOf), name(BoundOf)),
                   read(&CellReader::number, Low), read(&CellReader::number, High), m_cells);
    const bool approximate = read(&CellReader::flag, Approximate);
    const auto basis = m_cells.code<core::Basis>(cell(BasisOf), name(BasisOf));
    const auto currency = read(&CellReader::currency, CurrencyOf);
    if (report.amount) {
        report.amount->approximate = approximate;
        report.amount->basis = basis.value_or(core::Basis::Total);
        report.amount->currency = currency.value_or(Currency());
    }
    report.status = m_cells.code<core::Status>(cell(StatusOf), name(StatusOf));
    report.form = m_cells.code<core::Form>(cell(FormOf), name(FormOf));
    report.periodStart = read(&CellReader::date, PeriodStart);
    report.periodEnd = read(&CellReader::date, PeriodEnd);
    report.periodMonths = std::nullopt;
    if (const auto months = read(&CellReader::number, PeriodMonths)) {
        report.periodMonths = int(std::min<qint64>(*months, MaxPeriodMonths + 1));
    }
    report.quantity = read(&CellReader::number, QuantityOf);
    report.quantityUnit = cell(QuantityUnit);
    report.happenedOn = read(&CellReader::date, HappenedOn);
    report.expectedOn = read(&CellReader::date, ExpectedOn);
    report.condition = cell(Condition);
    m_problem = m_cells.problem();
    return m_problem.isEmpty() ? Step::Report : Step::Refused;
}

} // namespace dealscope::io
