package dev.concurrency.checker.errorprone;

import com.google.errorprone.ErrorProneFlags;
import dev.concurrency.checker.javac.HostOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The options {@code -XepOpt:Concurrency:Name=value}. Severities are Error Prone's own business. */
final class Flags {

  private static final String PREFIX = "Concurrency:";
  private static final String FINDINGS = PREFIX + "Findings";
  private static final String BASE_DIRECTORY = PREFIX + "BaseDirectory";
  private static final String CATALOG = PREFIX + "Catalog";

  private Flags() {}

  /** @throws IllegalArgumentException for an option that is not known or no path */
  static HostOptions read(ErrorProneFlags flags) {
    List<String> known = List.of(FINDINGS, BASE_DIRECTORY, CATALOG);
    for (String name : flags.getFlagsMap().keySet()) {
      if (name.startsWith(PREFIX) && !known.contains(name)) {
        throw new IllegalArgumentException("There is no option -XepOpt:" + name + "; known ones are " + String.join(", ", known) + ".");
      }
    }
    List<Path> catalogs = new ArrayList<>();
    flags.getListOrEmpty(CATALOG).forEach(catalog -> catalogs.add(HostOptions.path(CATALOG, catalog)));
    return new HostOptions(Map.of(), path(flags, FINDINGS), path(flags, BASE_DIRECTORY), catalogs, List.of());
  }

  private static Path path(ErrorProneFlags flags, String name) {
    return flags.get(name).map(value -> HostOptions.path(name, value)).orElse(null);
  }
}
