package dev.concurrency.samples.netty;

import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Some requests, one after the other. */
final class GatewayLoad {
  private static final int REQUESTS = 5;

  private GatewayLoad() {}

  /** Prints how many were answered, and what the last of the others was told. */
  static void run(URI request) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    int answered = 0;
    String refusal = "none";
    for (int i = 0; i < REQUESTS; i++) {
      HttpResponse<String> response = http.send(HttpRequest.newBuilder(request).build(), BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        answered++;
      } else {
        refusal = response.statusCode() + " " + response.body();
      }
    }
    Summary.line("requests", REQUESTS);
    Summary.line("requests answered", answered);
    System.out.println("last refusal: " + refusal);
  }
}
