package dev.concurrency.maven.goal;

import dev.concurrency.maven.workload.TestObservation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * An execution of Surefire or Failsafe in the plan of a build, whose configuration can be asked and changed until it runs.
 *
 * @param session whose current project is the one that is built
 */
record TestExecution(MojoExecution execution, MavenSession session) {

  private static final String PLUGINS = "org.apache.maven.plugins";

  /** Goals that start tests, by plug-in. */
  private static final Map<String, String> GOALS = Map.of("maven-surefire-plugin", "test", "maven-failsafe-plugin", "integration-test");

  /** Parameters that leave all tests out, with what the user writes to set them. */
  private static final List<Map.Entry<String, String>> SKIPPING =
      List.of(
          Map.entry("skipTests", "skipTests"),
          Map.entry("skipITs", "skipITs"),
          Map.entry("skipExec", "maven.test.skip.exec"),
          Map.entry("skip", "maven.test.skip"));

  private static final String JAVA_TOOL_OPTIONS = "JAVA_TOOL_OPTIONS";
  private static final String ENVIRONMENT = "environmentVariables";
  private static final String EXCLUDES = "excludes";
  private static final String TIMEOUT = "forkedProcessTimeoutInSeconds";

  /** What Surefire and Failsafe exclude as long as nobody tells them otherwise. */
  private static final String NESTED_CLASSES = "**/*$*";

  static boolean isOne(MojoExecution execution) {
    return PLUGINS.equals(execution.getGroupId()) && execution.getGoal().equals(GOALS.get(execution.getArtifactId()));
  }

  /** As Maven writes it: {@code surefire:test@default-test}. */
  String name() {
    return execution.getArtifactId().split("-")[1] + ":" + execution.getGoal() + "@" + execution.getExecutionId();
  }

  /** Whether there are compiled tests, as far as that can be told from outside. */
  boolean hasTests() throws IOException {
    Path classes = Path.of(value("testClassesDirectory"));
    if (!value("dependenciesToScan").isEmpty()) {
      return true;
    }
    if (!Files.isDirectory(classes)) {
      return session.getCurrentProject().getTestCompileSourceRoots().stream().map(Path::of).anyMatch(TestExecution::holdsSources);
    }
    try (Stream<Path> files = Files.walk(classes)) {
      return files.anyMatch(file -> file.toString().endsWith(".class"));
    }
  }

  /** Sources without classes: their compilation was skipped. */
  private static boolean holdsSources(Path root) {
    if (!Files.isDirectory(root)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.anyMatch(Files::isRegularFile);
    } catch (IOException e) {
      return true;
    }
  }

  /** Why no JVM of its own will run tests, in words that follow the name of the execution; empty if one will. */
  Optional<String> obstacle() {
    for (Map.Entry<String, String> skipping : SKIPPING) {
      if (value(skipping.getKey()).equals("true")) {
        return Optional.of("skips the tests (" + skipping.getValue() + " is set)");
      }
    }
    String forks = value("forkCount");
    if (forks.equals("0") || forks.equals("0C") || value("forkMode").equals("never")) {
      return Optional.of("is to run the tests in Maven's own JVM (forkCount is 0), where nothing can be observed");
    }
    return Optional.empty();
  }

  Path reports() {
    return Path.of(value("reportsDirectory"));
  }

  Path testClasses() {
    return Path.of(value("testClassesDirectory"));
  }

  /** Whether it is told which tests to run in a way that {@link #leaveOut} cannot narrow. */
  boolean namesItsTests() {
    return !value("test").isEmpty() || configuration().getChild("suiteXmlFiles") != null && configuration().getChild("suiteXmlFiles").getChildCount() > 0;
  }

  /** Has the tests observed, whatever {@code argLine} says, and lets the build go on if they fail. */
  void observe(TestObservation observation) {
    Xpp3Dom changed = configuration();
    observation.environment(toolOptions(changed)).forEach((variable, value) -> set(child(changed, ENVIRONMENT), variable, value));
    set(changed, "testFailureIgnore", "true");
    set(changed, TIMEOUT, Long.toString(observation.timeout().toSeconds()));
    execution.setConfiguration(changed);
  }

  /** The shorter one of the project's own limit for a JVM and ours. */
  Duration limit(Duration ours) {
    try {
      long seconds = Long.parseLong(value(TIMEOUT));
      return seconds > 0 && seconds < ours.toSeconds() ? Duration.ofSeconds(seconds) : ours;
    } catch (NumberFormatException e) {
      return ours;
    }
  }

  /** @param classes binary names of top-level test classes */
  void leaveOut(List<String> classes) {
    Xpp3Dom changed = configuration();
    Xpp3Dom excludes = child(changed, EXCLUDES);
    if (excludes.getChildCount() == 0) {
      String given = value(EXCLUDES);
      Stream.of((given.isEmpty() ? NESTED_CLASSES : given).split(",")).forEach(pattern -> add(excludes, "exclude", pattern.trim()));
    }
    excludes.setValue(null);
    classes.forEach(name -> add(excludes, "exclude", name.replace('.', '/') + ".java"));
    set(changed, "failIfNoTests", "false");
    execution.setConfiguration(changed);
  }

  void skip() {
    Xpp3Dom changed = configuration();
    set(changed, "skip", "true");
    execution.setConfiguration(changed);
  }

  /** A copy: what Maven keeps may be shared with the project's model. */
  private Xpp3Dom configuration() {
    return execution.getConfiguration() == null ? new Xpp3Dom("configuration") : new Xpp3Dom(execution.getConfiguration());
  }

  /** What the tests' JVMs would be given anyway. */
  private String toolOptions(Xpp3Dom configuration) {
    Xpp3Dom variables = configuration.getChild(ENVIRONMENT);
    Xpp3Dom configured = variables == null ? null : variables.getChild(JAVA_TOOL_OPTIONS);
    String value = configured == null ? session.getSystemProperties().getProperty("env." + JAVA_TOOL_OPTIONS) : evaluate(configured.getValue());
    return value == null ? "" : value;
  }

  /** What a parameter will be; empty if it will not be set. */
  String value(String parameter) {
    Xpp3Dom child = configuration().getChild(parameter);
    if (child == null) {
      return "";
    }
    String value = evaluate(child.getValue());
    return value.isEmpty() ? evaluate(child.getAttribute("default-value")) : value;
  }

  private String evaluate(String expression) {
    try {
      Object value = expression == null ? null : new PluginParameterExpressionEvaluator(session, execution).evaluate(expression);
      return value == null ? "" : value.toString().trim();
    } catch (ExpressionEvaluationException e) {
      return ""; // Maven will say so itself
    }
  }

  private static void set(Xpp3Dom parent, String name, String value) {
    Xpp3Dom child = child(parent, name);
    child.setValue(value);
  }

  private static void add(Xpp3Dom parent, String name, String value) {
    Xpp3Dom child = new Xpp3Dom(name);
    child.setValue(value);
    parent.addChild(child);
  }

  private static Xpp3Dom child(Xpp3Dom parent, String name) {
    Xpp3Dom child = parent.getChild(name);
    if (child == null) {
      child = new Xpp3Dom(name);
      parent.addChild(child);
    }
    return child;
  }
}
