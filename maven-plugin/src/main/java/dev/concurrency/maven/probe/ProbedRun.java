package dev.concurrency.maven.probe;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.probe.runtime.AgentSettings;
import dev.concurrency.maven.probe.runtime.ProbeKind;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.probe.runtime.SiteSpec;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.analysis.Analyzer;

/**
 * One run of one workload, with the agent's files written and ready.
 *
 * <p>Prepare it, start {@code java} with {@link #jvmArguments} (or a build tool with {@link #javaToolOptions}), wait for the process, and give
 * the evidence files with what became of the process to the verdicts.
 *
 * @param workload name of the workload, for people
 * @param run prefix of this run's evidence files
 * @param evidence directory of the evidence files
 */
public record ProbedRun(String workload, String run, Path evidence, Path agent, Path settings) {

  /**
   * Writes the agent's jar, its settings and the sites file.
   *
   * <p>Evidence of an earlier run of the same name is deleted.
   *
   * @param directory gets {@code agent/} and {@code evidence/}, usually {@code target/concurrency}
   * @param workload name of the workload, unique within the directory
   * @param findings what to observe
   * @param deadline how long each JVM may run before the agent ends it with exit code {@link dev.concurrency.maven.probe.runtime.Agent#DEADLINE_EXIT_CODE}
   */
  public static ProbedRun prepare(Path directory, String workload, List<Finding> findings, Duration deadline) throws IOException {
    return prepare(directory, workload, findings, deadline, null, false);
  }

  /**
   * The same, with more than looking.
   *
   * @param provocation what helps the defects to show; null if the probes only look
   * @param observe whether a flight recording is made of what no finding names
   */
  public static ProbedRun prepare(Path directory, String workload, List<Finding> findings, Duration deadline, Provocation provocation, boolean observe)
      throws IOException {
    return prepare(directory, workload, findings, deadline, Duration.ZERO, provocation, observe);
  }

  /**
   * The same for JVMs that somebody else ends at the deadline.
   *
   * @param halt how long after the deadline the agent ends a JVM nevertheless
   */
  public static ProbedRun prepare(
      Path directory, String workload, List<Finding> findings, Duration deadline, Duration halt, Provocation provocation, boolean observe)
      throws IOException {
    Path agentFiles = Files.createDirectories(directory.toAbsolutePath().resolve("agent"));
    Path evidence = Files.createDirectories(directory.toAbsolutePath().resolve("evidence"));
    String run = fileName(workload);
    ProbedRun prepared = new ProbedRun(workload, run, evidence, AgentJar.write(agentFiles), agentFiles.resolve(run + ".properties"));
    for (Path old : prepared.files("(jsonl|jfr)")) {
      Files.delete(old);
    }
    Path sites = agentFiles.resolve(run + ".sites");
    Files.write(sites, lines(findings), StandardCharsets.UTF_8);
    Set<Path> instrumenter = new LinkedHashSet<>();
    for (Class<?> type : List.of(Instrumenter.class, ClassReader.class, ClassNode.class, Analyzer.class)) {
      instrumenter.add(AgentJar.home(type));
    }
    AgentSettings settings =
        new AgentSettings(prepared.agent, List.copyOf(instrumenter), sites, evidence, deadline.toMillis(), halt.toMillis(), run, workload, provocation, observe);
    try (Writer writer = Files.newBufferedWriter(prepared.settings, StandardCharsets.UTF_8)) {
      settings.toProperties().store(writer, null);
    }
    return prepared;
  }

  /** What to put behind {@code java}. */
  public List<String> jvmArguments() {
    return List.of("-javaagent:" + agent + "=" + settings);
  }

  /** The same for a setting that is split at blanks, such as {@code argLine}. */
  public String quotedJvmArguments() {
    return jvmArguments().stream().map(argument -> argument.indexOf(' ') < 0 ? argument : "\"" + argument + "\"").collect(Collectors.joining(" "));
  }

  /** The same for the environment variable {@code JAVA_TOOL_OPTIONS}, which child processes inherit. */
  public String javaToolOptions() {
    return "\"-javaagent:" + agent + "=" + settings + "\"";
  }

  /** The files written so far, one for each JVM. */
  public List<Path> evidenceFiles() throws IOException {
    return files("jsonl");
  }

  private List<Path> files(String extension) throws IOException {
    Pattern names = Pattern.compile(Pattern.quote(run) + "-\\d+(\\.\\d+)?\\." + extension);
    try (Stream<Path> files = Files.list(evidence)) {
      return files.filter(file -> names.matcher(file.getFileName().toString()).matches()).sorted().toList();
    }
  }

  private static List<String> lines(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      for (int i = 0; i < finding.sites().size(); i++) {
        lines.add(spec(finding, i).toLine());
      }
    }
    return lines;
  }

  static SiteSpec spec(Finding finding, int index) {
    Site site = finding.sites().get(index);
    return new SiteSpec(
        finding.id(),
        index,
        finding.rule(),
        ProbeKind.valueOf(site.probe().name()),
        site.topLevelClass(),
        site.sourceFile(),
        site.line(),
        site.statementStart(),
        site.statementEnd(),
        site.owner(),
        site.name(),
        site.descriptor(),
        site.ordinal());
  }

  /** A name that every file system takes; names that differ stay different. */
  private static String fileName(String workload) {
    String plain = workload.replaceAll("[^A-Za-z0-9._-]", "_");
    return plain.equals(workload) ? plain : plain + "-" + Integer.toHexString(workload.hashCode());
  }
}
