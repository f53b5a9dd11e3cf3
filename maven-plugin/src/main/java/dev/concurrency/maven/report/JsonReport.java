package dev.concurrency.maven.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.PathStep;
import dev.concurrency.maven.observed.ObservedOnly;
import dev.concurrency.maven.verdict.JudgedFinding;
import dev.concurrency.maven.verdict.RunEvidence;
import dev.concurrency.maven.workload.Provocations;
import dev.concurrency.maven.workload.TestResults;
import dev.concurrency.maven.workload.WorkloadRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@code report.json}, the result for other programs. Fields are added, never renamed, while {@code schema} stays the same.
 *
 * @param file to write
 * @param sourceHashes of the findings' files as they were analysed, by the findings' name of the file
 */
public record JsonReport(Path file, Map<String, String> sourceHashes) implements Report {

  static final int SCHEMA = 1;

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private record Document(
      int schema,
      Tool tool,
      boolean complete,
      List<Module> modules,
      List<Entry> findings,
      Summary summary,
      List<ObservedOnly> observedOnly,
      List<String> notObserved,
      List<JsonComparison> comparisons,
      List<ProfileEntry> profile) {}

  /** {@code errorProne} is null unless its own checks ran. */
  private record Tool(String version, String errorProne, String jdk) {}

  private record Module(String name, int filesAnalysed, int callsAnalysed, int callsUnresolved, int callsUnanswered, boolean complete) {}

  private record Entry(
      String id,
      String rule,
      String severity,
      String file,
      int line,
      int column,
      String method,
      String sourceHash,
      String message,
      String context,
      List<PathStep> path,
      String status,
      String verdict,
      boolean provoked,
      String why,
      Map<String, Object> evidence,
      String workload) {}

  private record Summary(
      int findings,
      Map<String, Integer> byRule,
      Map<String, Integer> byVerdict,
      List<String> internalErrors,
      List<String> notAnalysed,
      List<Workload> workloads,
      List<OtherRun> otherRuns) {}

  /** A run of an earlier build, or of another machine, whose evidence counted too. */
  private record OtherRun(String workload, String folder, String provoked, String end, boolean sameSources) {}

  private record Workload(
      String name,
      String mainClass,
      String provoked,
      String end,
      int exitCode,
      boolean timedOut,
      long millis,
      int processesLeftBehind,
      String log,
      int jvms,
      TestResults tests) {}

  @Override
  public void write(ModuleReport report) throws IOException {
    Document document =
        new Document(
            SCHEMA,
            new Tool(report.toolVersion(), report.analysis().errorProne().isEmpty() ? null : report.analysis().errorProne(), report.analysis().jdk()),
            report.complete(),
            List.of(
                new Module(
                    report.module(),
                    report.analysis().filesAnalysed(),
                    report.analysis().callsAnalysed(),
                    report.analysis().callsUnresolved(),
                    report.analysis().callsUnanswered(),
                    report.complete())),
            report.findings().stream().map(this::entry).toList(),
            summary(report),
            report.observation() == null ? null : report.observation().places(),
            report.observation() == null ? null : report.observation().troubles(),
            report.comparisons().stream().map(JsonComparison::of).toList(),
            ProfileEntry.of(report.profile()));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, GSON.toJson(document) + "\n");
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private Entry entry(JudgedFinding judged) {
    Finding finding = judged.finding();
    return new Entry(
        finding.id(),
        finding.rule(),
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.file(),
        finding.line(),
        finding.column(),
        finding.method(),
        sourceHashes.get(finding.file()),
        finding.message(),
        finding.context(),
        finding.path(),
        "new",
        judged.judgement().verdict().name(),
        judged.judgement().provoked(),
        judged.judgement().why(),
        judged.judgement().figures(),
        judged.judgement().workload());
  }

  private static Summary summary(ModuleReport report) {
    List<String> notAnalysed = new ArrayList<>(report.analysis().lost());
    notAnalysed.addAll(report.problems());
    return new Summary(
        report.findings().size(),
        count(report, judged -> judged.finding().rule()),
        count(report, judged -> judged.judgement().verdict().name()),
        report.analysis().internalErrors(),
        notAnalysed,
        report.workloads().stream().map(run -> workload(report, run)).toList(),
        report.collected().stream().map(JsonReport::otherRun).toList());
  }

  private static OtherRun otherRun(RunEvidence run) {
    return new OtherRun(
        run.outcome().workload(),
        run.standing().folder(),
        run.provocation() == null ? null : Provocations.word(run.provocation()),
        run.outcome().reason(),
        run.standing().sameSources());
  }

  private static Workload workload(ModuleReport report, WorkloadRun run) {
    return new Workload(
        run.name(),
        run.workload().mainClass(),
        run.provoked(),
        run.describe(),
        run.result().exitCode(),
        run.result().timedOut(),
        run.result().elapsed().toMillis(),
        run.result().leftBehind(),
        report.baseDirectory().relativize(run.result().log()).toString().replace('\\', '/'),
        run.evidence().jvms().size(),
        run.tests());
  }

  private static Map<String, Integer> count(ModuleReport report, Function<JudgedFinding, String> key) {
    Map<String, Integer> counts = new TreeMap<>();
    report.findings().forEach(judged -> counts.merge(key.apply(judged), 1, Integer::sum));
    return counts;
  }
}
