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

void append(FigureColumns &to, const FigureColumns &more)
{
    const auto rows = quint32(to.size());
    FigureColumns::eachOwnColumn(to, more,
                                 [](auto &column, const auto &behind) { column.append(behind); });
    to.flags.append(more.flags);
    to.leftOut.append(more.leftOut);
    to.whole.append(more.whole);
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
    // Parts of whole chunks need not be copied to be put together, where all deals are known.
    constexpr quint64 Chunk = Column<quint8>::ChunkRows;
    const auto begin = [&](int part) {
        const quint64 at = deals * quint64(part) / quint64(parts);
        return quint32(deals / quint64(parts) < Chunk || part == parts ? at : at / Chunk * Chunk);
    };
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
