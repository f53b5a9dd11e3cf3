import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;

/** Periodic tasks: those that an exception ends, and those that go on. */
class PeriodicCases {
  private static final System.Logger LOG = System.getLogger("cases");

  private final Logger log = LoggerFactory.getLogger(PeriodicCases.class);
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final AtomicLong ticks = new AtomicLong();
  private final Map<String, String> cache = new ConcurrentHashMap<>();
  private Prices.Client client;
  private ScheduledFuture<?> started;
  private ScheduledFuture<?> watched;
  ScheduledFuture<?> open;

  void wrapsATaskForLaterOk(List<Runnable> later) {
    scheduler.scheduleAtFixedRate(() -> later.add(reactor.core.scheduler.Schedulers.onSchedule(ticks::incrementAndGet)), 1, 1, TimeUnit.SECONDS);
  }

  void methodReferenceBad() {
    scheduler.scheduleAtFixedRate(Prices::refresh, 0, 1, TimeUnit.MINUTES); // BUG
  }

  void lambdaBad() {
    scheduler.scheduleWithFixedDelay(() -> Prices.refresh(), 0, 1, TimeUnit.MINUTES); // BUG
  }

  void deepInItsCallsBad() {
    scheduler.scheduleAtFixedRate(Prices::refreshAll, 0, 1, TimeUnit.MINUTES); // BUG
  }

  void anonymousBad() {
    scheduler.scheduleAtFixedRate( // BUG
        new Runnable() {
          @Override
          public void run() {
            Prices.refresh();
          }
        },
        0, 1, TimeUnit.MINUTES);
  }

  void objectBad() {
    Runnable task = new Refresh();
    scheduler.scheduleAtFixedRate(task, 0, 1, TimeUnit.MINUTES); // BUG
  }

  static class Refresh implements Runnable {
    @Override
    public void run() {
      Prices.refresh();
    }
  }

  void interfaceThatNobodyImplementsOk() {
    scheduler.scheduleAtFixedRate(() -> cache.put("prices", client.fetch().toString()), 0, 1, TimeUnit.MINUTES);
  }

  void libraryBad(Jedis jedis) {
    scheduler.scheduleAtFixedRate(() -> jedis.incr("ticks"), 0, 1, TimeUnit.SECONDS); // BUG
  }

  void parsesBad() {
    scheduler.scheduleAtFixedRate(() -> ticks.addAndGet(Integer.parseInt(System.getProperty("step"))), 0, 1, TimeUnit.SECONDS); // BUG
    scheduler.scheduleAtFixedRate(() -> ticks.addAndGet(Prices.parse("1")), 0, 1, TimeUnit.SECONDS); // BUG
  }

  void waitsForFutureBad() {
    scheduler.scheduleAtFixedRate(() -> cache.put("prices", client.fetchAsync().join().toString()), 0, 1, TimeUnit.MINUTES); // BUG
  }

