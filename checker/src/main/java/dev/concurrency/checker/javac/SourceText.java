package dev.concurrency.checker.javac;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import dev.concurrency.checker.model.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.lang.model.element.Name;

/**
 * Positions in one source file, read off its text.
 *
 * <p>javac keeps end positions only if a host asked for them (its command line does not), and the exported API does not tell where the opening
 * parenthesis of a call is, which is the position that the class file's line comes from. Both are found by scanning, the same way on every
 * host, so that findings have the same place and the same id everywhere.
 */
final class SourceText {

  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final String text;
  private final Brackets brackets;
  private final LineMap lines;
  /** The line that was asked for last, where it starts, and how far it is known to go: the next question is mostly about the same. */
  private int line = 1;
  private int lineStart;
  private int lineEnd;
  private final Map<Tree, Integer> ends = new IdentityHashMap<>();
  private final Anchors anchors;

  /** @param anchors gets what {@link #remember} is told, and outlives the text */
  SourceText(CompilationUnitTree unit, SourcePositions positions, Anchors anchors) {
    this.anchors = anchors;
    this.unit = unit;
    this.positions = positions;
    try {
      this.text = unit.getSourceFile().getCharContent(true).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.brackets = new Brackets(text);
    this.lines = unit.getLineMap();
  }

  String text() {
    return text;
  }

  /** Remembers which tree stands at a place, so that a message can be attached to it: javac takes no bare positions. */
  void remember(Tree tree, Place place) {
    anchors.add(tree, place);
  }

  /** Offset of a tree's first character, or -1 for a tree without a place in the text. */
  int startOf(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  /** 1-based. */
  int lineAt(int offset) {
    if (offset < lineStart || offset > lineEnd) {
      line = (int) lines.getLineNumber(offset);
      lineStart = (int) lines.getStartPosition(line);
      lineEnd = offset;
    }
    return line;
  }

  /** 1-based; a tab counts as one. */
  int columnAt(int offset) {
    lineAt(offset);
    return offset - lineStart + 1;
  }

  /** Offset of the parenthesis that opens the arguments of a call, or -1 if the text does not have it, as in generated code. */
  int openOf(MethodInvocationTree call) {
    int selectEnd = endOf(call.getMethodSelect());
    int open = selectEnd < 0 ? -1 : skipBlanks(selectEnd);
    return open >= 0 && at(open) == '(' ? open : -1;
  }

  /** Offset behind an expression; -1 if it cannot be told. Knows the expressions that can stand before a dot, and calls. */
  int endOf(Tree tree) {
    Integer known = ends.get(tree);
    if (known == null) {
      known = findEnd(tree);
      ends.put(tree, known);
    }
    return known;
  }

  /** Offset behind the brace that closes a block; where the text has none, as in generated code, the block's own offset. */
  int blockEnd(BlockTree block) {
    int open = startOf(block);
    return open >= 0 && at(open) == '{' ? brackets.closing(open) + 1 : open;
  }

  /** Offset of a method's name, behind its annotations and modifiers; where the text has none, as for constructors and in generated code, its own offset. */
  int nameOf(MethodTree method) {
    String name = method.getName().toString();
    int start = startOf(method);
    int at = start;
    while (at >= 0 && at < text.length() && at(at) != '{' && at(at) != ';') {
      if (at(at) == '@') {
        at = skipAnnotation(at);
      } else if (Character.isJavaIdentifierStart(at(at))) {
        int end = tokenEnd(at);
        if (end - at == name.length() && text.startsWith(name, at) && at(skipBlanks(end)) == '(') {
          return at;
        }
        at = end;
      } else {
        at = next(at);
      }
    }
    return start;
  }

  private int skipAnnotation(int from) {
    int at = skipBlanks(from + 1);
    while (Character.isJavaIdentifierPart(at(at)) || at(at) == '.') {
      at++;
    }
    int open = skipBlanks(at);
    return at(open) == '(' ? brackets.closing(open) + 1 : at;
  }

  private int findEnd(Tree tree) {
    int start = startOf(tree);
    if (start < 0) {
      return -1;
    }
    if (tree instanceof IdentifierTree identifier) {
      return identifierEnd(start, identifier.getName());
    }
    if (tree instanceof MemberSelectTree select) {
      int dot = endOf(select.getExpression());
      dot = dot < 0 ? -1 : skipBlanks(dot);
      if (dot < 0 || at(dot) != '.') {
        return -1;
      }
      int name = skipBlanks(dot + 1);
      if (at(name) == '<') {
        name = skipBlanks(angleEnd(name) + 1);
      }
      return identifierEnd(name, select.getIdentifier());
    }
    if (tree instanceof MethodInvocationTree call) {
      int open = openOf(call);
      return open < 0 ? -1 : brackets.closing(open) + 1;
    }
    if (tree instanceof ParenthesizedTree) {
      return at(start) == '(' ? brackets.closing(start) + 1 : -1;
    }
    if (tree instanceof ArrayAccessTree access) {
      int array = endOf(access.getExpression());
      int open = array < 0 ? -1 : skipBlanks(array);
      return open >= 0 && at(open) == '[' ? brackets.closing(open) + 1 : -1;
    }
    if (tree instanceof NewClassTree creation) {
      return newClassEnd(start, creation);
    }
    int told = (int) positions.getEndPosition(unit, tree);
    return told >= start ? told : tokenEnd(start);
  }

  private int newClassEnd(int start, NewClassTree creation) {
    int at = creation.getEnclosingExpression() == null ? start : endOf(creation.getEnclosingExpression());
    while (at >= 0 && at < text.length() && at(at) != '(') {
      at = next(at);
    }
    if (at < 0 || at >= text.length()) {
      return -1;
    }
    int end = brackets.closing(at) + 1;
    if (creation.getClassBody() != null) {
      int brace = skipBlanks(end);
      return at(brace) == '{' ? brackets.closing(brace) + 1 : -1;
    }
    return end;
  }

  /**
   * Offset behind the statement or expression that starts here: behind the next semicolon that no bracket encloses, or at the bracket that closes what
   * encloses the statement; with {@code argument}, a comma ends it too.
   */
  int statementEnd(int start, boolean argument) {
    return brackets.statementEnd(start, argument);
  }

  private int identifierEnd(int start, Name name) {
    String identifier = name.toString();
    return text.startsWith(identifier, start) ? start + identifier.length() : -1;
  }

  /** Offset of the angle bracket that closes the one at {@code open}; the end of the text if nothing does. */
  private int angleEnd(int open) {
    int depth = 0;
    for (int at = open; at < text.length(); at = next(at)) {
      depth += at(at) == '<' ? 1 : at(at) == '>' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return text.length();
  }

  /** Offset behind blanks and comments. */
  private int skipBlanks(int from) {
    int at = from;
    while (at < text.length() && (Character.isWhitespace(at(at)) || isComment(at))) {
      at = next(at);
    }
    return at;
  }

  private boolean isComment(int at) {
    return at(at) == '/' && (at(at + 1) == '/' || at(at + 1) == '*');
  }

  private int next(int at) {
    return Brackets.next(text, at);
  }

  private int tokenEnd(int start) {
    char c = at(start);
    if (c == '"' || c == '\'') {
      return Brackets.literalEnd(text, start);
    }
    int at = start;
    while (at < text.length() && Character.isJavaIdentifierPart(at(at))) {
      at++;
    }
    return at;
  }

  private char at(int offset) {
    return offset < text.length() ? text.charAt(offset) : '\0';
  }
}
