package dev.concurrency.checker.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.javac.AnalysisRequest;
import dev.concurrency.checker.javac.AnalyzeModule;
import dev.concurrency.checker.javac.Jdk;
import dev.concurrency.checker.javac.OlderClasses;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Subtasks may wait, and whoever joins them waits. A preview, which only a compiler of its own version takes, and only if it is told to: no matter for the rules' cases. JDK 25 also
 * compiles against the classes that JDK 21 to 24 have in place of its own.
 */
@EnabledOnJre(JRE.JAVA_25)
class StructuredConcurrencyTest {

  private static final String OF_JDK_25 =
      """
      import io.netty.channel.*;
      import java.util.concurrent.StructuredTaskScope;
      import java.util.concurrent.StructuredTaskScope.*;

      class Quotes extends SimpleChannelInboundHandler<String> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, String item) throws InterruptedException {
          try (var scope = StructuredTaskScope.open(Joiner.<String>anySuccessfulResultOrThrow())) { // closes
            scope.fork(() -> priceOf(item));
            ctx.writeAndFlush(scope.join()); // joins
          }
        }

        String priceOf(String item) throws InterruptedException {
          Thread.sleep(20);
          return item;
        }
      }

      class OnThreadsOfItsOwn {
        String price(String item) throws InterruptedException {
          try (var scope = StructuredTaskScope.open()) {
            Subtask<String> price = scope.fork(() -> {
              Thread.sleep(20);
              return item;
            });
            scope.join();
            return price.get();
          }
        }
      }
      """;

  private static final String OF_JDK_21 =
      """
      import io.netty.channel.*;
      import java.time.Instant;
      import java.util.concurrent.StructuredTaskScope;
      import java.util.concurrent.ThreadFactory;

      class Quotes extends SimpleChannelInboundHandler<String> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, String item) throws Exception {
          try (var scope = new StructuredTaskScope.ShutdownOnSuccess<String>()) { // closes
            scope.fork(() -> priceOf(item));
            ctx.writeAndFlush(scope.join().result()); // joins
          }
          try (var scope = new StructuredTaskScope.ShutdownOnFailure()) { // closes
            scope.fork(() -> priceOf(item));
            scope.join(); // joins
            scope.throwIfFailed();
          }
          try (var scope = new StructuredTaskScope<String>()) { // closes
            scope.fork(() -> priceOf(item));
            scope.joinUntil(Instant.MAX); // joins
          }
        }

        String priceOf(String item) throws InterruptedException {
          Thread.sleep(20);
          return item;
        }
      }

      class OnThreadsOfItsOwn {
        String price(String item) throws Exception {
          try (var scope = new StructuredTaskScope.ShutdownOnFailure()) {
            StructuredTaskScope.Subtask<String> price = scope.fork(() -> {
              Thread.sleep(20);
              return item;
            });
            scope.join().throwIfFailed();
            return price.get();
          }
        }
      }

      class OnThreadsOfAFactory extends SimpleChannelInboundHandler<String> {
        ThreadFactory threads;

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, String item) {
          new StructuredTaskScope<String>("quotes", threads).fork(() -> {
            Thread.sleep(20);
            return item;
          });
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void joiningOnAnEventLoopWaitsAndSubtasksMay() throws IOException {
    check(OF_JDK_25, List.of("--enable-preview"));
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 22, 23, 24})
  void asItWasBeforeJdk25(int release) throws IOException {
    Path older = OlderClasses.write(Jdk.running(), release, "java.util.concurrent.StructuredTaskScope", directory.resolve("jdk"));
    check(OF_JDK_21, List.of("--enable-preview", "--patch-module", "java.base=" + older));
  }

  private void check(String program, List<String> options) throws IOException {
    Path sources = Files.createDirectory(directory.resolve("sources"));
    Files.writeString(sources.resolve("Quotes.java"), program);
    List<String> classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar")).toList();

    FindingsFile found =
        AnalyzeModule.analyze(
            new AnalysisRequest(
                "quotes", sources.toString(), List.of(sources.toString()), List.of(), classPath, List.of(), "25", options, "UTF-8", List.of(), Map.of(), ""));

    assertThat(found.lost()).isEmpty();
    assertThat(found.findings()).extracting(Finding::rule).containsOnly("BlockingOnEventLoop");
    assertThat(found.findings()).extracting(Finding::line).containsAll(lines(program, "// joins"));
    assertThat(found.findings()).extracting(Finding::line).isSubsetOf(lines(program, "// joins", "// closes"));
  }

  private static List<Integer> lines(String program, String... marks) {
    List<String> lines = program.lines().toList();
    return IntStream.rangeClosed(1, lines.size()).filter(line -> Arrays.stream(marks).anyMatch(lines.get(line - 1)::endsWith)).boxed().toList();
  }
}
