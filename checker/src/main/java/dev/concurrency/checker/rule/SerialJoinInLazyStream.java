package dev.concurrency.checker.rule;

import com.google.auto.service.AutoService;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.context.Chains;
import dev.concurrency.checker.context.Code;
import dev.concurrency.checker.context.ThreadKind;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.Use;
import dev.concurrency.checker.model.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tasks that could run at the same time are waited for one by one: a lazy stream, or a loop, starts the next one when the last one has ended. */
@AutoService(Rule.class)
public final class SerialJoinInLazyStream implements Rule {

  private static final String STREAM = "java.util.stream.Stream";

  private static final Set<ThreadKind> FORBIDDEN = EnumSet.of(ThreadKind.LOOP, ThreadKind.COMMON_POOL, ThreadKind.PARALLEL_STREAM);

  /** Between two steps of a stream these let each element pass by itself; what is not named here may gather them. */
  private static final Set<String> PASSES = Set.of("filter", "peek", "limit", "skip", "distinct", "takeWhile", "dropWhile");

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "Each task is waited for before the next one is started, so that tasks which could run at the same time never do.";
  }

  @Override
  public void check(Body body, Code code, Reporter reporter) {
    for (Op.Call wait : code.calls(body, Verb.BLOCKS)) {
      Entry entry = code.waits().told(wait);
      Value awaited = entry != null && entry.tag().equals("future") ? Chains.continued(wait) : null;
      if (awaited == null || code.waits().isOver(entry, body, wait, null)) {
        continue;
      }
      Op.Call step = stepBefore(body, awaited, code);
      Program.CallSite start = step == null ? startedInRound(body, wait, awaited, code) : startedBy(step, code);
      if (start != null && canRunWithOthers(start, code) && !isToldAnyway(body, start, code)) {
        String message =
            wait.target().shortName() + " waits for what " + start.call().target().shortName()
                + " started before the next one is started: they never run at the same time.";
        Fix fix = step == null ? null : fix(body, start, code);
        reporter.report(Problem.at(body, wait, Probe.SERIAL_WAIT, message).watching(Probe.SERIAL_START, start.body(), start.call()).fixedBy(fix));
      }
    }
  }

  /** The step that starts tasks in {@code stream.map(start).map(future -> future.join())}: an element goes through the whole stream before the next one is taken. */
  private static Op.Call stepBefore(Body body, Value awaited, Code code) {
    Op.Call pass = code.passOver(body);
    boolean isElement =
        pass != null
            && code.program().origin(awaited) instanceof Value.Local local
            && code.program().variable(local.variable()).body() == body.id()
            && code.program().variable(local.variable()).isParameter();
    if (!isElement || !code.pipelines().isPart(pass) || code.pipelines().isParallel(code.program().body(body.use().body()), pass)) {
      return null;
    }
    for (Op.Call step : code.chains().upstream(pass.receiver())) {
      if (step.target().name().equals("map")) {
        return startedBy(step, code) == null ? null : step;
      }
      if (!PASSES.contains(step.target().name())) {
        return null;
      }
    }
    return null;
  }

  private static Program.CallSite startedBy(Op.Call step, Code code) {
    if (!(code.program().origin(step.arguments().get(0)) instanceof Value.Function function)) {
      return null;
    }
    Program.CallSite started = null;
    for (Op op : code.program().body(function.body()).ops()) {
      if (op instanceof Op.Return leave && leave.value() != null) {
        started = code.tasks().behind(leave.value());
      }
    }
    return started;
  }

  /** Started and waited for in one round of a loop over a collection, or of a pass over a stream, where no round needs what an earlier one came to. */
  private static Program.CallSite startedInRound(Body body, Op.Call wait, Value awaited, Code code) {
    Program.CallSite start = code.tasks().behind(awaited);
    Region.Loop loop = body.innermost(wait, Region.Loop.class);
    Use use = code.program().use(body, wait);
    Op.Call made = code.program().call(code.program().origin(awaited));
    boolean isValueWanted = use != null && use.kind() != Use.Kind.DISCARDED && !isVoid(wait, code);
    if (start == null || made == null || !body.calls().contains(made) || !isValueWanted || code.repetition().isLimited(body)) {
      return null;
    }
    if (loop != null) {
      boolean isOverCollection = loop.bound() instanceof Region.Bound.ByInput byInput && code.repetition().isCollection(byInput.over());
      boolean isInRound = body.within(made.region(), loop.id());
      return isOverCollection && isInRound && code.rounds().runsThrough(body, loop) && isIndependent(body, awaited, loop, code) ? start : null;
    }
    Op.Call pass = code.passOver(body);
    boolean isMapped = pass != null && pass.target().name().startsWith("map") && code.pipelines().isPart(pass);
    return isMapped && !code.pipelines().isParallel(code.program().body(body.use().body()), pass) && isIndependent(body, awaited, null, code) ? start : null;
  }

  /** A task for its effect is often meant to come after the one before. */
  private static boolean isVoid(Op.Call wait, Code code) {
    return wait.result().isVoid() || code.program().typeOf(Chains.continued(wait)).arguments().stream().anyMatch(type -> type.name().equals("java.lang.Void"));
  }

  private static boolean isIndependent(Body body, Value awaited, Region.Loop loop, Code code) {
    return code.chains().upstream(awaited).stream().filter(body.calls()::contains).allMatch(call -> code.rounds().isIndependent(body, call, loop));
  }

  /** Where nobody may wait at all, other rules speak of this very wait; so they do where the task's own pool waits for it. */
  private static boolean isToldAnyway(Body body, Program.CallSite start, Code code) {
    Value pool = code.poolOf(start.body(), start.call());
    return AsyncMethods.around(body, code) != null
        || code.contexts().of(body).stream().anyMatch(context -> FORBIDDEN.contains(context.kind()) || pool != null && pool.equals(context.pool()));
  }

  /** Known to run elsewhere, and not on an only thread: else nothing would be gained. */
  private static boolean canRunWithOthers(Program.CallSite start, Code code) {
    if (code.tasks().task(start.call()) < 0) {
      return true;
    }
    ThreadKind kind = code.elsewhere(start.body(), start.call());
    return kind == ThreadKind.COMMON_POOL
        || kind == ThreadKind.VIRTUAL
        || kind == ThreadKind.BLOCKING_OK
        || kind == ThreadKind.BOUNDED && !code.isSingleThread(code.poolOf(start.body(), start.call()));
  }

  /** Starts all before the first wait, where that does not become too much: few elements, or a pool that takes no more than it can bear. */
  private static Fix fix(Body body, Program.CallSite start, Code code) {
    Op.Call pass = code.passOver(body);
    Body pipeline = code.program().body(body.use().body());
    int dot = Texts.dotOf(pipeline, pass);
    boolean hasLimit = !code.threadGrowth().needsThread(start.body(), start.call()) && !UnboundedFanOut.runsWithoutLimit(start, code);
    boolean isBearable = code.repetition().isFew(pass.receiver()) || hasLimit && code.repetition().isFinite(pass);
    if (dot < 0 || !isBearable || pipeline.file() != body.file() || !pass.receiverType().equals(STREAM)) {
      return null;
    }
    String text = pipeline.file().text();
    String lead = text.substring(text.substring(0, dot).stripTrailing().length(), dot);
    boolean isImported = text.contains("import java.util.stream.Collectors;") || text.contains("import java.util.stream.*;");
    String all = ".collect(" + (isImported ? "" : "java.util.stream.") + "Collectors.toList())" + lead + ".stream()" + lead;
    return new Fix("start all tasks before the first one is waited for", Fix.Safety.REVIEW, List.of(new TextEdit(dot, dot, all)));
  }
}
