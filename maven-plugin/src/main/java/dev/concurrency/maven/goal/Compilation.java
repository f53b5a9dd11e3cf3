package dev.concurrency.maven.goal;

import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/**
 * The project after it has been compiled, if need be by us.
 *
 * <p>A goal that is called from the command line has to compile first; bound to a phase it must not, for the build has done it. An
 * {@code @Execute} on the goal itself would run the build twice in the second case: before Maven 4 the forked lifecycle repeats every
 * execution that is already in the plan ({@code DefaultLifecycleExecutionPlanCalculator}). So only {@link PrepareMojo} carries it, and it
 * is asked for here, the way in which the site plug-in has its reports forked.
 *
 * @param project with the source roots that the build has added
 * @param failure what went wrong while compiling, in a sentence
 */
record Compilation(MavenProject project, Optional<String> failure) {

  /**
   * Compiles the module, unless that was done in this session.
   *
   * @param goal that needs the classes
   */
  static Compilation of(MavenProject project, MavenSession session, MojoExecution goal, LifecycleExecutor lifecycle)
      throws MojoExecutionException {
    if (goal.getSource() != MojoExecution.Source.CLI || project.hasLifecyclePhase("compile")) {
      return new Compilation(project, Optional.empty());
    }
    MojoExecution prepare =
        new MojoExecution(
            goal.getMojoDescriptor().getPluginDescriptor().getMojo(PrepareMojo.GOAL), goal.getExecutionId(), MojoExecution.Source.CLI);
    Optional<String> failure = Optional.empty();
    try {
      lifecycle.calculateForkedExecutions(prepare, session);
      lifecycle.executeForkedExecutions(prepare, session);
    } catch (LifecycleExecutionException e) {
      failure = Optional.of(firstLine(e.getMessage()));
    } catch (Exception e) { // nine kinds of "this plug-in cannot be resolved"
      throw new MojoExecutionException("The module cannot be compiled: " + e.getMessage() + "; try: mvn compile", e);
    }
    MavenProject executed = project.getExecutionProject();
    project.setExecutionProject(null);
    return new Compilation(executed == null ? project : executed, failure);
  }

  private static String firstLine(String message) {
    return message == null ? "no reason given" : message.lines().findFirst().orElse("");
  }
}
