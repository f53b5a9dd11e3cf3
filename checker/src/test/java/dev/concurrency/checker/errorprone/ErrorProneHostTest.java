package dev.concurrency.checker.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.javac.HostRun;
import dev.concurrency.checker.javac.Jdk;
import dev.concurrency.checker.javac.Sources;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code -Xplugin:ErrorProne} does with our checks beside finding the same as the others. */
class ErrorProneHostTest {

  @TempDir Path sources;
  @TempDir Path work;

  private HostRun errorProne;

  @BeforeEach
  void inAFork() {
    errorProne = HostRun.errorProne(Jdk.running(), HostRun.builtAgainst(), work);
  }

  @ParameterizedTest
  @CsvSource({
    "-Xep:FutureIgnored:ERROR, 1, ERROR, error",
    "-Xep:FutureIgnored:WARN, 0, WARNING, warning",
    "-Xep:FutureIgnored:DEFAULT, 0, WARNING, warning",
  })
  void levelOfACheckIsTheUsers(String flag, int exit, Severity severity, String shownAs) throws IOException {
    Sources.write(sources, "Mailer.java", Sources.IGNORES_A_FUTURE);

    HostRun.Outcome outcome = errorProne.words(flag).on(sources);

    assertThat(outcome.exit()).as(outcome.output()).isEqualTo(exit);
    assertThat(outcome.lines("Mailer.java:5: " + shownAs + ": [FutureIgnored] The future that HttpClient.sendAsync returns")).hasSize(1);
    assertThat(outcome.output()).contains("(see docs/rules/FutureIgnored.md)");
    assertThat(outcome.findings().findings()).extracting(Finding::severity).containsExactly(severity);
  }

  @Test
  void errorLeavesNoClassFiles() throws IOException {
    Sources.write(sources, "Handler.java", Sources.WAITS_ON_A_LOOP);
    Sources.write(sources, "Clean.java", Sources.CLEAN);

    HostRun.Outcome outcome = errorProne.on(sources);

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.classFiles()).isZero();
  }

  /** Error Prone has one severity a check, the rule has a lesser one for some findings. */
  @Test
  void minorFindingOfAnErrorRuleStaysANote() throws IOException {
    Sources.write(sources, "Reader.java", Sources.READS_A_FILE_ON_A_LOOP);

    HostRun.Outcome outcome = errorProne.on(sources);

    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.lines("Note: [BlockingOnEventLoop]")).hasSize(1);
    assertThat(outcome.findings().findings()).extracting(Finding::severity).containsExactly(Severity.INFO);
  }

  @Test
  void checkThatIsOffIsOffInTheFindingsFileToo() throws IOException {
    Sources.write(sources, "Mailer.java", Sources.IGNORES_A_FUTURE);

    HostRun.Outcome outcome = errorProne.words("-Xep:FutureIgnored:OFF").on(sources);

    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.findings().complete()).isTrue();
    assertThat(outcome.findings().findings()).isEmpty();
  }

  @Test
  void suppressionIsHeeded() throws IOException {
    Sources.write(sources, "Mailer.java", Sources.IGNORES_A_FUTURE.replace("  void send", "  @SuppressWarnings(\"FutureIgnored\") void send"));

    assertThat(errorProne.on(sources).findings().findings()).isEmpty();
  }

  @Test
  void fileByFileItSaysThatItDidNotSeeTheModule() throws IOException {
    Sources.write(sources, "Mailer.java", Sources.IGNORES_A_FUTURE);
    Sources.write(sources, "Handler.java", Sources.WAITS_ON_A_LOOP);

    FindingsFile found = errorProne.policy("byfile").on(sources).findings();

    assertThat(found.complete()).isFalse();
    assertThat(found.lost()).singleElement().asString().contains("-XDcompilePolicy=byfile").contains("use -XDcompilePolicy=simple");
    assertThat(found.filesAnalysed()).isEqualTo(2);
    assertThat(found.findings()).extracting(Finding::rule).containsExactly("BlockingOnEventLoop", "FutureIgnored");
  }

  @Test
  void unknownOptionIsOneError() throws IOException {
    Sources.write(sources, "Clean.java", Sources.CLEAN);

    HostRun.Outcome outcome = errorProne.words("-XepOpt:Concurrency:Catalogue=x").on(sources);

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.lines("error: Concurrency: There is no option -XepOpt:Concurrency:Catalogue; known ones are ")).hasSize(1);
  }

  /** A crash of a check that is not ours ends the compilation, but not before the findings are written. */
  @Test
  void findingsAreWrittenThoughAnotherCheckCrashes() throws IOException {
    Sources.write(sources, "Mailer.java", Sources.IGNORES_A_FUTURE);
    Path crashing = check(
        "Crashing",
        """
        @BugPattern(name = "Crashing", summary = "Crashes.", severity = BugPattern.SeverityLevel.WARNING)
        public final class Crashing extends BugChecker implements BugChecker.MethodInvocationTreeMatcher {
          @Override
          public Description matchMethodInvocation(MethodInvocationTree tree, VisitorState state) {
            throw new IllegalStateException("not ours");
          }
        }
        """);

    HostRun.Outcome outcome = errorProne.onProcessorPath(crashing).words("-Xep:Crashing:WARN").on(sources);

    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.findings().filesAnalysed()).isEqualTo(1);
  }

  @Test
  void fixesReachErrorPronesPatches() throws IOException {
    String before =
        """
        import java.util.concurrent.*;

        class Invoices {
          private final ExecutorService pool = Executors.newFixedThreadPool(4);

          byte[] render(Callable<byte[]> renderer) throws Exception {
            Future<byte[]> invoice = pool.submit(renderer);
            try {
              return invoice.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
              return null;
            }
          }
        }
        """;
    Sources.write(sources, "Invoices.java", before);

    HostRun.Outcome outcome = errorProne.words("-XepPatchChecks:TimeoutWithoutCancel", "-XepPatchLocation:IN_PLACE").on(sources);

    assertThat(outcome.output()).doesNotContain("\tat ");
    assertThat(Files.readString(sources.resolve("Invoices.java"))).isNotEqualTo(before).contains("invoice.cancel(true);");
  }

  /** Compiles a check into a directory that can be put on the processor path. */
  private Path check(String name, String source) throws IOException {
    String packageName = RuleCheck.class.getPackageName();
    Path directory = Files.createDirectories(work.resolve(name));
    Path file = directory.resolve(name + ".java");
    String imports =
        """
        import com.google.errorprone.*;
        import com.google.errorprone.bugpatterns.*;
        import com.google.errorprone.matchers.Description;
        import com.sun.source.tree.*;
        """;
    Files.writeString(file, "package " + packageName + ";\n" + imports + source);
    List<String> path = new ArrayList<>(HostRun.builtAgainst());
    path.add(0, Path.of("target/classes").toAbsolutePath().toString());
    int exit =
        ToolProvider.getSystemJavaCompiler().run(
            null, null, null, "-proc:none", "-nowarn", "-d", directory.toString(), "-cp", String.join(File.pathSeparator, path),
            "--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED", "--add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED", file.toString());
    assertThat(exit).isZero();
    Sources.write(directory, "META-INF/services/com.google.errorprone.bugpatterns.BugChecker", packageName + "." + name);
    return directory;
  }
}
