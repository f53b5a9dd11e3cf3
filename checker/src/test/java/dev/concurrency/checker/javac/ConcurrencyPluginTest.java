package dev.concurrency.checker.javac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code -Xplugin:Concurrency} does beside finding the same as the others. */
class ConcurrencyPluginTest {

  @TempDir Path sources;
  @TempDir Path work;

  private HostRun plugin;

  @BeforeEach
  void inAFork() {
    plugin = HostRun.plugin(Jdk.running(), work);
  }

  @Test
  void warningIsShownAtItsLineAndClassFilesAreWritten() throws IOException {
    Sources.write(sources, "Mailer.java", Sources.IGNORES_A_FUTURE);

    HostRun.Outcome outcome = plugin.on(sources);

    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("Mailer.java:5: warning: [FutureIgnored] The future that HttpClient.sendAsync returns");
    assertThat(outcome.output()).contains("(see docs/rules/FutureIgnored.md)");
    assertThat(outcome.classFiles()).isEqualTo(1);
    assertThat(outcome.findings().findings()).extracting(Finding::line).containsExactly(5);
  }

  /** An incremental build compiles what has no class file newer than its source; after an error that must be everything. */
  @Test
  void errorLeavesNoClassFilesSoThatTheNextCompileFailsToo() throws IOException {
    Sources.write(sources, "Handler.java", Sources.WAITS_ON_A_LOOP);
    Sources.write(sources, "Clean.java", Sources.CLEAN);

    HostRun.Outcome first = plugin.on(sources);
    assertThat(first.exit()).isEqualTo(1);
    assertThat(first.classFiles()).isZero();

    HostRun.Outcome second = HostRun.plugin(Jdk.running(), work).on(sources);
    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.output()).contains("error: [BlockingOnEventLoop]");
  }

  @Test
  void withoutTheCompilePolicyItSaysOnceThatClassFilesStay() throws IOException {
    Sources.write(sources, "Clean.java", Sources.CLEAN);
    Sources.write(sources, "Clean2.java", "class Clean2 {}");
    Sources.write(sources, "Handler.java", Sources.WAITS_ON_A_LOOP);

    HostRun.Outcome outcome = plugin.policy("").on(sources);

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.classFiles()).isPositive();
    assertThat(outcome.lines("-XDcompilePolicy=simple")).hasSize(1).allMatch(line -> line.contains("Note: Concurrency: ") && line.contains("concurrency:check"));
  }

  @ParameterizedTest
  @CsvSource({
    "FutureIgnored:ERROR, 1, ERROR",
    "FutureIgnored:warning, 0, WARNING",
    "FutureIgnored:INFO, 0, INFO",
  })
  void severityOfARuleIsTheUsers(String word, int exit, Severity severity) throws IOException {
    Sources.write(sources, "Mailer.java", Sources.IGNORES_A_FUTURE);

    HostRun.Outcome outcome = plugin.words(word).on(sources);

    assertThat(outcome.exit()).isEqualTo(exit);
    assertThat(outcome.findings().findings()).extracting(Finding::severity).containsExactly(severity);
    assertThat(outcome.lines(severity == Severity.INFO ? "Note: [FutureIgnored]" : severity.name().toLowerCase(Locale.ROOT) + ": [FutureIgnored]")).hasSize(1);
  }

  @Test
  void ruleThatIsOffFindsNothing() throws IOException {
    Sources.write(sources, "Mailer.java", Sources.IGNORES_A_FUTURE);

    HostRun.Outcome outcome = plugin.words("FutureIgnored:OFF").on(sources);

    assertThat(outcome.findings().findings()).isEmpty();
    assertThat(outcome.output()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|', quoteCharacter = '"',
      value = {
        "FutureForgotten:OFF | There is no rule 'FutureForgotten'; known rules are AsyncToVoidSam, BlockingDriverInReactiveStack,",
        "FutureIgnored:LOUD | 'LOUD' is not a severity for rule FutureIgnored",
        "quiet | 'quiet' is not understood",
        "catalog=missing.catalog | missing.catalog does not exist",
        "findings= | 'findings=' lacks a path",
      })
  void mistakeInTheOptionsIsOneError(String word, String sentence) throws IOException {
    Sources.write(sources, "Clean.java", Sources.CLEAN);

    HostRun.Outcome outcome = plugin.words(word).on(sources);

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.lines("error: Concurrency: ")).hasSize(1).allMatch(line -> line.contains(sentence));
    assertThat(outcome.output()).contains("1 error").doesNotContain("\tat ");
  }

  @Test
  void suppressionIsHeeded() throws IOException {
    Sources.write(sources, "Mailer.java", Sources.IGNORES_A_FUTURE.replace("  void send", "  @SuppressWarnings(\"FutureIgnored\") void send"));

    assertThat(plugin.on(sources).findings().findings()).isEmpty();
  }

  @Test
  void moduleAndPackageDeclarationsAreNoTrouble() throws IOException {
    Sources.write(sources, "module-info.java", "module mail { requires java.net.http; }");
    Sources.write(sources, "mail/package-info.java", "@Deprecated package mail;");
    Sources.write(sources, "mail/Mailer.java", "package mail;\n" + Sources.IGNORES_A_FUTURE);

    HostRun.Outcome outcome = plugin.on(sources);

    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.findings().complete()).isTrue();
    assertThat(outcome.findings().findings()).extracting(Finding::file, Finding::line).containsExactly(tuple("mail/Mailer.java", 6));
  }

  /** The processor writes a copy of the class: found in what a person wrote, not in what the processor wrote, and before class files exist. */
  @Test
  void annotationProcessorsRunAndNothingIsReportedInWhatTheyWrite() throws IOException {
    Sources.write(sources, "Mailer.java", Sources.IGNORES_A_FUTURE.replace("class Mailer", "@Deprecated class Mailer"));

    HostRun.Outcome outcome =
        plugin.words("FutureIgnored:ERROR").processors(CopyingProcessor.class.getName(), Path.of("target/test-classes")).on(sources);

    assertThat(outcome.classes().resolve("MailerCopy.java")).exists();
    assertThat(outcome.lines("error: [FutureIgnored]")).hasSize(1);
    assertThat(outcome.classFiles()).isZero();
    assertThat(outcome.findings().filesAnalysed()).isEqualTo(2);
    assertThat(outcome.findings().findings()).extracting(Finding::file).containsExactly("Mailer.java");
  }

  @Test
  void inMavensLayoutTheFindingsGoBesideTheClassFiles() throws IOException {
    Path module = work.resolve("shop");
    Sources.write(module, "src/main/java/mail/Mailer.java", "package mail;\n" + Sources.IGNORES_A_FUTURE);
    Sources.write(module, "target/generated-sources/stubs/mail/Stub.java", "package mail;\n" + Sources.IGNORES_A_FUTURE.replace("Mailer", "Stub"));
    Files.createDirectories(module.resolve("target/classes"));

    plugin.inLayoutOf(module, module);

    FindingsFile found = FindingsFile.read(module.resolve("target/concurrency/findings/javac-plugin.json"));
    assertThat(found.filesAnalysed()).isEqualTo(2);
    assertThat(found.findings()).extracting(Finding::file).containsExactly("src/main/java/mail/Mailer.java");
  }

  @Test
  void testCodeHasAFindingsFileOfItsOwn() throws IOException {
    Path module = work.resolve("shop");
    Sources.write(module, "src/test/java/mail/Mailer.java", "package mail;\n" + Sources.IGNORES_A_FUTURE);
    Files.createDirectories(module.resolve("target/test-classes"));

    plugin.inLayoutOf(module, module);

    assertThat(module.resolve("target/concurrency/findings/javac-plugin.json")).doesNotExist();
    assertThat(FindingsFile.read(module.resolve("target/concurrency/findings/javac-plugin-test.json")).findings()).hasSize(1);
  }

  @Test
  void codeThatDoesNotCompileLeavesAFindingsFileThatSaysSo() throws IOException {
    Sources.write(sources, "Mailer.java", Sources.IGNORES_A_FUTURE);
    Sources.write(sources, "Broken.java", "class Broken { int x = }");

    HostRun.Outcome outcome = plugin.on(sources);

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.findings().complete()).isFalse();
    assertThat(outcome.findings().lost()).isNotEmpty();
  }

  @Test
  void findingsFileThatCannotBeWrittenIsAWarning() throws IOException {
    Sources.write(sources, "Clean.java", Sources.CLEAN);
    Path module = work.resolve("shop");
    Sources.write(module, "src/main/java/Clean.java", Sources.CLEAN);
    Files.createDirectories(module.resolve("target/classes"));
    Files.writeString(module.resolve("target/concurrency"), "a file where a directory has to be");

    HostRun.Outcome outcome = plugin.inLayoutOf(module, module);

    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.lines("warning: Concurrency: The findings file ")).hasSize(1);
  }
}
