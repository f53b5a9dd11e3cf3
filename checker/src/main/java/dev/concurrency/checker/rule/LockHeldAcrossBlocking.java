package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Chains;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.Locks;
import dev.concurrency.checker.context.Waits;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Place;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.TypeRef;
import dev.concurrency.checker.model.Value;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A thread waits for something slow while it holds a lock, and so does everybody who wants the lock. */
@AutoService(Rule.class)
public final class LockHeldAcrossBlocking implements Rule {

  /** Not files and consoles: a lock is often there to protect them. */
  private static final Set<String> SLOW = Set.of("sleep", "future", "queue", "network", "jdbc", "process", "lock");

  private static final Set<String> WAITS_FOR_SIGNAL = Set.of("wait", "await", "awaitNanos", "awaitUninterruptibly", "awaitUntil", "timedWait");

  private static final Pattern ON_PURPOSE = Pattern.compile("^Slow|^Delayed|^Sleepy|RateLimit|Throttl");

  private static final Set<String> BEGIN_OR_END = Set.of("init", "initialize", "start", "stop", "close", "shutdown", "shutdownNow", "destroy");

  private static final int DEPTH = 3;

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A call that waits is made while a lock is held, and everybody who wants the lock waits with it.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    boolean isInitialiser = body.kind() == Body.Kind.CONSTRUCTOR || body.kind() == Body.Kind.INITIALIZER || body.kind() == Body.Kind.STATIC_INITIALIZER;
    if (isInitialiser || !code.locks().areHeldIn(body) || isBeginOrEnd(body) || isSlowOnPurpose(body)) {
      return;
    }
    for (Op.Call call : body.calls()) {
      List<Locks.Held> held = code.locks().heldAt(body, call);
      if (held.isEmpty() || isInitialisation(body, call)) {
        continue;
      }
      Program.CallSite slow = isDoneBefore(body, call, code) ? null : slow(body, call, code, DEPTH);
      Locks.Held lock = slow == null ? null : held.stream().filter(one -> isPlain(one) && !protects(one, body, slow, code)).findFirst().orElse(null);
      if (lock != null) {
        reporter.report(problem(body, call, slow, lock, code));
      }
    }
  }

  /** The call that waits: this one, or one in a method that it certainly runs. Null if there is none. */
  private static Program.CallSite slow(Body body, Op.Call call, Code code, int depth) {
    Body target = code.targets().of(call);
    if (target == null) {
      Waits.Wait wait = code.waits().of(call);
      boolean waits =
          wait != null
              && !wait.isInferred()
              && SLOW.contains(wait.entry().tag())
              && !code.waits().isOver(wait, body, call, null);
      return waits ? new Program.CallSite(body, call) : null;
    }
    if (depth > 0) {
      for (Op.Call inner : target.calls()) {
        Program.CallSite found = slow(target, inner, code, depth - 1);
        if (found != null && !isInitialisation(target, inner) && !isSignal(found.call()) && !isForNoTime(call, target, found, code)) {
          return found;
        }
      }
    }
    return null;
  }

  /** {@code next(0)}, where {@code next} sleeps as long as it is told. */
  private static boolean isForNoTime(Op.Call call, Body target, Program.CallSite wait, Code code) {
    return wait.body() == target
        && wait.call().arguments().stream()
            .filter(Value.Local.class::isInstance)
            .mapToInt(time -> target.parameters().indexOf(((Value.Local) time).variable()))
            .anyMatch(
                parameter -> parameter >= 0
                    && parameter < call.arguments().size()
                    && isZero(code.program().number(call.arguments().get(parameter))));
  }

  private static boolean isZero(Number number) {
    return number != null && number.longValue() == 0;
  }

  /** Names of classes that are there to wait. */
  private static boolean isSlowOnPurpose(Body body) {
    return ON_PURPOSE.matcher(TypeRef.simpleName(body.owner())).find();
  }

  /** {@code synchronized void start()} and the like: run once, and nobody has anything else to do with the object meanwhile. */
  private static boolean isBeginOrEnd(Body body) {
    return body.kind() == Body.Kind.METHOD && BEGIN_OR_END.contains(body.method().name());
  }

  /** {@code if (write.isDone()) check(write)}, where it is {@code check} that asks for the result. */
  private static boolean isDoneBefore(Body body, Op.Call call, Code code) {
    return body.around(call).stream()
        .filter(region -> region instanceof Region.Guarded)
        .flatMap(region -> ((Region.Guarded) region).tested().stream())
        .map(tested -> body.ops().get(tested))
        .anyMatch(
            test -> test instanceof Op.Call asked
                && code.is(Verb.TELLS_DONE, asked)
                && call.arguments().stream().anyMatch(argument -> code.program().same(argument, asked.receiver())));
  }

  /** A monitor, or a lock of this process. One that a library makes in its own way, such as one that several processes share, guards slow things on purpose. */
  private static boolean isPlain(Locks.Held held) {
    return held.taken() == null || held.taken().receiverType().startsWith("java.");
  }

  private static boolean isSignal(Op.Call call) {
    return WAITS_FOR_SIGNAL.contains(call.target().name()) && call.receiver() != null;
  }

  /**
   * Whether the lock is given up meanwhile, as by {@code wait} and {@code await}, or is there to protect the very thing that is waited for. A condition
   * of which it is not known to what lock it belongs may belong to this one.
   */
  private static boolean protects(Locks.Held held, Body body, Program.CallSite slow, Code code) {
    Program program = code.program();
    if (slow.body() != body || slow.call().receiver() == null) {
      return false;
    }
    if (isSignal(slow.call()) && !code.program().isSubtype(slow.call().receiverType(), "java.util.concurrent.CountDownLatch")) {
      Op.Call made = program.call(program.origin(slow.call().receiver()));
      boolean isKnown = made != null && made.target().name().equals("newCondition");
      boolean isMonitor = slow.call().target().name().equals("wait");
      return isMonitor ? program.same(slow.call().receiver(), held.lock()) : !isKnown || program.sameOrAskedTwice(made.receiver(), held.lock());
    }
    for (Value at = slow.call().receiver(); at != null; ) {
      if (program.same(at, held.lock())) {
        return true;
      }
      Op.Call made = program.call(program.origin(at));
      at = made == null ? null : Chains.continued(made);
    }
    return false;
  }

  /** {@code if (client == null) client = connect();}: once, and who comes meanwhile needs the result. */
  private static boolean isInitialisation(Body body, Op call) {
    for (Region region : body.around(call)) {
      if (region instanceof Region.Guarded guarded && guarded.tested().stream().anyMatch(tested -> isSetIn(body, guarded, body.ops().get(tested)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSetIn(Body body, Region.Guarded guarded, Op tested) {
    return tested instanceof Op.FieldAccess read
        && body.ops().stream()
            .anyMatch(
                op -> op instanceof Op.FieldAccess write
                    && write.access() != Op.Access.READ
                    && write.field().equals(read.field())
                    && body.within(write.region(), guarded.id()));
  }

  private static Problem problem(Body body, Op.Call call, Program.CallSite slow, Locks.Held lock, Code code) {
    String what = lock.taken() == null ? "a monitor" : "a lock";
    String through = slow.call() == call ? "" : ", through " + call.target().shortName() + ",";
    String message = slow.call().target().shortName() + " waits" + through + " while this thread holds " + what + ": everybody who wants it waits as well.";
    Problem problem = Problem.at(body, call, Probe.HELD_WAIT, message).provedAt(slow.body(), slow.call());
    problem = problem.mayTakeLonger(code.waits().of(slow.call()).entry(), slow.body(), slow.call());
    Place lines = lock.monitor() == null ? body.lines() : lock.monitor().place();
    return lock.taken() == null ? problem.watching(Probe.MONITOR, body, lines) : problem.watching(Probe.LOCK, body, lock.taken());
  }
}
