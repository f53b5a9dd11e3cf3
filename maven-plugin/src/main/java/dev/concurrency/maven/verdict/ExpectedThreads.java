package dev.concurrency.maven.verdict;

import dev.concurrency.maven.probe.runtime.ThreadKind.Role;
import java.util.Map;
import java.util.Set;

/** On which threads a rule says that waiting does harm: only there can its findings be confirmed. */
final class ExpectedThreads {

  private static final Set<Role> ANY = Set.of(Role.LOOP, Role.COMMON_POOL);

  private static final Map<String, Set<Role>> BY_RULE =
      Map.of(
          "BlockingOnEventLoop", Set.of(Role.LOOP),
          "BlockingDriverInReactiveStack", Set.of(Role.LOOP),
          "BlockingInAsyncContinuation", ANY,
          "BlockingOnCommonPool", Set.of(Role.COMMON_POOL),
          "WrongScheduler", Set.of(Role.LOOP),
          "ParallelStreamBlocking", Set.of(Role.COMMON_POOL),
          "CpuLoopOnEventLoop", Set.of(Role.LOOP));

  private ExpectedThreads() {}

  static Set<Role> of(String rule) {
    return BY_RULE.getOrDefault(rule, ANY);
  }
}
