package dev.concurrency.maven.goal;

import dev.concurrency.checker.engine.ErrorProneProfile;
import dev.concurrency.checker.engine.Settings;
import java.io.IOException;
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
    String rules = "The rules are: " + String.join(", ", Settings.ruleNames()) + ". Read about one with -Drule=<name>.";
    if (rule == null || rule.isBlank()) {
      getLog().info(rules);
      return;
    }
    if (ErrorProneProfile.contains(rule.trim())) {
      getLog().info(rule.trim() + " is a check of Error Prone, which explains it at " + ErrorProneProfile.page(rule.trim()));
      return;
    }
    String name =
        Settings.ruleNames().stream()
            .filter(rule.trim()::equalsIgnoreCase)
            .findFirst()
            .orElseThrow(() -> new MojoExecutionException("There is no rule '" + rule.trim() + "'. " + rules));
    try {
      RulePages.of(Settings.class)
          .page(name)
          .orElseThrow(() -> new MojoExecutionException("The page about " + name + " is missing from this build of the checker. " + rules))
          .forEach(getLog()::info);
    } catch (IOException e) {
      throw new MojoExecutionException("The pages of the rules cannot be read: " + e.getMessage() + "; run it again with -e", e);
    }
  }
}
