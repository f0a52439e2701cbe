// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/EditActions.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/WindowLedger.h"

#include <QAction>
#include <QLineEdit>
#include <QTest>
#include <QUndoStack>

using namespace dealscope;
using namespace dealscope::ui;

class EditActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { tests::failOnAnyWarning(); }

    void labelsSayWhatWouldHappen()
    {
        QUndoStack stack;
        QAction undo;
        QAction redo;
        const EditActions actions(stack, &undo, &redo, nullptr);
        QCOMPARE(undo.text(), QStringLiteral("&Undo"));
        QCOMPARE(redo.text(), QStringLiteral("&Redo"));
        QVERIFY(!undo.isEnabled() && !redo.isEnabled());

        stack.push(new QUndoCommand(QStringLiteral("Set aside a report")));
        QCOMPARE(undo.text(), QStringLiteral("&Undo: Set aside a report"));
        QVERIFY(undo.isEnabled() && !redo.isEnabled());
        stack.push(new QUndoCommand(QStringLiteral("Keep both figures")));
        QCOMPARE(undo.text(), QStringLiteral("&Undo: Keep both figures"));

        undo.trigger();
        QCOMPARE(stack.index(), 1);
        QCOMPARE(undo.text(), QStringLiteral("&Undo: Set aside a report"));
        QCOMPARE(redo.text(), QStringLiteral("&Redo: Keep both figures"));
        QVERIFY(undo.isEnabled() && redo.isEnabled());
        undo.trigger();
        QVERIFY(!undo.isEnabled());
        QCOMPARE(undo.text(), QStringLiteral("&Undo"));
        redo.trigger();
        QCOMPARE(stack.index(), 1);
        stack.clear();
        QCOMPARE(redo.text(), QStringLiteral("&Redo"));
        QVERIFY(!undo.isEnabled() && !redo.isEnabled());
    }

    void anEmptyFieldLeavesTheKeyToTheLedger()
    {
        QWidget window;
        QLineEdit field(&window);
        QAction undo;
        QAction redo;
        undo.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
        window.addActions({&undo, &redo});
        QUndoStack stack;
        const EditActions actions(stack, &undo, &redo, nullptr);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        field.setFocus();
        QTRY_VERIFY(field.hasFocus());

        stack.push(new QUndoCommand(QStringLiteral("Set aside a report")));
        QTest::keyClicks(&field, QStringLiteral("word"));
        QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(field.text(), QString()); // first what was typed
        QCOMPARE(stack.index(), 1);
        QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stack.index(), 0);
    }

    void namesFromTheLedgerStayPlain_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("label");
        QTest::newRow("no mnemonic") << QStringLiteral("Save the edition “x & y”")
                                     << QStringLiteral("&Undo: Save the edition “x && y”");
        QTest::newRow("one line") << QStringLiteral("Save the edition “x\ty”")
                                  << QStringLiteral("&Undo: Save the edition “x y”");
        QTest::newRow("long") << QString(61, u'x')
                              << QStringLiteral("&Undo: ") + QString(59, u'x') + u'…';
        QTest::newRow("just short enough")
            << QString(60, u'x') << QStringLiteral("&Undo: ") + QString(60, u'x');
    }

    void namesFromTheLedgerStayPlain()
    {
        QFETCH(QString, text);
        QFETCH(QString, label);
        QUndoStack stack;
        QAction undo;
        QAction redo;
        const EditActions actions(stack, &undo, &redo, nullptr);
        stack.push(new QUndoCommand(text));
        QCOMPARE(undo.text(), label);
    }
};

DEALSCOPE_TEST(EditActionsTest)
#include "EditActionsTest.moc"
