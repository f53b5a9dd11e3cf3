package dev.concurrency.samples.profiles;

import dev.concurrency.samples.support.local.LocalDatabase;
import dev.concurrency.samples.support.local.Summary;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Offers a database as if it were reactive: each lookup is over before its Mono exists, so that lookups never run at the same time. */
public final class ProfileServiceBroken {
  private static final int CUSTOMERS = 4;

  private final ProfileDatabase profiles;

  private ProfileServiceBroken(ProfileDatabase profiles) {
    this.profiles = profiles;
  }

  private Mono<String> cityOf(int customer) {
    return Mono.justOrEmpty(profiles.cityOf(customer));
  }

  public static void main(String[] args) throws InterruptedException {
    try (LocalDatabase database = LocalDatabase.start(CUSTOMERS, ProfileDatabase.SET_UP)) {
      ProfileServiceBroken service = new ProfileServiceBroken(new ProfileDatabase(database));
      CountDownLatch answered = new CountDownLatch(1);
      long start = System.nanoTime();
      Flux.range(1, CUSTOMERS).flatMap(service::cityOf, CUSTOMERS).doFinally(end -> answered.countDown()).subscribe(city -> {}, failure -> System.out.println(failure));
      long subscribed = System.nanoTime();
      answered.await();
      Summary.line("customers", CUSTOMERS);
      Summary.line("until the subscriber had its thread back, ms", TimeUnit.NANOSECONDS.toMillis(subscribed - start));
      Summary.line("until all had answered, ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
  }
}
