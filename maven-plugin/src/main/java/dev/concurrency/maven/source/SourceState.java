package dev.concurrency.maven.source;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a module's sources look like, as hashes that are the same on every machine: file names are relative, and line ends do not count.
 *
 * @param base directory that the findings' files are relative to
 * @param roots source directories that people write in
 */
public record SourceState(Path base, List<Path> roots) {

  /** Of all Java files of the module. */
  public String ofModule() throws IOException {
    MessageDigest digest = sha256();
    for (Path root : roots) {
      List<Path> files;
      try (Stream<Path> all = Files.walk(root)) {
        files = all.filter(file -> file.toString().endsWith(".java")).toList();
      }
      List<String> entries = new ArrayList<>();
      for (Path file : files) {
        entries.add(root.relativize(file).toString().replace('\\', '/') + " " + ofFile(file));
      }
      entries.stream().sorted().forEach(entry -> digest.update((entry + "\n").getBytes(StandardCharsets.UTF_8)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of one file. */
  public static String ofFile(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int kept = 0;
    for (byte b : bytes) {
      if (b != '\r') {
        bytes[kept++] = b;
      }
    }
    MessageDigest digest = sha256();
    digest.update(bytes, 0, kept);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of the files that hold findings, by the findings' name of the file. */
  public static Map<String, String> ofFiles(Path base, List<Finding> findings) throws IOException {
    Map<String, String> hashes = new HashMap<>();
    for (Finding finding : findings) {
      Path file = base.resolve(finding.file());
      if (!hashes.containsKey(finding.file()) && Files.isRegularFile(file)) {
        hashes.put(finding.file(), ofFile(file));
      }
    }
    return hashes;
  }

  /** Of what the probes watch of a finding: each site, with the text of its statement. Where the statement stands in its file does not count. */
  public String of(Finding finding) throws IOException {
    MessageDigest digest = sha256();
    for (Site site : finding.sites()) {
      String described =
          String.join(
              "\n", site.probe().name(), site.topLevelClass(), site.owner(), site.name(), site.descriptor(), Integer.toString(site.ordinal()), statement(finding, site));
      digest.update((described + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Without what an editor may change at will; empty if the file is not among the sources. */
  private String statement(Finding finding, Site site) throws IOException {
    Path file = file(finding, site);
    if (file == null) {
      return "";
    }
    // Only compared with itself, so any encoding will do.
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    int first = Math.max(1, Math.min(site.line(), site.statementStart()));
    int last = Math.min(lines.size(), Math.max(site.line(), site.statementEnd()));
    return first > last ? "" : String.join(" ", lines.subList(first - 1, last).stream().map(line -> line.strip().replaceAll("\\s+", " ")).toList());
  }

  private Path file(Finding finding, Site site) {
    int dot = site.topLevelClass().lastIndexOf('.');
    String name = site.topLevelClass().substring(0, dot + 1).replace('.', '/') + site.sourceFile();
    Path flagged = base.resolve(finding.file());
    if (flagged.endsWith(name) && Files.isRegularFile(flagged)) {
      return flagged;
    }
    return roots.stream().map(root -> root.resolve(name)).filter(Files::isRegularFile).findFirst().orElse(null);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