  void wrapsCheckedExceptionBad(Path file) {
    scheduler.scheduleAtFixedRate( // BUG
        () -> {
          try {
            cache.put("file", Files.readString(file));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        0, 1, TimeUnit.MINUTES);
  }

  void catchesTooLittleBad(Connection connection) {
    scheduler.scheduleWithFixedDelay( // BUG
        () -> {
          try {
            connection.commit();
            Prices.refresh();
          } catch (SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "not committed", e);
          }
        },
        1, 1, TimeUnit.SECONDS);
  }

  void throwsAgainBad() {
    scheduler.scheduleAtFixedRate( // BUG
        () -> {
          try {
            Prices.refresh();
          } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "not refreshed", e);
            throw e;
          }
        },
        0, 1, TimeUnit.MINUTES);
  }

  void emptyOptionalBad(Optional<String> name) {
    scheduler.scheduleAtFixedRate(() -> cache.remove(name.orElseThrow()), 0, 1, TimeUnit.MINUTES); // BUG
  }

  void cancelledVariableBad() throws InterruptedException {
    ScheduledFuture<?> refreshing = scheduler.scheduleAtFixedRate(Prices::refresh, 0, 1, TimeUnit.SECONDS); // BUG
    Thread.sleep(5_000);
    refreshing.cancel(false);
  }

  void startBad() {
    started = scheduler.scheduleAtFixedRate(Prices::refresh, 0, 1, TimeUnit.SECONDS); // BUG
  }

  void stop() {
    started.cancel(false);
  }

  void freshSchedulerBad() {
    Executors.newSingleThreadScheduledExecutor().scheduleAtFixedRate(Prices::refresh, 0, 1, TimeUnit.SECONDS); // BUG
  }

  void constructedSchedulerBad() {
    ScheduledThreadPoolExecutor own = new ScheduledThreadPoolExecutor(2);
    own.setRemoveOnCancelPolicy(true);
    own.scheduleWithFixedDelay(Prices::refresh, 1, 1, TimeUnit.SECONDS); // BUG
  }

  void parameterBad(ScheduledExecutorService somebodys) {
    somebodys.scheduleAtFixedRate(this::sweep, 1, 1, TimeUnit.SECONDS); // BUG
  }

  private void sweep() {
    for (String key : cache.keySet()) {
      if (key.isEmpty()) {
        throw new IllegalStateException("no key");
      }
      cache.remove(key);
    }
  }

  void nettyBad(EventLoop loop) {
    loop.scheduleAtFixedRate(Prices::refresh, 1, 1, TimeUnit.SECONDS); // BUG
  }

  void nettyContextBad(ChannelHandlerContext context) {
    context.executor().scheduleWithFixedDelay(Prices::refreshAll, 1, 1, TimeUnit.SECONDS); // BUG
  }

  void inLoopBad(List<String> names) {
    for (String name : names) {
      scheduler.scheduleAtFixedRate(() -> LocalDate.parse(name), 1, 1, TimeUnit.DAYS); // BUG
    }
  }

  void unguardedFirstLineBad() {
    scheduler.scheduleAtFixedRate( // BUG
        () -> {
          int price = Prices.parse(System.getProperty("price"));
          try {
            cache.put("prices", "" + price);
          } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "not kept", e);
          }
        },
        0, 1, TimeUnit.MINUTES);
  }

  void bookkeeper_callsWhatNobodyKnowsOk(ChannelHandlerContext context) {
    scheduler.scheduleAtFixedRate(() -> context.channel().attr(io.netty.util.AttributeKey.valueOf("x")).set("y"), 1, 1, TimeUnit.SECONDS);
  }

  void pulsar_onlyHandsOnOk(java.util.concurrent.ExecutorService pool) {
    scheduler.scheduleAtFixedRate(() -> pool.execute(Prices::refreshQuietly), 0, 1, TimeUnit.MINUTES);
  }

  void variableOfLambdaBad() {
    Runnable task = () -> Prices.refresh();
    scheduler.scheduleAtFixedRate(task, 0, 1, TimeUnit.MINUTES); // BUG
  }

  void finallyIsNoCatchBad() {
    scheduler.scheduleAtFixedRate( // BUG
        () -> {
          try {
            Prices.refresh();
          } finally {
            ticks.incrementAndGet();
          }
        },
        0, 1, TimeUnit.MINUTES);
  }

  void ep970_catchesAllOk() {
    scheduler.scheduleAtFixedRate(
        () -> {
          try {
            Prices.refresh();
          } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "not refreshed", e);
          }
        },
        0, 1, TimeUnit.MINUTES);
  }

  void catchesThrowableOk() {
    scheduler.scheduleWithFixedDelay(
        () -> {
          try {
            client.fetch();
          } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "not fetched", e);
          }
        },
        0, 1, TimeUnit.MINUTES);
  }

  void catchesInCalledMethodOk() {
    scheduler.scheduleAtFixedRate(Prices::refreshQuietly, 0, 1, TimeUnit.MINUTES);
    scheduler.scheduleAtFixedRate(() -> Prices.refreshQuietly(), 0, 1, TimeUnit.MINUTES);
  }

  void wrappedByHelperOk() {
    scheduler.scheduleAtFixedRate(guarded(Prices::refresh), 0, 1, TimeUnit.MINUTES);
  }

  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "failed", e);
      }
    };
  }

  void taskOfSomebodyElseOk(Runnable task) {
    scheduler.scheduleAtFixedRate(task, 0, 1, TimeUnit.MINUTES);
  }

  void countsOnlyOk() {
    scheduler.scheduleAtFixedRate(ticks::incrementAndGet, 0, 1, TimeUnit.SECONDS);
    scheduler.scheduleAtFixedRate(() -> ticks.addAndGet(2), 0, 1, TimeUnit.SECONDS);
  }

  void logsOnlyOk() {
    scheduler.scheduleAtFixedRate(() -> log.info("alive, {} ticks", ticks.get()), 0, 1, TimeUnit.SECONDS);
    scheduler.scheduleAtFixedRate(() -> LOG.log(System.Logger.Level.INFO, "alive"), 0, 1, TimeUnit.SECONDS);
    scheduler.scheduleAtFixedRate(() -> System.out.println("alive"), 0, 1, TimeUnit.SECONDS);
  }

  void clearsCacheOk() {
    scheduler.scheduleAtFixedRate(cache::clear, 1, 1, TimeUnit.HOURS);
    scheduler.scheduleAtFixedRate(() -> cache.keySet().removeIf(key -> key.length() > 3), 1, 1, TimeUnit.HOURS);
  }

  /** What goes wrong, the future tells: other rules look at it. */
  void startsSomethingAsynchronousOk() {
    scheduler.scheduleAtFixedRate(() -> client.fetchAsync().exceptionally(failure -> List.of()), 0, 1, TimeUnit.MINUTES);
  }

  void askedForOk() throws Exception {
    ScheduledFuture<?> refreshing = scheduler.scheduleAtFixedRate(Prices::refresh, 0, 1, TimeUnit.SECONDS);
    refreshing.get();
  }

  ScheduledFuture<?> returnedOk() {
    return scheduler.scheduleAtFixedRate(Prices::refresh, 0, 1, TimeUnit.SECONDS);
  }

  void watchedOk() {
    watched = scheduler.scheduleAtFixedRate(Prices::refresh, 0, 1, TimeUnit.SECONDS);
  }

  void join() throws Exception {
    watched.get();
  }

  void fieldOfOthersOk() {
    open = scheduler.scheduleAtFixedRate(Prices::refresh, 0, 1, TimeUnit.SECONDS);
  }

  void collectedOk(List<ScheduledFuture<?>> running) {
    running.add(scheduler.scheduleAtFixedRate(Prices::refresh, 0, 1, TimeUnit.SECONDS));
  }

  void passedOnOk() {
    supervise(scheduler.scheduleAtFixedRate(Prices::refresh, 0, 1, TimeUnit.SECONDS));
  }

  private void supervise(ScheduledFuture<?> task) {
    log.info("{}", task);
  }

  /** It is run once. */
  void onceOk() {
    scheduler.schedule(Prices::refresh, 1, TimeUnit.SECONDS);
  }

  void poolThatLooksAfterItOk() {
    ScheduledExecutorService own = new ScheduledThreadPoolExecutor(1) {
      @Override
      protected void afterExecute(Runnable task, Throwable thrown) {
        LOG.log(System.Logger.Level.WARNING, "failed", thrown);
      }
    };
    own.scheduleAtFixedRate(Prices::refresh, 0, 1, TimeUnit.SECONDS);
  }

  /** Its error handler decides whether the task goes on. */
  void otherSchedulerOk(Clock clock) {
    clock.scheduleAtFixedRate(Prices::refresh, Duration.ofSeconds(1));
  }

  interface Clock {
    void scheduleAtFixedRate(Runnable task, Duration period);
  }

  void caughtAsItselfOk() {
    scheduler.scheduleAtFixedRate(
        () -> {
          try {
            if (cache.isEmpty()) {
              throw new IllegalStateException("empty");
            }
          } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.WARNING, "nothing to do", e);
          }
        },
        0, 1, TimeUnit.SECONDS);
  }

  void cleansUpInCatchOk() {
    scheduler.scheduleAtFixedRate(
        () -> {
          try {
            Prices.refresh();
          } catch (Exception e) {
            log.warn("not refreshed", e);
            cache.clear();
          } finally {
            ticks.incrementAndGet();
          }
        },
        0, 1, TimeUnit.SECONDS);
  }

  void emptyOk() {
    scheduler.scheduleAtFixedRate(() -> {}, 0, 1, TimeUnit.SECONDS);
  }

  @SuppressWarnings("PeriodicTaskMayDie")
  void suppressedOk() {
    scheduler.scheduleAtFixedRate(Prices::refresh, 0, 1, TimeUnit.SECONDS);
  }

  void localWorkOk() {
    List<String> names = new ArrayList<>();
    scheduler.scheduleAtFixedRate(() -> names.add("tick " + System.currentTimeMillis()), 0, 1, TimeUnit.SECONDS);
  }

  void nullTestedOk() {
    scheduler.scheduleAtFixedRate(
        () -> {
          String found = cache.get("prices");
          if (found != null) {
            ticks.addAndGet(found.length());
          }
        },
        0, 1, TimeUnit.SECONDS);
  }

  void deepButQuietOk() {
    scheduler.scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.SECONDS);
  }

  private void tick() {
    count(1);
  }

  private void count(int n) {
    ticks.addAndGet(n);
    log.debug("{}", n);
  }

  void wakesUpOk(Object monitor) {
    scheduler.scheduleAtFixedRate(
        () -> {
          synchronized (monitor) {
            monitor.notifyAll();
          }
        },
        0, 1, TimeUnit.SECONDS);
  }
}
