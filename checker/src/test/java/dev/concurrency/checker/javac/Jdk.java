package dev.concurrency.checker.javac;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home its directory
 * @param feature its feature version, for instance 17
 */
public record Jdk(Path home, int feature) {

  private static final int OLDEST = 17;

  /** The JDK that runs the tests. */
  public static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /**
   * The running JDK and, where others of other feature versions are found, the newest of them. They are looked for in variables such as {@code JAVA_HOME}
   * and beside the running JDK.
   */
  public static List<Jdk> all() throws IOException {
    Map<Integer, Jdk> others = new LinkedHashMap<>();
    List<Path> candidates = new ArrayList<>();
    System.getenv().forEach((name, value) -> {
      if (name.startsWith("JAVA_HOME") || name.startsWith("JDK")) {
        candidates.add(Path.of(value));
      }
    });
    try (Stream<Path> beside = Files.list(running().home.toRealPath().getParent())) {
      beside.sorted().forEach(candidates::add);
    }
    for (Path candidate : candidates) {
      int feature = featureOf(candidate);
      if (feature >= OLDEST && feature != running().feature) {
        others.putIfAbsent(feature, new Jdk(candidate, feature));
      }
    }
    List<Jdk> all = new ArrayList<>(List.of(running()));
    others.values().stream().max(java.util.Comparator.comparingInt(Jdk::feature)).ifPresent(all::add);
    return all;
  }

  /** 0 for what is no JDK. */
  private static int featureOf(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/javac"))) {
      return 0;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    }
    return Runtime.Version.parse(properties.getProperty("JAVA_VERSION", "0").replace("\"", "")).feature();
  }

  public Path tool(String name) {
    return home.resolve("bin").resolve(name);
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }
}
