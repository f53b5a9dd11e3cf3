package dev.concurrency.checker.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.concurrency.checker.javac.Drafts.BodyDraft;
import dev.concurrency.checker.javac.Drafts.FieldDraft;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.FieldRef;
import dev.concurrency.checker.model.Place;
import dev.concurrency.checker.model.SourceFile;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Reads one top-level class with all that is declared in it. */
final class BodyReader extends StatementReader {

  BodyReader(Trees trees, TypeNames names, Drafts drafts, SourceText text, SourceFile file) {
    super(trees, names, drafts, text, file);
  }

  void read(TreePath path, ClassTree tree) {
    if (trees.getElement(path) instanceof TypeElement element) {
      topLevelClass = names.binary(element);
      scan(path, null);
    }
  }

  int callsUnresolved() {
    return callsUnresolved;
  }

  @Override
  public Value visitClass(ClassTree tree, Void unused) {
    if (!(trees.getElement(getCurrentPath()) instanceof TypeElement element)) {
      return null;
    }
    names.declare(element);
    inBody(null, () -> suppressing(tree.getModifiers().getAnnotations(), () -> {
      classes.push(new ClassContext(element, names.binary(element)));
      tree.getMembers().forEach(member -> scan(member, null));
      classes.pop();
    }));
    return null;
  }

  @Override
  public Value visitMethod(MethodTree tree, Void unused) {
    if (tree.getBody() == null || !(trees.getElement(getCurrentPath()) instanceof ExecutableElement element)) {
      return null;
    }
    BodyDraft draft = drafts.body(element.getKind() == ElementKind.CONSTRUCTOR ? Body.Kind.CONSTRUCTOR : Body.Kind.METHOD);
    draft.method = names.ref(element);
    draft.modifiers = element.getModifiers();
    List<ExecutableElement> overridden = names.overridden(element);
    draft.annotations = names.annotationsWithResult(element, overridden);
    draft.returnType = names.ref(element.getReturnType());
    draft.overrides = names.refs(overridden);
    suppressing(tree.getModifiers().getAnnotations(), () -> {
      settle(draft, text.startOf(tree));
      draft.place = nameOf(tree);
      inBody(draft, () -> {
        declareParameters(tree.getParameters());
        scan(tree.getBody(), null);
      });
    });
    return null;
  }

  /** A method is its name, not the annotations in front of it. */
  private Place nameOf(MethodTree tree) {
    int start = text.nameOf(tree);
    int end = start + tree.getName().length();
    Place place = placeOf(start, start, start, end, span(start, end));
    text.remember(tree, place);
    return place;
  }

  @Override
  public Value visitVariable(VariableTree tree, Void unused) {
    Element element = trees.getElement(getCurrentPath());
    suppressing(tree.getModifiers().getAnnotations(), () -> {
      if (element != null && element.getKind() == ElementKind.FIELD) {
        field(tree, (VariableElement) element);
      } else if (body != null) {
        inStatement(tree, () -> local(tree, element));
      }
    });
    return null;
  }

  private void field(VariableTree tree, VariableElement element) {
    FieldRef ref = fieldRef(element);
    FieldDraft draft = drafts.fields.computeIfAbsent(
        ref, r -> new FieldDraft(r, names.ref(element.asType()), element.getModifiers(), names.annotations(element), new ArrayList<>()));
    if (tree.getInitializer() != null) {
      inBody(initializer(element.getModifiers().contains(Modifier.STATIC)), () -> inStatement(tree, () -> {
        Value value = scan(tree.getInitializer(), null);
        use(value, Use.Kind.STORED);
        draft.values().add(0, known(value));
      }));
    }
  }
}
