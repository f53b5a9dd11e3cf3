package dev.concurrency.checker.javac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.concurrency.checker.bytecode.ClassFiles;
import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.engine.Engine;
import dev.concurrency.checker.engine.Guard;
import dev.concurrency.checker.engine.Settings;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.FieldRef;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Place;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Region;
import dev.concurrency.checker.model.SourceFile;
import dev.concurrency.checker.model.TypeRef;
import dev.concurrency.checker.model.Value;
import dev.concurrency.checker.rule.CrashOnPurpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A crash of ours is told in the findings file and costs nothing but what crashed. */
class CrashesBreakNoBuildTest {

  private static final List<String> CRASHES = List.of("exception", "assertion", "stackoverflow", "linkage");

  @TempDir Path temporary;

  @TestFactory
  Stream<DynamicContainer> ruleThatCrashes() throws IOException {
    Path sources = Sources.write(work(), "Mailer.java", Sources.IGNORES_A_FUTURE);
    Sources.write(sources, "Mailers.java", Sources.IGNORES_A_FUTURE.replace("Mailer", "Mailers"));
    Map<String, Supplier<HostRun>> hosts =
        Map.of(
            "forked", () -> HostRun.forked(Jdk.running(), work()),
            "javac plug-in", () -> HostRun.plugin(Jdk.running(), work()),
            "Error Prone", () -> HostRun.errorProne(Jdk.running(), HostRun.builtAgainst(), work()));
    return hosts.entrySet().stream()
        .map(host -> dynamicContainer(host.getKey(), CRASHES.stream().map(crash -> dynamicTest(crash, () -> check(host.getValue().get(), crash, sources)))));
  }

  private static void check(HostRun run, String crash, Path sources) throws IOException {
    HostRun.Outcome outcome = run.jvm("-D" + CrashOnPurpose.PROPERTY + "=" + crash).on(sources);

    assertThat(outcome.exit()).as(outcome.output()).isZero();
    FindingsFile found = outcome.findings();
    assertThat(found.complete()).isFalse();
    assertThat(found.internalErrors())
        .hasSize(2)
        .allSatisfy(sentence -> assertThat(sentence).contains("Rule CrashOnPurpose crashed on Mailer").contains("please report it"));
    assertThat(found.findings()).extracting(Finding::rule, Finding::file).containsExactly(
        tuple("FutureIgnored", "Mailer.java"), tuple("FutureIgnored", "Mailers.java"));
  }

  @TestFactory
  Stream<DynamicTest> ownBuildsFailOnACrash() throws IOException {
    Path sources = Sources.write(work(), "Mailer.java", Sources.IGNORES_A_FUTURE);
    return Stream.of(HostRun.plugin(Jdk.running(), work()), HostRun.errorProne(Jdk.running(), HostRun.builtAgainst(), work()))
        .map(host -> host.jvm("-D" + CrashOnPurpose.PROPERTY + "=exception", "-D" + Guard.FAIL_PROPERTY + "=true"))
        .map(host -> dynamicTest("fails", () -> assertThat(host.on(sources).exit()).isEqualTo(1)));
  }

  /** A crash while reading one class leaves nothing half done: not even where another class holds one of its lambdas. */
  @Test
  void classThatCannotBeReadIsLeftOut() throws IOException {
    Path sources = Sources.write(work(), "Mailer.java", Sources.IGNORES_A_FUTURE);
    Sources.write(sources, "Odd.java", "class Odd { static { Target.task = () -> System.out.println(); } }");
    Sources.write(sources, "Target.java", "class Target { static Runnable task; }");

    Extracted extracted = Extracted.from(sources, file -> {
      if (file.getName().endsWith("Odd.java")) {
        throw new IllegalStateException("odd");
      }
      return new Extractor.SourceFileName(Path.of(file.toUri()).getFileName().toString(), false);
    });

    assertThat(extracted.internalErrors()).singleElement().asString().contains("Odd.java crashed").contains("it was not looked at");
    Engine.Result result = new Engine(Catalog.builtIn(), Settings.defaults()).run(extracted.program(), new ClassFiles(List.of()));
    assertThat(result.internalErrors()).isEmpty();
    assertThat(result.findings()).extracting(Finding::file).containsExactly("Mailer.java");
  }

  /** What was read of a class before it crashed is taken back, also what it left in fields of others. */
  @Test
  void nothingOfAHalfReadClassIsKept() {
    Drafts drafts = new Drafts();
    Drafts.FieldDraft field =
        new Drafts.FieldDraft(new FieldRef("Target", "task"), TypeRef.UNKNOWN, Set.of(), Set.of(), new ArrayList<>());
    drafts.fields.put(field.ref(), field);
    Drafts.Mark before = drafts.mark();
    Drafts.BodyDraft half = drafts.body(Body.Kind.LAMBDA);
    drafts.variable(null, "x", TypeRef.UNKNOWN, half.id, 0, -1);
    field.values().add(new Value.Array(List.of(new Value.Function(half.id))));

    drafts.backTo(before);

    assertThat(drafts.bodies).isEmpty();
    assertThat(drafts.variables).isEmpty();
    assertThat(field.values()).containsExactly(new Value.Unknown(TypeRef.UNKNOWN));
  }

  /** A program that javac would never give: a call without a receiver's type. */
  @Test
  void crashOfTheAnalysisOfThreadsIsTold() {
    Place place = new Place(1, 1, 1, 0, 0, 0, 0, 1, 1, Set.of());
    MethodRef run = new MethodRef("A", "run", "()V");
    Op.Call impossible = new Op.Call(0, 0, place, run, null, Op.Dispatch.VIRTUAL, TypeRef.VOID, false, null, List.of(), false);
    Body body =
        new Body(
            0, Body.Kind.METHOD, run, "A", "A", new SourceFile("A.java", "", false), Set.of(), Set.of(), TypeRef.VOID, null, Set.of(), List.of(), -1, null,
            List.of(impossible), List.of(impossible), List.of(), List.of(new Region.Whole(0, -1)), place);

    Engine.Result result = new Engine(Catalog.builtIn(), Settings.defaults()).run(new Program(List.of(body), List.of(), Map.of(), Map.of()), new ClassFiles(List.of()));

    assertThat(result.internalErrors()).singleElement().asString().contains("The analysis of threads crashed").contains("no rule could run");
  }

  private Path work() {
    try {
      return Files.createTempDirectory(temporary, "run");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
