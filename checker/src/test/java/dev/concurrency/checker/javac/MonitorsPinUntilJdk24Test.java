package dev.concurrency.checker.javac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.bytecode.ClassFiles;
import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.engine.Engine;
import dev.concurrency.checker.engine.Settings;
import dev.concurrency.checker.finding.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a monitor pins a virtual thread is a matter of the JDK that the program runs on, so the cases of the rule, which know only the running one, cannot show it. */
@EnabledForJreRange(min = JRE.JAVA_21)
class MonitorsPinUntilJdk24Test {

  private static final String PROGRAM =
      """
      import java.util.concurrent.*;
      import java.util.concurrent.locks.*;

      class Prices {
        static final ExecutorService TASKS = Executors.newVirtualThreadPerTaskExecutor();
        private final Object lock = new Object();
        private final ReentrantLock free = new ReentrantLock();

        static class Rates {
          static final String ALL = CompletableFuture.supplyAsync(() -> "EUR").join(); // initialiser
        }

        String block(CompletableFuture<String> price) {
          synchronized (lock) {
            return price.join(); // monitor
          }
        }

        synchronized String method(CompletableFuture<String> price) {
          return price.join(); // monitor
        }

        String through() {
          synchronized (lock) {
            return asks(); // monitor
          }
        }

        String asks() {
          return CompletableFuture.supplyAsync(() -> "EUR").join();
        }

        static synchronized String ofTheClass(CompletableFuture<String> price) {
          return price.join(); // monitor
        }

        String plain(CompletableFuture<String> price) {
          return price.join();
        }

        String afterTheBlock(CompletableFuture<String> price) {
          synchronized (lock) {
            lock.notifyAll();
          }
          return price.join();
        }

        String inALock(CompletableFuture<String> price) {
          free.lock();
          try {
            return price.join();
          } finally {
            free.unlock();
          }
        }

        synchronized void onThreadsOfOthers(CompletableFuture<String> price) {
          price.thenAccept(found -> CompletableFuture.supplyAsync(() -> found).join());
        }

        synchronized void signalled() throws InterruptedException {
          while (true) {
            wait();
          }
        }

        synchronized String onPlatformThread(CompletableFuture<String> price) {
          return price.join();
        }

        void run(CompletableFuture<String> price) {
          TASKS.submit(() -> Rates.ALL);
          TASKS.submit(() -> block(price));
          TASKS.submit(() -> method(price));
          TASKS.submit(() -> through());
          TASKS.submit(() -> ofTheClass(price));
          TASKS.submit(() -> plain(price));
          TASKS.submit(() -> afterTheBlock(price));
          TASKS.submit(() -> inALock(price));
          TASKS.submit(() -> onThreadsOfOthers(price));
          TASKS.submit(() -> { signalled(); return null; });
          new Thread(() -> onPlatformThread(price)).start();
        }
      }
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"20,", "21,monitor initialiser", "22,monitor initialiser", "23,monitor initialiser", "24,initialiser", "25,initialiser"})
  void aMonitorPinsFromJdk21To23AndAnInitialiserFromThenOn(int jdk, String pins) throws IOException {
    Sources.write(directory, "Prices.java", PROGRAM);
    Extracted extracted = Extracted.from(directory, file -> new Extractor.SourceFileName("Prices.java", false));

    Engine.Result result = new Engine(Catalog.builtIn(), Settings.defaults().on(jdk)).run(extracted.program(), new ClassFiles(List.of()));

    List<String> lines = PROGRAM.lines().toList();
    assertThat(result.internalErrors()).isEmpty();
    assertThat(result.findings().stream().filter(finding -> finding.rule().equals("PinnedBlocking")).map(Finding::line))
        .containsExactlyElementsOf(
            java.util.stream.IntStream.rangeClosed(1, lines.size())
                .filter(line -> pins != null && lines.get(line - 1).contains("// ") && pins.contains(lines.get(line - 1).replaceAll(".*// ", "")))
                .boxed()
                .toList());
  }
}
