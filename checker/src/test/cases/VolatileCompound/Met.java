import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/** Met in real libraries. */
class Met {

  private final AtomicInteger draining = new AtomicInteger();
  private final CompletableFuture<String> answered = new CompletableFuture<>();
  private volatile boolean cancelled;
  private volatile boolean completed;
  private volatile int attempt;
  private int pending = 3;

  static class r2dbcPostgresql_signalsFollowEachOtherOk implements Flow.Subscriber<String> {
    private volatile boolean terminated;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(1);
    }

    @Override
    public void onNext(String row) {}

    @Override
    public void onError(Throwable failure) {
      if (terminated) {
        return;
      }
      terminated = true;
      report(failure);
    }

    @Override
    public void onComplete() {
      terminated = true;
    }

    private void report(Throwable failure) {
      System.err.println(failure);
    }
  }

  abstract static class methodOfItsOwnBesideSignalsBad implements Flow.Subscriber<String> {
    private volatile boolean stopped;

    void stop(Flow.Subscription subscription) {
      if (!stopped) {
        stopped = true; // BUG
        subscription.cancel();
      }
    }
  }

  static class redisson_readStreamOk extends InputStream {
    private volatile int index;

    @Override
    public int read() throws IOException {
      return index++;
    }
  }

  void javaDriver_atomicCounterLetsOnePassOk() {
    if (!cancelled) {
      cancelled = true;
      if (draining.getAndIncrement() == 0) {
        clear();
      }
    }
  }

  void moreThanTheAtomicCounterGuardsBad() {
    if (!cancelled) {
      cancelled = true; // BUG
      clear();
      if (draining.getAndIncrement() == 0) {
        clear();
      }
    }
  }

  void redisson_whoCompletesThePromiseGoesOnOk() {
    if (!answered.completeExceptionally(new IllegalStateException("late"))) {
      return;
    }
    attempt++;
    clear();
  }

  void redisson_inWhatIsScheduledThenOk(java.util.Timer timer) {
    if (answered.complete("late")) {
      attempt++;
    }
  }

  void completedByAllTheSameBad() {
    answered.complete("done");
    attempt++; // BUG
  }

  void bookkeeper_plainCounterBesideOk(int code) {
    pending--;
    if (code == 1 && !completed) {
      clear();
      completed = true;
    }
  }

  private void clear() {
    System.out.println("cleared");
  }
}
