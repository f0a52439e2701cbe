// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ViewExport.h"

#include "io/RecordWriter.h"
#include "ui/export/ExportDialog.h"
#include "ui/export/PictureExporter.h"
#include "ui/views/View.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QMimeData>
#include <QSettings>

namespace dealscope::ui {

using namespace core;

namespace {

constexpr auto OptionsKey = "export/options";

} // namespace

void ViewExport::showDialog(View &view, QWidget *parent)
{
    auto *dialog = new ExportDialog({&view}, &view, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(true);
    dialog->show();
}

Outcome ViewExport::copyImage(View &view)
{
    PictureOptions options = rememberedOptions();
    options.dark = Theme::forPalette(view.palette()).dark;
    options.unit = LengthUnit::Pixels;
    options.size = view.size();
    auto mime = PictureExporter::pictureForClipboard(
        view, PictureExporter::enlargedToWhole(view, options));
    if (!mime) {
        return mime.error();
    }
    QGuiApplication::clipboard()->setMimeData((*mime).release());
    return Done{};
}

void ViewExport::copyFigures(View &view)
{
    QGuiApplication::clipboard()->setMimeData(PictureExporter::figuresForClipboard(view).release());
}

Outcome ViewExport::write(View &view, const QString &path, const QString &figuresPath,
                          std::optional<QSize> size, qreal scale, bool dark)
{
    PictureOptions options;
    options.scale = scale;
    options.dark = dark;
    if (size) {
        options.size = *size;
    } else {
        options = PictureExporter::enlargedToWhole(view, options);
    }
    const Outcome picture = PictureExporter::write(view, options, path);
    if (!picture || figuresPath.isEmpty()) {
        return picture;
    }
    return io::RecordWriter::writeFile(view.dataTable(), io::RecordFormat::Csv, figuresPath);
}

PictureOptions ViewExport::rememberedOptions()
{
    const QByteArray json = QSettings().value(QLatin1String(OptionsKey)).toByteArray();
    return PictureOptions::fromJson(QJsonDocument::fromJson(json).object());
}

void ViewExport::remember(const PictureOptions &options)
{
    QSettings().setValue(QLatin1String(OptionsKey),
                         QJsonDocument(options.toJson()).toJson(QJsonDocument::Compact));
}

} // namespace dealscope::ui
