package dev.concurrency.maven.goal;

import dev.concurrency.maven.report.ReportedFinding;
import dev.concurrency.maven.source.SourceState;
import dev.concurrency.maven.source.Suppressor;
import dev.concurrency.maven.source.Suppressor.NotEditableException;
import dev.concurrency.maven.source.Suppressor.Suppression;
import dev.concurrency.maven.verdict.Verdict;
import dev.concurrency.maven.verdict.Words;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes <code>@SuppressWarnings</code> into the sources, with the reason as a comment, for findings of the last <code>verify</code>: those that
 * it has refuted, or those that are named. Nothing else in the files changes. A file that was edited since is refused, and then no file is
 * touched.
 *
 * @since 0.1.0
 */
@Mojo(name = "suppress", threadSafe = true)
public class SuppressMojo extends ModuleMojo {

  /**
   * Which findings: their ids in <code>report.json</code>, separated by commas. Without it, all that are REFUTED.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.finding")
  private List<String> findings;

  /**
   * Why they are silenced. Without it, what the verdict rests on.
   *
   * @since 0.1.0
   */
  @Parameter(property = "concurrency.reason")
  private String reason;

  @Parameter(defaultValue = "${project.build.directory}/concurrency/report.json", readonly = true, required = true)
  private File report;

  @Override
  public void execute() throws MojoExecutionException {
    if (skip || "pom".equals(project.getPackaging())) {
      getLog().info(skip ? "Skipped: concurrency.skip is set." : "Nothing to suppress: the packaging is pom.");
      return;
    }
    List<ReportedFinding> chosen;
    try {
      chosen = chosen(ReportedFinding.read(report.toPath()));
    } catch (IOException e) {
      throw new MojoExecutionException("Nothing can be suppressed, " + e.getMessage() + ". Write one first: " + command("verify", ""), e);
    }
    if (chosen.isEmpty()) {
      getLog().info("Nothing to suppress: no finding is REFUTED. Others have to be named, by their id in " + report + ": " + command("suppress", "-Dconcurrency.finding=<id>"));
      return;
    }
    try {
      write(edited(chosen));
    } catch (IOException e) {
      throw new MojoExecutionException("The sources cannot be edited: " + e + ". See what was written: git diff", e);
    }
    getLog().info(Words.count(chosen.size(), "finding") + " suppressed. To see that nothing is left of them: " + command("check", ""));
  }

  private List<ReportedFinding> chosen(List<ReportedFinding> reported) throws MojoExecutionException {
    Set<String> named = findings == null ? Set.of() : findings.stream().map(String::trim).filter(id -> !id.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    if (named.isEmpty()) {
      return reported.stream().filter(finding -> Verdict.REFUTED.name().equals(finding.verdict())).toList();
    }
    List<ReportedFinding> chosen = reported.stream().filter(finding -> named.contains(finding.id())).toList();
    Set<String> unknown = new TreeSet<>(named);
    chosen.forEach(finding -> unknown.remove(finding.id()));
    // In a build of several modules each of them has its own.
    if (!unknown.isEmpty() && session.getProjects().size() == 1) {
      throw new MojoExecutionException(
          "No finding has the id " + String.join(", ", unknown) + "; no file was touched. The ids are in " + report + ", which is written anew by: " + command("verify", ""));
    }
    return chosen;
  }

  private Map<Path, byte[]> edited(List<ReportedFinding> chosen) throws IOException, MojoExecutionException {
    Path base = project.getBasedir().toPath();
    Map<String, List<ReportedFinding>> byFile = chosen.stream().collect(Collectors.groupingBy(ReportedFinding::file, TreeMap::new, Collectors.toList()));
    Map<Path, byte[]> edited = new TreeMap<>();
    for (Map.Entry<String, List<ReportedFinding>> entry : byFile.entrySet()) {
      Path file = base.resolve(entry.getKey()).normalize();
      if (file.startsWith(Path.of(project.getBuild().getDirectory()))) {
        throw refused(file, "is made by the build, which would make it again without the annotation; exclude its rule: -Dconcurrency.rules=<rule>=OFF");
      }
      if (!Files.isRegularFile(file) || !SourceState.ofFile(file).equals(entry.getValue().get(0).sourceHash())) {
        throw refused(file, "has changed since the report was written, so it is not known where the finding is now. Write the report anew: " + command("verify", ""));
      }
      edited.put(file, edited(file, entry.getValue()));
    }
    return edited;
  }

  private byte[] edited(Path file, List<ReportedFinding> found) throws IOException, MojoExecutionException {
    List<Suppression> suppressions = new ArrayList<>();
    for (ReportedFinding finding : found) {
      String why = reason == null || reason.isBlank() ? finding.verdict().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + finding.why() : reason;
      suppressions.add(new Suppression(finding.rule(), finding.line(), finding.column(), why));
    }
    Charset charset = parameter(this::charset);
    try {
      String source = charset.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
      String edited = Suppressor.insert(source, suppressions);
      // What the encoding does not have can only be in the reason.
      ByteBuffer bytes = charset.encode(CharBuffer.wrap(edited));
      byte[] array = new byte[bytes.remaining()];
      bytes.get(array);
      return array;
    } catch (CharacterCodingException e) {
      throw refused(file, "is not encoded in " + charset + "; name its encoding: " + command("suppress", "-Dencoding=<name>"));
    } catch (NotEditableException e) {
      throw refused(file, e.getMessage());
    }
  }

  private static MojoExecutionException refused(Path file, String why) {
    return new MojoExecutionException(file + " " + why + "\nNo file was touched.");
  }

  private void write(Map<Path, byte[]> edited) throws IOException {
    for (Map.Entry<Path, byte[]> file : edited.entrySet()) {
      Files.write(file.getKey(), file.getValue());
      getLog().info("Edited " + project.getBasedir().toPath().relativize(file.getKey()));
    }
  }
}
