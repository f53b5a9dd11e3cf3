package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ExecutionContext;
import dev.concurrency.checker.context.Locks;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.context.WaitPaths;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.TypeRef;
import java.util.List;
import java.util.Set;

/** A virtual thread waits where it cannot leave its carrier thread. */
@AutoService(Rule.class)
public final class PinnedBlocking implements Rule {

  /** The first JDK with virtual threads, and the first in which a monitor no longer pins them (JEP 491). */
  private static final int VIRTUAL_THREADS_SINCE = 21;
  private static final int MONITORS_UNMOUNT_SINCE = 24;

  /** Not files and consoles: there a virtual thread keeps its carrier thread everywhere. */
  private static final Set<String> UNMOUNTS = Set.of("sleep", "future", "queue", "network", "jdbc", "process", "lock");

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A virtual thread waits where it cannot leave its carrier thread, of which there are about as many as cores.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    if (code.jdk() < VIRTUAL_THREADS_SINCE) {
      return;
    }
    if (body.kind() == Body.Kind.STATIC_INITIALIZER) {
      checkInitialiser(body, code, reporter);
    } else if (code.jdk() < MONITORS_UNMOUNT_SINCE && code.locks().areHeldIn(body)) {
      checkMonitors(body, code, reporter);
    }
  }

  private static void checkInitialiser(Body body, Code code, Reporter reporter) {
    ExecutionContext context = null;
    for (Op.Call call : body.calls()) {
      WaitPaths.Wait wait = wait(body, call, code);
      context = wait == null || context != null ? context : code.initialisers().onVirtualThread(body);
      if (wait != null && context != null) {
        reporter.report(problem(body, call, wait, context, "in the static initialiser of " + TypeRef.simpleName(body.owner())));
      }
    }
  }

  private static void checkMonitors(Body body, Code code, Reporter reporter) {
    ExecutionContext context = code.contexts().of(body, List.of(ThreadKind.VIRTUAL));
    for (Op.Call call : context == null ? List.<Op.Call>of() : body.calls()) {
      boolean inMonitor = code.locks().heldAt(body, call).stream().map(Locks.Held::taken).anyMatch(taken -> taken == null);
      WaitPaths.Wait wait = inMonitor ? wait(body, call, code) : null;
      if (wait != null) {
        reporter.report(problem(body, call, wait, context, "while it holds a monitor"));
      }
    }
  }

  /** The wait that a call leads to, if a virtual thread leaves its carrier for it. A lock is free as a rule; the JDK makes up for the carrier that a monitor's own {@code wait} keeps. */
  private static WaitPaths.Wait wait(Body body, Op.Call call, Code code) {
    WaitPaths.Wait wait = code.paths().behind(body, call, method -> true);
    boolean unmounts = wait != null && UNMOUNTS.contains(wait.entry().tag()) && !wait.isMinor();
    return unmounts && !Set.of("wait", "lock", "lockInterruptibly").contains(wait.call().target().name()) ? wait : null;
  }

  private static Problem problem(Body body, Op.Call call, WaitPaths.Wait wait, ExecutionContext context, String where) {
    String through = wait.call() == call ? "" : ", through " + call.target().shortName() + ",";
    String message =
        wait.call().target().shortName() + " makes a virtual thread wait" + through + " " + where
            + ", where it cannot leave its carrier thread: there are about as many of those as cores, and no other virtual thread can run on this one meanwhile.";
    return Problem.at(body, call, Probe.PINNED_WAIT, message).provedAt(wait.body(), wait.call()).in(context);
  }
}
