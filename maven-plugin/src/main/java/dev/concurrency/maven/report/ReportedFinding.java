package dev.concurrency.maven.report;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A finding as {@code report.json} has it. The names of the components are those of its fields.
 *
 * @param file relative to the module's base directory
 * @param sourceHash of the file as it was analysed; null in reports of versions that did not write it
 */
public record ReportedFinding(String id, String rule, String file, int line, int column, String sourceHash, String verdict, String why) {

  /**
   * Reads the findings of a report.
   *
   * @throws IOException if there is none or it cannot be understood; the message says which
   */
  public static List<ReportedFinding> read(Path report) throws IOException {
    try {
      JsonObject document = new Gson().fromJson(Files.readString(report), JsonObject.class);
      JsonArray findings = document == null ? null : document.getAsJsonArray("findings");
      if (findings == null || !document.has("schema") || document.get("schema").getAsInt() != JsonReport.SCHEMA) {
        throw new IOException(report + " is no report of this version");
      }
      List<ReportedFinding> read = new ArrayList<>();
      findings.forEach(finding -> read.add(new Gson().fromJson(finding, ReportedFinding.class)));
      return read;
    } catch (NoSuchFileException e) {
      throw new IOException("there is no report: " + report + " is missing", e);
    } catch (JsonParseException | ClassCastException | NumberFormatException e) {
      throw new IOException(report + " is damaged", e);
    }
  }
}
