package dev.concurrency.checker.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.concurrency.checker.model.Field;
import dev.concurrency.checker.model.FieldRef;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.SourceFile;
import dev.concurrency.checker.model.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
  private final Set<JavaFileObject> files = new HashSet<>();
  private int callsUnresolved;

  /** What a file is called in findings, and whether a person edits it. */
  public record SourceFileName(String path, boolean generated) {}

  /** A file of which not all classes have been read yet. */
  private record OpenFile(SourceText text, SourceFile file) {}

  public Extractor(JavacTask task, Function<JavaFileObject, SourceFileName> names) {
    this.trees = Trees.instance(task);
    this.names = names;
    this.typeNames = new TypeNames(task.getElements(), task.getTypes());
  }

  /** Reads a top-level class with all its nested classes. */
  public void add(TreePath path) {
    CompilationUnitTree unit = path.getCompilationUnit();
    OpenFile from = open.computeIfAbsent(unit.getSourceFile(), source -> {
      SourceText text = new SourceText(unit, trees.getSourcePositions());
      SourceFileName name = names.apply(source);
      return new OpenFile(text, new SourceFile(name.path(), text.text(), name.generated()));
    });
    files.add(unit.getSourceFile());
    BodyReader reader = new BodyReader(trees, typeNames, drafts, from.text, from.file);
    reader.read(path, (ClassTree) path.getLeaf());
    callsUnresolved += reader.callsUnresolved();
  }

  public int files() {
    return files.size();
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
            .map(draft -> new Variable(draft.id(), draft.name(), draft.type(), draft.body(), draft.parameter(), draft.values(), draft.uses()))
            .toList(),
        fields,
        typeNames.mentioned());
  }
}
