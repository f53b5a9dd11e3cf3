package dev.concurrency.maven.workload;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.verdict.JvmEvidence;
import dev.concurrency.maven.verdict.RunEvidence;
import dev.concurrency.maven.verdict.RunOutcome;
import dev.concurrency.maven.verdict.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The evidence files of one module with what is needed to judge by them later and elsewhere: {@code evidence.json} says of which state of the sources
 * they are, and {@code <run>.run.json} how the process of each run ended. Evidence of earlier builds is kept below {@code earlier/}.
 *
 * @param directory usually {@code target/concurrency/evidence}
 */
public record EvidenceFolder(Path directory) {

  private static final int SCHEMA = 1;
  private static final String CONTENTS = "evidence.json";
  private static final String RUN = ".run.json";
  private static final String RECORDS = ".jsonl";
  private static final String EARLIER = "earlier";
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /**
   * What the evidence of a folder is about.
   *
   * @param module {@code groupId:artifactId}
   * @param tool version of this plug-in; another one may read the records otherwise
   * @param sources hash of the module's sources
   * @param findings the watched findings, by id
   */
  public record Contents(int schema, String module, String tool, String sources, Map<String, Watched> findings) {

    public Contents(String module, String tool, String sources, Map<String, Watched> findings) {
      this(SCHEMA, module, tool, sources, findings);
    }
  }

  /**
   * A finding that the runs of a folder watched.
   *
   * @param statement hash of what is watched: if it changes, evidence about it is worth nothing
   * @param place rule, file and line, for people
   */
  public record Watched(String statement, String place) {}

  private record Run(int schema, String workload, int exitCode, boolean killed, String reason, String provocation, List<String> files) {}

  /**
   * What some folders have to say.
   *
   * @param runs with all evidence that can be read
   * @param remarks what was left out because it is not about the module as it is now; one sentence each
   * @param problems what is missing or damaged, so that the evidence is not whole; one sentence each
   */
  public record Collected(List<RunEvidence> runs, List<String> remarks, List<String> problems) {}

  /** A folder that does not hold what was asked for; the message says what to do. */
  public static final class UnusableFolderException extends IOException {
    private UnusableFolderException(String message) {
      super(message);
    }
  }

  /**
   * Makes room for new runs.
   *
   * @param keep whether the evidence that is there is kept as that of an earlier build; else it is deleted
   */
  public void begin(Contents contents, boolean keep) throws IOException {
    Files.createDirectories(directory);
    if (keep) {
      moveToEarlier();
    } else {
      deleteTree(directory);
    }
    Files.createDirectories(directory);
    write(directory.resolve(CONTENTS), contents);
  }

  private void moveToEarlier() throws IOException {
    List<Path> files = list(directory).stream().filter(Files::isRegularFile).toList();
    if (files.isEmpty()) {
      return;
    }
    Path earlier = Files.createDirectories(directory.resolve(EARLIER));
    int number = 1;
    while (Files.exists(earlier.resolve(Integer.toString(number)))) {
      number++;
    }
    Path target = Files.createDirectory(earlier.resolve(Integer.toString(number)));
    for (Path file : files) {
      Files.move(file, target.resolve(file.getFileName()));
    }
  }

  /**
   * Records how a run ended.
   *
   * @param run prefix of its evidence files
   * @param files its evidence files, in the folder
   */
  public void ended(String run, RunOutcome outcome, Provocation provocation, List<Path> files) throws IOException {
    List<String> names = files.stream().map(file -> file.getFileName().toString()).toList();
    write(
        directory.resolve(run + RUN),
        new Run(SCHEMA, outcome.workload(), outcome.exitCode(), outcome.killed(), outcome.reason(), provocation == null ? null : provocation.name(), names));
  }

  /** The evidence of earlier builds that was kept here. */
  public Collected earlier(Contents now) {
    List<RunEvidence> runs = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    Path earlier = directory.resolve(EARLIER);
    try {
      for (Path folder : Files.isDirectory(earlier) ? list(earlier) : List.<Path>of()) {
        try {
          Contents contents = contents(folder.resolve(CONTENTS));
          // What is damaged cannot be had again, and there is a new run: it is said, but it is no problem.
          read(folder, contents, now, folder.toString(), true, runs, remarks, remarks);
        } catch (UnusableFolderException e) {
          remarks.add(e.getMessage());
        }
      }
    } catch (IOException e) {
      remarks.add("earlier evidence cannot be read: " + e);
    }
    return new Collected(runs, remarks, List.of());
  }

  /**
   * Reads the evidence of one module from folders that were gathered from anywhere; each may hold the evidence of several modules, at any depth.
   *
   * @throws UnusableFolderException if a folder holds no evidence at all, or what says what it is about is damaged
   */
  public static Collected collect(List<Path> folders, Contents now) throws IOException {
    List<RunEvidence> runs = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Set<String> others = new TreeSet<>();
    boolean found = false;
    for (Path folder : folders) {
      for (Path file : contentsFiles(folder)) {
        Contents contents = contents(file);
        if (!contents.module().equals(now.module())) {
          others.add(contents.module());
          continue;
        }
        found = true;
        read(file.getParent(), contents, now, file.getParent().toString(), false, runs, remarks, problems);
      }
    }
    if (!found) {
      problems.add("no folder holds evidence of " + now.module() + ", only of " + String.join(", ", others));
    }
    return new Collected(runs, remarks, problems);
  }

