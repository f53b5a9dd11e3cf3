package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.probe.runtime.SiteSpec;
import dev.concurrency.maven.probe.runtime.TestSession;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A site names one place in the source; the class file may hold it elsewhere, several times, or not at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteMatchingTest {

  private static final Sources SOURCE =
      new Sources(
          "match.Match",
          """
          package match;

          import java.util.concurrent.*;

          class Match {

            BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
            String initial = queue.poll(); // field

            Match() {}

            Match(String text) {
              queue.add(text);
            }

            void copied() throws Exception {
              try {
                queue.put("x");
              } finally {
                queue.take(); // finally
              }
            }

            void twice() throws Exception {
              queue.offer(queue.take() + queue.take()); // twice
            }

            void ambiguous() throws Exception {
              Callable<String> later = () -> queue.take(); later.call(); queue.take(); // two methods
            }

            Object constructor(String host) throws Exception {
              Object made =
                  new Thread(
                      () -> queue.clear(),
                      host); // constructed
              return made;
            }

            static class Nested {
              void here(BlockingQueue<String> queue) throws Exception {
                queue.take(); // nested
              }
            }

            void changed() {
              queue.size(); // changed
            }
          }
          """);

  private static final String QUEUE = "java.util.concurrent.BlockingQueue";

  private Path classes;

  @BeforeAll
  void compile(@TempDir Path directory) throws Exception {
    classes = directory;
    SOURCE.compile(classes, 17);
  }

  private static Site take(String line, int ordinal) {
    return SOURCE.site(Probe.BLOCKING_CALL, line, QUEUE, "take", "()Ljava/lang/Object;", ordinal);
  }

  /** Offers all classes of the file to the instrumenter and answers with what it says. */
  private List<String> instrument(Site site) throws Exception {
    Finding finding = SOURCE.finding("f", "Rule", site);
    TestSession session = new TestSession(List.of(ProbedRun.spec(finding, 0)));
    Instrumenter instrumenter = new Instrumenter();
    instrumenter.use(session.registry());
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      for (String name : List.of("match/Match", "match/Match$Nested")) {
        instrumenter.transform(loader, name, null, null, Files.readAllBytes(classes.resolve(name + ".class")));
      }
      instrumenter.lookForStaleSites();
    }
    return new ArrayList<>(session.records());
  }

  @Test
  void aFinallyBlockIsCopiedToEachWayOut() throws Exception {
    assertThat(instrument(take("// finally", 0))).containsExactly(instrumented("match.Match", "copied"));
    assertThat(matches(take("// finally", 0))).isEqualTo(2);
  }

  @Test
  void aFieldsInitialValueIsCopiedToEachConstructor() throws Exception {
    Site field = SOURCE.site(Probe.BLOCKING_CALL, "// field", "java.util.Queue", "poll", "()Ljava/lang/Object;", 0);

    assertThat(instrument(field)).containsExactly(instrumented("match.Match", "<init>"));
    assertThat(matches(field)).isEqualTo(2);
  }

  @Test
  void equalCallsOnALineAreTheirOwnSites() throws Exception {
    assertThat(instrument(take("// twice", 1))).containsExactly(instrumented("match.Match", "twice"));
    assertThat(matches(take("// twice", 1))).isEqualTo(1);
    assertThat(instrument(take("// twice", 2))).singleElement().asString().contains("\"t\":\"stale\"");
  }

  @Test
  void aLineWithEqualCallsInTwoMethodsIsNotGuessedAt() throws Exception {
    assertThat(instrument(take("// two methods", 0)))
        .singleElement()
        .asString()
        .contains("\"t\":\"uninstrumentable\"", "has calls of take in 2 methods or lambdas", "put them on lines of their own");
  }

  @Test
  void aConstructorCallMayHaveAnyLineOfItsStatement() throws Exception {
    int last = SOURCE.line("// constructed");
    Site site =
        new Site(
            Probe.BLOCKING_CALL, "match.Match", "Match.java", last, last - 3, last, "java.lang.Thread", "<init>",
            "(Ljava/lang/Runnable;Ljava/lang/String;)V", 0);

    assertThat(instrument(site)).containsExactly(instrumented("match.Match", "constructor"));
  }

  @Test
  void aNestedClassBelongsToItsTopLevelClass() throws Exception {
    assertThat(instrument(take("// nested", 0))).containsExactly(instrumented("match.Match$Nested", "here"));
  }

  @Test
  void aCallThatTheCompiledClassesDoNotHaveIsStale() throws Exception {
    assertThat(instrument(take("// changed", 0)))
        .singleElement()
        .asString()
        .contains("\"t\":\"stale\"", "has no call of take in the compiled classes", "compile and analyse again");
  }

  @Test
  void aClassFileThatIsTooNewIsLeftAlone() throws Exception {
    byte[] bytes = Files.readAllBytes(classes.resolve("match/Match.class"));
    bytes[7] = (byte) 200;
    SiteSpec site = ProbedRun.spec(SOURCE.finding("f", "Rule", take("// finally", 0)), 0);
    TestSession session = new TestSession(List.of(site));
    Instrumenter instrumenter = new Instrumenter();
    instrumenter.use(session.registry());

    assertThat(instrumenter.transform(getClass().getClassLoader(), "match/Match", null, null, bytes)).isNull();
    assertThat(session.records()).singleElement().asString().contains("\"t\":\"uninstrumentable\"", "Unsupported class file version 200");
  }

  private static String instrumented(String type, String method) {
    return "{\"t\":\"instrumented\",\"site\":\"f#0\",\"class\":\"" + type + "\",\"method\":\"" + method + "\"}";
  }

  private int matches(Site site) throws Exception {
    var type = new org.objectweb.asm.tree.ClassNode();
    new org.objectweb.asm.ClassReader(Files.readAllBytes(classes.resolve("match/Match.class"))).accept(type, 0);
    return SiteMatcher.find(type, ProbedRun.spec(SOURCE.finding("f", "Rule", site), 0)).size();
  }
}
