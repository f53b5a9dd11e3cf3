import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.observers.DisposableSingleObserver;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.PublishSubject;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Subscriptions of RxJava. */
class RxJavaCases {
  private final CompositeDisposable running = new CompositeDisposable();
  private final PublishSubject<String> searches = PublishSubject.create();

  interface Api {
    Single<List<String>> search(String text);

    Completable delete(String id);

    Observable<String> events();
  }

  private final Api api;

  RxJavaCases(Api api) {
    this.api = api;
  }

  void singleBad(String text) {
    api.search(text).observeOn(Schedulers.single()).subscribe(found -> System.out.println(found)); // BUG
  }

  void completableBad(String id) {
    api.delete(id).subscribe(); // BUG
  }

  void completableActionBad(String id) {
    api.delete(id).subscribe(() -> System.out.println("gone")); // BUG
  }

  void addedToOthersBad() {
    running.add(api.events().subscribe(System.out::println)); // BUG
  }

  void flowableBad() {
    Flowable.fromCallable(() -> Integer.parseInt("x")).subscribe(System.out::println); // BUG
  }

  void maybeBad() {
    Maybe.fromCallable(() -> System.getProperty("x").trim()).subscribe(System.out::println); // BUG
  }

  void forEachBad() {
    api.events().forEach(event -> System.out.println(event)); // BUG
  }

  /** An operator that fails turns the text box deaf. */
  void searchBoxBad() {
    searches.debounce(300, TimeUnit.MILLISECONDS).switchMapSingle(api::search).subscribe(found -> System.out.println(found)); // BUG
  }

  void intervalBad() {
    Observable.interval(1, TimeUnit.SECONDS).flatMapSingle(tick -> api.search("news")).subscribe(System.out::println); // BUG
  }

  void errorConsumerOk(String text) {
    api.search(text).subscribe(System.out::println, Throwable::printStackTrace);
    api.delete(text).subscribe(() -> {}, Throwable::printStackTrace);
    api.events().subscribe(System.out::println, Throwable::printStackTrace, () -> {});
  }

  void bothAtOnceOk(String text) {
    api.search(text).subscribe((found, failure) -> System.out.println(found + " " + failure));
  }

  void observerOk(String text) {
    api.search(text).subscribe(new DisposableSingleObserver<List<String>>() {
      @Override
      public void onSuccess(List<String> found) {}

      @Override
      public void onError(Throwable failure) {
        failure.printStackTrace();
      }
    });
  }

  void handledOk(String id) {
    api.delete(id).onErrorComplete().subscribe();
    api.delete(id).doOnError(Throwable::printStackTrace).subscribe();
    api.search(id).onErrorReturnItem(List.of()).subscribe(System.out::println);
    api.events().onErrorResumeNext(failure -> Observable.empty()).subscribe(System.out::println);
  }

  void doOnEventOk(String id) {
    api.delete(id).doOnEvent(failure -> System.out.println(failure)).subscribe();
  }

  void retriedOk() {
    api.events().retry().subscribe(System.out::println);
    api.events().retryWhen(failures -> failures.delay(1, TimeUnit.SECONDS)).subscribe(System.out::println);
    api.events().retry((times, failure) -> true).subscribe(System.out::println);
  }

  void composedOk() {
    api.events().compose(events -> events.doOnError(Throwable::printStackTrace)).subscribe(System.out::println);
  }

  /** Nothing in it can fail. */
  void completedOk() {
    Completable.complete().subscribe();
    Observable.just("a", "b").subscribe(System.out::println);
    Single.just("a").subscribe(System.out::println);
    Completable.timer(1, TimeUnit.SECONDS).subscribe(() -> System.out.println("late"));
  }

  void subjectOfTheClassOk() {
    searches.subscribe(System.out::println);
    searches.debounce(300, TimeUnit.MILLISECONDS).subscribe(System.out::println);
  }

  void lambdaParameterOk(List<Completable> deletions) {
    deletions.forEach(deletion -> deletion.subscribe());
  }
}
