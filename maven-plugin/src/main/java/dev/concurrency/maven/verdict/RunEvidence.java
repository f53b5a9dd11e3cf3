package dev.concurrency.maven.verdict;

import dev.concurrency.maven.probe.runtime.Provocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run of one workload left behind.
 *
 * @param jvms one for each JVM in which the agent began its work
 * @param provocation what was done to make defects show; null if the run was left alone
 */
public record RunEvidence(RunOutcome outcome, List<JvmEvidence> jvms, Provocation provocation, Standing standing) {

  public RunEvidence {
    jvms = List.copyOf(jvms);
  }

  /** Of a run of this build. */
  public RunEvidence(RunOutcome outcome, List<JvmEvidence> jvms, Provocation provocation) {
    this(outcome, jvms, provocation, Standing.NOW);
  }

  /** Of a run that was left alone. */
  public RunEvidence(RunOutcome outcome, List<JvmEvidence> jvms) {
    this(outcome, jvms, null);
  }

  /** Reads the evidence files of a run that was left alone. */
  public static RunEvidence read(RunOutcome outcome, List<Path> files) throws IOException {
    return read(outcome, files, null);
  }

  /** Reads the evidence files of a run. */
  public static RunEvidence read(RunOutcome outcome, List<Path> files, Provocation provocation) throws IOException {
    List<JvmEvidence> jvms = new ArrayList<>();
    for (Path file : files) {
      jvms.add(JvmEvidence.parse(Files.readString(file)));
    }
    return new RunEvidence(outcome, jvms, provocation);
  }

  /** The same, with an outcome that says what a JVM was doing when its time was up. */
  public RunEvidence withWhereItStood() {
    RunOutcome more = new RunOutcome(outcome.workload(), outcome.exitCode(), outcome.killed(), outcome.reason() + stood());
    return new RunEvidence(more, jvms, provocation, standing);
  }

  /** What a JVM was doing when its time was up, as words to be added; empty if none was ended so, or if nothing is known. */
  public String stood() {
    return jvms.stream().map(JvmEvidence::stood).filter(words -> !words.isEmpty()).findFirst().orElse("");
  }

  /** Whether a finding that does not show in the run is the less likely for it. */
  boolean absenceCounts() {
    return provocation == null && standing.sameSources();
  }

  /** How many JVMs the agent ended at their deadline. */
  public long deadlines() {
    return jvms.stream().filter(JvmEvidence::endedAtDeadline).count();
  }
}
