package dev.concurrency.maven.probe.runtime;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The contents of {@code agent.properties}, whose path is the agent's only argument.
 *
 * @param jar the agent's own jar, for the boot class path
 * @param instrumenter class path of the instrumenter, which gets a class loader of its own
 * @param sites the sites file
 * @param evidence directory of the evidence files
 * @param deadlineMillis how long this JVM may run before the agent says its last words
 * @param haltMillis how long after that the agent ends the JVM, if nobody else does
 * @param run prefix of the evidence files of this run
 * @param workload name of the workload, for people
 * @param provocation what the probes do to make defects show; null if they only look
 * @param observe whether a flight recording is to be made of what no finding names
 */
public record AgentSettings(
    Path jar,
    List<Path> instrumenter,
    Path sites,
    Path evidence,
    long deadlineMillis,
    long haltMillis,
    String run,
    String workload,
    Provocation provocation,
    boolean observe) {

  private static final String SEPARATOR = "\n";

  public Properties toProperties() {
    Properties p = new Properties();
    List<String> paths = new ArrayList<>();
    instrumenter.forEach(path -> paths.add(path.toString()));
    p.setProperty("jar", jar.toString());
    p.setProperty("instrumenter", String.join(SEPARATOR, paths));
    p.setProperty("sites", sites.toString());
    p.setProperty("evidence", evidence.toString());
    p.setProperty("deadlineMillis", Long.toString(deadlineMillis));
    p.setProperty("haltMillis", Long.toString(haltMillis));
    p.setProperty("run", run);
    p.setProperty("workload", workload);
    p.setProperty("observe", Boolean.toString(observe));
    if (provocation != null) {
      p.setProperty("provocation", provocation.name());
    }
    return p;
  }

  static AgentSettings read(Path file) throws IOException {
    Properties p = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      p.load(reader);
    }
    List<Path> instrumenter = new ArrayList<>();
    for (String path : required(p, "instrumenter", file).split(SEPARATOR)) {
      instrumenter.add(Path.of(path));
    }
    return new AgentSettings(
        Path.of(required(p, "jar", file)),
        instrumenter,
        Path.of(required(p, "sites", file)),
        Path.of(required(p, "evidence", file)),
        Long.parseLong(required(p, "deadlineMillis", file)),
        Long.parseLong(required(p, "haltMillis", file)),
        required(p, "run", file),
        required(p, "workload", file),
        p.containsKey("provocation") ? Provocation.valueOf(p.getProperty("provocation")) : null,
        Boolean.parseBoolean(p.getProperty("observe")));
  }

  private static String required(Properties p, String name, Path file) throws IOException {
    String value = p.getProperty(name);
    if (value == null || value.isEmpty()) {
      throw new IOException(file + " has no property " + name + "; run the goal again, it writes this file anew");
    }
    return value;
  }
}