  private static List<Path> contentsFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UnusableFolderException(folder + " is no folder; name the folders which verify has left as target/concurrency/evidence");
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.getFileName().toString().equals(CONTENTS)).sorted().toList();
    }
    if (files.isEmpty()) {
      boolean records;
      try (Stream<Path> all = Files.walk(folder)) {
        records = all.anyMatch(file -> file.toString().endsWith(RECORDS));
      }
      throw new UnusableFolderException(
          folder + (records
                  ? " holds records but no " + CONTENTS + ", so nobody knows what they are about; collect whole folders"
                  : " holds no evidence; name the folders which verify has left as target/concurrency/evidence"));
    }
    return files;
  }

  private static Contents contents(Path file) throws IOException {
    Contents contents = parse(file, Contents.class);
    if (contents == null || contents.schema() != SCHEMA || contents.module() == null || contents.tool() == null || contents.sources() == null
        || contents.findings() == null) {
      throw new UnusableFolderException(file + " is damaged or was written by another version; collect that folder again");
    }
    return contents;
  }

  private static void read(
      Path folder, Contents contents, Contents now, String name, boolean earlier, List<RunEvidence> runs, List<String> remarks, List<String> problems)
      throws IOException {
    if (!contents.tool().equals(now.tool())) {
      problems.add(
          name + " was written by version " + contents.tool() + " of this plug-in and is left out, because version " + now.tool() + " may understand it otherwise");
      return;
    }
    boolean sameSources = contents.sources().equals(now.sources());
    if (!sameSources && !earlier) {
      remarks.add(name + " is evidence of other sources than those of now: it can confirm, and nothing else");
    }
    Set<String> unchanged =
        now.findings().entrySet().stream()
            .filter(entry -> contents.findings().containsKey(entry.getKey()) && contents.findings().get(entry.getKey()).statement().equals(entry.getValue().statement()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    List<String> changed =
        contents.findings().entrySet().stream().filter(entry -> !unchanged.contains(entry.getKey())).map(entry -> entry.getValue().place()).sorted().toList();
    if (!changed.isEmpty()) {
      remarks.add(
          "left out of " + name + ", because the code there is another one now: " + changed.get(0) + (changed.size() == 1 ? "" : " and " + (changed.size() - 1) + " more"));
    }
    Standing standing = new Standing(name, unchanged, sameSources, earlier);
    List<Path> records = list(folder).stream().filter(file -> file.toString().endsWith(RECORDS)).toList();
    Set<Path> open = new TreeSet<>(records);
    for (Path file : list(folder)) {
      if (file.toString().endsWith(RUN)) {
        Run run = parse(file, Run.class);
        if (run == null || run.schema() != SCHEMA || run.workload() == null || run.files() == null || !isKnown(run.provocation())) {
          problems.add(file + " is damaged, so it is not known how that run ended");
          continue;
        }
        List<JvmEvidence> jvms = new ArrayList<>();
        for (String record : run.files()) {
          Path jvm = folder.resolve(record);
          open.remove(jvm);
          jvms.add(jvm(jvm, problems));
        }
        runs.add(new RunEvidence(new RunOutcome(run.workload(), run.exitCode(), run.killed(), run.reason()), jvms, provocation(run.provocation()), standing));
      }
    }
    for (Path file : open) {
      problems.add(file + " belongs to a run of which nobody recorded the end; what it shows counts, what it does not show does not");
      JvmEvidence jvm = jvm(file, problems);
      if (isKnown(jvm.provoked())) {
        RunOutcome unknown = new RunOutcome(file.getFileName().toString(), 0, true, "cut off before its end was recorded");
        runs.add(new RunEvidence(unknown, List.of(jvm), provocation(jvm.provoked()), standing));
      }
    }
  }

  private static JvmEvidence jvm(Path file, List<String> problems) {
    try {
      return JvmEvidence.parse(Files.readString(file));
    } catch (IOException | RuntimeException e) {
      String why = Files.exists(file) ? "its evidence file " + file + " is damaged (" + e + ")" : "its evidence file " + file + " is missing";
      problems.add(why);
      return JvmEvidence.lost(why);
    }
  }

  /** Whether a run was left alone, or provoked in a way that is known: no other evidence may be taken for that of a run which was left alone. */
  private static boolean isKnown(String provocation) {
    return provocation == null || Stream.of(Provocation.values()).anyMatch(known -> known.name().equals(provocation));
  }

  private static Provocation provocation(String name) {
    return name == null ? null : Provocation.valueOf(name);
  }

  /** Null if it cannot be read. */
  private static <T> T parse(Path file, Class<T> type) {
    try {
      return GSON.fromJson(Files.readString(file), type);
    } catch (IOException | JsonParseException e) {
      return null;
    }
  }

  private static void write(Path file, Object document) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, GSON.toJson(document) + "\n");
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
