import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commonest idiom that looks wrong and is not: once allOf has completed, every input is finished, and join returns at once. The continuations run in the
 * common pool, so that a wait would be a finding.
 */
class AllOf {
  private final Map<String, CompletableFuture<String>> byName = Map.of();

  private static CompletableFuture<String> start(String name) {
    return CompletableFuture.supplyAsync(() -> name);
  }

  private static <T> List<T> collect(List<CompletableFuture<T>> futures) {
    List<T> values = new ArrayList<>();
    for (CompletableFuture<T> future : futures) {
      values.add(future.join());
    }
    return values;
  }

  CompletableFuture<List<String>> streamOk(List<CompletableFuture<String>> futures) {
    return CompletableFuture.allOf(futures.toArray(new CompletableFuture[0]))
        .thenApplyAsync(done -> futures.stream().map(CompletableFuture::join).toList());
  }

  CompletableFuture<List<String>> streamOfLambdasOk(List<CompletableFuture<String>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
        .thenApplyAsync(done -> futures.stream().map(future -> future.join()).collect(Collectors.toList()));
  }

  CompletableFuture<String> arrayOk(CompletableFuture<String>... futures) {
    return CompletableFuture.allOf(futures).thenApplyAsync(done -> {
      StringBuilder joined = new StringBuilder();
      for (int i = 0; i < futures.length; i++) {
        joined.append(futures[i].join());
      }
      return joined.toString();
    });
  }

  CompletableFuture<List<String>> loopOk(List<String> names) {
    List<CompletableFuture<String>> futures = new ArrayList<>();
    for (String name : names) {
      futures.add(start(name));
    }
    return CompletableFuture.allOf(futures.toArray(new CompletableFuture[0])).thenApplyAsync(done -> {
      List<String> values = new ArrayList<>();
      for (CompletableFuture<String> future : futures) {
        values.add(future.join());
      }
      return values;
    });
  }

  CompletableFuture<List<String>> helperOk(List<CompletableFuture<String>> futures) {
    return CompletableFuture.allOf(futures.toArray(new CompletableFuture[0])).thenApplyAsync(done -> collect(futures));
  }

  CompletableFuture<String> namedInputsOk() {
    CompletableFuture<String> first = start("first");
    CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> "second");
    return CompletableFuture.allOf(first, second).thenApplyAsync(done -> first.join() + second.join());
  }

  CompletableFuture<String> furtherDownOk(List<CompletableFuture<String>> futures) {
    CompletableFuture<Void> all = CompletableFuture.allOf(futures.toArray(new CompletableFuture[0]));
    return all.thenApplyAsync(done -> 1).thenApply(count -> futures.get(0).join());
  }

  CompletableFuture<String> getInsteadOfJoinOk(List<CompletableFuture<String>> futures) {
    return CompletableFuture.allOf(futures.toArray(new CompletableFuture[0])).thenApplyAsync(done -> {
      try {
        return futures.get(0).get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  CompletableFuture<String> combinedOk(CompletableFuture<String> other) {
    CompletableFuture<String> mine = CompletableFuture.supplyAsync(() -> "mine");
    return mine.thenCombineAsync(other, (a, b) -> mine.join() + other.join());
  }

  CompletableFuture<String> fromMapOk() {
    return CompletableFuture.allOf(byName.values().toArray(new CompletableFuture[0]))
        .thenApplyAsync(done -> byName.entrySet().stream().map(each -> each.getKey() + each.getValue().join()).collect(Collectors.joining()));
  }

  record Part(String name, CompletableFuture<String> value) {
    CompletableFuture<String> again() {
      return value;
    }
  }

  /** An accessor hands out what was started before. */
  CompletableFuture<String> fromRecordsOk(List<Part> parts) {
    return CompletableFuture.allOf(parts.stream().map(Part::value).toList().toArray(new CompletableFuture[0]))
        .thenApplyAsync(done -> parts.stream().map(part -> part.name() + part.value().join() + part.again().join()).collect(Collectors.joining()));
  }

  CompletableFuture<String> freshlyStartedBad(List<CompletableFuture<String>> futures) {
    return CompletableFuture.allOf(futures.toArray(new CompletableFuture[0]))
        .thenApplyAsync(done -> futures.get(0).join())
        .thenApply(first -> start(first).join()); // BUG
  }

  CompletableFuture<String> freshlyStartedInVariableBad(CompletableFuture<String> one, CompletableFuture<String> two) {
    return CompletableFuture.allOf(one, two).thenApplyAsync(done -> one.join()).thenApply(first -> {
      CompletableFuture<String> third = start(first).thenApply(String::trim);
      return two.join() + third.join(); // BUG
    });
  }

  /** anyOf completes with the first: the others may still run. */
  CompletableFuture<String> anyOfBad(CompletableFuture<String> one, CompletableFuture<String> two) {
    return CompletableFuture.anyOf(one, two).thenApplyAsync(first -> 1).thenApply(first -> two.join()); // BUG
  }

  /** Only the last of them was waited for. */
  CompletableFuture<String> inputsOfAnotherBad(CompletableFuture<String> one, CompletableFuture<String> two) {
    return CompletableFuture.supplyAsync(() -> 1).thenApply(first -> one.join() + two.join()); // BUG
  }

  /** Known limit: which futures allOf was given is not asked; what was started before it counts as one of them. */
  CompletableFuture<String> startedBeforeOk(CompletableFuture<String> one) {
    CompletableFuture<String> two = start("two");
    return CompletableFuture.allOf(one).thenApplyAsync(done -> 1).thenApply(count -> two.join());
  }

  /** Known limit: what a stream carries from one function to the next is not followed. */
  CompletableFuture<List<String>> startedInTheStreamOk(CompletableFuture<String> one) {
    return CompletableFuture.allOf(one).thenApplyAsync(done -> 1).thenApply(count ->
        Stream.of("a", "b").map(AllOf::start).map(CompletableFuture::join).toList());
  }
}
