package dev.concurrency.checker.context;

import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Field;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Whether one round of a loop, or of a pass over a stream, can need what an earlier round came to. Where that is not known, it can. */
public final class Rounds {

  private static final int DEPTH = 5;

  /** The model knows no jumps. */
  private static final Pattern JUMP = Pattern.compile("\\b(break|continue|return|throw)\\b");

  private final Program program;

  Rounds(Program program) {
    this.program = program;
  }

  /** Whether a loop runs through all its rounds, whatever happens in them, as far as its text tells. */
  public boolean runsThrough(Body body, Region.Loop loop) {
    return !JUMP.matcher(block(body.file().text().substring(loop.place().start(), loop.place().end()))).find();
  }

  /** A loop up to the brace that ends its block; all of the text if it has none. */
  private static String block(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
      if (depth == 0 && c == '}') {
        return text.substring(0, i + 1);
      }
    }
    return text;
  }

  /**
   * Whether a call of a round gets nothing that another round has changed.
   *
   * @param loop the loop; null if each run of the body is a round
   */
  public boolean isIndependent(Body body, Op.Call call, Region.Loop loop) {
    List<Value> inputs = new ArrayList<>(call.arguments());
    inputs.add(call.receiver());
    return inputs.stream().allMatch(input -> isIndependent(body, input, loop, DEPTH));
  }

  private boolean isIndependent(Body body, Value input, Region.Loop loop, int depth) {
    if (input == null || input instanceof Value.Constant || input instanceof Value.This || input instanceof Value.ElementOf) {
      return true;
    }
    if (depth == 0) {
      return false;
    }
    if (input instanceof Value.Local local) {
      return isIndependent(body, program.variable(local.variable()), loop, depth);
    }
    if (input instanceof Value.OfField read) {
      Field field = program.field(read.field());
      return field == null || field.hasOneValue() || field.values().isEmpty();
    }
    if (input instanceof Value.Array array) {
      return array.elements().stream().allMatch(element -> isIndependent(body, element, loop, depth - 1));
    }
    if (input instanceof Value.Function function) {
      return isIndependent(program.body(function.body()), loop, depth - 1);
    }
    Op.Call made = program.call(input);
    if (made == null) {
      return false;
    }
    List<Value> parts = new ArrayList<>(made.arguments());
    parts.add(made.receiver());
    return parts.stream().allMatch(part -> isIndependent(body, part, loop, depth - 1));
  }

  private boolean isIndependent(Body body, Variable variable, Region.Loop loop, int depth) {
    if (variable.values().size() > 1 || variable.isParameter() && !variable.values().isEmpty()) {
      return false;
    }
    boolean isChanged =
        variable.uses().stream()
            .anyMatch(use -> use.kind() == Use.Kind.RECEIVER && changes(use) && (loop == null || use.body() != body.id() || isIn(body, use, loop)));
    boolean isOfThisRound = variable.values().size() == 1 && isMadeIn(body, variable.values().get(0), loop);
    if (isChanged && !isOfThisRound) {
      return false;
    }
    return variable.values().isEmpty() || variable.values().get(0) instanceof Value.Unknown || isIndependent(body, variable.values().get(0), loop, depth - 1);
  }

  /** A call on an object whose result nobody wants, or that takes something in: it may change the object. */
  private boolean changes(Use use) {
    Body user = program.body(use.body());
    Op.Call call = (Op.Call) user.ops().get(use.op());
    Use result = program.use(user, call);
    return call.target().returnType().equals("void") || result != null && result.kind() == Use.Kind.DISCARDED;
  }

  private static boolean isIn(Body body, Use use, Region.Loop loop) {
    return body.within(body.ops().get(use.op()).region(), loop.id());
  }

  private static boolean isMadeIn(Body body, Value value, Region.Loop loop) {
    return value instanceof Value.ElementOf
        || value instanceof Value.Result made && made.body() == body.id() && (loop == null || body.within(body.ops().get(made.op()).region(), loop.id()));
  }

  /** What a lambda reads from around it. */
  private boolean isIndependent(Body function, Region.Loop loop, int depth) {
    Body around = function.enclosing() < 0 ? function : program.body(function.enclosing());
    for (Op op : function.ops()) {
      List<Value> read = new ArrayList<>();
      if (op instanceof Op.Call call) {
        read.addAll(call.arguments());
        read.add(call.receiver());
      } else if (op instanceof Op.Return leave) {
        read.add(leave.value());
      } else if (op instanceof Op.FieldAccess access && access.access() != Op.Access.READ) {
        return false;
      }
      for (Value value : read) {
        boolean isOwn = value instanceof Value.Local local && program.variable(local.variable()).body() == function.id();
        boolean isInside = value instanceof Value.Result result && result.body() == function.id();
        if (!isOwn && !isInside && !isIndependent(around, value, loop, depth)) {
          return false;
        }
      }
    }
    return true;
  }
}
