package dev.concurrency.maven.goal;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share that do something with a module: which one it is, and what to type next. */
abstract class ModuleMojo extends AbstractMojo {

  /**
   * Does nothing if true.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.skip", defaultValue = "false")
  boolean skip;

  /**
   * Encoding of the sources.
   *
   * @since 0.1.0
   */
  @Parameter(property = "encoding", defaultValue = "${project.build.sourceEncoding}")
  private String encoding;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  MojoExecution mojoExecution;

  /** Reads a parameter that the user may have got wrong. */
  final <T> T parameter(Supplier<T> parse) throws MojoExecutionException {
    try {
      return parse.get();
    } catch (IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  final MojoExecutionException unusable(Exception e) {
    return new MojoExecutionException(e.getMessage() + "\nHelp: " + command("help", "-Ddetail -Dgoal=" + goal()), e);
  }

  /** @throws IllegalArgumentException if this JDK does not know it */
  final Charset charset() {
    try {
      return Charset.forName(encoding == null || encoding.isBlank() ? "UTF-8" : encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException("'" + encoding + "' is not an encoding that this JDK knows", e);
    }
  }

  final String goal() {
    return mojoExecution.getGoal();
  }

  /** The command to type next, as it works for this project. */
  final String command(String goal, String options) {
    boolean prefixWorks =
        project.getBuild().getPluginsAsMap().containsKey(mojoExecution.getPlugin().getKey())
            || project.getPluginManagement() != null
                && project.getPluginManagement().getPluginsAsMap().containsKey(mojoExecution.getPlugin().getKey());
    String prefix =
        prefixWorks ? "concurrency" : mojoExecution.getGroupId() + ":" + mojoExecution.getArtifactId() + ":" + mojoExecution.getVersion();
    return "mvn " + prefix + ":" + goal
        + (session.getProjects().size() > 1 ? " -pl :" + project.getArtifactId() + " -am" : "")
        + (options.isEmpty() ? "" : " " + options);
  }
}
