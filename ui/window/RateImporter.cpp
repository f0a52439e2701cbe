// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/RateImporter.h"

#include "ui/window/SafeText.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace dealscope::ui {

using namespace core;

Result<session::RateImport> RateImporter::preview(const QString &path) const
{
    return session::readRateFile(*m_session.state()->snapshot, path, false);
}

Outcome RateImporter::take(const session::RateImport &import)
{
    if (import.added == 0) {
        return Done{};
    }
    return m_session.appendRows(import.rows, tr("Import exchange rates"));
}

void RateImporter::askAndImport(QWidget *window)
{
    const QString path = QFileDialog::getOpenFileName(
        window, tr("Import exchange rates of the European Central Bank"), {},
        tr("Reference rates (*.csv);;All files (*)"));
    if (path.isEmpty()) {
        return;
    }
    const auto import = preview(path);
    if (!import) {
        Q_EMIT failed(import.error());
        return;
    }
    if (import->added > 0) {
        QMessageBox box(QMessageBox::Question, tr("Import exchange rates"), {}, QMessageBox::Cancel,
                        window);
        box.setTextFormat(Qt::PlainText);
        box.setText(tr("Add %1 exchange rates of %2 currencies from %3?")
                        .arg(QLocale().toString(import->added))
                        .arg(import->currencies.size())
                        .arg(safeLine(QFileInfo(path).fileName())));
        box.setInformativeText(
            tr("Amounts are converted by the newest rate at or before the publication of their "
               "report. This cannot be undone; edits made before cannot be undone afterwards."));
        QPushButton *add = box.addButton(tr("Add"), QMessageBox::AcceptRole);
        box.setDefaultButton(add);
        box.exec();
        if (box.clickedButton() != static_cast<QAbstractButton *>(add)) {
            return;
        }
    }
    if (auto taken = take(*import); !taken) {
        Q_EMIT failed(taken.error());
        return;
    }
    Q_EMIT done(session::inWords(*import));
}

} // namespace dealscope::ui
