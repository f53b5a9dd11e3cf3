package dev.concurrency.samples.orders;

import dev.concurrency.samples.support.RemoteService;
import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Asks for the orders of several customers at once, but the method that should only start a request waits for its token: one customer after the other. */
public final class OrderOverviewBroken {
  private static final Duration THINK_TIME = Duration.ofMillis(100);

  private final ShopClient shop;

  private OrderOverviewBroken(ShopClient shop) {
    this.shop = shop;
  }

  private CompletableFuture<String> ordersOf(int customer) {
    String token = shop.token().join();
    return shop.orders(customer, token);
  }

  public static void main(String[] args) throws IOException {
    try (RemoteService service = RemoteService.start("none", THINK_TIME)) {
      OrderOverviewBroken overview = new OrderOverviewBroken(new ShopClient(service));
      long start = System.nanoTime();
      List<CompletableFuture<String>> answers = Stream.of(1, 2, 3, 4).map(overview::ordersOf).toList();
      long allAsked = System.nanoTime();
      answers.forEach(CompletableFuture::join);
      Summary.line("customers", answers.size());
      Summary.line("until all had been asked, ms", TimeUnit.NANOSECONDS.toMillis(allAsked - start));
      Summary.line("until all had answered, ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
  }
}
