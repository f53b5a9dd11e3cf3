package dev.concurrency.checker.context;

import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether code may be there to run once, when the program or an object starts, rather than again and again. */
public final class Once {

  private static final int DEPTH = 4;

  private static final Pattern STARTS = Pattern.compile("(main|run|start|init|set|open|connect|configure|create|make|build|new|launch|deploy|boot|test|before|handlerAdded)([A-Z_].*|[uU]p|ialize.*)?");

  /** Annotations that say nothing of who calls a method, or how often. */
  private static final Set<String> SILENT = Set.of("java.lang.Override", "java.lang.Deprecated", "java.lang.SuppressWarnings", "java.lang.SafeVarargs");

  private final Program program;

  Once(Program program) {
    this.program = program;
  }

  /** Whether the method around a body may run once only. */
  public boolean isPossible(Body body) {
    return isPossible(program.member(body), DEPTH);
  }

  private boolean isPossible(Body method, int depth) {
    if (method.kind() != Body.Kind.METHOD
        || STARTS.matcher(method.method().name()).matches()
        || !SILENT.containsAll(method.annotations())) {
      return true;
    }
    List<Program.CallSite> callers = new ArrayList<>(program.callsOf(method.method()));
    method.overrides().forEach(overridden -> callers.addAll(program.callsOf(overridden)));
    return depth > 0 && !callers.isEmpty() && callers.stream().allMatch(caller -> isOutsideLoops(caller) && isPossible(program.member(caller.body()), depth - 1));
  }

  private static boolean isOutsideLoops(Program.CallSite caller) {
    return !caller.body().isFunction() && caller.body().innermost(caller.call(), Region.Loop.class) == null;
  }
}
