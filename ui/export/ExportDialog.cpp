// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ExportDialog.h"

#include "io/PlainText.h"
#include "ui/export/PictureExporter.h"
#include "ui/export/PictureOptionsForm.h"
#include "ui/export/PicturePreview.h"
#include "ui/views/View.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

namespace dealscope::ui {

using namespace core;

namespace {

constexpr auto OptionsKey = "export/options";
constexpr auto FolderKey = "export/folder";
constexpr int ControlsWidth = 360;
constexpr int MessageLines = 4;

QString chooseWithDesktop(QWidget *parent, const QString &path, const QString &filter)
{
    // The dialog itself says when a file will be replaced.
    return QFileDialog::getSaveFileName(parent, ExportDialog::tr("Save picture"), path, filter,
                                        nullptr, QFileDialog::DontConfirmOverwrite);
}

QString startFolder()
{
    const QString last = QSettings().value(QLatin1String(FolderKey)).toString();
    if (!last.isEmpty() && QFileInfo(last).isDir()) {
        return last;
    }
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    return QFileInfo(pictures).isDir() ? pictures : QDir::homePath();
}

PictureOptions rememberedOptions()
{
    const QByteArray json = QSettings().value(QLatin1String(OptionsKey)).toByteArray();
    return PictureOptions::fromJson(QJsonDocument::fromJson(json).object());
}

QString withSuffix(const QString &path, PictureFormat format)
{
    const QString ending = u'.' + formatCode(format);
    return (formatForPath(path).ok() ? path.chopped(ending.size()) : path) + ending;
}

} // namespace

ExportDialog::ExportDialog(const QList<View *> &views, View *current, QWidget *parent)
    : QDialog(parent)
    , m_chooser(chooseWithDesktop)
{
    setWindowTitle(tr("Export image"));
    for (View *each : views) {
        m_views.append(each);
    }
    auto *row = new QHBoxLayout(this);
    m_preview = new PicturePreview(this);
    row->addWidget(m_preview, 1);
    row->addWidget(makeControls(views, current));

    // A first look at a picture shows all of it; smaller is the user's own choice.
    const PictureOptions remembered = rememberedOptions();
    m_form->setOptions(view() ? PictureExporter::enlargedToWhole(*view(), remembered) : remembered);
    const QString name
        = view() ? QStringLiteral("dealscope-") + view()->viewName() : QStringLiteral("dealscope");
    m_path->setText(
        QDir::toNativeSeparators(withSuffix(QDir(startFolder()).filePath(name), options().format)));

    connect(m_picture, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    connect(m_form, &PictureOptionsForm::formatChanged, this, &ExportDialog::suffixFollowsFormat);
    connect(m_form, &PictureOptionsForm::changed, this, &ExportDialog::refresh);
    connect(m_form, &PictureOptionsForm::screenSizeAsked, this, &ExportDialog::useScreenSize);
    connect(m_form, &PictureOptionsForm::smallestSizeAsked, this, &ExportDialog::useSmallestSize);
    connect(m_path, &QLineEdit::textEdited, this, &ExportDialog::formatFollowsSuffix);
    refresh();
    resize(1100, 660);
}

ExportDialog::~ExportDialog() = default;

QWidget *ExportDialog::makeControls(const QList<View *> &views, View *current)
{
    auto *side = new QWidget(this);
    side->setFixedWidth(ControlsWidth);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);

    m_picture = new QComboBox(side);
    m_picture->setObjectName(QStringLiteral("picture"));
    m_picture->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const View *each : views) {
        m_picture->addItem(io::plainText(each->pictureTitle()));
    }
    m_picture->setCurrentIndex(int(std::max<qsizetype>(views.indexOf(current), 0)));
    m_form = new PictureOptionsForm(side);
    m_form->rows()->insertRow(0, tr("&Picture"), m_picture);
    addFileRow();
    column->addWidget(m_form);

    m_message = new QLabel(side);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_message->setMargin(6);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // Room for a sentence, so that nothing jumps when one appears.
    m_message->setMinimumHeight(m_message->fontMetrics().lineSpacing() * MessageLines + 12);
    column->addWidget(m_message);
    m_enlarge = new QPushButton(tr("&Enlarge until it is whole"), side);
    m_enlarge->setObjectName(QStringLiteral("enlarge"));
    m_enlarge->setAutoDefault(false);
    connect(m_enlarge, &QPushButton::clicked, this, &ExportDialog::enlarge);
    column->addWidget(m_enlarge, 0, Qt::AlignLeft);
    column->addStretch(1);
    column->addWidget(makeButtons());
    return side;
}

