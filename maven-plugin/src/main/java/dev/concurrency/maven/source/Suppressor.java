package dev.concurrency.maven.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code @SuppressWarnings} into a source file, with the reason as a comment above it, and leaves every other character as it is. */
public final class Suppressor {

  private static final String ANNOTATION = "SuppressWarnings";
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final int WIDTH = 100;

  private Suppressor() {}

  /**
   * What is to be silenced.
   *
   * @param line 1-based line of the flagged place
   * @param column 1-based column on that line, in UTF-16 units, a tab being one
   * @param reason for people, in one sentence
   */
  public record Suppression(String rule, int line, int column, String reason) {}

  /** A text that cannot be edited; the message says why, in words that follow the file's name. */
  public static final class NotEditableException extends Exception {
    private NotEditableException(String message) {
      super(message);
    }
  }

  private record Edit(int at, int order, String text) {}

  /**
   * Silences each finding at the method, constructor, field or enum constant around it, or else at the class.
   *
   * @param source the whole file
   * @return the whole file with the annotations
   * @throws NotEditableException if the file cannot be parsed, or has no declaration around a place
   */
  public static String insert(String source, List<Suppression> suppressions) throws NotEditableException {
    String mark = source.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    String text = source.substring(mark.length());
    CompilationUnit unit = parse(text);
    int[] lines = lineStarts(text);
    Map<Integer, BodyDeclaration<?>> declarations = new TreeMap<>();
    Map<Integer, Map<String, String>> reasons = new LinkedHashMap<>();
    for (Suppression suppression : suppressions) {
      BodyDeclaration<?> around = around(unit, new Position(suppression.line(), suppression.column()));
      int start = offset(lines, around.getBegin().orElseThrow());
      declarations.put(start, around);
      reasons.computeIfAbsent(start, key -> new TreeMap<>()).merge(suppression.rule(), suppression.reason(), (a, b) -> a.equals(b) ? a : a + "; and " + b);
    }
    List<Edit> edits = new ArrayList<>();
    declarations.forEach((start, declaration) -> edits.addAll(edits(text, lines, start, declaration, reasons.get(start))));
    edits.sort(Comparator.comparingInt(Edit::at).thenComparingInt(Edit::order).reversed());
    StringBuilder edited = new StringBuilder(text);
    edits.forEach(edit -> edited.insert(edit.at(), edit.text()));
    return mark + edited;
  }

  private static CompilationUnit parse(String text) throws NotEditableException {
    ParserConfiguration newest = new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE).setTabSize(1);
    ParseResult<CompilationUnit> result = new JavaParser(newest).parse(text);
    if (!result.isSuccessful() || result.getResult().isEmpty()) {
      throw new NotEditableException("cannot be parsed (" + result.getProblems().get(0).getMessage().lines().findFirst().orElse("") + "); write the annotation by hand");
    }
    return result.getResult().get();
  }

  private static BodyDeclaration<?> around(CompilationUnit unit, Position place) throws NotEditableException {
    return unit.findAll(BodyDeclaration.class).stream()
        .filter(declaration -> !(declaration instanceof InitializerDeclaration))
        .filter(declaration -> declaration.getRange().filter(range -> range.contains(place)).isPresent())
        // Of those around a place, the innermost begins last.
        .max(Comparator.comparing(declaration -> (Position) declaration.getBegin().get()))
        .orElseThrow(() -> new NotEditableException("has no declaration around line " + place.line));
  }

  private static List<Edit> edits(String text, int[] lines, int start, BodyDeclaration<?> declaration, Map<String, String> reasons) {
    AnnotationExpr existing =
        ((NodeWithAnnotations<?>) declaration)
            .getAnnotations().stream().filter(annotation -> annotation.getName().getIdentifier().equals(ANNOTATION)).findFirst().orElse(null);
    String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    String indent = indent(text, start);
    StringBuilder above = new StringBuilder();
    reasons.forEach((rule, reason) -> comment(rule + " " + reason).forEach(line -> above.append(line).append(lineEnd).append(indent)));
    List<Edit> edits = new ArrayList<>();
    List<String> rules = reasons.keySet().stream().map(rule -> '"' + rule + '"').toList();
    String all = String.join(", ", rules);
    Expression value = value(existing);
    if (value == null) {
      above.append('@').append(ANNOTATION).append('(').append(rules.size() == 1 ? all : "{" + all + "}").append(')').append(lineEnd).append(indent);
    } else if (value instanceof ArrayInitializerExpr array) {
      edits.add(
          array.getValues().isEmpty()
              ? new Edit(offset(lines, array.getBegin().orElseThrow()) + 1, 0, all)
              : new Edit(end(lines, array.getValues().get(array.getValues().size() - 1)), 0, ", " + all));
    } else {
      edits.add(new Edit(offset(lines, value.getBegin().orElseThrow()), 0, "{"));
      edits.add(new Edit(end(lines, value), 1, ", " + all + "}"));
    }
    edits.add(new Edit(start, 0, above.toString()));
    return edits;
  }

  /** What an annotation lists; null if there is none. */
  private static Expression value(AnnotationExpr annotation) {
    if (annotation instanceof SingleMemberAnnotationExpr single) {
      return single.getMemberValue();
    }
    return annotation instanceof NormalAnnotationExpr normal && !normal.getPairs().isEmpty() ? normal.getPairs().get(0).getValue() : null;
  }

  private static String indent(String text, int at) {
    int line = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
    int end = line;
    while (end < at && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(line, end);
  }

  /** Broken into lines. Nothing in it may be read as a Unicode escape, not even in a comment. */
  private static List<String> comment(String sentence) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("//");
    for (String word : sentence.replace('\\', '/').strip().split("\\s+")) {
      if (line.length() + 1 + word.length() > WIDTH && line.length() > 2) {
        lines.add(line.toString());
        line.setLength(2);
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Offsets at which lines begin, line ends being what the Java language says they are. */
  private static int[] lineStarts(String text) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
        starts.add(i + 1);
      }
    }
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int offset(int[] lines, Position position) {
    return lines[position.line - 1] + position.column - 1;
  }

  /** Offset behind the node. */
  private static int end(int[] lines, Node node) {
    return offset(lines, node.getEnd().orElseThrow()) + 1;
  }
}
