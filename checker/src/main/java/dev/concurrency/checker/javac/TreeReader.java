package dev.concurrency.checker.javac;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.concurrency.checker.javac.Drafts.BodyDraft;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.FieldRef;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Place;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.SourceFile;
import dev.concurrency.checker.model.TypeRef;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Where a reader is (class, body, region, statement), and what it does with what it reads. The layers above it read expressions, statements and
 * declarations.
 */
abstract class TreeReader extends TreePathScanner<Value, Void> {

  static final Value NOTHING = new Value.Unknown(TypeRef.UNKNOWN);

  final Trees trees;
  final TypeNames names;
  final Drafts drafts;
  final SourceText text;
  final SourceFile file;
  final Deque<ClassContext> classes = new ArrayDeque<>();
  Set<String> suppressed = Set.of();
  String topLevelClass = "";
  BodyDraft body;
  int region;
  Span statement = new Span(0, 0, 1, 1);
  /** Where the code last began a line: javac gives a method reference no line of its own. */
  int codeAt;
  Map<Tree, Integer> callOps = new IdentityHashMap<>();
  Map<Tree, Integer> readOps = new IdentityHashMap<>();
  int callsUnresolved;

  /** Where a statement starts and ends: offsets, and the lines of its first and last character. */
  record Span(int start, int end, int startLine, int endLine) {}

  /** A class being read, and the bodies that its initialisers go to. */
  static final class ClassContext {
    final TypeElement element;
    final String name;
    BodyDraft initializer;
    BodyDraft staticInitializer;

    ClassContext(TypeElement element, String name) {
      this.element = element;
      this.name = name;
    }
  }

  TreeReader(Trees trees, TypeNames names, Drafts drafts, SourceText text, SourceFile file) {
    this.trees = trees;
    this.names = names;
    this.drafts = drafts;
    this.text = text;
    this.file = file;
  }

