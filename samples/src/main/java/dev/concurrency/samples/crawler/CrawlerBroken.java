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

/** Requests every page of a site at the same time: as many connections and answers are held at once as the site has pages. */
public final class CrawlerBroken {
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  List<String> crawl(List<URI> links) {
    List<CompletableFuture<String>> pages = new ArrayList<>();
    for (URI link : links) {
      HttpRequest request = HttpRequest.newBuilder(link).build();
      pages.add(http.sendAsync(request, BodyHandlers.ofString()).thenApply(HttpResponse::body));
    }
    return pages.stream().map(CompletableFuture::join).toList();
  }

  public static void main(String[] args) {
    try (Site site = new Site(Site.PAGES)) {
      List<String> pages = new CrawlerBroken().crawl(site.links());

      Summary.line("links", site.links().size());
      Summary.line("pages fetched", pages.size());
      Summary.line("most requests in flight at once", site.mostRequestsAtOnce());
    }
  }
}
