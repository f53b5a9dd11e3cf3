import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** RxJava's schedulers: computation and single have threads that must not wait, io and newThread are there for it. */
class RxSchedulers {
  private static final Scheduler COMPUTE = Schedulers.computation();

  private final Customers customers;
  private final Scheduler files = Schedulers.from(Executors.newCachedThreadPool());

  RxSchedulers(Customers customers) {
    this.customers = customers;
  }

  Single<String> queryOnComputationBad(int id) {
    return Single.fromCallable(() -> customers.nameOf(id)).subscribeOn(Schedulers.computation()); // BUG
  }

  Observable<String> observedOnComputationBad(Observable<Integer> ids) {
    return ids
        .observeOn(COMPUTE) // BUG
        .map(customers::nameOf);
  }

  Disposable taskOfSingleBad(int id) {
    return Schedulers.single().scheduleDirect(() -> customers.describe(id)); // BUG
  }

  Flowable<String> insideFlatMapBad(Flowable<Integer> ids) {
    return ids.flatMap(id -> Flowable.fromCallable(() -> customers.nameOf(id)).subscribeOn(Schedulers.computation()), 8); // BUG
  }

  Completable periodicRefreshBad(int id) {
    Scheduler.Worker worker = Schedulers.computation().createWorker();
    worker.schedulePeriodically(() -> customers.nameOf(id), 0, 1, TimeUnit.MINUTES); // BUG
    return Completable.complete();
  }

  Single<String> queryOnIoOk(int id) {
    return Single.fromCallable(() -> customers.nameOf(id)).subscribeOn(Schedulers.io());
  }

  /** The scheduler next to the source decides; the one further down has no say. */
  Single<String> nearestSubscribeOnDecidesOk(int id) {
    return Single.fromCallable(() -> customers.nameOf(id)).subscribeOn(Schedulers.io()).subscribeOn(Schedulers.computation());
  }

  Flowable<String> rendersOnComputationOk(Flowable<Integer> ids) {
    return ids
        .observeOn(Schedulers.io())
        .map(customers::nameOf)
        .observeOn(Schedulers.computation())
        .map(Customers::initials);
  }

  Observable<String> ownExecutorOk(Observable<Integer> ids) {
    return ids.observeOn(files).map(customers::nameOf);
  }

  Single<String> givenExecutorOk(int id, Executor executor) {
    return Single.fromCallable(() -> customers.nameOf(id)).subscribeOn(Schedulers.from(executor));
  }

  List<String> trampolineOnTheCallersThreadOk(List<Integer> ids) {
    return Observable.fromIterable(ids).subscribeOn(Schedulers.trampoline()).map(customers::nameOf).toList().blockingGet();
  }

  Disposable newThreadOk(int id) {
    return Schedulers.newThread().scheduleDirect(() -> customers.nameOf(id));
  }
}
