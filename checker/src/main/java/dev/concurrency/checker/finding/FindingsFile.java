package dev.concurrency.checker.finding;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What one compilation or analysis leaves behind: {@code target/concurrency/findings/*.json}.
 *
 * @param schema {@link #SCHEMA}; a reader refuses any other
 * @param host who ran the rules: {@code error-prone}, {@code javac-plugin} or {@code forked}
 * @param jdk {@code java.version} of the JVM that ran the rules
 * @param errorProne version of the Error Prone whose own checks ran too; empty if none did
 * @param complete false if anything was not looked at; {@code lost} and {@code internalErrors} then say what
 * @param lost what could not be looked at, one sentence each
 * @param internalErrors crashes of our own code, one sentence each
 * @param filesAnalysed source files that were read
 * @param callsAnalysed calls that were looked at; a run that found nothing in nothing is told from one that found nothing in much
 * @param callsUnresolved calls whose target javac could not attribute
 * @param callsUnanswered calls where nobody may wait of which neither the catalogue nor class files say whether they wait
 * @param findings in the order of file and position
 * @param taskSites where the program hands tasks to other threads, in the same order; empty unless that was asked for
 */
public record FindingsFile(
    int schema,
    String host,
    String jdk,
    String errorProne,
    boolean complete,
    List<String> lost,
    List<String> internalErrors,
    int filesAnalysed,
    int callsAnalysed,
    int callsUnresolved,
    int callsUnanswered,
    List<Finding> findings,
    List<TaskSite> taskSites) {

  public static final int SCHEMA = 1;

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  public FindingsFile {
    errorProne = errorProne == null ? "" : errorProne;
    lost = List.copyOf(lost);
    internalErrors = List.copyOf(internalErrors);
    findings = List.copyOf(findings);
    taskSites = taskSites == null ? List.of() : List.copyOf(taskSites);
  }

  /** Writes the file in one move, so that a reader never sees half of it. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
      GSON.toJson(this, writer);
      writer.write('\n');
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a findings file.
   *
   * @throws IOException if it cannot be read, is not a findings file, or is of another schema; the message says what to do
   */
  public static FindingsFile read(Path file) throws IOException {
    FindingsFile read;
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      read = GSON.fromJson(reader, FindingsFile.class);
    } catch (JsonParseException | NullPointerException e) {
      throw new IOException(file + " is not a findings file (" + e.getMessage() + "); delete it and run the analysis again", e);
    }
    if (read == null || read.schema != SCHEMA) {
      throw new IOException(
          file + " has findings schema " + (read == null ? "none" : read.schema) + ", expected " + SCHEMA
              + "; delete it and run the analysis again with one version of the checker");
    }
    return read;
  }
}
