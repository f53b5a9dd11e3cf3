package dev.concurrency.checker.javac;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.concurrency.checker.javac.Drafts.BodyDraft;
import dev.concurrency.checker.javac.Drafts.FieldDraft;
import dev.concurrency.checker.javac.Drafts.VariableDraft;
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
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Reads one top-level class. A visit returns the value of an expression; whoever asked for it says what becomes of it.
 */
final class BodyReader extends TreePathScanner<Value, Void> {

  private static final Value NOTHING = new Value.Unknown(TypeRef.UNKNOWN);

  private final Trees trees;
  private final TypeNames names;
  private final Drafts drafts;
  private final SourceText text;
  private final SourceFile file;
  private final Deque<ClassContext> classes = new ArrayDeque<>();
  private Set<String> suppressed = Set.of();
  private String topLevelClass = "";
  private BodyDraft body;
  private int region;
  private int[] statement = {0, 0};
  /** Where the code last began a line: javac gives a method reference no line of its own. */
  private int codeAt;
  private Map<Tree, Integer> callOps = new IdentityHashMap<>();
  private int callsUnresolved;

  /** A class being read, and the bodies that its initialisers go to. */
  private static final class ClassContext {
    final TypeElement element;
    final String name;
    BodyDraft initializer;
    BodyDraft staticInitializer;

    ClassContext(TypeElement element, String name) {
      this.element = element;
      this.name = name;
    }
  }

  BodyReader(Trees trees, TypeNames names, Drafts drafts, SourceText text, SourceFile file) {
    this.trees = trees;
    this.names = names;
    this.drafts = drafts;
    this.text = text;
    this.file = file;
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

  // ---- declarations

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
    draft.annotations = names.annotations(element);
    draft.returnType = names.ref(element.getReturnType());
    draft.overrides = names.overridden(element);
    suppressing(tree.getModifiers().getAnnotations(), () -> {
      settle(draft, text.startOf(tree));
      inBody(draft, () -> {
        declareParameters(tree.getParameters());
        scan(tree.getBody(), null);
      });
    });
    return null;
  }

