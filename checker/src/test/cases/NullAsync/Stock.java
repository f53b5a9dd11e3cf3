import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What the cases implement and call. */
interface Stock {
  CompletableFuture<Integer> level(String article);

  @Nullable CompletableFuture<Integer> reservation(String article);

  Mono<String> name(String article);
}