  void declareParameters(List<? extends VariableTree> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      TreePath path = new TreePath(getCurrentPath(), parameters.get(i));
      Element element = trees.getElement(path);
      TypeRef type = names.ref(element == null ? null : element.asType());
      body.parameters.add(drafts.variable(element, parameters.get(i).getName().toString(), type, body.id, region, i).id());
    }
  }

  void settle(BodyDraft draft, int start) {
    draft.owner = classes.peek().name;
    draft.topLevelClass = topLevelClass;
    draft.file = file;
    draft.place = place(start, start, start);
  }

  BodyDraft initializer(boolean isStatic) {
    ClassContext context = classes.peek();
    BodyDraft existing = isStatic ? context.staticInitializer : context.initializer;
    if (existing != null) {
      return existing;
    }
    BodyDraft draft = drafts.body(isStatic ? Body.Kind.STATIC_INITIALIZER : Body.Kind.INITIALIZER);
    draft.method = new MethodRef(context.name, isStatic ? "<clinit>" : "<initializer>", "()V");
    if (isStatic) {
      draft.modifiers = Set.of(Modifier.STATIC);
      context.staticInitializer = draft;
    } else {
      context.initializer = draft;
    }
    settle(draft, text.startOf(getCurrentPath().getLeaf()));
    return draft;
  }

  FieldRef fieldRef(VariableElement element) {
    return new FieldRef(names.binary((TypeElement) element.getEnclosingElement()), element.getSimpleName().toString());
  }

  interface MakeOp {
    Op at(int id);
  }

  int op(MakeOp make) {
    int id = body.ops.size();
    body.ops.add(make.at(id));
    body.uses.add(null);
    return id;
  }

  void use(Value value, Use.Kind kind) {
    if (value != null && body != null) {
      drafts.use(value, Use.of(kind, body.id));
    }
  }

  static Value known(Value value) {
    return value == null ? NOTHING : value;
  }

  Region guarded(ExpressionTree condition, boolean truth) {
    return guarded(condition == null ? List.of() : facts(condition, truth), condition);
  }

  Region guarded(List<Region.Fact> facts, ExpressionTree condition) {
    return new Region.Guarded(body.regions.size(), region, facts, condition == null ? List.of() : tested(condition));
  }

  /** The calls and reads of fields in a condition, and those whose values its local variables hold. */
  private List<Integer> tested(ExpressionTree condition) {
    List<Integer> tested = new ArrayList<>();
    new com.sun.source.util.TreeScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void unused) {
        Integer op = callOps.getOrDefault(tree, readOps.get(tree));
        op = op == null && tree instanceof IdentifierTree name ? answerKeptIn(name) : op;
        if (op != null) {
          tested.add(op);
        }
        return super.scan(tree, null);
      }
    }.scan(condition, null);
    return tested;
  }

  /** The calls and fields of a condition whose answers, or whether they are null, are certain once the condition has this truth. */
  List<Region.Fact> facts(ExpressionTree condition, boolean truth) {
    if (condition instanceof ParenthesizedTree parenthesized) {
      return facts(parenthesized.getExpression(), truth);
    }
    if (condition instanceof UnaryTree not && not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      return facts(not.getExpression(), !truth);
    }
    if (condition instanceof BinaryTree both && both.getKind() == (truth ? Tree.Kind.CONDITIONAL_AND : Tree.Kind.CONDITIONAL_OR)) {
      List<Region.Fact> facts = new ArrayList<>(facts(both.getLeftOperand(), truth));
      facts.addAll(facts(both.getRightOperand(), truth));
      return facts;
    }
    if (condition instanceof BinaryTree comparison && (comparison.getKind() == Tree.Kind.EQUAL_TO || comparison.getKind() == Tree.Kind.NOT_EQUAL_TO)) {
      ExpressionTree left = comparison.getLeftOperand();
      ExpressionTree right = comparison.getRightOperand();
      ExpressionTree object = left.getKind() == Tree.Kind.NULL_LITERAL ? right : right.getKind() == Tree.Kind.NULL_LITERAL ? left : null;
      return object == null ? List.of() : fact(object, truth == (comparison.getKind() == Tree.Kind.NOT_EQUAL_TO));
    }
    return fact(condition, truth);
  }

  private List<Region.Fact> fact(ExpressionTree asked, boolean answer) {
    ExpressionTree bare = asked;
    while (bare instanceof ParenthesizedTree || bare instanceof AssignmentTree) {
      bare = bare instanceof ParenthesizedTree parenthesized ? parenthesized.getExpression() : ((AssignmentTree) bare).getExpression();
    }
    Integer op = callOps.getOrDefault(bare, readOps.get(bare));
    op = op == null && bare instanceof IdentifierTree name ? answerKeptIn(name) : op;
    return op == null ? List.of() : List.of(new Region.Fact(op, answer));
  }

  /** The call whose answer a local variable holds, as in {@code boolean done = f.isDone();}, if nothing else was assigned to it; else null. */
  Integer answerKeptIn(IdentifierTree name) {
    Element element = trees.getElement(new TreePath(getCurrentPath(), name));
    Integer id = element == null ? null : drafts.variableIds.get(element);
    List<Value> values = id == null ? List.of() : drafts.variables.get(id).values();
    return values.size() == 1 && values.get(0) instanceof Value.Result result && result.body() == body.id && body.ops.get(result.op()) instanceof Op.Call
        ? Integer.valueOf(result.op())
        : null;
  }

  int push(Region made) {
    body.regions.add(made);
    return made.id();
  }

  void inRegion(Region made, Runnable read) {
    int outer = region;
    region = push(made);
    read.run();
    region = outer;
  }

  void inBody(BodyDraft draft, Runnable read) {
    BodyDraft outerBody = body;
    int outerRegion = region;
    Map<Tree, Integer> outerCalls = callOps;
    Map<Tree, Integer> outerReads = readOps;
    int outerCode = codeAt;
    body = draft;
    region = 0;
    callOps = new IdentityHashMap<>();
    readOps = new IdentityHashMap<>();
    read.run();
    body = outerBody;
    region = outerRegion;
    callOps = outerCalls;
    readOps = outerReads;
    codeAt = outerCode;
  }

  void inStatement(Tree tree, Runnable read) {
    Span outer = statement;
    int start = text.startOf(tree);
    if (start >= 0) {
      statement = span(start, text.statementEnd(start, false));
      codeAt = start;
    }
    read.run();
    statement = outer;
  }

  void suppressing(List<? extends AnnotationTree> annotations, Runnable read) {
    Set<String> outer = suppressed;
    for (AnnotationTree annotation : annotations) {
      if (isSuppressWarnings(annotation.getAnnotationType())) {
        Set<String> more = new HashSet<>(suppressed);
        new com.sun.source.util.TreeScanner<Void, Void>() {
          @Override
          public Void visitLiteral(LiteralTree literal, Void unused) {
            more.add(String.valueOf(literal.getValue()));
            return null;
          }
        }.scan(annotation.getArguments(), null);
        suppressed = Set.copyOf(more);
      }
    }
    read.run();
    suppressed = outer;
  }

  private static boolean isSuppressWarnings(Tree type) {
    return type instanceof IdentifierTree name
        ? name.getName().contentEquals("SuppressWarnings")
        : type instanceof MemberSelectTree select && select.toString().equals("java.lang.SuppressWarnings");
  }

  Place placeOf(MethodInvocationTree tree) {
    int start = text.startOf(tree);
    int open = text.openOf(tree);
    int nameEnd = text.endOf(tree.getMethodSelect());
    String name = tree.getMethodSelect() instanceof MemberSelectTree select ? select.getIdentifier().toString() : tree.getMethodSelect().toString();
    int named = nameEnd < 0 ? start : nameEnd - name.length();
    return placeOf(named, open < 0 ? named : open, start, text.endOf(tree), statement);
  }

  Place place(int at, int start, int end) {
    return placeOf(at, at, start, end, statement);
  }

  Place placeOf(int at, int code, int start, int end, Span around) {
    int from = Math.max(0, at);
    return new Place(
        text.lineAt(from), text.columnAt(from), text.lineAt(Math.max(0, code)), Math.max(0, start), Math.max(end, Math.max(0, start)), around.start, around.end,
        around.startLine, around.endLine, suppressed);
  }

  Span span(int start, int end) {
    return new Span(start, end, text.lineAt(Math.max(0, start)), text.lineAt(Math.max(0, end - 1)));
  }
}
