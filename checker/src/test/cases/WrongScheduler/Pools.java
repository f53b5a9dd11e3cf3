import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The schedulers of a program, by what they are for. */
final class Pools {
  static final Scheduler COMPUTE = Schedulers.newParallel("compute", 4);
  static final Scheduler WAIT = Schedulers.newBoundedElastic(8, 100, "wait");

  private Pools() {}

  static Scheduler compute() {
    return COMPUTE;
  }
}
