package dev.concurrency.maven.probe;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.probe.runtime.SiteSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Findings that no rule made: correct code with each place flagged for each probe that could be asked there. None of them may be confirmed.
 *
 * <p>Left out is what only a rule can tell, because what the probe then sees is no defect everywhere:
 *
 * <ul>
 *   <li>{@code BUSY_LOOP}, {@code POLLING_LOOP}: any loop with work goes round often; the rule flags those that do nothing.
 *   <li>{@code CONFLICT}: concurrent objects may be changed by two threads at once; the rule flags objects made for one thread. Here, those of such classes.
 *   <li>{@code BLOCKING_CALL}, {@code ACTOR_WAIT}, {@code CALLER_WAIT}, {@code HELD_WAIT}: the first call of anything may wait until its classes are there; the rule flags
 *       what is known to wait. Here, what waits for other threads by its name, and what a broken twin calls. What of it waits for the world outside is told by the broken
 *       twins alone: {@code URI.create} does not become slow.
 *   <li>{@code POOL_GROWTH}: a scheduled pool has a core and no more; the rule flags pools that were given a maximum. Here, those made with a constructor.
 *   <li>{@code IN_FLIGHT}: a pool whose queue has room for 400 tasks has 400 in flight; the rule asks where the pool is made. Here, what completes, and the calls of a broken
 *       twin.
 *   <li>{@code SERIAL_WAIT}: asking again when the answer is there is no defect; the rule flags one pass over a stream. Here, the calls of a broken twin.
 *   <li>{@code CREATION}: eight objects of a class are no defect; the rule flags pools and clients. Here, what a broken twin makes too many of.
 *   <li>{@code ACTOR_STATE}, {@code STALE_TEST}, {@code ARGUMENT_NEVER_SUBSCRIBED}, {@code PROXIED_*}: the calls of a broken twin, where the fixed one has them too.
 *   <li>{@code DISCARDED_RESULT}: a chain with a function that is given failures tells somebody, and its last result fails all the same.
 *   <li>{@code HELD_WAIT}: waiting for a signal gives the lock back.
 * </ul>
 */
final class PseudoFindings {

  private static final Set<String> ASYNC =
      Set.of(
          "java/util/concurrent/CompletableFuture", "java/util/concurrent/CompletionStage", "java/util/concurrent/Future", "io/vertx/core/Future",
          "reactor/core/publisher/Mono", "reactor/core/publisher/Flux", "io/smallrye/mutiny/Uni", "io/reactivex/rxjava3/core/Single");
  private static final Set<String> TASKS = Set.of("java/lang/Runnable", "java/util/concurrent/Callable", "java/util/function/Supplier");
  private static final Set<String> FOR_ONE_THREAD =
      Set.of("java.util.ArrayList", "java.util.HashMap", "java.util.LinkedList", "java.util.ArrayDeque", "java.lang.StringBuilder", "java.text.SimpleDateFormat");
  private static final Set<String> WAITS = Set.of("get", "join", "await", "sync", "getUnchecked", "invokeAll", "block", "sleep", "take", "put", "acquire", "wait", "poll");
  private static final Set<String> SIGNALS = Set.of("wait", "await", "awaitNanos", "awaitUninterruptibly", "awaitUntil");
  private static final Pattern COMPLETES = Pattern.compile("(Future|Stage|Promise|Thread)$");
  private static final Pattern CLOSEABLE = Pattern.compile("^java\\.(io|nio|net|sql)\\.");
  private static final String LAMBDA = "lambda$";

  private final List<ClassNode> types;
  private final List<Finding> real;
  private final List<CallSite> calls;
  private final List<Finding> made = new ArrayList<>();

  private PseudoFindings(List<ClassNode> types, List<Finding> real) {
    this.types = types;
    this.real = real;
    this.calls = types.stream().flatMap(type -> CallSite.of(type).stream()).filter(PseudoFindings::isOfSource).toList();
  }

  /**
   * @param types the classes of one source file
   * @param real what the broken twins were flagged for
   */
  static List<Finding> of(List<ClassNode> types, List<Finding> real) {
    PseudoFindings findings = new PseudoFindings(types, real);
    findings.calls.forEach(findings::call);
    findings.pairs();
    types.forEach(findings::places);
    return findings.made;
  }

