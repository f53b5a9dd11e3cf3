package dev.concurrency.maven.goal;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** The command to type next, as it works for a project. */
final class NextCommand {

  private NextCommand() {}

  static String of(MavenProject project, MavenSession session, MojoExecution mojoExecution, String goal, String options) {
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
