package dev.concurrency.samples.crawler;

import dev.concurrency.samples.support.local.Summary;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Requests the next page when one of at most 32 requests has been answered. */
public final class CrawlerFixed {
  private static final int LIMIT = 32;

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Semaphore permits = new Semaphore(LIMIT);

  List<String> crawl(List<URI> links) throws InterruptedException {
    List<CompletableFuture<String>> pages = new ArrayList<>();
    for (URI link : links) {
      HttpRequest request = HttpRequest.newBuilder(link).build();
      permits.acquire();
      pages.add(
          http.sendAsync(request, BodyHandlers.ofString())
              .whenComplete((answer, failure) -> permits.release())
              .thenApply(HttpResponse::body));
    }
    return pages.stream().map(CompletableFuture::join).toList();
  }

  public static void main(String[] args) throws InterruptedException {
    try (Site site = new Site(LIMIT)) {
      List<String> pages = new CrawlerFixed().crawl(site.links());

      Summary.line("links", site.links().size());
      Summary.line("pages fetched", pages.size());
      Summary.line("most requests in flight at once", site.mostRequestsAtOnce());
    }
  }
}
