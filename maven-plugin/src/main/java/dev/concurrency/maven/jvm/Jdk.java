package dev.concurrency.maven.jvm;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * An installed JDK.
 *
 * @param home its {@code JAVA_HOME}
 */
public record Jdk(Path home) {

  /** The oldest JDK that can run the analysis and the probes. */
  public static final int OLDEST = 17;

  /** The JDK that runs Maven. */
  public static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")));
  }

  /** The JDK of a tool, for instance of {@code /opt/jdk/bin/javac}. */
  public static Jdk ofTool(Path tool) {
    Path bin = tool.toAbsolutePath().normalize().getParent();
    return new Jdk(bin == null || bin.getParent() == null ? tool : bin.getParent());
  }

  public Path java() {
    return tool("java");
  }

  public boolean hasCompiler() {
    return Files.exists(tool("javac"));
  }

  private Path tool(String name) {
    Path windows = home.resolve("bin").resolve(name + ".exe");
    return Files.exists(windows) ? windows : home.resolve("bin").resolve(name);
  }

  /** Its feature version, for instance 17, from the file {@code release}; 0 if that does not tell. */
  public int version() {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("release"), StandardCharsets.UTF_8)) {
      release.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      return 0;
    }
    String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
    String feature = version.startsWith("1.") ? version.substring(2) : version;
    try {
      return Integer.parseInt(feature.split("[^0-9]", 2)[0]);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
