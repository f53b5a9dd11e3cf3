import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** What users of other tools asked for. */
class Quoted {
  private final HttpClient client = HttpClient.newHttpClient();

  CompletableFuture<String> gradleBaseline740_requestInTheCommonPoolBad(URI uri) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body(); // BUG
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
  }
}
