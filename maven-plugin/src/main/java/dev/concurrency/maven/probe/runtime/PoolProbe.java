package dev.concurrency.maven.probe.runtime;

import java.util.concurrent.ThreadPoolExecutor;

/** What is asked, at each look, of the pools that a place in the code makes: of what the call returned or, if it returns nothing, of what it was called on. */
abstract class PoolProbe extends SiteProbe {

  private final MadeObjects pools = new MadeObjects();

  PoolProbe(SiteSpec site) {
    super(site);
  }

  /** Called on the agent's thread alone. */
  abstract void look(ThreadPoolExecutor pool);

  /** The pool that an object is, or has inside; null if there is none. */
  ThreadPoolExecutor poolIn(Object made) {
    return made instanceof ThreadPoolExecutor pool ? pool : null;
  }

  @Override
  void returned(Visit visit, int position, Object result) {
    pools.add(result == null ? visit.subject : result);
  }

  @Override
  void look(long now) {
    for (Object made : pools.alive()) {
      ThreadPoolExecutor pool = poolIn(made);
      if (pool != null) {
        look(pool);
      }
    }
  }

  @Override
  void finish(long now) {
    look(now);
  }
}