  private void call(CallSite call) {
    for (Probe probe : waits(call) ? new Probe[] {Probe.BLOCKING_CALL, Probe.ACTOR_WAIT} : new Probe[0]) {
      if (isRealOf(call, Probe.OUTSIDE_WAIT)) {
        add(call.site(probe), call.site(Probe.OUTSIDE_WAIT));
      } else {
        add(call.site(probe));
      }
    }
    Type result = call.name().equals("<init>") ? Type.getObjectType(call.owner().replace('.', '/')) : Type.getReturnType(call.descriptor());
    if (waits(call) && isAsync(call.method()) && !call.method().name.startsWith(LAMBDA) && call.instruction() instanceof MethodInsnNode) {
      add(call.site(Probe.CALLER_WAIT));
    }
    if (result.getSort() == Type.OBJECT && isDropped(call)) {
      add(call.site(Probe.NEVER_SUBSCRIBED));
      addIf(call, Probe.DISCARDED_RESULT, !Faults.chain(call.type(), call.method(), (MethodInsnNode) call.instruction()).isHandled());
    }
    addIf(call, Probe.IN_FLIGHT, isRealOf(call, Probe.IN_FLIGHT) || COMPLETES.matcher(result.getClassName()).find() && !call.name().equals("currentThread"));
    addIf(call, Probe.DROPPED_FAILURE, call.name().startsWith("subscribe"));
    addIf(call, Probe.PERIODIC_TASK, call.name().startsWith("schedule"));
    addIf(call, Probe.LIVE_THREADS, takesTask(call) || call.name().equals("start"));
    addIf(call, Probe.TIMED_WAIT, call.descriptor().contains("JLjava/util/concurrent/TimeUnit;"));
    addIf(call, Probe.POOL_WAIT, isNamedLikeAWait(call));
    addIf(call, Probe.FOREIGN_UNLOCK, call.name().equals("unlock"));
    addIf(call, Probe.POOL_GROWTH, makesPool(call) && call.name().equals("<init>"));
    addIf(call, Probe.THREAD_REUSE, makesPool(call));
    addIf(call, Probe.CONFLICT, FOR_ONE_THREAD.contains(call.owner()) && !call.name().equals("<init>"));
    for (Probe same : new Probe[] {Probe.CREATION, Probe.ACTOR_STATE, Probe.ARGUMENT_NEVER_SUBSCRIBED}) {
      addIf(call, same, isRealOf(call, same));
    }
    if (isNamedLikeAWait(call)) {
      add(call.site(Probe.INTERRUPT), call.site(Probe.INTERRUPTED_BODY));
    }
  }

  /** What takes two places, of one source file. */
  private void pairs() {
    pair(call -> call.name().endsWith("Timeout"), Probe.TIMEOUT_STAGE, this::takesTask, Probe.TASK);
    pair(call -> isRealOf(call, Probe.SERIAL_WAIT), Probe.SERIAL_WAIT, call -> isRealOf(call, Probe.SERIAL_START), Probe.SERIAL_START);
    pair(PseudoFindings::isNamedLikeAWait, Probe.LOOP_WAIT, call -> takesTask(call) || isRealOf(call, Probe.LOOP_TASK), Probe.LOOP_TASK);
    pair(call -> waits(call) && !SIGNALS.contains(call.name()), Probe.HELD_WAIT, call -> call.name().equals("lock") || call.name().equals("lockInterruptibly"), Probe.LOCK);
    pair(call -> isRealOf(call, Probe.STALE_TEST), Probe.STALE_TEST, call -> isRealOf(call, Probe.TEST), Probe.TEST);
    for (MethodNode method : types.stream().flatMap(type -> type.methods.stream()).toList()) {
      int[] lines = lines(method);
      boolean isLocked = (method.access & Opcodes.ACC_SYNCHRONIZED) != 0 || any(method, instruction -> instruction.getOpcode() == Opcodes.MONITORENTER);
      boolean closes = any(method, instruction -> instruction instanceof MethodInsnNode call && call.name.equals("close"));
      for (CallSite call : calls) {
        if (lines != null && isLocked && call.method() == method && waits(call) && !SIGNALS.contains(call.name())) {
          add(call.site(Probe.HELD_WAIT), lines(call.type(), Probe.MONITOR, lines[0], lines[1]));
        }
        if (lines != null && closes && (CLOSEABLE.matcher(call.owner()).find() || isRealOf(call, Probe.USE_AFTER_CLOSE))) {
          add(call.site(Probe.USE_AFTER_CLOSE), lines(call.type(), Probe.RESOURCE_CLOSE, lines[0], lines[1]));
        }
      }
    }
    for (Finding finding : real.stream().filter(one -> !one.sites().isEmpty()).toList()) {
      Site proxied = finding.sites().get(0);
      for (CallSite call : calls) {
        if ((proxied.probe() == Probe.PROXIED_CALL || proxied.probe() == Probe.PROXIED_RESULT) && isSame(call, proxied)) {
          Site at = call.site(Probe.PROXIED_BODY);
          types.stream()
              .filter(type -> type.methods.stream().anyMatch(method -> method.name.equals(call.name()) && method.desc.equals(call.descriptor())))
              .forEach(type -> add(call.site(proxied.probe()), named(at, type.name.replace('/', '.'))));
        }
      }
    }
  }

  private void pair(Predicate<CallSite> first, Probe probe, Predicate<CallSite> second, Probe companion) {
    for (CallSite one : calls) {
      for (CallSite other : calls) {
        if (one != other && first.test(one) && second.test(other)) {
          add(one.site(probe), other.site(companion));
        }
      }
    }
  }

