package dev.concurrency.checker.javac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.engine.ErrorProneProfile;
import dev.concurrency.checker.engine.Settings;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;

/** Error Prone's own checks in a JVM of ours: each one of the profile exists in Error Prone, and finds what it is there for. */
class ErrorProneChecksTest {

  private static final Path DEFECTS = Path.of("src/test/error-prone-profile");
  private static final Pattern MARK = Pattern.compile("// (\\w+)$");
  private static final String BUILT_AGAINST = "2.42.0";
  private static final String NEWEST = "2.50.0";

  @TempDir Path work;

  /** An Error Prone, and a JDK that can run it. */
  private record Host(Jdk jdk, String version, List<String> path) {
    @Override
    public String toString() {
      return "Error Prone " + version + " on " + jdk;
    }
  }

  private static List<Host> hosts() throws IOException {
    List<Host> hosts = new ArrayList<>();
    for (Jdk jdk : Jdk.all()) {
      hosts.add(new Host(jdk, BUILT_AGAINST, HostRun.builtAgainst()));
      if (jdk.feature() >= 21) {
        hosts.add(new Host(jdk, NEWEST, HostRun.newest()));
      }
    }
    return hosts;
  }

  /** Read off its class files, which the running JDK may be too old to load. */
  @TestFactory
  Stream<DynamicTest> errorProneKnowsEveryCheckOfTheProfile() {
    return Stream.of(new Host(null, BUILT_AGAINST, HostRun.builtAgainst()), newest()).map(host -> DynamicTest.dynamicTest(host.version, () -> {
      assertThat(ErrorProneProfile.names(host.version)).isSubsetOf(builtIn(jar(host)));
      assertThat(ErrorProneProfile.checks().stream().map(ErrorProneProfile.Check::name).filter(builtIn(jar(host))::contains))
          .as("what the profile says of first versions")
          .isSubsetOf(ErrorProneProfile.names(host.version));
    }));
  }

  @Test
  void whatIsSaidTwiceIsSaidByRulesThatExist() {
    assertThat(ErrorProneProfile.checks()).allSatisfy(check -> assertThat(check.as()).isSubsetOf(Settings.ruleNames()));
    assertThat(Settings.ruleNames()).noneMatch(ErrorProneProfile::contains);
  }

  @Test
  void theFlagsInTheDocumentationAreThoseOfTheProfile() throws IOException {
    String page = Files.readString(Path.of("../docs/hosts.md"));
    String section = page.substring(page.indexOf("-XepDisableAllChecks\n"));
    Stream<String> flags = Stream.of(section.substring(0, section.indexOf("```")).trim().split("\\s+")).skip(1);

    assertThat(flags).containsExactlyElementsOf(ErrorProneProfile.names(BUILT_AGAINST).stream().map(name -> "-Xep:" + name).toList());
    assertThat(ErrorProneProfile.checks().stream().filter(check -> !check.since().equals(BUILT_AGAINST))).allMatch(check -> page.contains("-Xep:" + check.name()));
  }

  @TestFactory
  Stream<DynamicTest> eachCheckFindsWhatItIsThereFor() throws IOException {
    return hosts().stream().map(host -> DynamicTest.dynamicTest(host.toString(), () -> {
      FindingsFile found = run(host, DEFECTS, Map.of());
      assertThat(found.lost()).isEmpty();
      assertThat(found.errorProne()).isEqualTo(host.version);
      assertThat(found.findings().stream().filter(finding -> finding.severity() == Severity.ERROR).map(Finding::rule).distinct())
          .as("what fails a build by default, as the documentation says")
          .containsExactlyInAnyOrder("GuardedBy", "DeadThread", "DoNotCall", "LockOnBoxedPrimitive", "AsyncCallableReturnsNull", "AsyncFunctionReturnsNull");
      assertThat(found.findings().stream().map(finding -> finding.file() + ":" + finding.line() + " " + finding.rule()))
          .containsExactlyInAnyOrderElementsOf(marked(ErrorProneProfile.names(host.version)::contains));
    }));
  }

  @TestFactory
  Stream<DynamicTest> aFindingSaysWhatErrorPronePrintsAndWhereItIs() throws IOException {
    return hosts().stream().map(host -> DynamicTest.dynamicTest(host.toString(), () -> checkSaid(run(host, DEFECTS, Map.of()))));
  }

  private static void checkSaid(FindingsFile found) throws IOException {
    Finding dropped = only(found, "FutureReturnValueIgnored");

    assertThat(dropped.message()).startsWith("Return value of ").endsWith("(Error Prone: https://errorprone.info/bugpattern/FutureReturnValueIgnored)").doesNotContain("\n");
    assertThat(dropped.severity()).isEqualTo(Severity.WARNING);
    assertThat(dropped.owner()).isEqualTo("Results");
    assertThat(dropped.method()).isEqualTo("dropped(Ljava/util/concurrent/ExecutorService;Ljava/lang/Runnable;)V");
    assertThat(dropped.sites()).isEmpty();
    assertThat(Files.readString(DEFECTS.resolve("Results.java")).substring(dropped.startOffset(), dropped.endOffset())).isEqualTo("pool.submit(task)");
    Finding counted = only(found, "NonAtomicVolatileUpdate");
    assertThat(Files.readString(DEFECTS.resolve("State.java")).substring(counted.startOffset(), counted.endOffset())).isEqualTo("count++");
  }

