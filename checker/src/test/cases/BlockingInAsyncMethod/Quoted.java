import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What users of other tools reported. */
class Quoted {
  private final Rows rows = new Rows();
  private CompletableFuture<String> started;

  /** Has both: the one adds to a list in memory, the other one asks the database for an id before it does. */
  static class Rows {
    private final List<String> added = new ArrayList<>();

    void add(String row) {
      added.add(row);
    }

    CompletableFuture<Void> addAsync(String row) {
      return CompletableFuture.runAsync(() -> added.add(row));
    }

    int count() {
      return added.size();
    }

    CompletableFuture<Integer> countAsync(String filter, int limit) {
      return CompletableFuture.completedFuture(limit);
    }
  }

  CompletableFuture<Void> vsThreading1480_addBesideAddAsyncOk(String row) {
    rows.add(row);
    return rows.addAsync(row);
  }

  CompletableFuture<Integer> roslyn6860_otherParametersOk(String filter) {
    return CompletableFuture.completedFuture(rows.count() + filter.length());
  }

  CompletableFuture<String> parallelHelper64_siblingOk() {
    rows.add("");
    return started.thenApply(String::trim);
  }

  /** What is waited for by composing it started elsewhere, and nobody blocks. */
  CompletableFuture<String> roslyn34342_startedElsewhereOk() {
    return started.thenCombine(rows.addAsync("x"), (text, nothing) -> text);
  }

  CompletableFuture<Void> vsThreading1679_assertThrowsOk(Runnable code) {
    assertThrows(code);
    return CompletableFuture.completedFuture(null);
  }

  /** The names are alike, what they do is not. */
  CompletableFuture<String> projectSystem2480_namedAlikeOk() {
    open();
    return openAsync();
  }

  private void open() {
    rows.add("opened");
  }

  private CompletableFuture<String> openAsync() {
    return started;
  }

  private static void assertThrows(Runnable code) {
    try {
      code.run();
    } catch (RuntimeException expected) {
      return;
    }
    throw new AssertionError("nothing was thrown");
  }

  private static CompletableFuture<Void> assertThrowsAsync(Runnable code) {
    return CompletableFuture.runAsync(() -> assertThrows(code));
  }
}
