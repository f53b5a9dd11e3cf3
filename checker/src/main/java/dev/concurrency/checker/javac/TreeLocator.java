package dev.concurrency.checker.javac;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.concurrency.checker.engine.FindingIds;
import dev.concurrency.checker.model.MethodRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Finds out in which class, method, statement and expression a message of javac stands. Needs end positions, which javac keeps for a listener to its messages. */
final class TreeLocator {

  private final Trees trees;
  private final TypeNames typeNames;
  private final List<CompilationUnitTree> units;
  private final Function<JavaFileObject, Extractor.SourceFileName> names;
  private final FindingIds ids = new FindingIds();

  TreeLocator(JavacTask task, List<CompilationUnitTree> units, Function<JavaFileObject, Extractor.SourceFileName> names) {
    this.trees = Trees.instance(task);
    this.typeNames = new TypeNames(task.getElements(), task.getTypes());
    this.units = units;
    this.names = names;
  }

  /** A place that a finding can have; lines and columns are 1-based, offsets those of UTF-16. */
  final class Located {
    private final CompilationUnitTree unit;
    private final Diagnostic<?> diagnostic;
    private final Enclosing enclosing;

    private Located(CompilationUnitTree unit, Diagnostic<?> diagnostic) {
      this.unit = unit;
      this.diagnostic = diagnostic;
      this.enclosing = new Enclosing(unit, (int) diagnostic.getPosition());
      enclosing.scan(new TreePath(unit), null);
    }

    /** The next id for the statement; see {@link FindingIds}. */
    String id(String rule) {
      return ids.next(rule, owner(), method(), text(unit), statementStart(), statementEnd());
    }

    String file() {
      return names.apply(unit.getSourceFile()).path();
    }

    int line() {
      return (int) diagnostic.getLineNumber();
    }

    /** That of the name, where javac says that of the parenthesis behind it. A tab counts as one, unlike in javac's own column. */
    int column() {
      String text = text(unit);
      int at = (int) diagnostic.getPosition();
      if (text.charAt(at) == '(') {
        while (at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1))) {
          at--;
        }
      }
      return (int) (at - unit.getLineMap().getStartPosition(line())) + 1;
    }

    /** Of the expression or declaration: a message may come with nothing but a position within it. */
    int start() {
      return enclosing.innermost == null ? (int) diagnostic.getPosition() : (int) positions().getStartPosition(unit, enclosing.innermost);
    }

    int end() {
      return enclosing.innermost == null ? (int) diagnostic.getPosition() : (int) positions().getEndPosition(unit, enclosing.innermost);
    }

    String owner() {
      TypeElement type = enclosing.type == null ? null : (TypeElement) trees.getElement(enclosing.type);
      return type == null ? "" : typeNames.binary(type);
    }

    /** Name and erased descriptor; empty outside of methods. */
    String method() {
      ExecutableElement element = enclosing.method == null ? null : (ExecutableElement) trees.getElement(enclosing.method);
      if (element == null) {
        return "";
      }
      MethodRef ref = typeNames.ref(element);
      return ref.name() + ref.descriptor();
    }

    int statementStartLine() {
      return lineAt(statementStart());
    }

    int statementEndLine() {
      return lineAt(Math.max(statementStart(), statementEnd() - 1));
    }

    private int statementStart() {
      return enclosing.statement == null ? start() : (int) positions().getStartPosition(unit, enclosing.statement);
    }

    private int statementEnd() {
      return enclosing.statement == null ? end() : (int) positions().getEndPosition(unit, enclosing.statement);
    }

    private int lineAt(int offset) {
      LineMap lines = unit.getLineMap();
      return (int) lines.getLineNumber(offset);
    }
  }

  /** Where the message stands; empty if in no file, or in one that nobody edits. */
  Optional<Located> at(Diagnostic<? extends JavaFileObject> diagnostic) {
    return units.stream()
        .filter(unit -> diagnostic.getSource() != null && unit.getSourceFile().toUri().equals(diagnostic.getSource().toUri()))
        .filter(unit -> !names.apply(unit.getSourceFile()).generated())
        .findFirst()
        .map(unit -> new Located(unit, diagnostic));
  }

  private SourcePositions positions() {
    return trees.getSourcePositions();
  }

  private static String text(CompilationUnitTree unit) {
    try {
      return unit.getSourceFile().getCharContent(true).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The innermost class, method, statement and tree of any kind around an offset; the declaration itself where there is no statement. */
  private final class Enclosing extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final int offset;
    private TreePath type;
    private TreePath method;
    private Tree statement;
    private Tree innermost;

    Enclosing(CompilationUnitTree unit, int offset) {
      this.unit = unit;
      this.offset = offset;
    }

    @Override
    public Void scan(Tree tree, Void unused) {
      if (tree == null || positions().getStartPosition(unit, tree) > offset || positions().getEndPosition(unit, tree) <= offset) {
        return null;
      }
      innermost = tree;
      if (tree instanceof ClassTree) {
        type = new TreePath(getCurrentPath(), tree);
        method = null;
        statement = tree;
      } else if (tree instanceof MethodTree) {
        method = new TreePath(getCurrentPath(), tree);
        statement = tree;
      } else if (tree instanceof StatementTree && !(tree instanceof BlockTree)) {
        statement = tree;
      }
      return super.scan(tree, unused);
    }
  }
}