  @Test
  void severitiesAreErrorPronesOwnUntilTheUserSaysOtherwise() throws IOException {
    FindingsFile found = run(hosts().get(0), DEFECTS, Map.of("GuardedBy", "INFO", "DoNotCall", "OFF"));

    assertThat(only(found, "GuardedBy").severity()).isEqualTo(Severity.INFO);
    assertThat(only(found, "LockOnNonEnclosingClassLiteral").severity()).isEqualTo(Severity.WARNING);
    assertThat(only(found, "DeadThread").severity()).isEqualTo(Severity.ERROR);
    assertThat(found.findings()).noneMatch(finding -> finding.rule().equals("DoNotCall"));
  }

  @Test
  void anIdSurvivesEditsElsewhere() throws IOException {
    Path moved = work.resolve("moved");
    Sources.write(moved, "Results.java", "\n\n// moved\n" + Files.readString(DEFECTS.resolve("Results.java")));

    assertThat(only(run(hosts().get(0), moved, Map.of()), "FutureReturnValueIgnored").id())
        .isEqualTo(only(run(hosts().get(0), DEFECTS, Map.of()), "FutureReturnValueIgnored").id());
  }

  @Test
  void whatDoesNotCompileIsSaidToBeLost() throws IOException {
    Path broken = Sources.write(work.resolve("broken"), "Broken.java", "class Broken { Missing missing; }");

    FindingsFile found = run(hosts().get(0), broken, Map.of());

    assertThat(found.complete()).isFalse();
    assertThat(found.lost()).singleElement().asString().contains("does not compile");
  }

  @Test
  void aCrashIsSaid() throws IOException {
    Path clean = Sources.write(work.resolve("clean"), "Clean.java", Sources.CLEAN);
    Path broken = Sources.write(work.resolve("broken"), "META-INF/services/com.google.errorprone.bugpatterns.BugChecker", "com.acme.Missing\n");
    Host host = hosts().get(0);

    FindingsFile found = run(new Host(host.jdk, host.version, Stream.concat(Stream.of(broken.toString()), host.path.stream()).toList()), clean, Map.of());

    assertThat(found.complete()).isFalse();
    assertThat(found.lost()).singleElement().asString().startsWith("Error Prone 2.42.0 broke off in test (").contains("com.acme.Missing");
  }

  @Test
  void aCheckThatCrashesCanBeLeftOut() {
    AnalysisRequest request =
        new AnalysisRequest("shop", "/", List.of(), List.of(), List.of(), List.of(), "", List.of(), "UTF-8", List.of(), Map.of(), "")
            .forErrorProne(new AnalysisRequest.ErrorProne("2.42.0", List.of()), Map.of(), "");

    assertThat(ErrorProneChecks.brokeOff(request, new IllegalStateException("odd tree"), List.of("An unhandled exception was thrown.", "     BugPattern: GuardedBy")))
        .isEqualTo(
            "Error Prone 2.42.0 broke off in shop, in its check GuardedBy (java.lang.IllegalStateException: odd tree), so that what it would have found in other files"
                + " is missing; leave the check out with -Dconcurrency.rules=GuardedBy=OFF.");
  }

  private FindingsFile run(Host host, Path root, Map<String, String> severities) throws IOException {
    return HostRun.errorProneChecks(host.jdk, new AnalysisRequest.ErrorProne(host.version, host.path), severities, work).on(root).findings();
  }

  private static Finding only(FindingsFile found, String check) {
    assertThat(found.findings()).filteredOn(finding -> finding.rule().equals(check)).hasSize(1);
    return found.findings().stream().filter(finding -> finding.rule().equals(check)).findFirst().orElseThrow();
  }

  private static List<String> marked(Predicate<String> exists) throws IOException {
    List<String> marked = new ArrayList<>();
    try (Stream<Path> files = Files.list(DEFECTS)) {
      for (Path file : files.toList()) {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          Matcher mark = MARK.matcher(lines.get(i));
          if (mark.find() && exists.test(mark.group(1))) {
            marked.add(file.getFileName() + ":" + (i + 1) + " " + mark.group(1));
          }
        }
      }
    }
    return marked;
  }

  private static Host newest() {
    try {
      return new Host(null, NEWEST, HostRun.newest());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path jar(Host host) {
    return host.path.stream().filter(entry -> entry.endsWith("error_prone_core-" + host.version + ".jar")).map(Path::of).findFirst().orElseThrow();
  }

  /** Names of the checks that Error Prone's own list of suppliers holds. */
  private static List<String> builtIn(Path jar) throws IOException {
    try (var files = java.nio.file.FileSystems.newFileSystem(jar)) {
      List<String> names = new ArrayList<>();
      for (var method : read(files.getPath("com/google/errorprone/scanner/BuiltInCheckerSuppliers.class")).methods) {
        for (var instruction : method.instructions) {
          if (instruction instanceof LdcInsnNode constant && constant.cst instanceof Type type && type.getInternalName().contains("/bugpatterns/")) {
            names.add(name(read(files.getPath(type.getInternalName() + ".class"))));
          }
        }
      }
      return names;
    }
  }

  private static ClassNode read(Path file) throws IOException {
    ClassNode node = new ClassNode();
    new ClassReader(Files.readAllBytes(file)).accept(node, ClassReader.SKIP_DEBUG);
    return node;
  }

  /** What {@code @BugPattern} says, else that of the class. */
  private static String name(ClassNode check) {
    for (AnnotationNode annotation : check.visibleAnnotations == null ? List.<AnnotationNode>of() : check.visibleAnnotations) {
      int at = annotation.desc.endsWith("/BugPattern;") && annotation.values != null ? annotation.values.indexOf("name") : -1;
      if (at >= 0) {
        return (String) annotation.values.get(at + 1);
      }
    }
    return check.name.substring(check.name.lastIndexOf('/') + 1);
  }
}
