package dev.concurrency.maven.probe.runtime;

import java.util.StringJoiner;

/**
 * One place to observe, as it travels in the sites file: one line a site, fields separated by tabs.
 *
 * @param finding id of the finding
 * @param index position of the site within its finding, from 0
 * @param rule name of the finding's rule
 */
public record SiteSpec(
    String finding,
    int index,
    String rule,
    ProbeKind probe,
    String topLevelClass,
    String sourceFile,
    int line,
    int statementStart,
    int statementEnd,
    String owner,
    String name,
    String descriptor,
    int ordinal) {

  private static final int FIELDS = 13;

  /** What names this site in the evidence. */
  public String key() {
    return key(finding, index);
  }

  public static String key(String finding, int index) {
    return finding + "#" + index;
  }

  /** Whether another site is about the same call. */
  boolean isSameCall(SiteSpec other) {
    return topLevelClass.equals(other.topLevelClass)
        && line == other.line
        && name.equals(other.name)
        && descriptor.equals(other.descriptor)
        && ordinal == other.ordinal;
  }

  /** Where it is, for people: {@code Shop.java:41}. */
  public String place() {
    return sourceFile + ":" + line;
  }

  public String toLine() {
    StringJoiner line = new StringJoiner("\t");
    for (Object field :
        new Object[] {
          finding, index, rule, probe, topLevelClass, sourceFile, this.line, statementStart, statementEnd, owner, name, descriptor, ordinal
        }) {
      line.add(String.valueOf(field).replace("%", "%25").replace("\t", "%09").replace("\n", "%0A").replace("\r", "%0D"));
    }
    return line.toString();
  }

  /**
   * Reads a line written by {@link #toLine}.
   *
   * @throws IllegalArgumentException if the line is not one
   */
  public static SiteSpec parse(String line) {
    String[] f = line.split("\t", -1);
    if (f.length != FIELDS) {
      throw new IllegalArgumentException("a site has " + FIELDS + " fields, not " + f.length + ": " + line);
    }
    for (int i = 0; i < f.length; i++) {
      f[i] = f[i].replace("%0D", "\r").replace("%0A", "\n").replace("%09", "\t").replace("%25", "%");
    }
    return new SiteSpec(
        f[0],
        Integer.parseInt(f[1]),
        f[2],
        ProbeKind.valueOf(f[3]),
        f[4],
        f[5],
        Integer.parseInt(f[6]),
        Integer.parseInt(f[7]),
        Integer.parseInt(f[8]),
        f[9],
        f[10],
        f[11],
        Integer.parseInt(f[12]));
  }
}
