import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** RxJava's blockingIterable and blockingStream, where nobody may wait and where one may. */
class RxBridges {

  Disposable iteratedOnEachTickBad(Flowable<String> lines) {
    return Observable.interval(1, TimeUnit.SECONDS).subscribe(tick -> {
      for (String line : lines.blockingIterable()) { // BUG
        System.out.println(line);
      }
    }, Throwable::printStackTrace);
  }

  Single<List<String>> streamedInAsyncMethodBad(Observable<String> names) {
    List<String> all = names.blockingStream().map(String::trim).collect(Collectors.toList()); // BUG
    return Single.just(all);
  }

  List<String> onTheCallersThreadOk(Observable<String> names) {
    return names.blockingStream().collect(Collectors.toList());
  }

  Disposable onIoOk(Flowable<String> lines) {
    return Observable.interval(1, TimeUnit.SECONDS).observeOn(Schedulers.io()).subscribe(tick -> {
      for (String line : lines.blockingIterable()) {
        System.out.println(line);
      }
    }, Throwable::printStackTrace);
  }
}