  /** What is no call. */
  private void places(ClassNode type) {
    for (SiteSpec loop : InstrumentedClasses.everyLoop(type)) {
      add(lines(type, Probe.CPU_LOOP, loop.statementStart(), loop.statementEnd()));
    }
    for (MethodNode method : type.methods) {
      int[] lines = lines(method);
      int line = 0;
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof LineNumberNode number) {
          line = number.line;
        }
        if (instruction.getOpcode() == Opcodes.ARETURN && isAsync(method)) {
          add(lines(type, Probe.NULL_RESULT, line, line));
        }
        if (lines != null && instruction instanceof FieldInsnNode field && Accesses.isWrite(field, field.name) && !method.name.startsWith("<")) {
          Site update = lines(type, Probe.LOST_UPDATE, lines[0], line);
          String owner = field.owner.replace('/', '.');
          add(new Site(Probe.LOST_UPDATE, update.topLevelClass(), update.sourceFile(), line, lines[0], line, owner, field.name, "", 0));
        }
      }
    }
  }

  private void addIf(CallSite call, Probe probe, boolean condition) {
    if (condition) {
      add(call.site(probe));
    }
  }

  /** As if a rule had flagged it that forbids waiting on loops and in the common pool alike. */
  private void add(Site... sites) {
    Site first = sites[0];
    String id = first.probe() + "@" + first.sourceFile() + ":" + first.line() + ":" + first.name() + "#" + made.size();
    made.add(
        new Finding(
            id, "BlockingInAsyncContinuation", Severity.ERROR, "", first.sourceFile(), first.line(), 1, first.statementStart(), first.statementEnd(), 0, 0,
            first.topLevelClass(), "", "", List.of(), List.of(sites), List.of()));
  }

  private static Site lines(ClassNode type, Probe probe, int from, int to) {
    String name = type.name.replace('/', '.');
    int nested = name.indexOf('$');
    return new Site(probe, nested < 0 ? name : name.substring(0, nested), type.sourceFile, from, from, to, "", "", "", 0);
  }

  private static Site named(Site site, String owner) {
    return new Site(
        site.probe(), site.topLevelClass(), site.sourceFile(), site.line(), site.statementStart(), site.statementEnd(), owner, site.name(), site.descriptor(), 0);
  }

  /** Of all that is called {@code get}, what a future has. */
  private static boolean isNamedLikeAWait(CallSite call) {
    return WAITS.contains(call.name()) && (!call.name().equals("get") || call.owner().startsWith("java.util.concurrent."));
  }

  private boolean waits(CallSite call) {
    return isNamedLikeAWait(call)
        || isRealOf(call, Probe.BLOCKING_CALL) || isRealOf(call, Probe.ACTOR_WAIT) || isRealOf(call, Probe.CALLER_WAIT) || isRealOf(call, Probe.HELD_WAIT);
  }

  private boolean isRealOf(CallSite call, Probe probe) {
    return real.stream().flatMap(finding -> finding.sites().stream()).anyMatch(site -> site.probe() == probe && isSame(call, site));
  }

  private static boolean isSame(CallSite call, Site site) {
    return call.name().equals(site.name()) && call.descriptor().equals(site.descriptor());
  }

  /** Not what makes a lambda expression, nor the call of the superclass's constructor. */
  private static boolean isOfSource(CallSite call) {
    boolean creates = !call.name().equals("<init>") || !(call.instruction() instanceof MethodInsnNode made) || NewExpressions.allocation(made) != null;
    return creates && !call.name().startsWith(LAMBDA);
  }

  private static boolean isDropped(CallSite call) {
    AbstractInsnNode next = call.instruction().getNext();
    while (next != null && next.getOpcode() < 0) {
      next = next.getNext();
    }
    return call.instruction() instanceof MethodInsnNode && next != null && next.getOpcode() == Opcodes.POP;
  }

  private static boolean isAsync(MethodNode method) {
    Type result = Type.getReturnType(method.desc);
    return result.getSort() == Type.OBJECT && ASYNC.contains(result.getInternalName());
  }

  private boolean takesTask(CallSite call) {
    for (Type parameter : Type.getArgumentTypes(call.descriptor())) {
      if (parameter.getSort() == Type.OBJECT && TASKS.contains(parameter.getInternalName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean makesPool(CallSite call) {
    return call.owner().equals("java.util.concurrent.Executors") || call.owner().endsWith("ThreadPoolExecutor") && call.name().equals("<init>");
  }

  private static boolean any(MethodNode method, Predicate<AbstractInsnNode> what) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (what.test(instruction)) {
        return true;
      }
    }
    return false;
  }

  /** The first and last line; null if there are none. */
  private static int[] lines(MethodNode method) {
    int[] lines = null;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LineNumberNode number) {
        lines = lines == null ? new int[] {number.line, number.line} : new int[] {Math.min(lines[0], number.line), Math.max(lines[1], number.line)};
      }
    }
    return lines;
  }
}
