// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/ImportRows.h"

#include "database/Connection.h"
#include "database/ReportRules.h"
#include "database/SqlStatement.h"

#include <algorithm>

namespace dealscope::database {

using namespace core;

namespace {

constexpr const char *SelectCompanies = "SELECT id, name FROM companies ORDER BY id";
constexpr const char *SelectCompanyAliases
    = "SELECT company_id, alias FROM company_aliases ORDER BY company_id, position";
constexpr const char *SelectOutlets = "SELECT id, name FROM outlets ORDER BY id";
constexpr const char *SelectOutletAliases
    = "SELECT outlet_id, alias FROM outlet_aliases ORDER BY outlet_id, position";
constexpr const char *SelectSources
    = "SELECT id, outlet_id, url, title, published_first, published_last FROM sources ORDER BY id";
constexpr const char *SelectDeals = "SELECT id, key, kind FROM deals WHERE key IS NOT NULL"
                                    " ORDER BY id";
constexpr const char *SelectParties = "SELECT p.deal_id, p.company_id, p.role FROM deal_parties p"
                                      " JOIN deals d ON d.id = p.deal_id WHERE d.key IS NOT NULL"
                                      " ORDER BY p.deal_id, p.position";
constexpr const char *SelectWholes
    = "SELECT from_deal_id, to_deal_id FROM relations WHERE kind = 'part_of'";

} // namespace

Outcome ImportRows::load(Connection &connection)
{
    Outcome done = m_companies.load(connection, SelectCompanies, SelectCompanyAliases);
    if (done) {
        done = m_outlets.load(connection, SelectOutlets, SelectOutletAliases);
    }
    if (done) {
        done = loadSources(connection);
    }
    if (done) {
        done = loadDeals(connection);
    }
    return done ? loadLastIds(connection) : done;
}

Outcome ImportRows::loadSources(Connection &connection)
{
    SqlStatement select(connection, SelectSources);
    while (select.next()) {
        qint64 id = 0;
        Issue issue;
        select >> id >> issue.outlet;
        // Of two sources that look the same the older one is meant.
        if (const QByteArrayView url = m_texts.keep(select.utf8()); !url.isEmpty()) {
            qint64 &known = m_sourceUrls.at(url);
            known = known != 0 ? known : id;
        }
        const QByteArrayView title = m_texts.keep(select.utf8());
        std::optional<QString> first;
        std::optional<QString> last;
        select >> first >> last;
        if (first && last) {
            issue.first = QDate::fromString(*first, Qt::ISODate).toJulianDay();
            issue.last = QDate::fromString(*last, Qt::ISODate).toJulianDay();
        }
        if (!title.isEmpty()) {
            qint64 &known = m_sourceTitles.at(title, issue);
            known = known != 0 ? known : id;
        }
    }
    return select.outcome();
}

Outcome ImportRows::loadDeals(Connection &connection)
{
    SqlStatement select(connection, SelectDeals);
    while (select.next()) {
        KnownDeal deal;
        select >> deal.id;
        m_dealKeys.at(m_texts.keep(select.utf8())) = qint64(m_deals.size()) + 1;
        select >> deal.kind;
        m_deals.push_back(deal);
    }
    if (auto done = select.outcome(); !done) {
        return done;
    }
    SqlStatement parties(connection, SelectParties);
    auto deal = m_deals.begin();
    while (parties.next()) {
        qint64 owner = 0;
        PartyRef party;
        parties >> owner >> party.company >> party.role;
        while (deal->id < owner) {
            ++deal;
        }
        if (deal->partyCount++ == 0) {
            deal->firstParty = m_parties.size();
        }
        m_parties.push_back(party);
    }
    if (auto done = parties.outcome(); !done) {
        return done;
    }
    SqlStatement wholes(connection, SelectWholes);
    while (wholes.next()) {
        std::pair<qint64, qint64> tie;
        wholes >> tie.first >> tie.second;
        m_tied.insert(tie);
    }
    return wholes.outcome();
}

Outcome ImportRows::loadLastIds(Connection &connection)
{
    struct Last {
        const char *select;
        qint64 *id;
    };
    for (const auto &[select, id] :
         {Last{"SELECT coalesce(max(id), 0) FROM sources", &m_lastSource},
          Last{"SELECT coalesce(max(id), 0) FROM deals", &m_lastDeal},
          Last{"SELECT coalesce(max(id), 0) FROM claims", &m_lastClaim},
          Last{"SELECT coalesce(max(id), 0) FROM relations", &m_lastRelation}}) {
        const auto last = connection.integer(select);
        if (!last) {
            return last.error();
        }
        *id = *last;
    }
    return Done{};
}

QString ImportRows::add(const ImportedReport &report, ImportBatch &batch)
{
    QString problem = ReportRules::problemOf(report);
    if (!problem.isEmpty()) {
        return problem;
    }
    m_rowParties.clear();
    for (const ImportedParty &party : report.parties) {
        m_rowParties.push_back({companyNamed(party.name, batch, problem), party.role});
    }
    for (size_t i = 1; i < m_rowParties.size() && problem.isEmpty(); ++i) {
        if (std::find(m_rowParties.begin(), m_rowParties.begin() + ptrdiff_t(i), m_rowParties[i])
            != m_rowParties.begin() + ptrdiff_t(i)) {
            problem = ReportRules::twiceInARole();
        }
    }
    m_rowOutlets.clear();
    const qint64 outlet = outletNamed(report.outlet, batch, problem);
    for (const QByteArrayView cited : report.attribution) {
        m_rowOutlets.push_back(outletNamed(cited, batch, problem));
    }
    const KnownDeal *deal = problem.isEmpty() ? dealOf(report, batch, problem) : nullptr;
    if (deal) {
        addClaim(report, *deal, sourceOf(report, outlet, batch), batch);
    }
    return problem;
}

qint64 ImportRows::companyNamed(QByteArrayView name, ImportBatch &batch, QString &problem)
{
    const qint64 known = m_companies.find(name);
    if (known > 0) {
        return known;
    }
    if (known == NameIndex::Ambiguous) {
        problem = tr("“%1” is another name of several companies; write the full one.")
                      .arg(QString::fromUtf8(name));
        return 0;
    }
    const qint64 id = m_companies.add(name);
    batch.companies << id << name << std::nullopt << QByteArrayView();
    batch.companies.seal();
    return id;
}

qint64 ImportRows::outletNamed(QByteArrayView name, ImportBatch &batch, QString &problem)
{
    const qint64 known = m_outlets.find(name);
    if (known > 0) {
        return known;
    }
    if (known == NameIndex::Ambiguous) {
        problem = tr("“%1” is another name of several publishers; write the full one.")
                      .arg(QString::fromUtf8(name));
        return 0;
    }
    const qint64 id = m_outlets.add(name);
    batch.outlets << id << name << qint64(1) << QByteArrayView();
    batch.outlets.seal();
    return id;
}

qint64 ImportRows::sourceOf(const ImportedReport &report, qint64 outlet, ImportBatch &batch)
{
    const QByteArrayView url = report.sourceUrl;
    Issue issue{outlet, 0, 0};
    if (report.published.isSet()) {
        issue.first = report.published.first.toJulianDay();
        issue.last = report.published.last.toJulianDay();
    }
    qint64 &known
        = url.isEmpty() ? m_sourceTitles.at(report.sourceTitle, issue) : m_sourceUrls.at(url);
    if (known != 0) {
        return known;
    }
    const qint64 id = known = ++m_lastSource;
    ++m_added.sources;
    if (!url.isEmpty() && !report.sourceTitle.isEmpty()) {
        // A later report may name it without its address.
        qint64 &sameTitle = m_sourceTitles.at(report.sourceTitle, issue);
        sameTitle = sameTitle != 0 ? sameTitle : id;
    }
    RowBuffer &row = batch.sources;
    row << id << std::nullopt << outlet << report.sourceKind << report.sourceTitle << url
        << QByteArrayView() << report.sourceLanguage;
    addDate(report.published, row);
    row << qint64(report.publishedInferred);
    addDate({}, row);
    row << QByteArrayView() << QByteArrayView();
    row.seal();
    batch.words->sources.push_back({id, report.sourceTitle, {}});
    return id;
}

bool ImportRows::hasParties(const KnownDeal &deal) const
{
    const auto first = m_parties.begin() + ptrdiff_t(deal.firstParty);
    return std::equal(m_rowParties.begin(), m_rowParties.end(), first,
                      first + ptrdiff_t(deal.partyCount));
}

const ImportRows::KnownDeal *ImportRows::dealOf(const ImportedReport &report, ImportBatch &batch,
                                                QString &problem)
{
    qint64 &place = m_dealKeys.at(report.dealKey);
    if (place != 0) {
        return &m_deals[size_t(place) - 1];
    }
    if (report.dealTitle.isEmpty() || !report.dealKind) {
        problem = report.dealTitle.isEmpty() ? tr("its deal is new here and has no title.")
                                             : tr("its deal is new here and has no kind.");
        return nullptr;
    }
    KnownDeal deal{++m_lastDeal, *report.dealKind, m_parties.size(), m_rowParties.size()};
    m_parties.insert(m_parties.end(), m_rowParties.begin(), m_rowParties.end());
    m_deals.push_back(deal);
    place = qint64(m_deals.size());
    ++m_added.deals;
    batch.deals << deal.id << report.dealKey << report.dealTitle << deal.kind << QByteArrayView();
    batch.deals.seal();
    addParties(deal.id, m_rowParties.data(), m_rowParties.size(), batch.dealParties);
    addDealWords(report, deal, batch);
    return &m_deals.back();
}

void ImportRows::addParties(qint64 owner, const PartyRef *parties, size_t count,
                            RowBuffer &rows) const
{
    for (size_t position = 0; position < count; ++position) {
        rows << owner << qint64(position) << parties[position].company << parties[position].role
             << std::nullopt;
        rows.seal();
    }
}

void ImportRows::addDealWords(const ImportedReport &report, const KnownDeal &deal,
                              ImportBatch &batch)
{
    qsizetype size = 0;
    for (const PartyRef &party : m_rowParties) {
        size += m_companies.allNames(party.company).size() + 1;
    }
    char *names = batch.words->texts.allocate(size);
    char *out = names;
    for (const PartyRef &party : m_rowParties) {
        const QByteArrayView name = m_companies.allNames(party.company);
        if (out != names) {
            *out++ = '\n';
        }
        out = std::copy(name.begin(), name.end(), out);
    }
    batch.words->deals.push_back({deal.id, report.dealTitle, {names, out - names}});
}

void ImportRows::addClaim(const ImportedReport &report, const KnownDeal &deal, qint64 source,
                          ImportBatch &batch)
{
    const qint64 id = ++m_lastClaim;
    ++m_added.claims;
    RowBuffer &row = batch.claims;
    row << id << deal.id << source << report.locator << report.quote << std::nullopt << report.note
        << QByteArrayView();
    addDate({}, row);
    row << report.rank << report.rankReason;
    addAmount(report.amount, row);
    row << report.status << report.form;
    addDate(report.periodStart, row);
    addDate(report.periodEnd, row);
    row << (report.periodMonths ? std::optional<qint64>(*report.periodMonths) : std::nullopt)
        << report.quantity;
    if (report.quantity || !report.quantityUnit.isEmpty()) {
        row << report.quantityUnit;
    } else {
        row << std::nullopt;
    }
    addDate(report.happenedOn, row);
    addDate(report.expectedOn, row);
    row << report.condition;
    if (report.dealKind && *report.dealKind != deal.kind) {
        row << *report.dealKind;
    } else {
        row << std::nullopt;
    }
    row.seal();
    batch.words->claims.push_back({id, report.quote, {}});

    for (size_t position = 0; position < m_rowOutlets.size(); ++position) {
        batch.attributions << id << qint64(position) << m_rowOutlets[position];
        batch.attributions.seal();
    }
    for (size_t position = 0; position < report.tags.size(); ++position) {
        batch.tags << id << qint64(position) << report.tags[position];
        batch.tags.seal();
    }
    if (!m_rowParties.empty() && !hasParties(deal)) {
        addParties(id, m_rowParties.data(), m_rowParties.size(), batch.claimParties);
    }
    if (!report.partOf.isEmpty()) {
        m_ties.push_back({report.line, deal.id, report.partOf, id});
    }
}

void ImportRows::addAmount(const std::optional<Amount> &amount, RowBuffer &row)
{
    if (!amount) {
        row << std::nullopt << std::nullopt << std::nullopt << std::nullopt << std::nullopt
            << std::nullopt;
        return;
    }
    const auto units = [](const std::optional<Money> &money) {
        return money ? std::optional(money->units) : std::nullopt;
    };
    row << amount->bound << units(amount->low) << units(amount->high) << qint64(amount->approximate)
        << amount->basis;
    if (amount->currency.isEmpty()) {
        row << std::nullopt;
        return;
    }
    QByteArray &code = m_currencies[amount->currency];
    if (code.isEmpty()) {
        code = amount->currency.code().toLatin1();
    }
    row << QByteArrayView(code);
}

void ImportRows::addDate(const ImportedDate &date, RowBuffer &row)
{
    if (date.isSet()) {
        row << m_days.of(date.first) << m_days.of(date.last) << QByteArrayView();
    } else {
        row << std::nullopt << std::nullopt << QByteArrayView();
    }
}

QList<RowProblem> ImportRows::addRelations(ImportBatch &batch)
{
    QList<RowProblem> problems;
    for (const Tie &tie : m_ties) {
        const qint64 place = m_dealKeys.find(tie.whole);
        if (place == 0) {
            problems.append({tie.line,
                             tr("there is no deal “%1” that its deal could be a part of.")
                                 .arg(QString::fromUtf8(tie.whole))});
            continue;
        }
        const qint64 whole = m_deals[size_t(place) - 1].id;
        if (whole == tie.part) {
            problems.append({tie.line, tr("its deal is said to be a part of itself.")});
        } else if (m_tied.emplace(tie.part, whole).second) {
            batch.relations << ++m_lastRelation << tie.part << whole << RelationKind::PartOf
                            << tie.claim;
            batch.relations.seal();
            ++m_added.relations;
        }
    }
    m_ties.clear();
    return problems;
}

ImportSummary ImportRows::summary() const
{
    ImportSummary summary = m_added;
    summary.companies = m_companies.added();
    summary.outlets = m_outlets.added();
    return summary;
}

} // namespace dealscope::database
