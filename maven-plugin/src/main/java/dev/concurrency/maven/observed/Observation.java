package dev.concurrency.maven.observed;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.concurrency.checker.bytecode.ClassFiles;
import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.observed.Sighting.Frame;
import dev.concurrency.maven.probe.runtime.ThreadKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What recordings show that no finding has said.
 *
 * @param places in the order in which they were seen first
 * @param troubles recordings that are missing or cannot be read, one sentence each
 */
public record Observation(List<ObservedOnly> places, List<String> troubles) {

  /** What asks whether a thread waits or computes. */
  private static final Set<Probe> TAKES_TIME =
      EnumSet.of(
          Probe.BLOCKING_CALL,
          Probe.CALLER_WAIT,
          Probe.ACTOR_WAIT,
          Probe.CPU_LOOP,
          Probe.TIMED_WAIT,
          Probe.SERIAL_WAIT,
          Probe.POOL_WAIT,
          Probe.LOOP_WAIT,
          Probe.HELD_WAIT,
          Probe.BUSY_LOOP,
          Probe.POLLING_LOOP);

  private static final String RECORDS = ".jsonl";
  private static final String RECORDING = ".jfr";

  /**
   * The module that was run.
   *
   * @param base directory that files are named relative to
   * @param roots source directories
   * @param classes directory of its class files
   * @param classPath of its workloads
   * @param catalogs further catalogue files
   */
  public record Module(Path base, List<Path> roots, Path classes, List<Path> classPath, List<Path> catalogs) {}

  /** One JVM's records, as far as they speak of its recording. */
  private record Jvm(String workload, boolean provoked, String error, Map<Long, ThreadKind> loops) {}

  /**
   * Reads the recordings of an evidence folder and deletes them: they are large, and what they hold is in the result.
   *
   * @throws IOException if the folder or the class files cannot be read; a recording that cannot is one of the troubles
   */
  public static Observation read(Path evidence, Module module, List<Finding> findings) throws IOException {
    List<String> troubles = new ArrayList<>();
    Map<String, ObservedOnly> places = new LinkedHashMap<>();
    Set<String> names = classes(module.classes());
    try (ClassFiles libraries = new ClassFiles(module.classPath())) {
      Silence silence = new Silence(Catalog.of(module.catalogs(), module.classPath(), trouble -> {}).about(libraries));
      for (Path file : files(evidence)) {
        Jvm jvm = jvm(file);
        if (jvm.provoked()) {
          continue;
        }
        if (jvm.error() != null) {
          troubles.add("workload " + jvm.workload() + " was not recorded: " + jvm.error());
          continue;
        }
        Path recording = evidence.resolve(file.getFileName().toString().replace(RECORDS, RECORDING));
        try {
          for (Sighting sighting : new LoopEvents(jvm.loops(), names).read(recording)) {
            if (sighting.own().stream().noneMatch(frame -> isNamed(frame, findings))) {
              ObservedOnly place = place(sighting, module, silence, jvm.workload());
              places.merge(place.file() + place.line() + place.what() + place.threadKind() + place.workload(), place, Observation::both);
            }
          }
        } catch (IOException | RuntimeException e) {
          troubles.add("workload " + jvm.workload() + " left no recording that can be read, as if it had been killed (" + e + ")");
        } catch (LinkageError e) {
          troubles.add("the JDK that runs Maven cannot read recordings, its module jdk.jfr is missing (" + e + ")");
        }
        Files.deleteIfExists(recording);
      }
    }
    return new Observation(List.copyOf(places.values()), troubles);
  }

  private static List<Path> files(Path evidence) throws IOException {
    try (Stream<Path> files = Files.list(evidence)) {
      return files.filter(file -> file.toString().endsWith(RECORDS)).sorted().toList();
    }
  }

  private static Jvm jvm(Path file) throws IOException {
    String workload = file.getFileName().toString();
    boolean provoked = false;
    String error = "the agent did not get so far";
    Map<Long, ThreadKind> loops = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonObject record;
      try {
        record = JsonParser.parseString(line).getAsJsonObject();
      } catch (JsonParseException | IllegalStateException e) {
        break; // cut off
      }
      switch (record.has("t") ? record.get("t").getAsString() : "") {
        case "hello" -> {
          workload = record.get("workload").getAsString();
          provoked = record.has("provoked");
        }
        case "recording" -> error = record.has("error") ? record.get("error").getAsString() : null;
        case "loop-thread" -> loops.put(record.get("id").getAsLong(), ThreadKind.valueOf(record.get("kind").getAsString()));
        default -> {}
      }
    }
    return new Jvm(workload, provoked, error, loops);
  }

  private static Set<String> classes(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .map(file -> directory.relativize(file).toString())
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.').replace('\\', '.'))
          .collect(Collectors.toSet());
    }
  }

  /** Whether a finding says of this place, or of a call there that leads to what was seen, that a thread waits or computes. */
  private static boolean isNamed(Frame frame, List<Finding> findings) {
    return findings.stream().flatMap(finding -> finding.sites().stream()).filter(site -> TAKES_TIME.contains(site.probe())).anyMatch(site -> isAt(site, frame));
  }

  private static boolean isAt(Site site, Frame frame) {
    boolean sameFile = frame.type().equals(site.topLevelClass()) || frame.type().startsWith(site.topLevelClass() + "$");
    return sameFile && (frame.line() == site.line() || frame.line() >= site.statementStart() && frame.line() <= site.statementEnd());
  }

  private static ObservedOnly place(Sighting sighting, Module module, Silence silence, String workload) {
    Frame at = sighting.own().get(0);
    String what = sighting.how().words() + (sighting.called() == null ? "" : " in " + sighting.called().shortName());
    return new ObservedOnly(
        source(at.type(), module), at.line(), at.type() + "." + at.method(), sighting.kind().label(), sighting.thread(), what, 1, sighting.ms(),
        silence.reason(sighting), workload);
  }

  private static String source(String type, Module module) {
    // A dollar sign may be part of a name, so each prefix is tried.
    for (int end = type.length(); end > 0; end = type.lastIndexOf('$', end - 1)) {
      String name = type.substring(0, end).replace('.', '/') + ".java";
      for (Path root : module.roots()) {
        if (Files.isRegularFile(root.resolve(name))) {
          return module.base().relativize(root.resolve(name)).toString().replace('\\', '/');
        }
      }
    }
    return type;
  }

  private static ObservedOnly both(ObservedOnly a, ObservedOnly b) {
    return new ObservedOnly(
        a.file(), a.line(), a.method(), a.threadKind(), a.thread(), a.what(), a.times() + b.times(), Math.max(a.longestMs(), b.longestMs()), a.silentBecause(),
        a.workload());
  }
}
