package dev.concurrency.maven.report;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.PathStep;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.maven.source.CodeFrame;
import dev.concurrency.maven.verdict.JudgedFinding;
import dev.concurrency.maven.verdict.Verdict;
import dev.concurrency.maven.verdict.Words;
import dev.concurrency.maven.workload.WorkloadRun;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The result for the person at the terminal.
 *
 * @param out receives it line by line
 * @param colour whether to use escape sequences
 * @param encoding of the sources that are quoted
 */
public record ConsoleReport(Consumer<String> out, boolean colour, Charset encoding) implements Report {

  @Override
  public void write(ModuleReport report) throws IOException {
    for (JudgedFinding judged : report.findings()) {
      write(report, judged);
    }
    if (!report.workloads().isEmpty()) {
      writeTable(report);
    }
    new ModelTable(report.comparisons()).write(out, colour);
    new ProfileReport(out, colour).write(report);
    report.analysis().internalErrors().forEach(error -> out.accept(Style.BAD.paint("Internal error: ", colour) + error));
    report.analysis().lost().forEach(lost -> out.accept(Style.DOUBT.paint("Not analysed: ", colour) + lost));
    report.workloads().stream().filter(WorkloadRun::isOfTests).forEach(run -> out.accept("Tests: " + run.name() + ", " + run.describe()));
    report.problems().forEach(problem -> out.accept(Style.DOUBT.paint("Not complete: ", colour) + problem));
    if (report.analysis().callsUnanswered() > 0) {
      out.accept(
          Style.FAINT.paint(
              Words.count(report.analysis().callsUnanswered(), "library call")
                  + " on threads that must not wait could not be judged: no catalogue entry, and no answer in class files",
              colour));
    }
    if (report.observation() != null) {
      report.observation().places().forEach(seen -> out.accept(Style.DOUBT.paint("Seen without a finding: ", colour) + seen.sentence()));
      report.observation().troubles().forEach(trouble -> out.accept(Style.DOUBT.paint("Not seen: ", colour) + trouble));
    }
    out.accept(summary(report));
  }

  private void write(ModuleReport report, JudgedFinding judged) throws IOException {
    Finding finding = judged.finding();
    String verdict = judged.judgement().verdict() == Verdict.NOT_RUN ? finding.severity().name() : judged.judgement().verdict().name();
    out.accept("");
    out.accept(
        style(judged).paint(verdict + (judged.judgement().provoked() ? " (provoked)" : ""), colour)
            + "  "
            + Style.STRONG.paint(finding.rule(), colour)
            + "  "
            + shown(report, finding.file())
            + ":"
            + finding.line()
            + ":"
            + finding.column());
    out.accept("  " + finding.message());
    CodeFrame.of(lines(report.baseDirectory().resolve(finding.file())), finding.line(), finding.column())
        .forEach(line -> out.accept("  " + Style.FAINT.paint(line, colour)));
    for (PathStep step : finding.path()) {
      out.accept("    at " + shown(report, step.file()) + ":" + step.line() + "  " + step.what());
    }
    if (judged.judgement().verdict() != Verdict.NOT_RUN) {
      out.accept("  Evidence: " + judged.judgement().why() + (judged.judgement().workload().isEmpty() ? "" : " [" + judged.judgement().workload() + "]"));
    }
    for (WorkloadRun run : report.workloads()) {
      List<String> tests = run.isOfTests() && !run.isProvoked() ? run.tests().reaching().getOrDefault(finding.id(), List.of()) : List.of();
      if (!tests.isEmpty()) {
        out.accept("  Tests run for it: " + String.join(", ", tests));
      }
    }
  }

  private static Style style(JudgedFinding judged) {
    return switch (judged.judgement().verdict()) {
      case CONFIRMED -> Style.BAD;
      case REFUTED -> Style.GOOD;
      case NOT_RUN -> judged.finding().severity() == Severity.ERROR ? Style.BAD : Style.DOUBT;
      default -> Style.DOUBT;
    };
  }

  /** Library code is named as it is. */
  static String shown(ModuleReport report, String file) {
    if (file.contains("!/")) {
      return file;
    }
    Path absolute = report.baseDirectory().resolve(file).normalize();
    return absolute.startsWith(report.root()) ? report.root().relativize(absolute).toString() : absolute.toString();
  }

  private List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file, encoding);
    } catch (MalformedInputException e) {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1); // quotes at least what is plain
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** One row for each workload and finding that it speaks about: broken and repaired twins side by side. */
  private void writeTable(ModuleReport report) {
    TextTable table = new TextTable("Workload", "Rule", "Verdict", "Evidence");
    for (WorkloadRun run : report.workloads()) {
      List<JudgedFinding> about = report.findings().stream().filter(judged -> speaksAbout(run, judged)).toList();
      if (about.isEmpty()) {
        table.row(run.name(), "–", "–", run.succeeded() && !run.isOfTests() ? "no finding" : run.describe());
      }
      for (JudgedFinding judged : about) {
        table.row(run.name(), judged.finding().rule(), judged.judgement().verdict().name(), judged.judgement().why());
      }
    }
    out.accept("");
    table.write(out, colour);
    out.accept("");
  }

  private static boolean speaksAbout(WorkloadRun run, JudgedFinding judged) {
    if (!judged.judgement().workload().isEmpty()) {
      return judged.judgement().workload().equals(run.name());
    }
    if (run.isOfTests()) {
      return false;
    }
    String mainClass = run.workload().mainClass();
    String source = mainClass.replace('.', '/') + ".java";
    return judged.finding().sites().stream().anyMatch(site -> site.topLevelClass().equals(mainClass))
        || judged.finding().path().stream().anyMatch(step -> step.file().endsWith(source));
  }

  private String summary(ModuleReport report) {
    Map<Verdict, Long> verdicts =
        report.findings().stream()
            .collect(Collectors.groupingBy(judged -> judged.judgement().verdict(), () -> new EnumMap<>(Verdict.class), Collectors.counting()));
    String counts =
        verdicts.entrySet().stream()
            .filter(entry -> entry.getKey() != Verdict.NOT_RUN)
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return Words.count(report.findings().size(), "finding")
        + (counts.isEmpty() ? "" : " (" + counts + ")")
        + " in "
        + Words.count(report.analysis().callsAnalysed(), "call")
        + " of "
        + Words.count(report.analysis().filesAnalysed(), "file")
        + (report.workloads().isEmpty() ? "" : ", " + Words.count(report.workloads().size(), "workload") + " run")
        + (report.collected().isEmpty() ? "" : ", evidence of " + Words.count(report.collected().size(), "other run"))
        + (report.complete() ? "" : "; " + Style.DOUBT.paint("not complete", colour));
  }
}