void ExportDialog::addFileRow()
{
    m_path = new QLineEdit(this);
    m_path->setObjectName(QStringLiteral("path"));
    auto *choose = new QPushButton(tr("C&hoose…"), this);
    choose->setObjectName(QStringLiteral("choose"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    auto *row = new QHBoxLayout;
    row->addWidget(m_path, 1);
    row->addWidget(choose);
    auto *label = new QLabel(tr("F&ile"), this);
    label->setBuddy(m_path);
    m_form->rows()->addRow(label, row);
}

QWidget *ExportDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_copy = buttons->addButton(tr("&Copy image"), QDialogButtonBox::ActionRole);
    m_copy->setObjectName(QStringLiteral("copy"));
    m_copy->setAutoDefault(false);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    m_save = buttons->addButton(tr("&Save picture"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setDefault(true);
    connect(m_copy, &QPushButton::clicked, this, &ExportDialog::copyImage);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::save);
    return buttons;
}

View *ExportDialog::view() const
{
    return m_views.value(m_picture->currentIndex());
}

PictureOptions ExportDialog::options() const
{
    return m_form->options();
}

QString ExportDialog::path() const
{
    const QString text = QDir::fromNativeSeparators(m_path->text().trimmed());
    if (text.isEmpty()) {
        return text;
    }
    const QString absolute = QFileInfo(QDir(startFolder()), text).absoluteFilePath();
    return QFileInfo(text).suffix().isEmpty() ? withSuffix(absolute, options().format) : absolute;
}

void ExportDialog::useScreenSize()
{
    if (view()) {
        PictureOptions all = options();
        all.unit = LengthUnit::Pixels;
        all.size = view()->size();
        m_form->setOptions(all);
        refresh();
    }
}

void ExportDialog::useSmallestSize()
{
    if (view()) {
        PictureOptions all = options();
        const LengthUnit unit = all.unit;
        all.unit = LengthUnit::Pixels;
        all.size = PictureExporter::smallestSize(*view(), all);
        all.convertTo(unit);
        m_form->setOptions(all);
        refresh();
    }
}

void ExportDialog::enlarge()
{
    if (view()) {
        m_form->setOptions(PictureExporter::enlargedToWhole(*view(), options()));
        refresh();
    }
}

void ExportDialog::chooseFile()
{
    const QString chosen = m_chooser(this, path(), tr("Pictures (*.png *.svg *.pdf)"));
    if (!chosen.isEmpty()) {
        m_path->setText(QDir::toNativeSeparators(chosen));
        formatFollowsSuffix();
    }
}

void ExportDialog::suffixFollowsFormat()
{
    const QString text = m_path->text().trimmed();
    if (!text.isEmpty()) {
        m_path->setText(withSuffix(text, options().format));
    }
}

void ExportDialog::formatFollowsSuffix()
{
    const auto format = formatForPath(m_path->text().trimmed());
    if (format) {
        m_form->setFormat(*format);
    }
    refresh();
}

QString ExportDialog::summary() const
{
    const PictureOptions all = options();
    QStringList parts;
    if (all.format == PictureFormat::Png) {
        const QSizeF pixels = all.pixelSize() * all.scale;
        parts.append(tr("%1 × %2 pixels in the file.")
                         .arg(qRound(pixels.width()))
                         .arg(qRound(pixels.height())));
    }
    if (QFileInfo::exists(path())) {
        parts.append(tr("A file of this name exists and will be replaced."));
    }
    return parts.join(u' ');
}

void ExportDialog::refresh()
{
    m_preview->setPicture(view(), options());
    m_enlarge->hide();
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    if (!view()) {
        showMessage(tr("There is no picture to export."), true);
        return;
    }
    const Outcome possible = PictureExporter::check(*view(), options());
    if (!possible) {
        showMessage(possible.error().sentence, true);
        m_enlarge->setVisible(PictureExporter::enlargedToWhole(*view(), options()) != options());
        return;
    }
    m_copy->setEnabled(true);
    if (path().isEmpty()) {
        showMessage(tr("Name the file to write."), true);
        return;
    }
    const auto format = formatForPath(path());
    if (!format) {
        showMessage(format.error().sentence, true);
        return;
    }
    showMessage(summary(), false);
    m_save->setEnabled(true);
}

void ExportDialog::showMessage(const QString &sentence, bool isError)
{
    QPalette colors = palette();
    if (isError) {
        colors.setColor(QPalette::Window, Theme::forPalette(colors).warning);
    }
    m_message->setPalette(colors);
    m_message->setAutoFillBackground(isError);
    m_message->setText(sentence);
}

bool ExportDialog::save()
{
    if (!view()) {
        return false;
    }
    const QString target = path();
    const Outcome written = PictureExporter::write(*view(), options(), target);
    if (!written) {
        showMessage(written.error().sentence, true);
        return false;
    }
    remember();
    QSettings().setValue(QLatin1String(FolderKey), QFileInfo(target).absolutePath());
    Q_EMIT saved(target);
    accept();
    return true;
}

void ExportDialog::copyImage()
{
    if (!view()) {
        return;
    }
    auto mime = PictureExporter::pictureForClipboard(*view(), options());
    if (!mime) {
        showMessage(mime.error().sentence, true);
        return;
    }
    QGuiApplication::clipboard()->setMimeData((*mime).release());
    remember();
    showMessage(tr("The picture is on the clipboard, as an image and as SVG."), false);
}

void ExportDialog::remember() const
{
    QSettings().setValue(QLatin1String(OptionsKey),
                         QJsonDocument(options().toJson()).toJson(QJsonDocument::Compact));
}

} // namespace dealscope::ui
