package dev.concurrency.samples.webhook;

import dev.concurrency.samples.support.RemoteService;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** The webhook is described down to its body, but never sent: nobody subscribes to its response. */
public final class WebhookCallerBroken {
  private static final int ORDERS = 5;

  private final HttpClient http;
  private final URI webhook;

  private WebhookCallerBroken(HttpClient http, URI webhook) {
    this.http = http;
    this.webhook = webhook;
  }

  public static void main(String[] args) throws Exception {
    LoopResources loop = LoopResources.create("webhook", 1, true);
    ConnectionProvider connections = ConnectionProvider.create("webhook", 2);
    try (RemoteService shop = RemoteService.start("thanks", Duration.ZERO)) {
      HttpClient http = HttpClient.create(connections).runOn(loop);
      WebhookCallerBroken caller = new WebhookCallerBroken(http, shop.uri("/hooks/shipped"));
      for (int order = 1; order <= ORDERS; order++) {
        caller.tellShop(order);
      }
      System.out.printf("%d orders shipped%n", ORDERS);
      System.out.printf("webhooks received %d of %d%n", shop.answered(), ORDERS);
    } finally {
      connections.disposeLater().block();
      loop.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
    }
  }

  private void tellShop(int order) {
    http.post().uri(webhook).send(ByteBufFlux.fromString(Mono.just("{\"order\":" + order + "}"))).response();
  }
}
