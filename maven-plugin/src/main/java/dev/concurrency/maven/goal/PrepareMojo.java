package dev.concurrency.maven.goal;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Compiles the module. <code>check</code> and <code>verify</code> do this themselves when they are called from the command line; there
 * is no need to call it.
 *
 * @since 0.1.0
 */
@Mojo(name = PrepareMojo.GOAL, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class PrepareMojo extends AbstractMojo {

  static final String GOAL = "prepare";

  @Override
  public void execute() {
    getLog().debug("compiled");
  }
}
