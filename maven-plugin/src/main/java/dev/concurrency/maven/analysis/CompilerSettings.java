package dev.concurrency.maven.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * How the project's Java sources are compiled, as far as it changes what they mean: read from the configuration of the
 * maven-compiler-plugin and from the properties which that plug-in reads.
 *
 * @param release value of {@code --release}; empty if there is none
 * @param arguments other options for javac, {@code -source} among them where there is no release
 * @param processors artifacts of {@code annotationProcessorPaths}; null if the project has no such list and its class path serves
 * @param processing false if annotation processing is switched off
 * @param executable path of the javac that the project demands; empty if none
 * @param jdkToolchain requirements of {@code <jdkToolchain>}; empty if none
 * @param generatedSources where annotation processors write; empty for the plug-in's default
 */
public record CompilerSettings(
    String release,
    List<String> arguments,
    List<Processor> processors,
    boolean processing,
    String executable,
    Map<String, String> jdkToolchain,
    String generatedSources) {

  /** Coordinates of an annotation processor; {@code version} is empty if dependency management decides it. */
  public record Processor(String groupId, String artifactId, String version) {}

  private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";

  /** Options of javac that decide what can be resolved, with the value that follows or is joined by {@code =}. */
  private static final List<String> WITH_VALUE =
      List.of("--add-exports", "--add-reads", "--add-modules", "--limit-modules", "--patch-module", "--system");

  public static final String ENABLE_PREVIEW = "--enable-preview";

  /**
   * Reads the settings.
   *
   * @param plugins of the project's build
   * @param properties value of a property as the command line, the settings and the project define it; null if none does
   */
  public static CompilerSettings of(Map<String, Plugin> plugins, UnaryOperator<String> properties) {
    Xpp3Dom configuration = configuration(plugins.get(COMPILER));
    String release = value(configuration, "release", properties, "maven.compiler.release");
    List<String> given = compilerArguments(configuration);
    List<String> arguments = new ArrayList<>();
    String source = value(configuration, "source", properties, "maven.compiler.source");
    if (release.isEmpty() && !source.isEmpty()) {
      arguments.add("-source");
      arguments.add(source);
    }
    if (value(configuration, "enablePreview", properties, "maven.compiler.enablePreview").equals("true")
        || given.contains(ENABLE_PREVIEW)) {
      arguments.add(ENABLE_PREVIEW);
    }
    for (int i = 0; i < given.size(); i++) {
      String argument = given.get(i);
      if (WITH_VALUE.contains(argument) && i + 1 < given.size()) {
        arguments.add(argument);
        arguments.add(given.get(++i));
      } else if (argument.indexOf('=') > 0 && WITH_VALUE.contains(argument.substring(0, argument.indexOf('=')))) {
        arguments.add(argument);
      } else if (argument.equals("--release") && i + 1 < given.size()) {
        release = given.get(++i);
      }
    }
    return new CompilerSettings(
        release,
        List.copyOf(arguments),
        processors(configuration),
        !value(configuration, "proc", properties, "maven.compiler.proc").equals("none"),
        value(configuration, "executable", properties, "maven.compiler.executable"),
        map(configuration.getChild("jdkToolchain")),
        value(configuration, "generatedSourcesDirectory", properties, ""));
  }

  /** Whether the classes need {@link #ENABLE_PREVIEW} to run. */
  public boolean previewEnabled() {
    return arguments.contains(ENABLE_PREVIEW);
  }

  /** That of the execution which compiles the main sources; Maven has merged the plug-in's own into it. */
  private static Xpp3Dom configuration(Plugin plugin) {
    Object configuration = null;
    if (plugin != null) {
      PluginExecution execution =
          plugin.getExecutions().stream()
              .filter(e -> e.getGoals().contains("compile") && !"none".equals(e.getPhase()))
              .findFirst()
              .orElse(plugin.getExecutionsAsMap().get("default-compile"));
      configuration = execution == null ? null : execution.getConfiguration();
      if (configuration == null) {
        configuration = plugin.getConfiguration();
      }
    }
    return configuration == null ? new Xpp3Dom("configuration") : (Xpp3Dom) configuration;
  }

  private static String value(Xpp3Dom configuration, String name, UnaryOperator<String> properties, String property) {
    Xpp3Dom child = configuration.getChild(name);
    String value = child == null ? null : child.getValue();
    if (value == null || value.isBlank()) {
      value = properties.apply(property);
    }
    return value == null ? "" : value.trim();
  }

  private static List<String> compilerArguments(Xpp3Dom configuration) {
    List<String> arguments = new ArrayList<>();
    Xpp3Dom list = configuration.getChild("compilerArgs");
    if (list != null) {
      Stream.of(list.getChildren()).map(Xpp3Dom::getValue).filter(value -> value != null).map(String::trim).forEach(arguments::add);
    }
    Xpp3Dom single = configuration.getChild("compilerArgument");
    if (single != null && single.getValue() != null) {
      arguments.add(single.getValue().trim());
    }
    return arguments;
  }

  private static List<Processor> processors(Xpp3Dom configuration) {
    Xpp3Dom list = configuration.getChild("annotationProcessorPaths");
    if (list == null) {
      return null;
    }
    return Stream.of(list.getChildren())
        .map(CompilerSettings::map)
        .map(path -> new Processor(path.getOrDefault("groupId", ""), path.getOrDefault("artifactId", ""), path.getOrDefault("version", "")))
        .toList();
  }

  private static Map<String, String> map(Xpp3Dom parent) {
    Map<String, String> map = new LinkedHashMap<>();
    if (parent != null) {
      for (Xpp3Dom child : parent.getChildren()) {
        map.put(child.getName(), child.getValue() == null ? "" : child.getValue().trim());
      }
    }
    return map;
  }
}
