package dev.concurrency.maven.goal;

import java.util.HashMap;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * What <code>check</code> and <code>verify</code> do in the middle of a build that they have started themselves. There is no use in calling
 * it.
 *
 * @since 0.1.0
 */
@Mojo(name = StepMojo.GOAL, threadSafe = true)
public class StepMojo extends AbstractMojo {

  static final String GOAL = "step";

  private static final String STEPS = StepMojo.class.getName();

  /** Something to be done between two executions of a build. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /**
   * Which of the steps this is.
   *
   * @since 0.1.0
   */
  @Parameter private String step;

  /**
   * An execution of this goal.
   *
   * @param context of this plug-in for the module that is built: the only thing that both goals share
   */
  @SuppressWarnings("unchecked")
  static MojoExecution execution(MojoDescriptor descriptor, Map<Object, Object> context, String name, Step step) {
    ((Map<String, Step>) context.computeIfAbsent(STEPS, key -> new HashMap<String, Step>())).put(name, step);
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    Xpp3Dom parameter = new Xpp3Dom("step");
    parameter.setValue(name);
    configuration.addChild(parameter);
    MojoExecution execution = new MojoExecution(descriptor, name, MojoExecution.Source.CLI);
    execution.setConfiguration(configuration);
    return execution;
  }

  @Override
  public void execute() throws MojoExecutionException {
    Object steps = getPluginContext().get(STEPS);
    Object left = steps instanceof Map<?, ?> all ? all.remove(step) : null;
    if (left == null) {
      getLog().info("Nothing to do: this goal is a part of check and verify.");
      return;
    }
    try {
      ((Step) left).run();
    } catch (Exception e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }
}
