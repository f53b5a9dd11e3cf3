package dev.concurrency.maven.probe;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.Site;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A Java source file of a test, compiled, with findings that name places by the text of their line. */
final class Sources {

  private final String topLevelClass;
  private final String text;

  /**
   * @param topLevelClass binary name of the file's class
   * @param text the file; the line after a call's marker comment is where the call is
   */
  Sources(String topLevelClass, String text) {
    this.topLevelClass = topLevelClass;
    this.text = text;
  }

  String topLevelClass() {
    return topLevelClass;
  }

  /** Compiles into the directory, for the given release. */
  void compile(Path classes, int release) throws IOException {
    Path file = Files.createDirectories(classes.resolve("src")).resolve(simpleName() + ".java");
    Files.writeString(file, text);
    compile(List.of(file), List.of("-g", "-proc:none", "--release", "" + release, "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
  }

  /** Compiles any files; what does not compile is an error of the test. */
  static void compile(List<Path> sources, List<String> options) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean done = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources)).call();
      if (!done) {
        throw new AssertionError(messages);
      }
    }
  }

  /** A finding whose only site is the call on the line that contains the text. */
  Finding finding(String id, String rule, Probe probe, String lineWith, String owner, String name, String descriptor) {
    return finding(id, rule, site(probe, lineWith, owner, name, descriptor, 0));
  }

  Finding finding(String id, String rule, Site... sites) {
    Site first = sites[0];
    return new Finding(
        id, rule, Severity.ERROR, "", simpleName() + ".java", first.line(), 1, first.statementStart(), first.statementEnd(), 0, 0,
        topLevelClass, "", "", List.of(), List.of(sites), List.of());
  }

  Site site(Probe probe, String lineWith, String owner, String name, String descriptor, int ordinal) {
    int line = line(lineWith);
    return new Site(probe, topLevelClass, simpleName() + ".java", line, line, line, owner, name, descriptor, ordinal);
  }

  /** A write of the class's field on the line with the second text, which builds on what was read on the line with the first. */
  Finding update(String id, String readLineWith, String writeLineWith, String field) {
    Site site =
        new Site(
            Probe.LOST_UPDATE, topLevelClass, simpleName() + ".java", line(writeLineWith), line(readLineWith), line(writeLineWith), topLevelClass, field, "", 0);
    return finding(id, "VolatileCompound", site);
  }

  /** A loop from the line with the first text to the line with the second. */
  Site loop(String from, String to) {
    return new Site(Probe.CPU_LOOP, topLevelClass, simpleName() + ".java", line(from), line(from), line(to), "", "", "", 0);
  }

  /** The number of the only line that contains the text. */
  int line(String with) {
    List<Integer> found = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(with)) {
        found.add(i + 1);
      }
    }
    if (found.size() != 1) {
      throw new AssertionError("lines with " + with + ": " + found);
    }
    return found.get(0);
  }

  private String simpleName() {
    return topLevelClass.substring(topLevelClass.lastIndexOf('.') + 1);
  }
}
