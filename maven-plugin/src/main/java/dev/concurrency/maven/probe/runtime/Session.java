package dev.concurrency.maven.probe.runtime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The sites of this JVM, their probes, and what has to be said about them. Thread-safe. */
final class Session implements Registry {

  private static final int MOST_ERRORS = 20;

  private final EvidenceLog log;
  private final Provocation provocation;
  private final Map<SiteSpec, SiteProbe> probes = new LinkedHashMap<>();
  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private final IdentityMap<Set<ConflictProbe.Change>> changes = new IdentityMap<>();
  private final AtomicInteger errors = new AtomicInteger();

  Session(EvidenceLog log, List<SiteSpec> sites) {
    this(log, sites, null);
  }

  /** @param provocation what the probes do to make defects show; null if they only look */
  Session(EvidenceLog log, List<SiteSpec> sites, Provocation provocation) {
    this.log = log;
    this.provocation = provocation;
    // First those of which other sites of their finding speak.
    Map<String, Companions> companions = new HashMap<>();
    for (SiteSpec site : sites) {
      Companions own = companions.computeIfAbsent(site.finding(), finding -> new Companions());
      switch (site.probe()) {
        case TASK -> probes.put(site, own.tasks = new TaskProbe(site));
        case TEST -> probes.put(site, own.tests = new TestProbe(site, provocation));
        case LOCK -> own.lock = new LockProbe(site);
        case MONITOR -> own.monitor = site;
        case OUTSIDE_WAIT -> own.outside.add(site);
        case INTERRUPTED_BODY -> own.interrupted = new InterruptedBodyProbe(site);
        case BUSY_LOOP, POLLING_LOOP -> probes.put(site, own.rounds = new LoopRoundsProbe(site));
        case PROXIED_BODY -> own.proxied = new ProxiedBodyProbe(site);
        case RESOURCE_CLOSE -> probes.put(site, own.closes = new ResourceCloseProbe(site));
        case LOOP_TASK -> probes.put(site, own.loopTasks = new LoopTaskProbe(site));
        default -> {}
      }
    }
    for (SiteSpec site : sites) {
      probes.computeIfAbsent(site, s -> probe(s, companions.get(s.finding())));
    }
  }

  /** What the probes of one finding's sites know of each other. */
  private static final class Companions {
    private final SerialTasks serial = new SerialTasks();
    private TaskProbe tasks;
    private TestProbe tests;
    private LockProbe lock;
    private SiteSpec monitor;
    private InterruptedBodyProbe interrupted;
    private ProxiedBodyProbe proxied;
    private ResourceCloseProbe closes;
    private LoopTaskProbe loopTasks;
    private LoopRoundsProbe rounds;
    private final List<SiteSpec> outside = new ArrayList<>();

    private boolean isOutside(SiteSpec site) {
      return outside.stream().anyMatch(site::isSameCall);
    }
  }

