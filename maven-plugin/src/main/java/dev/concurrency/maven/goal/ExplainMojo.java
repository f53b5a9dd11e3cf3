package dev.concurrency.maven.goal;

import dev.concurrency.checker.finding.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Prints what a rule finds, why it hurts and what to write instead.
 *
 * @since 0.1.0
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public class ExplainMojo extends AbstractMojo {

  /**
   * Name of the rule, for instance <code>BlockingOnEventLoop</code>. Without it, all rules are listed.
   *
   * @since 0.1.0
   */
  @Parameter(property = "rule")
  private String rule;

  @Override
  public void execute() throws MojoExecutionException {
    try {
      RulePages pages = RulePages.of(Finding.class);
      if (rule == null || rule.isBlank()) {
        getLog().info("Rules: " + String.join(", ", pages.names()) + ". Read one with -Drule=<name>.");
        return;
      }
      Optional<List<String>> page = pages.page(rule.trim());
      if (page.isEmpty()) {
        throw new MojoExecutionException(
            "There is no rule '" + rule.trim() + "'. The rules are: " + String.join(", ", pages.names()) + ". Read one with -Drule=<name>.");
      }
      page.get().forEach(getLog()::info);
    } catch (IOException e) {
      throw new MojoExecutionException("The pages of the rules cannot be read: " + e.getMessage() + "; run it again with -e", e);
    }
  }
}
