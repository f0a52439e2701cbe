// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"
#include "tests/support/ExportableView.h"
#include "tests/support/LedgerBuilder.h"

#include <QProcess>
#include <QStandardPaths>

namespace dealscope::tests {

/// A state of a small ledger: one deal, three sources with dates of every sort.
inline session::StatePtr smallState()
{
    LedgerBuilder b;
    const auto deal = b.deal("Amazon in OpenAI", core::DealKind::Equity, {"Amazon"}, {"OpenAI"});
    b.claim(deal, b.source("Reuters", "2025-12-17"), upToBn(10), core::Status::InTalks);
    const auto inferred = b.source("Creati.ai", "2026-01");
    b.sourceRow(inferred).publishedInferred = true;
    b.claim(deal, inferred, upToBn(50), core::Status::InTalks);
    b.claim(deal, b.source("ukiyo <journal>", nullptr), upToBn(10), core::Status::InTalks);
    const auto state
        = session::makeState(b.snapshot(), {}, {}, nullptr, QStringLiteral("sample ledger"));
    return state ? *state : nullptr;
}

/// A view of that state which shows all three sources.
inline std::unique_ptr<ExportableView> smallView()
{
    auto view = std::make_unique<ExportableView>();
    view->setState(smallState());
    view->sources = {core::SourceId(1), core::SourceId(2), core::SourceId(3)};
    return view;
}

/// What a program prints for a file, or null when it is not installed. A failure is "!" + stderr.
inline QString outputOf(const QString &program, const QStringList &arguments)
{
    if (QStandardPaths::findExecutable(program).isEmpty()) {
        return {};
    }
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(60'000);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        return u'!' + QString::fromUtf8(process.readAllStandardError());
    }
    return QString::fromUtf8(process.readAllStandardOutput()) + u'\n';
}

} // namespace dealscope::tests
