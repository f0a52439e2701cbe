// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FigureParts.h"

#include "analysis/FigureResolver.h"

#include <algorithm>
#include <future>
#include <thread>

namespace dealscope::analysis {

namespace {

/// Deals that are worth a thread.
constexpr int DealsAThread = 20'000;
constexpr int MostThreads = 8;

template<typename T>
void append(Column<T> &to, const Column<T> &more)
{
    for (size_t i = 0; i < more.chunkCount(); ++i) {
        to.append(more.chunk(i));
    }
}

void append(CodeLists &to, const CodeLists &more)
{
    for (size_t row = 0; row < more.size(); ++row) {
        to.append(more[row]);
    }
}

void append(FigureColumns &to, const FigureColumns &more)
{
    const auto rows = quint32(to.size());
    append(to.dealIndex, more.dealIndex);
    append(to.firstDay, more.firstDay);
    append(to.lastDay, more.lastDay);
    append(to.kind, more.kind);
    append(to.status, more.status);
    append(to.form, more.form);
    append(to.leftOut, more.leftOut);
    append(to.flags, more.flags);
    append(to.basis, more.basis);
    append(to.currency, more.currency);
    append(to.floor, more.floor);
    append(to.ceiling, more.ceiling);
    append(to.headline, more.headline);
    append(to.firm, more.firm);
    append(to.paid, more.paid);
    append(to.claims, more.claims);
    append(to.origin, more.origin);
    append(to.whole, more.whole);
    append(to.payers, more.payers);
    append(to.payees, more.payees);
    append(to.others, more.others);
    append(to.outlets, more.outlets);
    append(to.tags, more.tags);
    for (FigureColumns::Term term : more.periods) {
        term.position += rows;
        to.periods.push_back(term);
    }
}

ResolvedFigures resolvePart(const Snapshot &snapshot, const LensRule &rule, quint32 from,
                            quint32 to)
{
    FigureResolver resolver(snapshot, rule);
    ResolvedFigures part;
    part.figures = resolver.resolve(from, to, part.positions);
    part.knownClaims = resolver.knownClaims();
    return part;
}

} // namespace

ResolvedFigures resolveFigures(const Snapshot &snapshot, const LensRule &rule, int parts)
{
    const quint64 deals = snapshot.columns().deals.ids.size();
    const auto begin = [&](int part) { return quint32(deals * quint64(part) / quint64(parts)); };
    std::vector<std::future<ResolvedFigures>> coming;
    for (int part = 1; part < parts; ++part) {
        coming.push_back(std::async(std::launch::async, resolvePart, std::cref(snapshot),
                                    std::cref(rule), begin(part), begin(part + 1)));
    }
    ResolvedFigures all = resolvePart(snapshot, rule, 0, begin(1));
    for (std::future<ResolvedFigures> &one : coming) {
        const ResolvedFigures part = one.get();
        const auto before = qint32(all.figures.size());
        append(all.figures, part.figures);
        for (const qint32 position : part.positions) {
            all.positions.push_back(position < 0 ? -1 : position + before);
        }
        all.knownClaims += part.knownClaims;
    }
    return all;
}

ResolvedFigures resolveFigures(const Snapshot &snapshot, const LensRule &rule)
{
    const int processors = std::clamp(int(std::thread::hardware_concurrency()), 1, MostThreads);
    const int worth = int(snapshot.columns().deals.ids.size()) / DealsAThread;
    return resolveFigures(snapshot, rule, std::clamp(worth, 1, processors));
}

} // namespace dealscope::analysis
