// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/PaletteSearch.h"

#include "session/FilterWords.h"
#include "ui/deals/DealWords.h"
#include "ui/window/FuzzyMatch.h"

#include <QCoreApplication>

#include <algorithm>

namespace dealscope::ui {

using namespace core;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("dealscope::ui::PaletteSearch", text);
}

/// A fit in the title is worth less than the same in the parties, which is what is shown.
constexpr int TitleLoss = 100;

/// Which of many deals have all words, and how well: the cheap part of the search.
class DealFinder
{
public:
    DealFinder(const analysis::Resolution &resolution, const QStringList &words)
        : m_resolution(resolution)
        , m_columns(resolution.snapshot().columns())
    {
        const Snapshot &snapshot = resolution.snapshot();
        const NameOrder &names = snapshot.companyOrder();
        const auto deals = size_t(snapshot.dealCount());
        for (const QString &word : words) {
            std::vector<bool> &isNamed = m_named.emplace_back(names.size(), false);
            for (quint32 company = 0; company < names.size(); ++company) {
                isNamed[company] = hasWordsStartingWith(names.folded(company), {word});
            }
            std::vector<bool> &isTitled = m_titled.emplace_back(deals, false);
            const QByteArray utf8 = word.toUtf8();
            for (const quint32 deal :
                 snapshot.titles().rowsWithWord({utf8.constData(), size_t(utf8.size())})) {
                isTitled[deal] = true;
            }
        }
    }

    /// Positions, those with all words among their parties first, then the latest first.
    [[nodiscard]] std::vector<quint32> best(size_t most, const std::atomic<bool> &stop) const
    {
        struct Found {
            bool byParties;
            qint32 day;
            quint32 position;
        };
        std::vector<Found> found;
        const analysis::FigureColumns &figures = m_resolution.figures();
        for (quint32 position = 0; position < figures.size(); ++position) {
            if (position % 4096 == 0 && stop) {
                return {};
            }
            bool byParties = true;
            bool all = true;
            for (size_t word = 0; all && word < m_named.size(); ++word) {
                const quint32 deal = figures.dealIndex[position];
                const bool named = isNamed(deal, word);
                byParties = byParties && named;
                all = named || m_titled[word][deal];
            }
            if (all) {
                found.push_back({byParties, figures.lastDay[position], position});
            }
        }
        const auto isBetter = [](const Found &a, const Found &b) {
            if (a.byParties != b.byParties) {
                return a.byParties;
            }
            return a.day != b.day ? a.day > b.day : a.position < b.position;
        };
        const size_t count = std::min(most, found.size());
        std::ranges::partial_sort(found, found.begin() + ptrdiff_t(count), isBetter);
        std::vector<quint32> positions;
        for (size_t i = 0; i < count; ++i) {
            positions.push_back(found[i].position);
        }
        return positions;
    }

private:
    [[nodiscard]] bool isNamed(quint32 deal, size_t word) const
    {
        return std::ranges::any_of(m_columns.deals.parties[deal],
                                   [&](quint32 party) { return m_named[word][party / 4]; });
    }

    const analysis::Resolution &m_resolution;
    const LedgerColumns &m_columns;
    std::vector<std::vector<bool>> m_named; ///< by word: the companies
    std::vector<std::vector<bool>> m_titled; ///< by word: the deals
};

void addCompanies(QList<PaletteFind> &finds, const Snapshot &snapshot, const QString &folded,
                  int most)
{
    const NameOrder &names = snapshot.companyOrder();
    std::vector<std::pair<int, quint32>> found;
    for (quint32 row = 0; row < names.size(); ++row) {
        if (const auto score = fuzzyScoreFolded(folded, names.folded(row))) {
            found.emplace_back(*score, row);
        }
    }
    const auto count = std::min(found.size(), size_t(most));
    std::ranges::partial_sort(found, found.begin() + ptrdiff_t(count), [](auto a, auto b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (size_t i = 0; i < count; ++i) {
        const Company &company = snapshot.data().companies[qsizetype(found[i].second)];
        finds.append({found[i].first, company.id, {}, company.name, tr("company: filter by it")});
    }
}

void addDeal(QList<PaletteFind> &finds, const session::DashboardState &state, int position,
             const QString &words)
{
    const analysis::ResolvedDeal &deal = state.resolution->dealAt(position);
    const Snapshot &snapshot = *state.snapshot;
    const QString parties = dealParties(deal, snapshot);
    QString hint = tr("deal: %1, %2").arg(session::kindName(deal.kind), dealAmount(deal, snapshot));
    auto score = fuzzyScore(words, parties);
    if (!score) {
        const QString &title = snapshot.dealAt(deal.dealIndex).title;
        score = fuzzyScore(words, title);
        if (!score) {
            // Some words in the one, some in the other.
            score = fuzzyScore(words, parties + u' ' + title);
        }
        score = score ? std::optional(*score - TitleLoss) : std::nullopt;
        hint += QStringLiteral(" · ") + title;
    }
    if (score) {
        finds.append({*score, {}, deal.id, parties, hint});
    }
}

} // namespace

QList<PaletteFind> findInLedger(const session::StatePtr &state, const QString &words, int most,
                                const std::atomic<bool> &stop)
{
    QList<PaletteFind> finds;
    const QString folded = foldedForSearch(words);
    addCompanies(finds, *state->snapshot, folded, most);
    const auto companies = finds.size();
    const int deals = state->resolution->dealCount();
    if (deals <= PaletteSmall) {
        for (int position = 0; position < deals; ++position) {
            addDeal(finds, *state, position, words);
        }
    } else if (!folded.isEmpty()) {
        const QStringList wanted = folded.split(u' ');
        for (const quint32 position :
             DealFinder(*state->resolution, wanted).best(size_t(most), stop)) {
            addDeal(finds, *state, int(position), words);
        }
    }
    std::stable_sort(finds.begin() + companies, finds.end(),
                     [](const PaletteFind &a, const PaletteFind &b) { return a.score > b.score; });
    if (finds.size() > companies + most) {
        finds.resize(companies + most);
    }
    return stop ? QList<PaletteFind>() : finds;
}

} // namespace dealscope::ui
