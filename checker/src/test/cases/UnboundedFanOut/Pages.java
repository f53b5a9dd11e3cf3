import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Fetches pages; some methods limit how many are under way, others leave that to the caller. */
class Pages {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final Semaphore permits = new Semaphore(16);

  CompletableFuture<String> fetch(URI page) {
    return http.sendAsync(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).thenApply(HttpResponse::body);
  }

  CompletableFuture<Integer> count(URI page) {
    return CompletableFuture.supplyAsync(() -> page.toString().length(), pool);
  }

  CompletableFuture<String> fetchWithPermit(URI page) throws InterruptedException {
    permits.acquire();
    return fetch(page).whenComplete((body, failure) -> permits.release());
  }

  String fetchNow(URI page) {
    return fetch(page).join();
  }

  void enter() throws InterruptedException {
    permits.acquire();
  }

  void leave() {
    permits.release();
  }
}
