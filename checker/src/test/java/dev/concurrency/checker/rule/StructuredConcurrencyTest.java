package dev.concurrency.checker.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.javac.AnalysisRequest;
import dev.concurrency.checker.javac.AnalyzeModule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Subtasks may wait, and whoever joins them waits. A preview of JDK 25, which only a compiler of that version takes, and only if it is told to: no matter for the rules' cases. */
@EnabledOnJre(JRE.JAVA_25)
class StructuredConcurrencyTest {

  private static final String PROGRAM =
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

  @Test
  void joiningOnAnEventLoopWaitsAndSubtasksMay(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("Quotes.java"), PROGRAM);
    List<String> classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar")).toList();

    FindingsFile found =
        AnalyzeModule.analyze(
            new AnalysisRequest(
                "quotes", directory.toString(), List.of(directory.toString()), List.of(), classPath, List.of(), "25", List.of("--enable-preview"), "UTF-8", List.of(),
                Map.of(), ""));

    assertThat(found.lost()).isEmpty();
    assertThat(found.findings()).extracting(Finding::rule).containsOnly("BlockingOnEventLoop");
    assertThat(found.findings()).extracting(Finding::line).contains(line("// joins"));
    assertThat(found.findings()).extracting(Finding::line).isSubsetOf(line("// joins"), line("// closes"));
  }

  private static int line(String mark) {
    return (int) PROGRAM.substring(0, PROGRAM.indexOf(mark)).lines().count();
  }
}
