import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tasks that a collector starts. */
class Collected {
  private final Semaphore permits = new Semaphore(8);

  Map<String, CompletableFuture<Integer>> toMapBad(List<String> files) {
    return files.stream().collect(Collectors.toMap(file -> file, file -> CompletableFuture.supplyAsync(() -> file.length()))); // BUG
  }

  Map<CompletableFuture<Integer>, String> asKeyBad(List<String> files) {
    return files.stream().collect(Collectors.toUnmodifiableMap(file -> CompletableFuture.supplyAsync(() -> file.length()), file -> file)); // BUG
  }

  Map<Integer, List<CompletableFuture<Integer>>> asPartOfAnotherCollectorBad(List<String> files) {
    return files.stream()
        .collect(
            Collectors.groupingBy(
                String::length,
                Collectors.mapping(file -> CompletableFuture.supplyAsync(() -> file.length()), Collectors.toList()))); // BUG
  }

  Map<String, CompletableFuture<Integer>> throughAMethodBad(List<String> files) {
    return files.stream().collect(Collectors.toConcurrentMap(file -> file, file -> size(file))); // BUG
  }

  Map<String, CompletableFuture<Integer>> writtenOutOk() {
    return Stream.of("a", "b").collect(Collectors.toMap(file -> file, file -> CompletableFuture.supplyAsync(() -> file.length())));
  }

  Map<String, CompletableFuture<Integer>> limitedOk(List<String> files) {
    return files.stream().limit(8).collect(Collectors.toMap(file -> file, file -> CompletableFuture.supplyAsync(() -> file.length())));
  }

  Map<String, CompletableFuture<Integer>> withAPermitOk(List<String> files) {
    return files.stream().collect(Collectors.toMap(file -> file, file -> {
      permits.acquireUninterruptibly();
      return CompletableFuture.supplyAsync(() -> file.length()).whenComplete((size, problem) -> permits.release());
    }));
  }

  Map<String, Integer> joinedInTheCollectorOk(List<String> files) {
    return files.stream().collect(Collectors.toMap(file -> file, file -> CompletableFuture.supplyAsync(() -> file.length()).join()));
  }

  /** Run once, when all elements are there. */
  CompletableFuture<Integer> finisherOk(List<String> files) {
    return files.stream().collect(Collectors.collectingAndThen(Collectors.toList(), all -> CompletableFuture.supplyAsync(() -> all.size())));
  }

  /** Nobody knows whether it is used. */
  Collector<String, ?, Map<String, CompletableFuture<Integer>>> collectorAloneOk() {
    return Collectors.toMap(file -> file, file -> CompletableFuture.supplyAsync(() -> file.length()));
  }

  private CompletableFuture<Integer> size(String file) {
    return CompletableFuture.supplyAsync(() -> file.length());
  }
}
