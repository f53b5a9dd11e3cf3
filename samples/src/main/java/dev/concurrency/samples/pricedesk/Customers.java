package dev.concurrency.samples.pricedesk;

import dev.concurrency.samples.support.RemoteService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;

/** Customers, each an actor, who ask for a price and wait for the answer. */
final class Customers {
  private static final int CUSTOMERS = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Customers() {}

  /** The prices of somebody else, over HTTP: an answer takes 100 ms. */
  static final class PriceService {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final CountDownLatch answered = new CountDownLatch(CUSTOMERS);

    private PriceService(URI address) {
      this.address = address;
    }

    CompletableFuture<String> priceOf(String item) {
      return http.sendAsync(HttpRequest.newBuilder(address.resolve(item)).build(), HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body);
    }

    /** What was asked for is answered, in whatever way. */
    void answered() {
      answered.countDown();
    }
  }

  private static final class Customer extends AbstractActor {
    private int prices;

    @Override
    public Receive createReceive() {
      return receiveBuilder().matchEquals("how many?", question -> getSender().tell(prices, getSelf())).match(String.class, price -> prices++).build();
    }
  }

  static void run(Function<PriceService, Props> desk) throws Exception {
    ActorSystem system = ActorSystem.create("shop");
    try (RemoteService remote = RemoteService.start("12 EUR", Duration.ofMillis(100))) {
      PriceService service = new PriceService(remote.uri("/"));
      ActorRef prices = system.actorOf(desk.apply(service), "prices");
      List<ActorRef> customers = new ArrayList<>();
      for (int i = 0; i < CUSTOMERS; i++) {
        ActorRef customer = system.actorOf(Props.create(Customer.class, Customer::new));
        customers.add(customer);
        prices.tell("item" + i, customer);
      }
      service.answered.await();
      int served = 0;
      for (ActorRef customer : customers) {
        served += (Integer) Patterns.ask(customer, "how many?", PATIENCE).toCompletableFuture().get() == 1 ? 1 : 0;
      }
      System.out.printf("%d of %d customers got their price%n", served, CUSTOMERS);
    } finally {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
    }
  }
}
