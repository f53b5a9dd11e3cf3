package dev.concurrency.samples.catalogimport;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.LocalServer.Answer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** The shop whose catalogue is imported. It answers nobody before two ask, so that two categories are always under way together. */
final class Shop implements AutoCloseable {
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final LocalServer server = LocalServer.answeringCrowdOf(2, (path, body) -> new Answer(200, path + "/1\n" + path + "/2"));

  String title(String category) throws IOException, InterruptedException {
    return category + ": " + get("/categories/" + category);
  }

  List<String> products(String category) throws IOException, InterruptedException {
    return get("/products/" + category).lines().toList();
  }

  /** Waits until the two categories are under way. */
  void awaitFirstAnswers() throws InterruptedException {
    server.awaitOpened();
  }

  private String get(String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(server.uri(path)).build(), BodyHandlers.ofString()).body();
  }

  @Override
  public void close() {
    server.close();
  }
}
