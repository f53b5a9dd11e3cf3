package dev.concurrency.checker.javac;

import com.google.common.base.Splitter;
import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.engine.Settings;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the user of a compiler host wants. Relative paths count from the compiler's working directory.
 *
 * @param severities rule name to severity, unchecked
 * @param findings the findings file to write; null to derive it from where the sources are
 * @param baseDirectory findings name their files relative to it; null to derive it from where the sources are
 * @param catalogs further catalogue files
 * @param classPath where class files of libraries are; empty if the host knows it, or nothing is to be inferred
 */
public record HostOptions(Map<String, String> severities, Path findings, Path baseDirectory, List<Path> catalogs, List<Path> classPath) {

  private static final String EXPECTED =
      "expected RuleName:OFF|INFO|WARNING|ERROR, findings=FILE, baseDirectory=DIRECTORY, classPath=PATH or catalog=FILE (no blanks in paths).";

  public HostOptions {
    severities = Map.copyOf(severities);
    catalogs = List.copyOf(catalogs);
    classPath = List.copyOf(classPath);
  }

  /**
   * Reads the words behind the plug-in's name.
   *
   * @throws IllegalArgumentException for a word that cannot be understood; the message says what is expected
   */
  public static HostOptions parse(String... words) {
    Map<String, String> severities = new LinkedHashMap<>();
    Map<String, Path> paths = new LinkedHashMap<>();
    List<Path> catalogs = new ArrayList<>();
    List<Path> classPath = new ArrayList<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      int colon = word.indexOf(':');
      String key = equals < 0 ? "" : word.substring(0, equals);
      if (key.equals("catalog")) {
        catalogs.add(path(word, word.substring(equals + 1)));
      } else if (key.equals("classPath")) {
        Splitter.on(File.pathSeparatorChar).omitEmptyStrings().split(word.substring(equals + 1)).forEach(entry -> classPath.add(path(word, entry)));
      } else if (key.equals("findings") || key.equals("baseDirectory")) {
        if (paths.put(key, path(word, word.substring(equals + 1))) != null) {
          throw new IllegalArgumentException("'" + key + "' is given twice.");
        }
      } else if (equals < 0 && colon > 0) {
        severities.put(word.substring(0, colon), word.substring(colon + 1));
      } else {
        throw new IllegalArgumentException("'" + word + "' is not understood; " + EXPECTED);
      }
    }
    return new HostOptions(severities, paths.get("findings"), paths.get("baseDirectory"), catalogs, classPath);
  }

  /**
   * A path of an option.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Path path(String option, String value) {
    try {
      if (value.isBlank()) {
        throw new IllegalArgumentException("'" + option + "' lacks a path; " + EXPECTED);
      }
      return Path.of(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + option + "' has no usable path: " + e.getMessage() + ".", e);
    }
  }

  /** @throws IllegalArgumentException for an unknown rule or severity */
  Settings settings() {
    return Settings.of(severities);
  }

  /**
   * @param libraries where libraries may bring catalogues of their own
   * @param trouble is told, one sentence each, which of those cannot be used
   * @throws dev.concurrency.checker.catalog.CatalogException for a catalogue of the user that is missing or malformed
   */
  Catalog catalog(Collection<Path> libraries, Consumer<String> trouble) {
    return Catalog.of(catalogs, libraries, trouble);
  }
}
