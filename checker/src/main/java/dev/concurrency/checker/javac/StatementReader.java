package dev.concurrency.checker.javac;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.concurrency.checker.javac.Drafts.VariableDraft;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Place;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.SourceFile;
import dev.concurrency.checker.model.TypeRef;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Reads statements: what runs again and again, only under a condition, or only after a failure. */
abstract class StatementReader extends ExpressionReader {

  StatementReader(Trees trees, TypeNames names, Drafts drafts, SourceText text, SourceFile file) {
    super(trees, names, drafts, text, file);
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
  void block(List<? extends StatementTree> statements) {
    int outer = region;
    for (StatementTree each : statements) {
      scan(each, null);
      ExpressionTree passed = conditionBehind(each);
      if (passed != null) {
        region = push(guarded(passed, false));
      }
    }
    region = outer;
  }

  /** The condition that is false behind a statement; null if there is none. */
  static ExpressionTree conditionBehind(StatementTree tree) {
    if (tree instanceof IfTree branch && branch.getElseStatement() == null && leaves(branch.getThenStatement())) {
      return branch.getCondition();
    }
    return tree instanceof WhileLoopTree loop && !breaks(loop.getStatement()) ? loop.getCondition() : null;
  }

  static boolean leaves(StatementTree tree) {
    if (tree instanceof BlockTree block) {
      return !block.getStatements().isEmpty() && leaves(block.getStatements().get(block.getStatements().size() - 1));
    }
    return tree instanceof ReturnTree || tree instanceof ThrowTree || tree instanceof BreakTree || tree instanceof ContinueTree || tree instanceof YieldTree;
  }

  static boolean breaks(StatementTree tree) {
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

  void local(VariableTree tree, Element element) {
    VariableDraft draft = drafts.variable(element, tree.getName().toString(), names.ref(element == null ? null : element.asType()), body.id, region, -1);
    if (tree.getInitializer() != null) {
      Value value = scan(tree.getInitializer(), null);
      drafts.use(value, new Use(Use.Kind.ASSIGNED, body.id, -1, draft.id()));
      draft.values().add(known(value));
    }
  }

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
  public Value visitBreak(BreakTree tree, Void unused) {
    jump(tree, tree.getLabel(), false);
    return null;
  }

  @Override
  public Value visitContinue(ContinueTree tree, Void unused) {
    jump(tree, tree.getLabel(), true);
    return null;
  }

  private void jump(Tree tree, Name label, boolean again) {
    int left = left(label, again);
    int start = text.startOf(tree);
    op(id -> new Op.Jump(id, region, place(start, start, start), left, again));
  }

  /** The region of the loop that a jump leaves or begins anew, or -1. */
  private int left(Name label, boolean again) {
    int loop = region;
    for (TreePath path = getCurrentPath().getParentPath(); path != null; path = path.getParentPath()) {
      Tree around = path.getLeaf();
      boolean isLoop = around instanceof ForLoopTree || around instanceof EnhancedForLoopTree || around instanceof WhileLoopTree || around instanceof DoWhileLoopTree;
      while (isLoop && loop >= 0 && !(body.regions.get(loop) instanceof Region.Loop)) {
        loop = body.regions.get(loop).parent();
      }
      if (label == null ? isLoop || around instanceof SwitchTree && !again : isLabelled(path, label)) {
        return isLoop ? loop : -1;
      }
      loop = isLoop && loop >= 0 ? body.regions.get(loop).parent() : loop;
    }
    return -1;
  }

  private static boolean isLabelled(TreePath path, Name label) {
    return path.getParentPath().getLeaf() instanceof LabeledStatementTree labelled && labelled.getLabel().contentEquals(label);
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

  void condition(ExpressionTree tree) {
    inStatement(tree, () -> use(scan(tree, null), Use.Kind.OTHER));
  }

  @Override
  public Value visitForLoop(ForLoopTree tree, Void unused) {
    tree.getInitializer().forEach(each -> scan(each, null));
    Region.Bound bound = LoopBounds.of(tree, trees, getCurrentPath());
    inRegion(loop(tree, tree.getStatement(), bound), () -> {
      if (tree.getCondition() != null) {
        condition(tree.getCondition());
      }
      if (bound instanceof Region.Bound.ByInput && tree.getCondition() instanceof BinaryTree comparison) {
        Region.Loop loop = (Region.Loop) body.regions.get(region);
        body.regions.set(region, new Region.Loop(loop.id(), loop.parent(), loop.place(), new Region.Bound.ByInput(limit(LoopBounds.limit(tree, comparison))), -1));
      }
      asLongAs(tree.getCondition(), () -> scan(tree.getStatement(), null));
      tree.getUpdate().forEach(each -> scan(each, null));
    });
    return null;
  }

  /** What the limit of a loop measures, as far as it was read already: the collection of {@code items.size()}, an element for {@code rows[i].length}. */
  Value limit(ExpressionTree tree) {
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

  Value read(VariableElement variable) {
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
    drafts.variable(element, tree.getVariable().getName().toString(), type, body.id, region, -1).values().add(new Value.ElementOf(over[0], type));
    inRegion(loop(tree, tree.getStatement(), LoopBounds.over(over[0])), () -> scan(tree.getStatement(), null));
    return null;
  }

  @Override
  public Value visitWhileLoop(WhileLoopTree tree, Void unused) {
    inRegion(loop(tree, tree.getStatement(), LoopBounds.of(tree.getCondition())), () -> {
      condition(tree.getCondition());
      asLongAs(tree.getCondition(), () -> scan(tree.getStatement(), null));
    });
    return null;
  }

  @Override
  public Value visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
    inRegion(loop(tree, null, LoopBounds.of(tree.getCondition())), () -> {
      scan(tree.getStatement(), null);
      condition(tree.getCondition());
      asLongAs(tree.getCondition(), () -> {});
    });
    return null;
  }

  /** What the loop that is being read does as long as its condition holds. */
  private void asLongAs(ExpressionTree condition, Runnable read) {
    Region.Loop loop = (Region.Loop) body.regions.get(region);
    Region goesOn = guarded(condition, true);
    body.regions.set(region, new Region.Loop(loop.id(), loop.parent(), loop.place(), loop.bound(), goesOn.id()));
    inRegion(goesOn, read);
  }

  /** @param last the statement with which it ends; null if it ends with its condition */
  Region loop(Tree tree, StatementTree last, Region.Bound bound) {
    int start = text.startOf(tree);
    int end = last instanceof BlockTree block ? text.blockEnd(block) : text.statementEnd(start, false);
    Place place = placeOf(start, start, start, end, span(start, end));
    text.remember(tree, place);
    return new Region.Loop(body.regions.size(), region, place, bound, -1);
  }

  @Override
  public Value visitTry(TryTree tree, Void unused) {
    List<String> caught = new ArrayList<>();
    tree.getCatches().forEach(each -> caught.addAll(caughtTypes(each)));
    Place place = wholeOf(tree);
    Region.Try attempt = new Region.Try(body.regions.size(), region, caught, tree.getFinallyBlock() != null, List.of(), place);
    inRegion(attempt, () -> {
      List<Value> resources = new ArrayList<>();
      for (Tree each : tree.getResources()) {
        Value value = scan(each, null);
        Integer variable = each instanceof VariableTree ? drafts.variableIds.get(trees.getElement(new TreePath(getCurrentPath(), each))) : null;
        resources.add(variable == null ? known(value) : new Value.Local(variable));
      }
      body.regions.set(attempt.id(), new Region.Try(attempt.id(), attempt.parent(), caught, attempt.hasFinally(), resources, place));
      scan(tree.getBlock(), null);
    });
    for (CatchTree each : tree.getCatches()) {
      Element element = trees.getElement(new TreePath(new TreePath(getCurrentPath(), each), each.getParameter()));
      TypeRef type = names.ref(element == null ? null : element.asType());
      VariableDraft variable = drafts.variable(element, each.getParameter().getName().toString(), type, body.id, region, -1);
      variable.values().add(new Value.Unknown(type));
      int start = text.startOf(each);
      int blockStart = text.startOf(each.getBlock()) + 1;
      Place clause = placeOf(start, start, start, blockStart, span(start, blockStart));
      inRegion(
          new Region.Catch(body.regions.size(), region, attempt.id(), caughtTypes(each), variable.id(), blockStart, clause),
          () -> scan(each.getBlock(), null));
    }
    if (tree.getFinallyBlock() != null) {
      inRegion(new Region.Finally(body.regions.size(), region, attempt.id()), () -> scan(tree.getFinallyBlock(), null));
    }
    return null;
  }

  /** From {@code try} to the brace that closes its last block. */
  private Place wholeOf(TryTree tree) {
    List<? extends CatchTree> catches = tree.getCatches();
    BlockTree last = tree.getFinallyBlock() != null ? tree.getFinallyBlock() : catches.isEmpty() ? tree.getBlock() : catches.get(catches.size() - 1).getBlock();
    int start = text.startOf(tree);
    int end = text.blockEnd(last);
    return placeOf(start, start, start, end, span(start, end));
  }

  List<String> caughtTypes(CatchTree tree) {
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
    int end = text.statementEnd(start, false);
    Place place = placeOf(start, start, start, end, span(start, end));
    inRegion(new Region.Synchronized(body.regions.size(), region, place, lock[0]), () -> scan(tree.getBlock(), null));
    return null;
  }
}
