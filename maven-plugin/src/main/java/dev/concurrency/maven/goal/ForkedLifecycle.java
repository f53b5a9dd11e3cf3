package dev.concurrency.maven.goal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * The module's own build, started from within a goal.
 *
 * <p>A goal that is called from the command line has to compile first; bound to a phase it must not, for the build has done it. An
 * {@code @Execute} on the goal itself would run the build twice in the second case: before Maven 4 the forked lifecycle repeats every
 * execution that is already in the plan ({@code DefaultLifecycleExecutionPlanCalculator}). So Maven is asked here, in the way in which the
 * site plug-in has its reports forked; and between the planning and the execution the plan can be changed.
 *
 * @param goal that needs the build
 * @param context of this plug-in for the module
 */
record ForkedLifecycle(MavenProject project, MavenSession session, MojoExecution goal, LifecycleExecutor lifecycle, Map<Object, Object> context) {

  static final String COMPILED = "process-classes";

  /** The phases of the default lifecycle in which only tests and packages are made and used. */
  private static final Set<String> AFTER_COMPILED =
      Set.of(
          "generate-test-sources", "process-test-sources", "generate-test-resources", "process-test-resources", "test-compile",
          "process-test-classes", "test", "prepare-package", "package", "pre-integration-test", "integration-test", "post-integration-test");

  /** What is started for integration tests has been stopped after them. */
  private static final Set<String> AROUND_TESTS = Set.of("pre-integration-test", "post-integration-test");

  private static final String FORKED = ForkedLifecycle.class.getName();

  /** Whether this goal may start a build: not in the midst of another one. */
  boolean isOnItsOwn() {
    return goal.getSource() == MojoExecution.Source.CLI;
  }

  /** Compiles the module, unless that was done in this session. */
  Compilation compile() throws MojoExecutionException {
    if (!isOnItsOwn() || project.hasLifecyclePhase("compile")) {
      return new Compilation(project, Optional.empty());
    }
    return run(COMPILED, UnaryOperator.identity());
  }

  /**
   * Runs the build up to a phase, without what was already run in this session, and without goals of this plug-in.
   *
   * @param plan may add to the executions, change them and leave some out
   */
  Compilation run(String phase, UnaryOperator<List<MojoExecution>> plan) throws MojoExecutionException {
    MojoDescriptor descriptor = goal.getMojoDescriptor().getPluginDescriptor().getMojo(StepMojo.GOAL).clone();
    descriptor.setExecutePhase(phase);
    MojoExecution fork = new MojoExecution(descriptor, goal.getExecutionId(), MojoExecution.Source.CLI);
    Optional<String> failure = Optional.empty();
    try {
      lifecycle.calculateForkedExecutions(fork, session);
      boolean inACopy = context.put(FORKED, true) != null; // what was run before told a copy of the project what it had to tell
      Map<String, List<MojoExecution>> forked = new LinkedHashMap<>(fork.getForkedExecutions());
      forked.forEach(
          (module, executions) -> {
            List<MojoExecution> open = inACopy ? new ArrayList<>(executions) : open(executions);
            open.removeIf(this::isOurs);
            fork.setForkedExecutions(module, plan.apply(open));
          });
      lifecycle.executeForkedExecutions(fork, session);
    } catch (LifecycleExecutionException e) {
      failure = Optional.of(firstLine(e.getMessage()));
    } catch (Exception e) { // nine kinds of "this plug-in cannot be resolved"
      throw new MojoExecutionException("The module cannot be compiled: " + e.getMessage() + "; try: mvn compile", e);
    }
    MavenProject executed = project.getExecutionProject();
    project.setExecutionProject(null);
    if (executed == null) {
      return new Compilation(project, failure);
    }
    handOver(executed);
    return new Compilation(executed, failure);
  }

  /**
   * Once a module was packaged, Maven 3 gives later modules nothing but its package, and looks for that in the project itself, not in the copy. If the user
   * asked for a phase, too, that packages again, and would not replace a file.
   */
  private void handOver(MavenProject executed) {
    boolean packagesAgain = session.getGoals().stream().anyMatch(goal -> !goal.contains(":"));
    if (!packagesAgain && project.getArtifact().getFile() == null && executed.getArtifact().getFile() != null) {
      project.getArtifact().setFile(executed.getArtifact().getFile());
      executed.getAttachedArtifacts().forEach(project::addAttachedArtifact);
    }
  }

  /** An execution that does something of ours in the midst of the build. */
  MojoExecution step(String name, String phase, StepMojo.Step step) {
    MojoExecution execution = StepMojo.execution(goal.getMojoDescriptor().getPluginDescriptor().getMojo(StepMojo.GOAL), context, name, step);
    execution.setLifecyclePhase(phase);
    return execution;
  }

  /** Where in a plan the classes have been compiled and no test yet. */
  static int compiled(List<MojoExecution> plan) {
    for (int i = 0; i < plan.size(); i++) {
      if (AFTER_COMPILED.contains(plain(plan.get(i).getLifecyclePhase()))) {
        return i;
      }
    }
    return plan.size();
  }

  /** Without {@code before:}, {@code after:} and the priority of Maven 4. */
  private static String plain(String phase) {
    return phase == null ? "" : phase.replaceAll("^(before|after):|\\[.*$", "");
  }

  /** What is still to be done, and the tests. What stands before something that was done was done, too: Maven 4 notes some phases by other names. */
  private List<MojoExecution> open(List<MojoExecution> executions) {
    int done = -1;
    for (int i = 0; i < executions.size(); i++) {
      if (project.hasLifecyclePhase(executions.get(i).getLifecyclePhase())) {
        done = i;
      }
    }
    List<MojoExecution> open = new ArrayList<>(executions);
    open.subList(0, done + 1).removeIf(execution -> !isAboutTests(execution));
    return open;
  }

  private static boolean isAboutTests(MojoExecution execution) {
    return TestExecution.isOne(execution) || AROUND_TESTS.contains(plain(execution.getLifecyclePhase()));
  }

  private boolean isOurs(MojoExecution execution) {
    return execution.getPlugin().getKey().equals(goal.getPlugin().getKey());
  }

  private static String firstLine(String message) {
    return message == null ? "no reason given" : message.lines().findFirst().orElse("");
  }
}