  private void declareParameters(List<? extends VariableTree> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      TreePath path = new TreePath(getCurrentPath(), parameters.get(i));
      Element element = trees.getElement(path);
      TypeRef type = names.ref(element == null ? null : element.asType());
      body.parameters.add(drafts.variable(element, parameters.get(i).getName().toString(), type, body.id, i).id());
    }
  }

  @Override
  public Value visitBlock(BlockTree tree, Void unused) {
    if (body == null) {
      inBody(initializer(tree.isStatic()), () -> block(tree.getStatements()));
    } else {
      block(tree.getStatements());
    }
    return null;
  }

  /** What follows {@code if (!x) return;} runs only if x. */
  private void block(List<? extends StatementTree> statements) {
    int outer = region;
    for (StatementTree each : statements) {
      scan(each, null);
      List<Region.Fact> facts = factsAfter(each);
      if (!facts.isEmpty()) {
        region = push(new Region.Guarded(body.regions.size(), region, facts));
      }
    }
    region = outer;
  }

  private List<Region.Fact> factsAfter(StatementTree tree) {
    if (tree instanceof IfTree branch && branch.getElseStatement() == null && leaves(branch.getThenStatement())) {
      return facts(branch.getCondition(), false);
    }
    return tree instanceof WhileLoopTree loop && !breaks(loop.getStatement()) ? facts(loop.getCondition(), false) : List.of();
  }

  private static boolean leaves(StatementTree tree) {
    if (tree instanceof BlockTree block) {
      return !block.getStatements().isEmpty() && leaves(block.getStatements().get(block.getStatements().size() - 1));
    }
    return tree instanceof ReturnTree || tree instanceof ThrowTree || tree instanceof BreakTree || tree instanceof ContinueTree || tree instanceof YieldTree;
  }

  private static boolean breaks(StatementTree tree) {
    boolean[] found = new boolean[1];
    new com.sun.source.util.TreeScanner<Void, Void>() {
      @Override
      public Void visitBreak(BreakTree node, Void unused) {
        found[0] = true;
        return null;
      }
    }.scan(tree, null);
    return found[0];
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

  private void local(VariableTree tree, Element element) {
    VariableDraft draft = drafts.variable(element, tree.getName().toString(), names.ref(element == null ? null : element.asType()), body.id, -1);
    if (tree.getInitializer() != null) {
      Value value = scan(tree.getInitializer(), null);
      drafts.use(value, new Use(Use.Kind.ASSIGNED, body.id, -1, draft.id()));
      draft.values().add(known(value));
    }
  }

  private BodyDraft initializer(boolean isStatic) {
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

  private void settle(BodyDraft draft, int start) {
    draft.owner = classes.peek().name;
    draft.topLevelClass = topLevelClass;
    draft.file = file;
    draft.place = place(start, start, start);
  }

  // ---- statements

  @Override
  public Value scan(Tree tree, Void unused) {
    if (tree instanceof ExpressionStatementTree || tree instanceof ReturnTree || tree instanceof ThrowTree || tree instanceof YieldTree) {
      Value[] value = new Value[1];
      inStatement(tree, () -> value[0] = super.scan(tree, null));
      return value[0];
    }
    return super.scan(tree, null);
  }

  @Override
  public Value visitExpressionStatement(ExpressionStatementTree tree, Void unused) {
    use(scan(tree.getExpression(), null), Use.Kind.DISCARDED);
    return null;
  }

  @Override
  public Value visitReturn(ReturnTree tree, Void unused) {
    Value value = tree.getExpression() == null ? null : known(scan(tree.getExpression(), null));
    use(value, Use.Kind.RETURNED);
    int start = text.startOf(tree);
    op(id -> new Op.Return(id, region, place(start, start, start), value));
    return null;
  }

  @Override
  public Value visitThrow(ThrowTree tree, Void unused) {
    Value value = known(scan(tree.getExpression(), null));
    use(value, Use.Kind.OTHER);
    int start = text.startOf(tree);
    op(id -> new Op.Throw(id, region, place(start, start, start), value));
    return null;
  }

  @Override
  public Value visitIf(IfTree tree, Void unused) {
    condition(tree.getCondition());
    inRegion(guarded(tree.getCondition(), true), () -> scan(tree.getThenStatement(), null));
    if (tree.getElseStatement() != null) {
      inRegion(guarded(tree.getCondition(), false), () -> scan(tree.getElseStatement(), null));
    }
    return null;
  }

  private void condition(ExpressionTree tree) {
    inStatement(tree, () -> use(scan(tree, null), Use.Kind.OTHER));
  }

  @Override
  public Value visitForLoop(ForLoopTree tree, Void unused) {
    tree.getInitializer().forEach(each -> scan(each, null));
    Region.Bound bound = LoopBounds.of(tree, trees, getCurrentPath());
    inRegion(loop(tree, bound), () -> {
      if (tree.getCondition() != null) {
        condition(tree.getCondition());
      }
      if (bound instanceof Region.Bound.ByInput && tree.getCondition() instanceof BinaryTree comparison) {
        Region.Loop loop = (Region.Loop) body.regions.get(region);
        body.regions.set(region, new Region.Loop(loop.id(), loop.parent(), loop.place(), new Region.Bound.ByInput(limit(LoopBounds.limit(tree, comparison)))));
      }
      inRegion(guarded(tree.getCondition(), true), () -> scan(tree.getStatement(), null));
      tree.getUpdate().forEach(each -> scan(each, null));
    });
    return null;
  }

  /** What the limit of a loop measures, as far as it was read already: the collection of {@code items.size()}, an element for {@code rows[i].length}. */
  private Value limit(ExpressionTree tree) {
    if (tree instanceof ParenthesizedTree parenthesized) {
      return limit(parenthesized.getExpression());
    }
    if (tree instanceof TypeCastTree cast) {
      return limit(cast.getExpression());
    }
    if (tree instanceof BinaryTree sum) {
      return limit(sum.getLeftOperand() instanceof LiteralTree ? sum.getRightOperand() : sum.getLeftOperand());
    }
    if (tree instanceof ArrayAccessTree element) {
      return new Value.ElementOf(limit(element.getExpression()), TypeRef.UNKNOWN);
    }
    if (tree instanceof MemberSelectTree select && select.getIdentifier().contentEquals("length")) {
      return limit(select.getExpression());
    }
    Integer call = callOps.get(tree);
    if (call != null) {
      Op.Call measured = (Op.Call) body.ops.get(call);
      return measured.receiver() != null && measured.arguments().isEmpty() ? measured.receiver() : new Value.Result(body.id, call);
    }
    return trees.getElement(new TreePath(getCurrentPath(), tree)) instanceof VariableElement variable ? read(variable) : NOTHING;
  }

  private Value read(VariableElement variable) {
    Integer local = drafts.variableIds.get(variable);
    if (local != null) {
      return new Value.Local(local);
    }
    return variable.getKind() == ElementKind.FIELD && variable.getEnclosingElement() instanceof TypeElement
        ? new Value.OfField(fieldRef(variable), names.ref(variable.asType()), fieldReceiver(variable, null))
        : NOTHING;
  }

  @Override
  public Value visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
    Value[] over = new Value[1];
    inStatement(tree.getExpression(), () -> over[0] = known(scan(tree.getExpression(), null)));
    use(over[0], Use.Kind.OTHER);
    Element element = trees.getElement(new TreePath(getCurrentPath(), tree.getVariable()));
    TypeRef type = names.ref(element == null ? null : element.asType());
    drafts.variable(element, tree.getVariable().getName().toString(), type, body.id, -1).values().add(new Value.ElementOf(over[0], type));
    inRegion(loop(tree, LoopBounds.over(over[0])), () -> scan(tree.getStatement(), null));
    return null;
  }

  @Override
  public Value visitWhileLoop(WhileLoopTree tree, Void unused) {
    inRegion(loop(tree, LoopBounds.of(tree.getCondition())), () -> {
      condition(tree.getCondition());
      inRegion(guarded(tree.getCondition(), true), () -> scan(tree.getStatement(), null));
    });
    return null;
  }

  @Override
  public Value visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
    inRegion(loop(tree, LoopBounds.of(tree.getCondition())), () -> {
      scan(tree.getStatement(), null);
      condition(tree.getCondition());
    });
    return null;
  }

  private Region loop(Tree tree, Region.Bound bound) {
    int start = text.startOf(tree);
    int end = text.statementEnd(start, false);
    Place place = placeOf(start, start, start, end, start, end);
    text.remember(tree, place);
    return new Region.Loop(body.regions.size(), region, place, bound);
  }

  @Override
  public Value visitTry(TryTree tree, Void unused) {
    List<String> caught = new ArrayList<>();
    tree.getCatches().forEach(each -> caught.addAll(caughtTypes(each)));
    Region attempt = new Region.Try(body.regions.size(), region, caught, tree.getFinallyBlock() != null);
    inRegion(attempt, () -> {
      tree.getResources().forEach(each -> scan(each, null));
      scan(tree.getBlock(), null);
    });
    for (CatchTree each : tree.getCatches()) {
      Element element = trees.getElement(new TreePath(new TreePath(getCurrentPath(), each), each.getParameter()));
      TypeRef type = names.ref(element == null ? null : element.asType());
      VariableDraft variable = drafts.variable(element, each.getParameter().getName().toString(), type, body.id, -1);
      variable.values().add(new Value.Unknown(type));
      int blockStart = text.startOf(each.getBlock()) + 1;
      inRegion(
          new Region.Catch(body.regions.size(), region, attempt.id(), caughtTypes(each), variable.id(), blockStart), () -> scan(each.getBlock(), null));
    }
    if (tree.getFinallyBlock() != null) {
      inRegion(new Region.Finally(body.regions.size(), region, attempt.id()), () -> scan(tree.getFinallyBlock(), null));
    }
    return null;
  }

  private List<String> caughtTypes(CatchTree tree) {
    Tree type = tree.getParameter().getType();
    List<? extends Tree> alternatives = type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
    TreePath variable = new TreePath(new TreePath(getCurrentPath(), tree), tree.getParameter());
    List<String> caught = new ArrayList<>();
    for (Tree each : alternatives) {
      TypeMirror mirror = trees.getTypeMirror(new TreePath(variable, each));
      caught.add(names.ref(mirror).name());
    }
    return caught;
  }

  @Override
  public Value visitSynchronized(SynchronizedTree tree, Void unused) {
    Value[] lock = new Value[1];
    inStatement(tree.getExpression(), () -> lock[0] = known(scan(tree.getExpression(), null)));
    use(lock[0], Use.Kind.OTHER);
    int start = text.startOf(tree);
    inRegion(new Region.Synchronized(body.regions.size(), region, place(start, start, start), lock[0]), () -> scan(tree.getBlock(), null));
    return null;
  }

  // ---- expressions

  @Override
  public Value visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    ExpressionTree select = tree.getMethodSelect();
    TreePath selectPath = new TreePath(getCurrentPath(), select);
    Element element = trees.getElement(selectPath);
    Value receiver = null;
    String receiverType = null;
    if (select instanceof MemberSelectTree member) {
      TreePath qualifier = new TreePath(selectPath, member.getExpression());
      if (!isTypeOrPackage(qualifier)) {
        receiver = known(scan(qualifier.getLeaf(), null));
        receiverType = names.ref(trees.getTypeMirror(qualifier)).name();
      }
    }
    if (!(element instanceof ExecutableElement method) || isErroneous(element)) {
      callsUnresolved++;
      use(receiver, Use.Kind.OTHER);
      tree.getArguments().forEach(argument -> use(scan(argument, null), Use.Kind.OTHER));
      return NOTHING;
    }
    MethodRef target = names.ref(method);
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    boolean isSuper = select.toString().startsWith("super.") || select.toString().equals("super") || select.toString().equals("this");
    if (isStatic) {
      use(receiver, Use.Kind.OTHER);
      receiver = null;
      receiverType = target.owner();
    } else if (receiver == null) {
      receiver = new Value.This(enclosingSubtype((TypeElement) method.getEnclosingElement()));
      receiverType = ((Value.This) receiver).type();
    }
    List<Value> arguments = arguments(method, tree.getArguments());
    Value self = receiver;
    String selfType = receiverType == null || receiverType.isEmpty() ? target.owner() : receiverType;
    TypeRef result = names.ref(trees.getTypeMirror(getCurrentPath()));
    Op.Dispatch dispatch =
        isStatic
            ? Op.Dispatch.STATIC
            : isSuper || method.getModifiers().contains(Modifier.PRIVATE) ? Op.Dispatch.SPECIAL : Op.Dispatch.VIRTUAL;
    Place place = placeOf(tree);
    return call(tree, method, selfType, dispatch, result, self, arguments, place);
  }

  private Value call(
      Tree tree,
      ExecutableElement method,
      String receiverType,
      Op.Dispatch dispatch,
      TypeRef result,
      Value receiver,
      List<Value> arguments,
      Place place) {
    MethodRef target = names.ref(method);
    boolean mayIgnore = names.mayIgnore(method);
    int id = op(at -> new Op.Call(at, region, place, target, receiverType, dispatch, result, mayIgnore, receiver, arguments));
    callOps.put(tree, id);
    text.remember(tree, place);
    codeAt = tree instanceof MethodInvocationTree invocation ? Math.max(0, text.openOf(invocation)) : text.startOf(tree);
    if (receiver != null) {
      drafts.use(receiver, new Use(Use.Kind.RECEIVER, body.id, id, -1));
    }
    for (int i = 0; i < arguments.size(); i++) {
      drafts.use(arguments.get(i), new Use(Use.Kind.ARGUMENT, body.id, id, i));
    }
    return new Value.Result(body.id, id);
  }

  private List<Value> arguments(ExecutableElement method, List<? extends ExpressionTree> trees) {
    List<Value> values = new ArrayList<>();
    trees.forEach(tree -> values.add(known(scan(tree, null))));
    int declared = method.getParameters().size();
    if (!method.isVarArgs() || values.size() == declared && isArray(trees.get(declared - 1))) {
      return values;
    }
    List<Value> packed = new ArrayList<>(values.subList(0, declared - 1));
    packed.add(new Value.Array(values.subList(declared - 1, values.size())));
    return packed;
  }

  private boolean isArray(ExpressionTree tree) {
    TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), tree));
    return type != null && (type.getKind() == TypeKind.ARRAY || type.getKind() == TypeKind.NULL);
  }

  private boolean isTypeOrPackage(TreePath path) {
    Element element = trees.getElement(path);
    return element != null && (element.getKind().isClass() || element.getKind().isInterface() || element.getKind() == ElementKind.PACKAGE);
  }

  /** An unresolved element; javac gives the array constructor of {@code int[]::new} no class either. */
  private static boolean isErroneous(Element element) {
    return element.asType().getKind() == TypeKind.ERROR || !(element.getEnclosingElement() instanceof TypeElement);
  }

  private String enclosingSubtype(TypeElement owner) {
    String name = names.binary(owner);
    for (ClassContext context : classes) {
      if (context.name.equals(name) || names.mentioned().get(context.name).supertypes().contains(name)) {
        return context.name;
      }
    }
    return classes.peek().name;
  }

  @Override
  public Value visitNewClass(NewClassTree tree, Void unused) {
    if (tree.getEnclosingExpression() != null) {
      use(scan(tree.getEnclosingExpression(), null), Use.Kind.OTHER);
    }
    Element element = trees.getElement(getCurrentPath());
    Value value;
    if (element instanceof ExecutableElement constructor && !isErroneous(element)) {
      List<Value> arguments = arguments(constructor, tree.getArguments());
      TypeRef type = names.ref(trees.getTypeMirror(getCurrentPath()));
      int start = text.startOf(tree);
      int end = text.endOf(tree);
      value = call(
          tree, constructor, names.ref(constructor).owner(), Op.Dispatch.SPECIAL, type, null, arguments, place(start, start, end));
    } else {
      callsUnresolved++;
      tree.getArguments().forEach(argument -> use(scan(argument, null), Use.Kind.OTHER));
      value = NOTHING;
    }
    if (tree.getClassBody() != null) {
      scan(tree.getClassBody(), null);
    }
    return value;
  }

  @Override
  public Value visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
    BodyDraft draft = function(Body.Kind.LAMBDA);
    inBody(draft, () -> {
      declareParameters(tree.getParameters());
      if (tree.getBody() instanceof ExpressionTree expression) {
        int start = text.startOf(expression);
        int[] outer = statement;
        statement = new int[] {start, text.statementEnd(start, true)};
        codeAt = expression instanceof MethodInvocationTree invocation ? Math.max(start, text.openOf(invocation)) : start;
        finish(draft, known(scan(expression, null)), start);
        statement = outer;
      } else {
        scan(tree.getBody(), null);
      }
    });
    return new Value.Function(draft.id);
  }

  private BodyDraft function(Body.Kind kind) {
    BodyDraft draft = drafts.body(kind);
    TypeMirror type = trees.getTypeMirror(getCurrentPath());
    ExecutableElement method = names.functionalMethod(type);
    draft.functionalType = names.ref(type);
    draft.method = method == null ? new MethodRef("", "", "()V") : names.ref(method);
    draft.returnType = method == null ? TypeRef.UNKNOWN : names.ref(names.functionalResult(type, method));
    draft.enclosing = body == null ? -1 : body.id;
    settle(draft, text.startOf(getCurrentPath().getLeaf()));
    return draft;
  }

  /** Ends a function whose body is one expression. */
  private void finish(BodyDraft draft, Value value, int start) {
    if (draft.returnType.isVoid()) {
      use(value, Use.Kind.DISCARDED);
      return;
    }
    use(value, Use.Kind.RETURNED);
    op(id -> new Op.Return(id, region, place(start, start, start), value));
  }

  @Override
  public Value visitMemberReference(MemberReferenceTree tree, Void unused) {
    TreePath path = getCurrentPath();
    TreePath qualifier = new TreePath(path, tree.getQualifierExpression());
    boolean isBound = !isTypeOrPackage(qualifier) && trees.getElement(path) instanceof ExecutableElement;
    Value bound = isBound ? known(scan(qualifier.getLeaf(), null)) : null;
    use(bound, Use.Kind.OTHER);
    BodyDraft draft = function(Body.Kind.METHOD_REFERENCE);
    if (!(trees.getElement(path) instanceof ExecutableElement target) || isErroneous(target)) {
      callsUnresolved++;
      return new Value.Function(draft.id);
    }
    TypeRef qualifierType = names.ref(trees.getTypeMirror(qualifier));
    int start = text.startOf(tree);
    int code = codeAt;
    inBody(draft, () -> {
      boolean isStatic = target.getModifiers().contains(Modifier.STATIC);
      boolean isNew = target.getKind() == ElementKind.CONSTRUCTOR;
      Value receiver = bound;
      if (!isStatic && !isNew && !isBound) {
        receiver = new Value.Local(parameter(draft, qualifierType));
      }
      List<Value> arguments = new ArrayList<>();
      target.getParameters().forEach(each -> arguments.add(new Value.Local(parameter(draft, names.ref(each.asType())))));
      TypeRef result = isNew ? qualifierType : names.ref(target.getReturnType());
      Op.Dispatch dispatch = isStatic ? Op.Dispatch.STATIC : isNew ? Op.Dispatch.SPECIAL : Op.Dispatch.VIRTUAL;
      String receiverType = isStatic || isNew || qualifierType.name().isEmpty() ? names.ref(target).owner() : qualifierType.name();
      int end = Math.max(start, text.statementEnd(start, true));
      finish(draft, call(tree, target, receiverType, dispatch, result, isStatic || isNew ? null : receiver, arguments, placeOf(start, code, start, end, statement[0], statement[1])), start);
    });
    return new Value.Function(draft.id);
  }

  private int parameter(BodyDraft draft, TypeRef type) {
    int position = draft.parameters.size();
    int id = drafts.variable(null, "argument" + position, type, draft.id, position).id();
    draft.parameters.add(id);
    return id;
  }

  @Override
  public Value visitIdentifier(IdentifierTree tree, Void unused) {
    Element element = trees.getElement(getCurrentPath());
    String name = tree.getName().toString();
    if (name.equals("this") || name.equals("super")) {
      return classes.isEmpty() ? null : new Value.This(classes.peek().name);
    }
    return element instanceof VariableElement variable ? variable(variable, null) : null;
  }

  @Override
  public Value visitMemberSelect(MemberSelectTree tree, Void unused) {
    Element element = trees.getElement(getCurrentPath());
    TreePath qualifier = new TreePath(getCurrentPath(), tree.getExpression());
    Value receiver = isTypeOrPackage(qualifier) ? null : scan(qualifier.getLeaf(), null);
    use(receiver, Use.Kind.OTHER);
    if (tree.getIdentifier().contentEquals("this") && element instanceof VariableElement) {
      return new Value.This(names.erased(element.asType()));
    }
    return element instanceof VariableElement variable ? variable(variable, receiver) : null;
  }

  private Value variable(VariableElement element, Value receiver) {
    if (element.getConstantValue() != null) {
      return new Value.Constant(element.getConstantValue());
    }
    if (element.getKind() == ElementKind.FIELD || element.getKind() == ElementKind.ENUM_CONSTANT) {
      if (!(element.getEnclosingElement() instanceof TypeElement)) {
        return null;
      }
      Value of = fieldReceiver(element, receiver);
      FieldRef ref = fieldRef(element);
      access(ref, Op.Access.READ, of, null);
      return new Value.OfField(ref, names.ref(element.asType()), of);
    }
    Integer id = drafts.variableIds.get(element);
    return id == null ? new Value.Unknown(names.ref(element.asType())) : new Value.Local(id);
  }

  private Value fieldReceiver(VariableElement element, Value receiver) {
    if (element.getModifiers().contains(Modifier.STATIC)) {
      return null;
    }
    return receiver != null ? receiver : new Value.This(enclosingSubtype((TypeElement) element.getEnclosingElement()));
  }

  private FieldRef fieldRef(VariableElement element) {
    return new FieldRef(names.binary((TypeElement) element.getEnclosingElement()), element.getSimpleName().toString());
  }

  private void access(FieldRef ref, Op.Access access, Value receiver, Value value) {
    if (body != null) {
      int start = text.startOf(getCurrentPath().getLeaf());
      op(id -> new Op.FieldAccess(id, region, place(start, start, start), ref, access, receiver, value));
    }
  }

  @Override
  public Value visitAssignment(AssignmentTree tree, Void unused) {
    Value value = known(scan(tree.getExpression(), null));
    return assign(tree.getVariable(), value, Op.Access.WRITE);
  }

  /** Returns nothing that can be discarded: an assignment is not a use of the variable. */
  private Value assign(ExpressionTree tree, Value value, Op.Access access) {
    ExpressionTree target = tree;
    while (target instanceof ParenthesizedTree parenthesized) {
      target = parenthesized.getExpression();
    }
    TreePath path = new TreePath(getCurrentPath(), target);
    Element element = trees.getElement(path);
    if (target instanceof ArrayAccessTree || !(element instanceof VariableElement variable)) {
      scan(target, null);
      use(value, Use.Kind.STORED);
      return NOTHING;
    }
    Integer id = drafts.variableIds.get(element);
    if (id != null) {
      drafts.use(value, new Use(Use.Kind.ASSIGNED, body.id, -1, id));
      drafts.variables.get(id).values().add(access == Op.Access.COMPOUND ? NOTHING : value);
      return NOTHING;
    }
    use(value, Use.Kind.STORED);
    if (element.getKind() == ElementKind.FIELD && element.getEnclosingElement() instanceof TypeElement) {
      Value receiver = target instanceof MemberSelectTree select && !isTypeOrPackage(new TreePath(path, select.getExpression()))
          ? scan(select.getExpression(), null)
          : null;
      FieldRef ref = fieldRef(variable);
      access(ref, access, fieldReceiver(variable, receiver), value);
      FieldDraft draft = drafts.fields.computeIfAbsent(
          ref, r -> new FieldDraft(r, names.ref(variable.asType()), variable.getModifiers(), names.annotations(variable), new ArrayList<>()));
      draft.values().add(access == Op.Access.COMPOUND ? NOTHING : value);
    }
    return NOTHING;
  }

  @Override
  public Value visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
    use(scan(tree.getExpression(), null), Use.Kind.OTHER);
    return assign(tree.getVariable(), NOTHING, Op.Access.COMPOUND);
  }

  @Override
  public Value visitUnary(UnaryTree tree, Void unused) {
    switch (tree.getKind()) {
      case POSTFIX_INCREMENT, POSTFIX_DECREMENT, PREFIX_INCREMENT, PREFIX_DECREMENT:
        return assign(tree.getExpression(), NOTHING, Op.Access.COMPOUND);
      default:
        Value value = scan(tree.getExpression(), null);
        use(value, Use.Kind.OTHER);
        return tree.getKind() == Tree.Kind.UNARY_MINUS && value instanceof Value.Constant constant && constant.value() instanceof Integer number
            ? new Value.Constant(-number)
            : NOTHING;
    }
  }

  @Override
  public Value visitBinary(BinaryTree tree, Void unused) {
    use(scan(tree.getLeftOperand(), null), Use.Kind.OTHER);
    boolean shortCircuits = tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
    if (shortCircuits && body != null) {
      boolean truth = tree.getKind() == Tree.Kind.CONDITIONAL_AND;
      inRegion(guarded(tree.getLeftOperand(), truth), () -> use(scan(tree.getRightOperand(), null), Use.Kind.OTHER));
    } else {
      use(scan(tree.getRightOperand(), null), Use.Kind.OTHER);
    }
    return NOTHING;
  }

  @Override
  public Value visitConditionalExpression(ConditionalExpressionTree tree, Void unused) {
    use(scan(tree.getCondition(), null), Use.Kind.OTHER);
    if (body == null) {
      return NOTHING;
    }
    Value[] values = new Value[2];
    inRegion(guarded(tree.getCondition(), true), () -> values[0] = known(scan(tree.getTrueExpression(), null)));
    inRegion(guarded(tree.getCondition(), false), () -> values[1] = known(scan(tree.getFalseExpression(), null)));
    return new Value.OneOf(List.of(values));
  }

  @Override
  public Value visitTypeCast(TypeCastTree tree, Void unused) {
    return scan(tree.getExpression(), null);
  }

  @Override
  public Value visitNewArray(NewArrayTree tree, Void unused) {
    if (tree.getDimensions() != null) {
      tree.getDimensions().forEach(each -> use(scan(each, null), Use.Kind.OTHER));
    }
    if (tree.getInitializers() == null) {
      return NOTHING;
    }
    List<Value> elements = new ArrayList<>();
    tree.getInitializers().forEach(each -> elements.add(known(scan(each, null))));
    return new Value.Array(elements);
  }

  @Override
  public Value visitLiteral(LiteralTree tree, Void unused) {
    return new Value.Constant(tree.getValue());
  }

  @Override
  public Value visitAnnotation(AnnotationTree tree, Void unused) {
    return null;
  }

  /** Where no visit above says otherwise, a value that meets another one is tested, compared, indexed or the like. */
  @Override
  public Value reduce(Value first, Value second) {
    use(first, Use.Kind.OTHER);
    use(second, Use.Kind.OTHER);
    return null;
  }

  // ---- helpers

  private interface MakeOp {
    Op at(int id);
  }

  private int op(MakeOp make) {
    int id = body.ops.size();
    body.ops.add(make.at(id));
    body.uses.add(null);
    return id;
  }

  private void use(Value value, Use.Kind kind) {
    if (value != null && body != null) {
      drafts.use(value, Use.of(kind, body.id));
    }
  }

  private static Value known(Value value) {
    return value == null ? NOTHING : value;
  }

  private Region guarded(ExpressionTree condition, boolean truth) {
    return new Region.Guarded(body.regions.size(), region, condition == null ? List.of() : facts(condition, truth));
  }

  /** The boolean calls of a condition whose answers are certain once the condition has this truth. */
  private List<Region.Fact> facts(ExpressionTree condition, boolean truth) {
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
    Integer op = condition instanceof IdentifierTree name ? answerKeptIn(name) : callOps.get(condition);
    return op == null ? List.of() : List.of(new Region.Fact(op, truth));
  }

  /** The call whose answer a local variable holds, as in {@code boolean done = f.isDone();}, if nothing else was assigned to it; else null. */
  private Integer answerKeptIn(IdentifierTree name) {
    Element element = trees.getElement(new TreePath(getCurrentPath(), name));
    Integer id = element == null ? null : drafts.variableIds.get(element);
    List<Value> values = id == null ? List.of() : drafts.variables.get(id).values();
    return values.size() == 1 && values.get(0) instanceof Value.Result result && result.body() == body.id && body.ops.get(result.op()) instanceof Op.Call
        ? Integer.valueOf(result.op())
        : null;
  }

  private int push(Region made) {
    body.regions.add(made);
    return made.id();
  }

  private void inRegion(Region made, Runnable read) {
    int outer = region;
    region = push(made);
    read.run();
    region = outer;
  }

  private void inBody(BodyDraft draft, Runnable read) {
    BodyDraft outerBody = body;
    int outerRegion = region;
    Map<Tree, Integer> outerCalls = callOps;
    int outerCode = codeAt;
    body = draft;
    region = 0;
    callOps = new IdentityHashMap<>();
    read.run();
    body = outerBody;
    region = outerRegion;
    callOps = outerCalls;
    codeAt = outerCode;
  }

  private void inStatement(Tree tree, Runnable read) {
    int[] outer = statement;
    int start = text.startOf(tree);
    if (start >= 0) {
      statement = new int[] {start, text.statementEnd(start, false)};
      codeAt = start;
    }
    read.run();
    statement = outer;
  }

  private void suppressing(List<? extends AnnotationTree> annotations, Runnable read) {
    Set<String> outer = suppressed;
    for (AnnotationTree annotation : annotations) {
      if (annotation.getAnnotationType().toString().matches("(java\\.lang\\.)?SuppressWarnings")) {
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

  private Place placeOf(MethodInvocationTree tree) {
    int start = text.startOf(tree);
    int open = text.openOf(tree);
    int nameEnd = text.endOf(tree.getMethodSelect());
    String name = tree.getMethodSelect() instanceof MemberSelectTree select ? select.getIdentifier().toString() : tree.getMethodSelect().toString();
    int named = nameEnd < 0 ? start : nameEnd - name.length();
    return placeOf(named, open < 0 ? named : open, start, text.endOf(tree), statement[0], statement[1]);
  }

  private Place place(int at, int start, int end) {
    return placeOf(at, at, start, end, statement[0], statement[1]);
  }

  private Place placeOf(int at, int code, int start, int end, int statementStart, int statementEnd) {
    int from = Math.max(0, at);
    return new Place(
        text.lineAt(from), text.columnAt(from), text.lineAt(Math.max(0, code)), Math.max(0, start), Math.max(end, Math.max(0, start)), statementStart, statementEnd,
        text.lineAt(Math.max(0, statementStart)), text.lineAt(Math.max(0, statementEnd - 1)), suppressed);
  }
}
