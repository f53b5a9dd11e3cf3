package dev.concurrency.maven.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run of one workload left behind.
 *
 * @param jvms one for each JVM in which the agent began its work
 */
public record RunEvidence(RunOutcome outcome, List<JvmEvidence> jvms) {

  public RunEvidence {
    jvms = List.copyOf(jvms);
  }

  /** Reads the evidence files of a run. */
  public static RunEvidence read(RunOutcome outcome, List<Path> files) throws IOException {
    List<JvmEvidence> jvms = new ArrayList<>();
    for (Path file : files) {
      jvms.add(JvmEvidence.parse(Files.readString(file)));
    }
    return new RunEvidence(outcome, jvms);
  }
}
