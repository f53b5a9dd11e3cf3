import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Operators of RxJava behind its timers, which fire on the computation scheduler. */
class RxChains {
  private final Statement statement;

  RxChains(Statement statement) {
    this.statement = statement;
  }

  private int purge() throws SQLException {
    return statement.executeUpdate("DELETE FROM session WHERE expires < NOW()");
  }

  Disposable purgeEveryMinuteBad() {
    return Observable.interval(1, TimeUnit.MINUTES).subscribe(
        tick -> statement.executeUpdate("DELETE FROM session"), // BUG
        Throwable::printStackTrace);
  }

  Flowable<Integer> mappedTicksBad() {
    return Flowable.interval(1, TimeUnit.SECONDS)
        .onBackpressureDrop()
        .filter(tick -> tick > 2)
        .map(tick -> statement.executeUpdate("DELETE FROM session")); // BUG
  }

  Single<String> delayedThenWaitsBad(Single<String> token) {
    return token.delay(100, TimeUnit.MILLISECONDS).map(each -> refresh(each).blockingGet()); // BUG
  }

  Completable debouncedWritesBad(Observable<String> edits) {
    return edits
        .debounce(300, TimeUnit.MILLISECONDS)
        .doOnNext(text -> statement.execute("INSERT INTO draft VALUES ('" + text + "')")) // BUG
        .ignoreElements();
  }

  Maybe<Integer> retriedLaterBad() {
    return Maybe.timer(5, TimeUnit.SECONDS).map(zero -> CompletableFuture.supplyAsync(() -> 1).join()); // BUG
  }

  Disposable purgeOnIoOk() {
    return Observable.interval(1, TimeUnit.MINUTES).observeOn(Schedulers.io()).subscribe(tick -> purge(), Throwable::printStackTrace);
  }

  Disposable timerOnIoOk() {
    return Observable.interval(1, TimeUnit.MINUTES, Schedulers.io()).subscribe(tick -> purge(), Throwable::printStackTrace);
  }

  Completable debouncedOnIoOk(Observable<String> edits) {
    return edits.debounce(300, TimeUnit.MILLISECONDS, Schedulers.io()).doOnNext(text -> purge()).ignoreElements();
  }

  Flowable<Integer> offloadedInsideOk() {
    return Flowable.interval(1, TimeUnit.SECONDS).concatMapSingle(tick -> Single.fromCallable(this::purge).subscribeOn(Schedulers.io()));
  }

  /** A timeout does not move what comes in time. */
  Single<Integer> timeoutStaysWhereItWasOk(Single<String> token) {
    return token.timeout(1, TimeUnit.SECONDS).map(each -> purge());
  }

  Single<String> unknownSourceOk(Single<String> token) {
    return token.map(each -> refresh(each).blockingGet());
  }

  Single<String> composedOk(Single<String> token) {
    return token.delay(100, TimeUnit.MILLISECONDS).flatMap(this::refresh);
  }

  private Single<String> refresh(String token) {
    return Single.fromCallable(() -> token + purge()).subscribeOn(Schedulers.io());
  }
}
