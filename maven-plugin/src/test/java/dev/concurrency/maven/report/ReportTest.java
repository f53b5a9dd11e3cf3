package dev.concurrency.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.checker.finding.TaskSite;
import dev.concurrency.maven.Example;
import dev.concurrency.maven.figures.FiguresFile;
import dev.concurrency.maven.figures.Measurement;
import dev.concurrency.maven.jvm.ProcessResult;
import dev.concurrency.maven.observed.Observation;
import dev.concurrency.maven.observed.ObservedOnly;
import dev.concurrency.maven.profile.Profile;
import dev.concurrency.maven.verdict.JudgedFinding;
import dev.concurrency.maven.verdict.JvmEvidence;
import dev.concurrency.maven.verdict.RunEvidence;
import dev.concurrency.maven.verdict.RunOutcome;
import dev.concurrency.maven.verdict.Verdict;
import dev.concurrency.maven.verdict.Verdicts;
import dev.concurrency.maven.workload.TestResults;
import dev.concurrency.maven.workload.Workload;
import dev.concurrency.maven.workload.WorkloadRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @TempDir Path root;

  private Path module;
  private Observation observation;

  @BeforeEach
  void source() throws IOException {
    module = root.resolve("shop");
    Path file = module.resolve(Example.FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "class Shop {\n  void channelRead(Object order) {\n    prices.get(order);\n  }\n}\n");
  }

  private ModuleReport report(FindingsFile analysis, List<JudgedFinding> findings, List<WorkloadRun> runs, String... problems) {
    return new ModuleReport("0.1", "com.acme:shop", module, root, analysis, findings, runs, List.of(), List.of(problems), observation, Profile.NONE);
  }

  private WorkloadRun run(String name, int exitCode) {
    Path log = module.resolve("target/concurrency/workloads/" + name + ".log");
    ProcessResult result = new ProcessResult(false, exitCode, Duration.ofMillis(1_840), 1, log, List.of());
    RunOutcome outcome = new RunOutcome(name, exitCode, false, result.describe());
    return new WorkloadRun(
        name, new Workload("com.acme." + name, List.of(), List.of()), result, new RunEvidence(outcome, List.of(JvmEvidence.parse(""))));
  }

  /** One confirmed finding by Load, one that was not reached, and a second workload that failed. */
  private ModuleReport full() {
    JudgedFinding confirmed = Example.judged("BlockingOnEventLoop", "channelRead", Verdict.CONFIRMED);
    JudgedFinding unreached = Example.judged("FutureIgnored", "close", Verdict.NOT_EXERCISED);
    return report(
        Example.file(false, List.of(confirmed.finding(), unreached.finding())),
        List.of(confirmed, unreached),
        List.of(run("Load", 0), run("Failing", 3)),
        "the module does not compile");
  }

  private List<String> console(ModuleReport report, boolean colour) throws IOException {
    List<String> lines = new ArrayList<>();
    new ConsoleReport(lines::add, colour, StandardCharsets.UTF_8).write(report);
    return lines;
  }

  private JsonObject json(ModuleReport report) throws IOException {
    Path file = module.resolve("target/concurrency/report.json");
    new JsonReport(file, Map.of(Example.FILE, "3f2a")).write(report);
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  @Test
  void theConsoleShowsPlacePathAndEvidence() throws Exception {
    assertThat(String.join("\n", console(full(), false)))
        .isEqualTo(
            """

            CONFIRMED  BlockingOnEventLoop  shop/src/main/java/com/acme/Shop.java:3:12
              get waits on the Netty event loop.
               2 |   void channelRead(Object order) {
               3 |     prices.get(order);
                 |            ^^^
                at shop/src/main/java/com/acme/Shop.java:2  channelRead runs on the Netty event loop
                at shop/src/main/java/com/acme/Shop.java:3  calls get
              Evidence: because of CONFIRMED [Load]

            NOT_EXERCISED  FutureIgnored  shop/src/main/java/com/acme/Shop.java:3:12
              get waits on the Netty event loop.
               2 |   void channelRead(Object order) {
               3 |     prices.get(order);
                 |            ^^^
                at shop/src/main/java/com/acme/Shop.java:2  channelRead runs on the Netty event loop
                at shop/src/main/java/com/acme/Shop.java:3  calls get
              Evidence: because of NOT_EXERCISED [Load]

            Workload  Rule                 Verdict        Evidence
            Load      BlockingOnEventLoop  CONFIRMED      because of CONFIRMED
            Load      FutureIgnored        NOT_EXERCISED  because of NOT_EXERCISED
            Failing   –                    –              ended with exit status 3

            Not analysed: Missing.java does not compile: cannot find symbol
            Not complete: the module does not compile
            5 library calls on threads that must not wait could not be judged: no catalogue entry, and no answer in class files
            2 findings (1 CONFIRMED, 1 NOT_EXERCISED) in 40 calls of 2 files, 2 workloads run; not complete""");
  }

  @Test
  void theConsoleOfACheckShowsTheSeverityAndNoEvidence() throws Exception {
    var finding = Example.finding("BlockingOnEventLoop", "channelRead", Severity.WARNING);
    List<String> lines = console(report(Example.file(true, List.of(finding)), Verdicts.judge(List.of(finding), List.of()), List.of()), false);
    assertThat(lines)
        .contains("WARNING  BlockingOnEventLoop  shop/src/main/java/com/acme/Shop.java:3:12", "1 finding in 40 calls of 2 files")
        .noneMatch(line -> line.contains("Evidence"));
  }

  @Test
  void whatNoFindingHasSaid() throws Exception {
    observation =
        new Observation(
            List.of(
                new ObservedOnly(
                    Example.FILE, 3, "com.acme.Shop.lookup", "Netty event loop", "loop-1", "waited in CountDownLatch.await", 2, 41.7, "nobody knew", "Load")),
            List.of("workload Failing was not recorded: no module jdk.jfr"));

    assertThat(console(full(), false))
        .contains(
            "Seen without a finding: src/main/java/com/acme/Shop.java:3  com.acme.Shop.lookup waited in CountDownLatch.await on loop-1 (Netty event loop)"
                + " 2 times, up to 41 ms [Load]. No rule says so: nobody knew",
            "Not seen: workload Failing was not recorded: no module jdk.jfr");
    assertThat(json(full()).getAsJsonArray("observedOnly").get(0))
        .hasToString(
            "{\"file\":\"src/main/java/com/acme/Shop.java\",\"line\":3,\"method\":\"com.acme.Shop.lookup\",\"threadKind\":\"Netty event loop\",\"thread\":\"loop-1\","
                + "\"what\":\"waited in CountDownLatch.await\",\"times\":2,\"longestMs\":41.7,\"silentBecause\":\"nobody knew\",\"workload\":\"Load\"}");
  }

  @Test
  void escapeSequencesOnlyWhereTheyAreWanted() throws Exception {
    assertThat(console(full(), false)).noneMatch(line -> line.contains("\u001b"));
    assertThat(console(full(), true)).anyMatch(line -> line.startsWith("\u001b[1;31mCONFIRMED\u001b[0m"));
  }

  @Test
  void aSourceFileThatIsGoneCostsTheFrameOnly() throws Exception {
    Files.delete(module.resolve(Example.FILE));
    assertThat(console(full(), false)).contains("  get waits on the Netty event loop.").noneMatch(line -> line.contains("^^^"));
  }

  @Test
  void aSourceFileInAnotherEncodingIsQuotedAllTheSame() throws Exception {
    Files.write(module.resolve(Example.FILE), "// \u00fc\n\n    prices.get(order);\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(console(full(), false)).anyMatch(line -> line.endsWith("| " + " ".repeat(11) + "^^^"));
  }

  @Test
  void jsonOfAFinding() throws Exception {
    JsonObject finding = json(full()).getAsJsonArray("findings").get(0).getAsJsonObject();
    assertThat(finding.get("id").getAsString()).isEqualTo("id-BlockingOnEventLoop-channelRead");
    Map<String, String> expected =
        Map.of(
            "rule", "BlockingOnEventLoop",
            "severity", "error",
            "file", Example.FILE,
            "sourceHash", "3f2a",
            "message", "get waits on the Netty event loop.",
            "context", "Netty event loop",
            "status", "new",
            "verdict", "CONFIRMED",
            "why", "because of CONFIRMED",
            "workload", "Load");
    expected.forEach((name, value) -> assertThat(finding.get(name).getAsString()).as(name).isEqualTo(value));
    assertThat(finding.get("line").getAsInt()).isEqualTo(3);
    assertThat(finding.get("column").getAsInt()).isEqualTo(12);
    assertThat(finding.get("provoked").getAsBoolean()).isFalse();
    assertThat(finding.getAsJsonObject("evidence").get("blockedMs").getAsInt()).isEqualTo(158);
    assertThat(finding.getAsJsonArray("path").get(0).toString())
        .isEqualTo("{\"file\":\"" + Example.FILE + "\",\"line\":2,\"what\":\"channelRead runs on the Netty event loop\"}");
  }

  @Test
  void jsonOfTheWhole() throws Exception {
    JsonObject report = json(full());
    assertThat(report.get("schema").getAsInt()).isEqualTo(JsonReport.SCHEMA);
    assertThat(report.get("complete").getAsBoolean()).isFalse();
    assertThat(report.getAsJsonObject("tool").get("version").getAsString()).isEqualTo("0.1");
    assertThat(report.getAsJsonObject("tool").get("jdk").getAsString()).isEqualTo("17.0.1");
    assertThat(report.getAsJsonArray("modules").get(0).getAsJsonObject().get("name").getAsString()).isEqualTo("com.acme:shop");
    assertThat(report.getAsJsonArray("modules").get(0).getAsJsonObject().get("callsUnanswered").getAsInt()).isEqualTo(5);
    assertThat(report.get("observedOnly").isJsonNull()).as("nobody looked").isTrue();

    JsonObject summary = report.getAsJsonObject("summary");
    assertThat(summary.get("findings").getAsInt()).isEqualTo(2);
    assertThat(summary.get("byRule")).hasToString("{\"BlockingOnEventLoop\":1,\"FutureIgnored\":1}");
    assertThat(summary.get("byVerdict")).hasToString("{\"CONFIRMED\":1,\"NOT_EXERCISED\":1}");
    assertThat(summary.get("notAnalysed"))
        .hasToString("[\"Missing.java does not compile: cannot find symbol\",\"the module does not compile\"]");
    assertThat(summary.getAsJsonArray("workloads").get(1))
        .hasToString(
            "{\"name\":\"Failing\",\"mainClass\":\"com.acme.Failing\",\"provoked\":null,\"end\":\"ended with exit status 3\",\"exitCode\":3,\"timedOut\":false,"
                + "\"millis\":1840,\"processesLeftBehind\":1,\"log\":\"target/concurrency/workloads/Failing.log\",\"jvms\":1,\"tests\":null}");
  }

  /** One finding that a test can reach, and a run of which one test failed. */
  private ModuleReport ofTests() {
    JudgedFinding finding = Example.judged("BlockingOnEventLoop", "channelRead", Verdict.NOT_EXERCISED);
    TestResults tests =
        new TestResults(12, 2, List.of("com.acme.ShopTest#sells"), List.of("com.acme.TaxTest"), Map.of(finding.finding().id(), List.of("com.acme.ShopTest")));
    ProcessResult result = new ProcessResult(false, 0, Duration.ofMillis(1_840), 0, module.resolve("target/surefire-reports"), List.of());
    RunEvidence evidence = new RunEvidence(new RunOutcome("surefire:test@default-test", 0, false, "ended"), List.of(JvmEvidence.parse(""), JvmEvidence.parse("")));
    return report(
        Example.file(true, List.of(finding.finding())), List.of(finding), List.of(WorkloadRun.ofTests("surefire:test@default-test", result, evidence, tests)));
  }

  @Test
  void theConsoleSaysWhatTestsWereRun() throws Exception {
    assertThat(console(ofTests(), false))
        .contains(
            "  Tests run for it: com.acme.ShopTest",
            "Tests: surefire:test@default-test, 12 tests in 2 JVMs, 2 skipped, 1 failed (com.acme.ShopTest#sells), 1 class left out that cannot reach a finding");
  }

  @Test
  void jsonSaysWhatTestsWereRun() throws Exception {
    JsonObject run = json(ofTests()).getAsJsonObject("summary").getAsJsonArray("workloads").get(0).getAsJsonObject();
    assertThat(run.get("mainClass").isJsonNull()).isTrue();
    assertThat(run.get("log").getAsString()).isEqualTo("target/surefire-reports");
    assertThat(run.get("jvms").getAsInt()).isEqualTo(2);
    JsonObject tests = run.getAsJsonObject("tests");
    assertThat(tests.get("run").getAsInt()).isEqualTo(12);
    assertThat(tests.get("failed")).hasToString("[\"com.acme.ShopTest#sells\"]");
    assertThat(tests.get("leftOut")).hasToString("[\"com.acme.TaxTest\"]");
    assertThat(tests.getAsJsonObject("reaching").entrySet().iterator().next().getValue()).hasToString("[\"com.acme.ShopTest\"]");
  }

  /** A workload that measured two models, another one that was compared with nothing. */
  private ModuleReport measured() {
    WorkloadRun run = run("Load", 0);
    List<Measurement> measurements =
        List.of(
            new Measurement("10 orders", "pool", 81.25, 12.5, 8.0, 24_270.4, null, null, null),
            new Measurement("10 orders", "event loop", 81_255.0, 0.0125, 1.0, 91.2, null, null, "one loop"),
            new Measurement("10 orders", "no lock", 9e9, 0.00004, 8.0, null, "3 orders were lost", null, null),
            new Measurement("10 orders", "virtual threads", null, null, null, null, null, "needs JDK 21", null),
            new Measurement("reads", "pool", 3.0, null, null, 2.5e7, null, null, null),
            new Measurement("reads", "queue", 3.0, null, null, 2.5e7, null, null, null));
    WorkloadRun left = new WorkloadRun(run.name(), run.workload(), run.result(), run.evidence(), new FiguresFile(measurements, List.of()));
    return report(Example.file(true, List.of()), List.of(), List.of(left));
  }

  @Test
  void theConsoleShowsTheModelsSideBySide() throws Exception {
    assertThat(String.join("\n", console(measured(), false)))
        .contains(
            """
            Workload   Model                 Throughput      p99  Peak threads  Memory/task  Recommended
            10 orders  pool                      81.3/s  12.5 ms             8      24.3 kB
                       event loop              81,255/s  12.5 µs             1         91 B  YES: throughput 1,000 × as good as with pool; one loop
                       no lock          9,000,000,000/s    40 ns             8            –  no: 3 orders were lost
                       virtual threads                –        –             –            –  not run: needs JDK 21
            reads      pool                         3/s        –             –        25 MB  too close to tell
                       queue                        3/s        –             –        25 MB  too close to tell
            """);
  }

  @Test
  void noTableOfModelsWhereNothingWasMeasured() throws Exception {
    assertThat(console(full(), false)).noneMatch(line -> line.contains("Recommended"));
    assertThat(json(full()).getAsJsonArray("comparisons")).isEqualTo(new JsonArray());
  }

  @Test
  void jsonOfAComparison() throws Exception {
    JsonArray comparisons = json(measured()).getAsJsonArray("comparisons");
    JsonObject orders = comparisons.get(0).getAsJsonObject();
    assertThat(orders.get("workload").getAsString()).isEqualTo("10 orders");
    assertThat(orders.get("recommended").getAsString()).isEqualTo("event loop");
    assertThat(orders.get("why").getAsString()).isEqualTo("throughput 1,000 × as good as with pool");
    assertThat(orders.getAsJsonArray("models").get(0))
        .hasToString(
            "{\"model\":\"pool\",\"measurements\":1,\"throughput\":81.25,\"p99Millis\":12.5,\"peakThreads\":8.0,\"bytesPerTask\":24270.4,"
                + "\"unfit\":null,\"absent\":null,\"note\":null}");
    assertThat(orders.getAsJsonArray("models").get(3).getAsJsonObject().get("absent").getAsString()).isEqualTo("needs JDK 21");
    assertThat(comparisons.get(1).getAsJsonObject().getAsJsonArray("close")).hasToString("[\"pool\",\"queue\"]");
  }

  private static TaskSite site(String id, int line, String task) {
    return new TaskSite(
        id, Example.FILE, line, 12, "com.acme.Shop", "order()V", "ExecutorService.submit", 0, task, "",
        new Site(Probe.TASK_PROFILE, "com.acme.Shop", "Shop.java", line, line, line, "java.util.concurrent.ExecutorService", "submit", "", 0));
  }

  /** Of three task sites: one waits on a pool of two threads, on two cores; one was not reached; one cannot be followed. */
  private ModuleReport profiled() {
    String evidence =
        """
        {"t":"hello","schema":1}
        {"t":"canary"}
        {"t":"site","site":"a#0","entered":40,"runs":40,"finished":40,"wallMs":4000.0,"cpuMs":40.0,"cpuWallMs":4000.0,"counted":40,"waits":40,"monitorBlocks":0,\
        "looks":800,"waitingLooks":776,"readyLooks":0,"peak":2,"distinctThreads":2,"spanMs":2000.0,"jdk":21,"cores":2,"notFollowed":0,\
        "ranOn":[{"kind":"PLATFORM","n":40,"longestMs":101.2,"thread":"pool-1-thread-1"}],"pools":[{"pool":"ThreadPoolExecutor","threads":2,"threadsSeen":2}]}
        """;
    RunEvidence run = new RunEvidence(new RunOutcome("Load", 0, false, ""), List.of(JvmEvidence.parse(evidence)));
    List<TaskSite> sites =
        List.of(site("a", 7, "java.lang.Runnable"), site("b", 8, "java.util.concurrent.Callable"), site("c", 9, "java.util.function.Function"));
    return report(Example.file(true, List.of()), List.of(), List.of()).with(Profile.of(sites, List.of(run)));
  }

  @Test
  void theConsoleShowsTheProfileAndWhatFitsBadly() throws Exception {
    String shares = "waited at 776 of 800 looks, 1 % of its time on a processor; 40 runs of 4000 ms in all, at most 2 at the same time";
    assertThat(console(profiled(), false))
        .startsWith(
            "Task site                                                       Runs  Waits  Peak  Threads                                     Fits",
            "shop/src/main/java/com/acme/Shop.java:7 ExecutorService.submit  40    97 %   2     2 × ThreadPoolExecutor(2), pool-1-thread-1  virtual threads – "
                + shares,
            "",
            "Bad fit: shop/src/main/java/com/acme/Shop.java:7  waiting on a pool the size of the cores (ThreadPoolExecutor of 2 threads, 2 cores): " + shares
                + " [Load]",
            "Profile: Load, counted until it stopped: it ended without its last record, as if killed or crashed",
            "3 task sites: 1 ran, 1 did not, 1 could not be followed (report.json says why)",
            "");
  }

  @Test
  void jsonOfTheProfile() throws Exception {
    JsonArray profile = json(profiled()).getAsJsonArray("profile");

    JsonObject task = profile.get(0).getAsJsonObject();
    assertThat(task.get("line").getAsInt()).isEqualTo(7);
    assertThat(task.get("call").getAsString()).isEqualTo("ExecutorService.submit");
    assertThat(task.get("model").getAsString()).isEqualTo("VIRTUAL_THREADS");
    assertThat(task.get("waitingShare").getAsDouble()).isEqualTo(0.97);
    assertThat(task.get("computingShare").getAsDouble()).isEqualTo(0.01);
    assertThat(task.getAsJsonObject("figures").get("peak").getAsInt()).isEqualTo(2);
    assertThat(task.getAsJsonArray("workloads")).hasToString("[\"Load\"]");
    assertThat(profile.get(1).getAsJsonObject().get("fits").getAsString()).isEqualTo("never reached");
    assertThat(profile.get(2).getAsJsonObject().get("why").getAsString()).contains("java.util.function.Function");
  }

  @Test
  void withoutAProfileNothingIsSaidOfOne() throws Exception {
    assertThat(json(full()).get("profile").isJsonNull()).isTrue();
    assertThat(console(full(), false)).noneMatch(line -> line.contains("task site"));
  }
}
