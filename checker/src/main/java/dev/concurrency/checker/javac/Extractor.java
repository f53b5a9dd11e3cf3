package dev.concurrency.checker.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.concurrency.checker.engine.Guard;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.model.Field;
import dev.concurrency.checker.model.FieldRef;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.SourceFile;
import dev.concurrency.checker.model.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.tools.JavaFileObject;

/**
 * Turns attributed classes into a {@link Program}, class by class, in the order in which javac hands them out. Needs trees before they are desugared.
 */
public final class Extractor {

  private final Trees trees;
  private final Function<JavaFileObject, SourceFileName> names;
  private final TypeNames typeNames;
  private final Drafts drafts = new Drafts();
  private final Map<JavaFileObject, OpenFile> open = new HashMap<>();
  private final Guard guard = new Guard();
  private int callsUnresolved;

  /** What a file is called in findings, and whether a person edits it. */
  public record SourceFileName(String path, boolean generated) {}

  /** A file of which classes have been read. */
  private record OpenFile(CompilationUnitTree unit, Anchors anchors, SourceFile file) {}

  /** A tree and its file, as {@link Trees#printMessage} wants them. */
  public record Anchor(CompilationUnitTree unit, Tree tree) {}

  public Extractor(JavacTask task, Function<JavaFileObject, SourceFileName> names) {
    this.trees = Trees.instance(task);
    this.names = names;
    this.typeNames = new TypeNames(task.getElements(), task.getTypes());
  }

  /** Reads a top-level class with all its nested classes. If that crashes, nothing of it is kept. */
  public void add(TreePath path) {
    CompilationUnitTree unit = path.getCompilationUnit();
    Drafts.Mark mark = drafts.mark();
    String file = unit.getSourceFile().getName();
    String type = ((ClassTree) path.getLeaf()).getSimpleName().toString();
    if (!guard.run("Reading " + type + " in " + file + " crashed", "it was not looked at", () -> read(path, unit))) {
      drafts.backTo(mark);
    }
  }

  private void read(TreePath path, CompilationUnitTree unit) {
    OpenFile known = open.get(unit.getSourceFile());
    Anchors anchors = known == null ? new Anchors() : known.anchors;
    SourceText text = new SourceText(unit, trees.getSourcePositions(), anchors);
    if (known == null) {
      SourceFileName name = names.apply(unit.getSourceFile());
      known = new OpenFile(unit, anchors, new SourceFile(name.path(), text.text(), name.generated()));
      open.put(unit.getSourceFile(), known);
    }
    BodyReader reader = new BodyReader(trees, typeNames, drafts, text, known.file);
    reader.read(path, (ClassTree) path.getLeaf());
    callsUnresolved += reader.callsUnresolved();
  }

  /** Crashes while reading, one sentence each. */
  public List<String> internalErrors() {
    return guard.crashes();
  }

  /** Where javac shall put a message about this finding: on its call or loop, or else on the file. Null if the file was not read. */
  public Anchor anchor(Finding finding) {
    for (OpenFile candidate : open.values()) {
      if (candidate.file.path().equals(finding.file())) {
        Tree tree = candidate.anchors.at(finding.startOffset(), finding.endOffset());
        return new Anchor(candidate.unit, tree == null ? candidate.unit : tree);
      }
    }
    return null;
  }

  public int files() {
    return open.size();
  }

  /** Calls whose target javac could not attribute, so far. */
  public int callsUnresolved() {
    return callsUnresolved;
  }

  public Program build() {
    Map<FieldRef, Field> fields = new HashMap<>();
    drafts.fields.forEach((ref, draft) -> fields.put(ref, new Field(ref, draft.type(), draft.modifiers(), draft.annotations(), draft.values())));
    return new Program(
        drafts.bodies.stream().map(Drafts.BodyDraft::finish).toList(),
        drafts.variables.stream()
            .map(draft -> new Variable(draft.id(), draft.name(), draft.type(), draft.body(), draft.region(), draft.parameter(), draft.values(), draft.uses()))
            .toList(),
        fields,
        typeNames.mentioned());
  }
}
