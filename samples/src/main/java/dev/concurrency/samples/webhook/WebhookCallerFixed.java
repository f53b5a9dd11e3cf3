package dev.concurrency.samples.webhook;

import dev.concurrency.samples.support.RemoteService;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** The same caller; shipping returns the publisher that sends the webhook, and the end of the run waits for all of them. */
public final class WebhookCallerFixed {
  private static final int ORDERS = 5;

  private final HttpClient http;
  private final URI webhook;

  private WebhookCallerFixed(HttpClient http, URI webhook) {
    this.http = http;
    this.webhook = webhook;
  }

  public static void main(String[] args) throws Exception {
    LoopResources loop = LoopResources.create("webhook", 1, true);
    ConnectionProvider connections = ConnectionProvider.create("webhook", 2);
    try (RemoteService shop = RemoteService.start("thanks", Duration.ZERO)) {
      HttpClient http = HttpClient.create(connections).runOn(loop);
      WebhookCallerFixed caller = new WebhookCallerFixed(http, shop.uri("/hooks/shipped"));
      Flux.range(1, ORDERS).concatMap(order -> caller.tellShop(order)).blockLast();
      System.out.printf("%d orders shipped%n", ORDERS);
      System.out.printf("webhooks received %d of %d%n", shop.answered(), ORDERS);
    } finally {
      connections.disposeLater().block();
      loop.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
    }
  }

  private Mono<HttpClientResponse> tellShop(int order) {
    return http.post()
        .uri(webhook)
        .send(ByteBufFlux.fromString(Mono.just("{\"order\":" + order + "}")))
        .response()
        .doOnError(failure -> System.err.println("order " + order + ": the shop was not told, " + failure));
  }
}
