package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Field;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Value;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** A volatile field is read and written back in two steps, as if that were one. */
@AutoService(Rule.class)
public final class VolatileCompound implements Rule {

  private static final Set<String> NUMBERS_AND_THE_LIKE =
      Set.of(
          "byte", "short", "char", "int", "long", "float", "double", "boolean", "java.lang.Byte", "java.lang.Short", "java.lang.Character",
          "java.lang.Integer", "java.lang.Long", "java.lang.Float", "java.lang.Double", "java.lang.Boolean", "java.lang.String");

  @Override
  public Severity severity() {
    return Severity.INFO;
  }

  @Override
  public String summary() {
    return "A volatile field is read and then written, and what another thread writes in between is lost.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op op : body.ops()) {
      if (op instanceof Op.FieldAccess write && write.access() != Op.Access.READ && isVolatile(write, code)) {
        Op read = readBefore(body, write, code);
        if (read != null && !code.locks().mayBeHeld(body, write) && !code.confinement().mayHaveOneWriter(body, write.field(), write.receiver())) {
          reporter.report(Problem.at(body, write, read, Probe.LOST_UPDATE, message(body, write, read)));
        }
      }
    }
  }

  private static boolean isVolatile(Op.FieldAccess access, Code code) {
    Field field = code.program().field(access.field());
    return field != null && field.modifiers().contains(Modifier.VOLATILE);
  }

  private static String message(Body body, Op.FieldAccess write, Op read) {
    String name = write.field().name();
    return isTest(body, write, read)
        ? "The volatile field " + name + " is tested and then set: two threads can pass the test before either sets it."
        : "The volatile field " + name + " is read and written back in two steps: what another thread writes in between is lost.";
  }

  /** The read that a write builds on: {@code v++}, {@code v = v + n}, {@code if (!v) v = true}. Null if it builds on none. */
  private static Op readBefore(Body body, Op.FieldAccess write, Code code) {
    if (write.access() == Op.Access.COMPOUND) {
      return write;
    }
    Op read = null;
    for (Op op : body.ops().subList(0, write.id())) {
      boolean reads = op instanceof Op.FieldAccess other && other.access() == Op.Access.READ && isSameField(other, write, code);
      if (reads && (isInValue(body, (Op.FieldAccess) op, write, code) || isTest(body, write, op) && isSwitched(body, write, code))) {
        read = op;
      }
    }
    return read;
  }

  private static boolean isSameField(Op.FieldAccess one, Op.FieldAccess other, Code code) {
    boolean sameObject = one.receiver() == null ? other.receiver() == null : code.program().same(one.receiver(), other.receiver());
    return one.field().equals(other.field()) && sameObject;
  }

  /** On the right-hand side of the assignment, whichever way that goes. Who replaces an object by another is not asked how he came by it. */
  private static boolean isInValue(Body body, Op.FieldAccess read, Op.FieldAccess write, Code code) {
    return read.place().start() > write.place().start()
        && read.place().statementStart() == write.place().statementStart()
        && body.within(write.region(), read.region())
        && NUMBERS_AND_THE_LIKE.contains(code.program().field(write.field()).type().name());
  }

  /** The read is what the condition of an {@code if} around the write looks at. {@code while (running)} is no test, but how long a thread goes on. */
  private static boolean isTest(Body body, Op.FieldAccess write, Op read) {
    return !(body.regions().get(read.region()) instanceof Region.Loop)
        && body.around(write).stream().anyMatch(region -> region instanceof Region.Guarded guarded && guarded.tested().contains(read.id()));
  }

  /**
   * A flag that goes up once, with something else to be done once, rather than a value that is computed again at worst. What is done by the one thread
   * that an atomic variable lets pass is done once anyway.
   */
  private static boolean isSwitched(Body body, Op.FieldAccess write, Code code) {
    boolean isFlag = write.value() instanceof Value.Constant constant && constant.value() instanceof Boolean;
    Region.Guarded guarded = body.innermost(write, Region.Guarded.class);
    return isFlag && body.calls().stream().anyMatch(call -> body.within(call.region(), guarded.id()) && !code.locks().isClaim(call) && !code.locks().mayBeHeld(body, call));
  }
}
