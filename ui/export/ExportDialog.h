// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/PictureOptions.h"

#include <QDialog>
#include <QPointer>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace dealscope::ui {

class PictureOptionsForm;
class PicturePreview;
class View;

/// Writes one of the views to a file: all choices and a preview in one dialog. The choices are
/// remembered for the next time; what cannot be done is said in the dialog itself.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// Asks for a file: (parent, suggested path, filter) -> path, empty when the user gave up.
    using FileChooser
        = std::function<QString(QWidget *parent, const QString &path, const QString &filter)>;

    /// `views` is what can be exported, `current` one of them. The dialog does not own them.
    ExportDialog(const QList<View *> &views, View *current, QWidget *parent = nullptr);
    ~ExportDialog() override;

    [[nodiscard]] PictureOptions options() const;
    /// Absolute, with an ending; empty when nothing is named.
    [[nodiscard]] QString path() const;
    /// Instead of the desktop's own file dialog.
    void setFileChooser(const FileChooser &chooser) { m_chooser = chooser; }

    /// Saves what the dialog says; true if the file was written (the dialog then closes).
    bool save();

Q_SIGNALS:
    /// A picture was written; the path is absolute.
    void saved(const QString &path);

private:
    [[nodiscard]] QWidget *makeControls(const QList<View *> &views, View *current);
    void addFileRow();
    [[nodiscard]] QWidget *makeButtons();
    void chooseFile();
    void copyImage();
    void useScreenSize();
    void useSmallestSize();
    void enlarge();
    void suffixFollowsFormat();
    void formatFollowsSuffix();
    /// Shows what stands in the way, else what will be written.
    void refresh();
    void showMessage(const QString &sentence, bool isError);
    void remember() const;
    [[nodiscard]] View *view() const;
    [[nodiscard]] QString summary() const;

    QList<QPointer<View>> m_views;
    FileChooser m_chooser;
    PicturePreview *m_preview = nullptr;
    QComboBox *m_picture = nullptr;
    PictureOptionsForm *m_form = nullptr;
    QLineEdit *m_path = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_enlarge = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace dealscope::ui
