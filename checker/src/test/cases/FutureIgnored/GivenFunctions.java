import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Met in real libraries. */
class GivenFunctions {

  private final java.util.List<String> pending = new java.util.ArrayList<>();

  void pulsarClient_functionThatIsGivenOk(java.util.List<String> ids) {
    for (String id : ids) {
      acknowledge(id, this::remember);
    }
  }

  private CompletableFuture<Void> acknowledge(String id, Function<String, CompletableFuture<Void>> how) {
    if (id.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return how.apply(id);
  }

  private CompletableFuture<Void> remember(String id) {
    pending.add(id);
    return CompletableFuture.completedFuture(null);
  }

  void sentByTheMethodItselfBad(java.util.List<String> ids) {
    for (String id : ids) {
      send(id); // BUG
    }
  }

  private CompletableFuture<Void> send(String id) {
    return CompletableFuture.runAsync(() -> System.out.println(Integer.parseInt(id)));
  }
}
