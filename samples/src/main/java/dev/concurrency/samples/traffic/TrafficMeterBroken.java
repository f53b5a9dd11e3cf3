package dev.concurrency.samples.traffic;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.LocalServer.Answer;
import dev.concurrency.samples.support.local.Summary;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Adds up the bytes served in a volatile field: what one page adds while another is being rendered is lost. */
public final class TrafficMeterBroken {
  private static final int VISITS = 100;

  private volatile long bytesServed;

  Answer answer(String path, String body) {
    StringBuilder page = new StringBuilder();
    bytesServed += CataloguePage.render(path, page);
    return new Answer(200, page.toString());
  }

  public static void main(String[] args) throws InterruptedException, ExecutionException {
    TrafficMeterBroken meter = new TrafficMeterBroken();
    ExecutorService visitors = Executors.newFixedThreadPool(4);
    try (LocalServer shop = LocalServer.answering(meter::answer)) {
      HttpClient http = HttpClient.newHttpClient();
      HttpRequest request = HttpRequest.newBuilder(shop.uri("/garden")).build();
      Callable<Integer> visit = () -> http.send(request, BodyHandlers.ofString()).body().length();
      long received = 0;
      for (Future<Integer> bytes : visitors.invokeAll(Collections.nCopies(VISITS, visit))) {
        received += bytes.get();
      }

      Summary.line("bytes that the visitors received", received);
      Summary.line("bytes that the shop counted", meter.bytesServed);
    } finally {
      visitors.shutdown();
    }
  }
}
