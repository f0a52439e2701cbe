// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/DealStore.h"
#include "session/DashboardState.h"

#include <QJsonObject>
#include <QSize>

#include <functional>

/// The command line. It knows neither the database nor the window: what opens ledgers and what
/// draws pictures is handed in.
namespace dealscope::cli {

using namespace core;

struct OpenedLedger {
    std::unique_ptr<DealStore> store;
    QString displayName;
};
/// Opens what the user named as LEDGER: a path, or "--sample".
using LedgerOpener = std::function<Result<OpenedLedger>(const QString &ledger)>;

struct PictureRequest {
    QString view; ///< timeline, flow, chart, valuations, matrix, schedule
    QString path; ///< its ending says the format
    QString dataPath; ///< where the figures go as CSV; empty: nowhere
    std::optional<QSize> size; ///< px at scale 1; unset: as large as the view asks for
    qreal scale = 1;
    bool dark = false;
    QJsonObject settings; ///< for View::applySettings
};
using PictureMaker
    = std::function<Outcome(const PictureRequest &request, const session::StatePtr &state)>;

struct Services {
    LedgerOpener openLedger; ///< to read
    LedgerOpener openForWriting;
    PictureMaker makePicture;
    /// Makes a new ledger, at a path that is free; in memory for an empty name.
    LedgerOpener createLedger = nullptr;
};

} // namespace dealscope::cli
