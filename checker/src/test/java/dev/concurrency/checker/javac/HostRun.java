package dev.concurrency.checker.javac;

import dev.concurrency.checker.engine.Settings;
import dev.concurrency.checker.finding.FindingsFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs one of the three hosts, in a JVM of its own, as a user does. Set it up, then call {@link #on}. */
public final class HostRun {

  private static final List<String> CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar")).toList();
  private static final String OURS = Path.of("target/classes").toAbsolutePath().toString();

  private final Jdk jdk;
  private final Kind kind;
  private final Path work;
  private final List<String> jvm = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> options = new ArrayList<>(List.of("-proc:none"));
  private final List<String> processorPath = new ArrayList<>(List.of(OURS));
  private final List<String> classPath = new ArrayList<>(CLASS_PATH);
  private String policy = "simple";
  private AnalysisRequest.ErrorProne errorProne;

  private enum Kind {
    PLUGIN,
    ERROR_PRONE,
    FORKED
  }

  /** What a run left behind. */
  public record Outcome(int exit, String output, Path classes, Path findingsFile) {
    public FindingsFile findings() throws IOException {
      return FindingsFile.read(findingsFile);
    }

    public long classFiles() throws IOException {
      try (Stream<Path> files = Files.walk(classes)) {
        return files.filter(file -> file.toString().endsWith(".class")).count();
      }
    }

    public List<String> lines(String containing) {
      return output.lines().filter(line -> line.contains(containing)).toList();
    }
  }

  private HostRun(Jdk jdk, Kind kind, Path work) {
    this.jdk = jdk;
    this.kind = kind;
    this.work = work;
    // Small compilations in many short-lived JVMs.
    jvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  }

  /** {@code -Xplugin:Concurrency}. {@code work} is a directory for what the run writes. */
  public static HostRun plugin(Jdk jdk, Path work) {
    HostRun run = new HostRun(jdk, Kind.PLUGIN, work);
    run.processorPath.addAll(CLASS_PATH);
    return run;
  }

  /** {@code -Xplugin:ErrorProne} with nothing but our checks. */
  public static HostRun errorProne(Jdk jdk, List<String> errorPronePath, Path work) {
    HostRun run = new HostRun(jdk, Kind.ERROR_PRONE, work);
    run.processorPath.addAll(errorPronePath);
    run.openToErrorProne();
    run.options.add("--should-stop=ifError=FLOW");
    run.words.add("-XepDisableAllChecks");
    Settings.ruleNames().forEach(rule -> run.words.add("-Xep:" + rule + ":DEFAULT"));
    return run;
  }

  /** {@link AnalyzeModule}, asked for Error Prone's own checks. */
  public static HostRun errorProneChecks(Jdk jdk, AnalysisRequest.ErrorProne errorProne, Map<String, String> severities, Path work) {
    HostRun run = forked(jdk, work);
    run.openToErrorProne();
    run.errorProne = errorProne;
    severities.forEach((check, level) -> run.words.add(check + ":" + level));
    return run;
  }

  private void openToErrorProne() {
    for (String each : List.of("api", "file", "main", "model", "parser", "processing", "tree", "util")) {
      jvm.add("--add-exports=jdk.compiler/com.sun.tools.javac." + each + "=ALL-UNNAMED");
    }
    for (String each : List.of("code", "comp")) {
      jvm.add("--add-opens=jdk.compiler/com.sun.tools.javac." + each + "=ALL-UNNAMED");
    }
  }

  /** {@link AnalyzeModule}. Its words are {@code RuleName:SEVERITY}. */
  public static HostRun forked(Jdk jdk, Path work) {
    return new HostRun(jdk, Kind.FORKED, work);
  }

  /** The Error Prone that we are built against. */
  public static List<String> builtAgainst() {
    return CLASS_PATH;
  }

  /** The newest Error Prone, which needs JDK 21. The build has copied what is not the same as in the one that we are built against. */
  public static List<String> newest() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target/error-prone-newest"))) {
      return Stream.concat(jars.map(jar -> jar.toAbsolutePath().toString()).sorted(), CLASS_PATH.stream()).toList();
    }
  }

  public HostRun jvm(String... more) {
    jvm.addAll(List.of(more));
    return this;
  }

  /** Arguments of the plug-in. */
  public HostRun words(String... more) {
    words.addAll(List.of(more));
    return this;
  }

  /** Arguments of javac. */
  public HostRun options(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Another {@code -XDcompilePolicy}; empty for javac's own. */
  public HostRun policy(String other) {
    policy = other;
    return this;
  }

  /** Puts these before everything else on the processor path, and lets processors run. */
  public HostRun processors(String processor, Path... path) {
    options.remove("-proc:none");
    options.addAll(List.of("-processor", processor));
    return onProcessorPath(path);
  }

  /** Puts a library on the class path of what is compiled. */
  public HostRun library(Path jar) {
    classPath.add(jar.toString());
    return this;
  }

  /** Tells the plug-in the class path, which javac keeps to itself. */
  public HostRun tellingClassPath() {
    return words("classPath=" + join(classPath));
  }

  public HostRun onProcessorPath(Path... path) {
    Arrays.stream(path).forEach(each -> processorPath.add(0, each.toAbsolutePath().toString()));
    return this;
  }

  /** Without {@code findings=} and {@code baseDirectory=}, and with class files in that directory. */
  public Outcome inLayoutOf(Path module, Path sourceRoot) throws IOException {
    return run(sources(sourceRoot), sourceRoot, module.resolve("target/classes"), List.of(), null);
  }

  /** Compiles or analyses all sources below a directory, relative to which the findings are. */
  public Outcome on(Path root) throws IOException {
    Path findings = work.resolve("findings.json");
    return run(sources(root), root, Files.createDirectories(work.resolve("classes")), where(root, findings), findings);
  }

  private List<String> where(Path root, Path findings) {
    String base = root.toAbsolutePath().toString();
    return switch (kind) {
      case PLUGIN -> List.of("findings=" + findings, "baseDirectory=" + base);
      case ERROR_PRONE -> List.of("-XepOpt:Concurrency:Findings=" + findings, "-XepOpt:Concurrency:BaseDirectory=" + base);
      case FORKED -> List.of();
    };
  }

  private Outcome run(List<String> sources, Path root, Path classes, List<String> where, Path findings) throws IOException {
    List<String> command = kind == Kind.FORKED ? analyze(root, findings) : compile(sources, classes, where);
    Path log = Files.createTempFile(work, "log", ".txt");
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      process.getOutputStream().close();
      return new Outcome(process.waitFor(), Files.readString(log), classes, findings);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private List<String> compile(List<String> sources, Path classes, List<String> where) throws IOException {
    List<String> arguments = new ArrayList<>(options);
    if (!policy.isEmpty()) {
      arguments.add("-XDcompilePolicy=" + policy);
    }
    arguments.addAll(List.of("-d", classes.toString(), "-cp", join(classPath), "-processorpath", join(processorPath)));
    String name = kind == Kind.PLUGIN ? "Concurrency" : "ErrorProne";
    arguments.add("-Xplugin:" + name + " " + Stream.concat(words.stream(), where.stream()).collect(Collectors.joining(" ")));
    arguments.addAll(sources);
    Path file = Files.createTempFile(work, "arguments", ".txt");
    Files.write(file, arguments.stream().map(HostRun::quote).toList());
    List<String> command = new ArrayList<>(List.of(jdk.tool("javac").toString()));
    jvm.forEach(flag -> command.add("-J" + flag));
    command.add("@" + file);
    return command;
  }

  private List<String> analyze(Path root, Path findings) throws IOException {
    String base = root.toAbsolutePath().toString();
    Map<String, String> severities = words.stream().map(word -> word.split(":")).collect(Collectors.toMap(word -> word[0], word -> word[1]));
    Path request = Files.createTempFile(work, "request", ".json");
    AnalysisRequest ours =
        new AnalysisRequest("test", base, List.of(base), List.of(), classPath, List.of(), "", List.of(), "UTF-8", List.of(), severities, findings.toString());
    (errorProne == null ? ours : ours.forErrorProne(errorProne, severities, findings.toString())).write(request);
    List<String> command = new ArrayList<>(List.of(jdk.tool("java").toString()));
    command.addAll(jvm);
    List<String> path = new ArrayList<>(processorPath);
    path.addAll(errorProne == null ? CLASS_PATH : errorProne.path());
    command.addAll(List.of("-cp", join(path), AnalyzeModule.class.getName(), request.toString()));
    return command;
  }

  private static List<String> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.map(Path::toAbsolutePath).map(Path::toString).filter(file -> file.endsWith(".java")).sorted().toList();
    }
  }

  private static String join(List<String> path) {
    return String.join(File.pathSeparator, path);
  }

  private static String quote(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
