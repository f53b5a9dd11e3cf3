package dev.concurrency.checker.javac;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.concurrency.checker.javac.Drafts.BodyDraft;
import dev.concurrency.checker.javac.Drafts.FieldDraft;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.FieldRef;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Place;
import dev.concurrency.checker.model.SourceFile;
import dev.concurrency.checker.model.TypeRef;
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
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads expressions. A visit returns the value of an expression; whoever asked for it says what becomes of it. */
abstract class ExpressionReader extends TreeReader {

  ExpressionReader(Trees trees, TypeNames names, Drafts drafts, SourceText text, SourceFile file) {
    super(trees, names, drafts, text, file);
  }

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
            : isSpecial(select) || method.getModifiers().contains(Modifier.PRIVATE) ? Op.Dispatch.SPECIAL : Op.Dispatch.VIRTUAL;
    Place place = placeOf(tree);
    return call(tree, method, selfType, dispatch, result, self, arguments, place);
  }

  /** {@code super.run()}, {@code Shape.super.run()}, {@code super()} and {@code this()} call what they name, whatever the object is. */
  private static boolean isSpecial(ExpressionTree select) {
    if (select instanceof IdentifierTree name) {
      return name.getName().contentEquals("super") || name.getName().contentEquals("this");
    }
    ExpressionTree object = select instanceof MemberSelectTree member ? member.getExpression() : null;
    return object instanceof IdentifierTree name
        ? name.getName().contentEquals("super")
        : object instanceof MemberSelectTree outer && outer.getIdentifier().contentEquals("super");
  }

  Value call(
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
    boolean interruptible = names.isInterruptible(method);
    int id = op(at -> new Op.Call(at, region, place, target, receiverType, dispatch, result, mayIgnore, receiver, arguments, interruptible));
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

  List<Value> arguments(ExecutableElement method, List<? extends ExpressionTree> trees) {
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

  boolean isArray(ExpressionTree tree) {
    TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), tree));
    return type != null && (type.getKind() == TypeKind.ARRAY || type.getKind() == TypeKind.NULL);
  }

  boolean isTypeOrPackage(TreePath path) {
    Element element = trees.getElement(path);
    return element != null && (element.getKind().isClass() || element.getKind().isInterface() || element.getKind() == ElementKind.PACKAGE);
  }

  /** An unresolved element; javac gives the array constructor of {@code int[]::new} no class either. */
  static boolean isErroneous(Element element) {
    return element.asType().getKind() == TypeKind.ERROR || !(element.getEnclosingElement() instanceof TypeElement);
  }

  String enclosingSubtype(TypeElement owner) {
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
    // The model does not say which object is around an inner one: what is made within another object than this one is not known by its making.
    boolean withinAnother = false;
    if (tree.getEnclosingExpression() != null) {
      Value around = scan(tree.getEnclosingExpression(), null);
      use(around, Use.Kind.OTHER);
      withinAnother = !(around instanceof Value.This);
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
      value = withinAnother ? new Value.Unknown(type) : value;
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
        Span outer = statement;
        statement = span(start, text.statementEnd(start, true));
        codeAt = expression instanceof MethodInvocationTree invocation ? Math.max(start, text.openOf(invocation)) : start;
        finish(draft, known(scan(expression, null)), start);
        statement = outer;
      } else {
        scan(tree.getBody(), null);
      }
    });
    return new Value.Function(draft.id);
  }

  BodyDraft function(Body.Kind kind) {
    BodyDraft draft = drafts.body(kind);
    TypeMirror type = trees.getTypeMirror(getCurrentPath());
    ExecutableElement method = names.functionalMethod(type);
    draft.functionalType = names.ref(type);
    draft.method = method == null ? new MethodRef("", "", "()V") : names.ref(method);
    draft.returnType = method == null ? TypeRef.UNKNOWN : names.ref(names.functionalResult(type, method));
    draft.enclosing = body == null ? -1 : body.id;
    int start = text.startOf(getCurrentPath().getLeaf());
    settle(draft, start);
    draft.place = place(start, start, text.statementEnd(start, true));
    return draft;
  }

  /** Ends a function whose body is one expression. */
  void finish(BodyDraft draft, Value value, int start) {
    if (draft.returnType.isVoid()) {
      use(value, Use.Kind.VOIDED);
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
    boolean isStatic = target.getModifiers().contains(Modifier.STATIC);
    boolean isNew = target.getKind() == ElementKind.CONSTRUCTOR;
    boolean firstIsReceiver = !isStatic && !isNew && !isBound;
    // Where an array has to be made, javac makes a lambda of the reference, which stands where the reference begins.
    boolean isLambda = names.fillsArray(trees.getTypeMirror(path), target, firstIsReceiver);
    int code = isLambda ? start : isBound ? nullCheckAt(tree.getQualifierExpression()) : codeAt;
    inBody(draft, () -> {
      Value receiver = bound;
      if (firstIsReceiver) {
        receiver = new Value.Local(parameter(draft, qualifierType));
      }
      List<Value> arguments = new ArrayList<>();
      target.getParameters().forEach(each -> arguments.add(new Value.Local(parameter(draft, names.ref(each.asType())))));
      TypeRef result = isNew ? qualifierType : names.ref(target.getReturnType());
      Op.Dispatch dispatch = isStatic ? Op.Dispatch.STATIC : isNew ? Op.Dispatch.SPECIAL : Op.Dispatch.VIRTUAL;
      String receiverType = isStatic || isNew || qualifierType.name().isEmpty() ? names.ref(target).owner() : qualifierType.name();
      int end = Math.max(start, text.statementEnd(start, true));
      finish(draft, call(tree, target, receiverType, dispatch, result, isStatic || isNew ? null : receiver, arguments, placeOf(start, code, start, end, statement)), start);
    });
    return new Value.Function(draft.id);
  }

  /** Before a method reference is made, javac checks its receiver, which has a line of its own; {@code this} and a new object need no check. */
  private int nullCheckAt(ExpressionTree receiver) {
    boolean isNeverNull = receiver instanceof NewClassTree || receiver instanceof IdentifierTree name && (name.getName().contentEquals("this") || name.getName().contentEquals("super"));
    if (isNeverNull) {
      return codeAt;
    }
    int start = text.startOf(receiver);
    return receiver instanceof MethodInvocationTree invocation ? Math.max(start, text.openOf(invocation)) : start;
  }

  int parameter(BodyDraft draft, TypeRef type) {
    int position = draft.parameters.size();
    int id = drafts.variable(null, "argument" + position, type, draft.id, 0, position).id();
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

  Value variable(VariableElement element, Value receiver) {
    if (element.getConstantValue() != null) {
      return new Value.Constant(element.getConstantValue());
    }
    if (element.getKind() == ElementKind.FIELD || element.getKind() == ElementKind.ENUM_CONSTANT) {
      if (!(element.getEnclosingElement() instanceof TypeElement)) {
        return null;
      }
      Value of = fieldReceiver(element, receiver);
      FieldRef ref = fieldRef(element);
      read(ref, of);
      return new Value.OfField(ref, names.ref(element.asType()), of);
    }
    Integer id = drafts.variableIds.get(element);
    return id == null ? new Value.Unknown(names.ref(element.asType())) : new Value.Local(id);
  }

  Value fieldReceiver(VariableElement element, Value receiver) {
    if (element.getModifiers().contains(Modifier.STATIC)) {
      return null;
    }
    return receiver != null ? receiver : new Value.This(enclosingSubtype((TypeElement) element.getEnclosingElement()));
  }

  void read(FieldRef ref, Value receiver) {
    if (body != null) {
      Tree tree = getCurrentPath().getLeaf();
      int start = text.startOf(tree);
      readOps.put(tree, op(id -> new Op.FieldAccess(id, region, place(start, start, start), ref, Op.Access.READ, receiver, null)));
    }
  }

  void write(ExpressionTree variable, FieldRef ref, Op.Access access, Value receiver, Value value) {
    if (body != null) {
      Tree tree = getCurrentPath().getLeaf();
      int start = text.startOf(tree);
      Place place = place(start, start, text.endOf(variable));
      op(id -> new Op.FieldAccess(id, region, place, ref, access, receiver, value));
      text.remember(tree, place);
    }
  }

  @Override
  public Value visitAssignment(AssignmentTree tree, Void unused) {
    Value value = known(scan(tree.getExpression(), null));
    return assign(tree.getVariable(), value, Op.Access.WRITE);
  }

  /** Returns nothing that can be discarded: an assignment is not a use of the variable. */
  Value assign(ExpressionTree tree, Value value, Op.Access access) {
    ExpressionTree target = tree;
    while (target instanceof ParenthesizedTree parenthesized) {
      target = parenthesized.getExpression();
    }
    TreePath path = new TreePath(getCurrentPath(), target);
    Element element = trees.getElement(path);
    if (target instanceof ArrayAccessTree array) {
      writeElement(array, value, access == Op.Access.COMPOUND);
      return NOTHING;
    }
    if (!(element instanceof VariableElement variable)) {
      scan(target, null);
      use(value, Use.Kind.STORED);
      return NOTHING;
    }
    Integer id = drafts.variableIds.get(element);
    if (id != null) {
      drafts.use(value, new Use(Use.Kind.ASSIGNED, body.id, -1, id));
      Value written = access == Op.Access.COMPOUND ? NOTHING : value;
      drafts.variables.get(id).values().add(written);
      int start = text.startOf(target);
      op(at -> new Op.LocalWrite(at, region, place(start, start, text.endOf(tree)), id, written));
      return NOTHING;
    }
    use(value, Use.Kind.STORED);
    if (element.getKind() == ElementKind.FIELD && element.getEnclosingElement() instanceof TypeElement) {
      Value receiver = target instanceof MemberSelectTree select && !isTypeOrPackage(new TreePath(path, select.getExpression()))
          ? scan(select.getExpression(), null)
          : null;
      FieldRef ref = fieldRef(variable);
      write(target, ref, access, fieldReceiver(variable, receiver), value);
      FieldDraft draft = drafts.fields.computeIfAbsent(
          ref, r -> new FieldDraft(r, names.ref(variable.asType()), variable.getModifiers(), names.annotations(variable), new ArrayList<>()));
      draft.values().add(access == Op.Access.COMPOUND ? NOTHING : value);
    }
    return NOTHING;
  }

  private void writeElement(ArrayAccessTree element, Value value, boolean compound) {
    Value array = known(scan(element.getExpression(), null));
    Value index = known(scan(element.getIndex(), null));
    use(array, Use.Kind.OTHER);
    use(index, Use.Kind.OTHER);
    use(value, Use.Kind.STORED);
    if (body != null) {
      Tree tree = getCurrentPath().getLeaf();
      int start = text.startOf(tree);
      Place place = place(start, start, text.endOf(element));
      op(id -> new Op.ElementWrite(id, region, place, array, index, compound));
      text.remember(tree, place);
    }
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
}
