import io.reactivex.rxjava3.core.Completable;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/** The program looks at what Reactor drops: that is less than a handler, and reported as INFO; RxJava knows nothing of it. */
class HookCases {

  static void configure() {
    Hooks.onErrorDropped(failure -> System.err.println("dropped: " + failure));
  }

  void reactorBad() {
    Mono.fromRunnable(() -> Integer.parseInt("x")).subscribe(); // BUG
  }

  void rxJavaBad() {
    Completable.fromAction(() -> Integer.parseInt("x")).subscribe(); // BUG
  }
}