  private SiteProbe probe(SiteSpec site, Companions own) {
    return switch (site.probe()) {
      case BLOCKING_CALL, CALLER_WAIT, ACTOR_WAIT -> new BlockingCallProbe(site, log, new Latency(provocation, own.isOutside(site)));
      case ACTOR_STATE -> new ActorStateProbe(site, log);
      case CPU_LOOP -> new CpuLoopProbe(site, log);
      case DISCARDED_RESULT -> new DiscardedResultProbe(site, log);
      case NEVER_SUBSCRIBED -> new NeverSubscribedProbe(site, false);
      case ARGUMENT_NEVER_SUBSCRIBED -> new NeverSubscribedProbe(site, true);
      case NULL_RESULT -> new NullResultProbe(site);
      case DROPPED_FAILURE -> new DroppedFailureProbe(site, log);
      case PERIODIC_TASK -> new PeriodicTaskProbe(site, log);
      case IN_FLIGHT -> new InFlightProbe(site);
      case LIVE_THREADS -> new LiveThreadsProbe(site);
      case TIMED_WAIT -> new TimedWaitProbe(site, log, own.tasks);
      case TIMEOUT_STAGE -> new TimeoutStageProbe(site, log, own.tasks);
      case TASK -> own.tasks;
      case SERIAL_WAIT -> new SerialWaitProbe(site, own.serial);
      case SERIAL_START -> new SerialStartProbe(site, own.serial);
      case CREATION -> new CreationProbe(site);
      case STALE_TEST -> new StaleTestProbe(site, log, own.tests);
      case TEST -> own.tests;
      case HELD_WAIT -> new HeldWaitProbe(site, log, own.lock, own.monitor, new Latency(provocation, own.isOutside(site)));
      case LOCK -> own.lock;
      case FOREIGN_UNLOCK -> new ForeignUnlockProbe(site, log);
      case MONITOR, OUTSIDE_WAIT -> new PlaceProbe(site);
      case INTERRUPT -> new InterruptProbe(site, log, own.interrupted);
      case INTERRUPTED_BODY -> own.interrupted;
      case PROXIED_CALL -> new ProxiedCallProbe(site, log, own.proxied, false);
      case PROXIED_RESULT -> new ProxiedCallProbe(site, log, own.proxied, true);
      case PROXIED_BODY -> own.proxied;
      case USE_AFTER_CLOSE -> new UseAfterCloseProbe(site, log, own.closes);
      case RESOURCE_CLOSE -> own.closes;
      case BUSY_LOOP, POLLING_LOOP -> own.rounds;
      case POOL_GROWTH -> new PoolGrowthProbe(site);
      case THREAD_REUSE -> new ThreadReuseProbe(site);
      case PINNED_WAIT -> new PinnedWaitProbe(site, log);
      case TASK_PROFILE -> new TaskProfileProbe(site);
      case LOOP_WORK -> new LoopWorkProbe(site, own.rounds);
      case POOL_WAIT -> new PoolWaitProbe(site, log);
      case LOOP_WAIT -> new LoopWaitProbe(site, log, own.loopTasks);
      case LOOP_TASK -> own.loopTasks;
      case CONFLICT -> new ConflictProbe(site, log, provocation, changes);
      case LOST_UPDATE -> new LostUpdateProbe(site, log, provocation);
    };
  }

  Collection<SiteProbe> probes() {
    return probes.values();
  }

  SiteProbe probeOf(SiteSpec site) {
    return probes.get(site);
  }

  @Override
  public Provocation provocation() {
    return provocation;
  }

  @Override
  public List<SiteSpec> sites() {
    return List.copyOf(probes.keySet());
  }

  @Override
  public int register(List<SiteSpec> watchedBy) {
    return Probes.register(watchedBy.stream().map(probes::get).toArray(SiteProbe[]::new));
  }

  @Override
  public void instrumented(SiteSpec site, String className, String method) {
    sayOnce(Json.record("instrumented").put("site", site.key()).put("class", className).put("method", method));
  }

  @Override
  public void uninstrumentable(SiteSpec site, String why) {
    sayOnce(Json.record("uninstrumentable").put("site", site.key()).put("why", why));
  }

  @Override
  public void stale(SiteSpec site, String why) {
    sayOnce(Json.record("stale").put("site", site.key()).put("why", why));
  }

  private void sayOnce(Json json) {
    String record = json.end();
    if (said.add(record)) {
      log.offer(() -> record);
    }
  }

  void error(String where, Throwable thrown) {
    if (errors.incrementAndGet() <= MOST_ERRORS) {
      log.offer(() -> Json.record("probe-error").put("where", where).put("error", thrown.toString()).put("at", Frames.thrownAt(thrown)).end());
    }
  }

  void writeSnapshots(boolean all) throws IOException {
    log.drain();
    for (SiteProbe probe : probes.values()) {
      String record = probe.snapshot(all);
      if (record != null) {
        log.write(record);
      }
    }
  }
}
