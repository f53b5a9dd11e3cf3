package dev.concurrency.maven.report;

import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.maven.figures.Comparison;
import dev.concurrency.maven.observed.Observation;
import dev.concurrency.maven.profile.Profile;
import dev.concurrency.maven.verdict.JudgedFinding;
import dev.concurrency.maven.verdict.RunEvidence;
import dev.concurrency.maven.workload.WorkloadRun;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that a run over one module has to say.
 *
 * @param toolVersion version of this plug-in
 * @param module {@code groupId:artifactId}
 * @param baseDirectory that the findings' files are relative to
 * @param root directory from which the person who reads the console started the build
 * @param analysis what the analysis looked at, and what it could not
 * @param findings in the order of the analysis
 * @param workloads in the order in which they were asked for
 * @param collected runs of earlier builds, or of other machines, whose evidence counted too
 * @param problems why the result is not complete, beyond what the analysis says; one sentence each
 * @param observation what was seen on event loops at places that no finding names; null if nobody looked
 * @param profile what the tasks of the module did with their threads
 */
public record ModuleReport(
    String toolVersion,
    String module,
    Path baseDirectory,
    Path root,
    FindingsFile analysis,
    List<JudgedFinding> findings,
    List<WorkloadRun> workloads,
    List<RunEvidence> collected,
    List<String> problems,
    Observation observation,
    Profile profile) {

  public ModuleReport {
    findings = List.copyOf(findings);
    workloads = List.copyOf(workloads);
    collected = List.copyOf(collected);
    problems = List.copyOf(problems);
  }

  public ModuleReport with(Profile other) {
    return new ModuleReport(toolVersion, module, baseDirectory, root, analysis, findings, workloads, collected, problems, observation, other);
  }

  public boolean complete() {
    return analysis.complete() && problems.isEmpty();
  }

  /** What the workloads measured, model beside model. */
  List<Comparison> comparisons() {
    return Comparison.of(workloads.stream().flatMap(run -> run.figures().measurements().stream()).toList());
  }
}
