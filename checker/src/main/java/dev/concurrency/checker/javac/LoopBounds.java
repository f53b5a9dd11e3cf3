package dev.concurrency.checker.javac;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.TypeRef;
import dev.concurrency.checker.model.Value;
import java.util.List;
import javax.lang.model.element.VariableElement;

/** How often a loop runs, as far as its header says. */
final class LoopBounds {

  private static final Region.Bound BY_INPUT = new Region.Bound.ByInput(new Value.Unknown(TypeRef.UNKNOWN));

  private LoopBounds() {}

  /** A for-each over an array that is written out runs as often as it has elements. */
  static Region.Bound over(Value collection) {
    return collection instanceof Value.Array array ? new Region.Bound.Times(array.elements().size()) : new Region.Bound.ByInput(collection);
  }

  /** {@code while (true)} is endless; a condition that calls something asks whether there is more. */
  static Region.Bound of(ExpressionTree condition) {
    ExpressionTree bare = condition;
    while (bare instanceof ParenthesizedTree parenthesized) {
      bare = parenthesized.getExpression();
    }
    if (bare instanceof LiteralTree literal && Boolean.TRUE.equals(literal.getValue())) {
      return new Region.Bound.Endless();
    }
    boolean[] calls = new boolean[1];
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        calls[0] = true;
        return null;
      }
    }.scan(bare, null);
    return calls[0] ? new Region.Bound.UntilConsumed() : BY_INPUT;
  }

  /** {@code for (int i = 0; i < 10; i++)} runs ten times; steps other than one are taken as one. */
  static Region.Bound of(ForLoopTree loop, Trees trees, TreePath path) {
    if (loop.getCondition() == null) {
      return new Region.Bound.Endless();
    }
    if (!(loop.getCondition() instanceof BinaryTree comparison)) {
      return of(loop.getCondition());
    }
    Long limit = constant(comparison.getRightOperand(), trees, new TreePath(path, comparison));
    Long start = start(loop.getInitializer(), trees, path);
    if (limit == null || start == null) {
      return BY_INPUT;
    }
    boolean upwards = comparison.getKind() == Tree.Kind.LESS_THAN || comparison.getKind() == Tree.Kind.LESS_THAN_EQUAL || comparison.getKind() == Tree.Kind.NOT_EQUAL_TO;
    boolean downwards = comparison.getKind() == Tree.Kind.GREATER_THAN || comparison.getKind() == Tree.Kind.GREATER_THAN_EQUAL;
    return upwards || downwards ? new Region.Bound.Times(Math.abs(limit - start) + 1) : BY_INPUT;
  }

  /** What a loop runs up to, or, if it counts down, what it starts from. */
  static ExpressionTree limit(ForLoopTree loop, BinaryTree comparison) {
    boolean downwards = comparison.getKind() == Tree.Kind.GREATER_THAN || comparison.getKind() == Tree.Kind.GREATER_THAN_EQUAL;
    return downwards && loop.getInitializer().size() == 1 && loop.getInitializer().get(0) instanceof VariableTree variable && variable.getInitializer() != null
        ? variable.getInitializer()
        : comparison.getRightOperand();
  }

  private static Long start(List<? extends StatementTree> initializers, Trees trees, TreePath path) {
    return initializers.size() == 1 && initializers.get(0) instanceof VariableTree variable && variable.getInitializer() != null
        ? constant(variable.getInitializer(), trees, new TreePath(path, variable))
        : null;
  }

  private static Long constant(ExpressionTree tree, Trees trees, TreePath parent) {
    if (tree instanceof LiteralTree literal) {
      return literal.getValue() instanceof Number number ? number.longValue() : null;
    }
    if (tree instanceof BinaryTree product && product.getKind() == Tree.Kind.MULTIPLY) {
      TreePath path = new TreePath(parent, tree);
      Long left = constant(product.getLeftOperand(), trees, path);
      Long right = constant(product.getRightOperand(), trees, path);
      return left == null || right == null ? null : left * right;
    }
    return trees.getElement(new TreePath(parent, tree)) instanceof VariableElement variable && variable.getConstantValue() instanceof Number number
        ? number.longValue()
        : null;
  }
}
