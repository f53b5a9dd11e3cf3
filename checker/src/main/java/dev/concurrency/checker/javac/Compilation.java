package dev.concurrency.checker.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import dev.concurrency.checker.engine.Guard;
import dev.concurrency.checker.model.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Attributes a module with javac, without writing class files, and reads it. Goes on where the code has errors. */
final class Compilation {

  private static final int ERRORS_TOLD = 20;

  private final AnalysisRequest request;

  /**
   * What could be read.
   *
   * @param lost what could not, one sentence each
   * @param internalErrors crashes of javac, of a processor or of our own code, one sentence each
   */
  record Read(Program program, int files, int callsUnresolved, List<String> lost, List<String> internalErrors) {}

  Compilation(AnalysisRequest request) {
    this.request = request;
  }

  /** What is done with a task whose files have been parsed. */
  interface Work<T> {
    T on(JavacTask task, List<CompilationUnitTree> units, DiagnosticCollector<JavaFileObject> diagnostics) throws IOException;
  }

  Read read() throws IOException {
    return compile(new Read(new Program(List.of(), List.of(), Map.of(), Map.of()), 0, 0, List.of(), List.of()), this::read);
  }

  private Read read(JavacTask task, List<CompilationUnitTree> units, DiagnosticCollector<JavaFileObject> diagnostics) {
    Extractor extractor = new Extractor(task, this::name);
    Guard guard = new Guard();
    guard.run("javac or an annotation processor crashed in " + request.module(), "what it had not attributed was not looked at", () -> attribute(task));
    for (CompilationUnitTree unit : units) {
      for (Tree declaration : unit.getTypeDecls()) {
        if (declaration instanceof ClassTree) {
          extractor.add(new TreePath(new TreePath(unit), declaration));
        }
      }
    }
    Program program = extractor.build();
    List<String> internalErrors = new ArrayList<>(guard.crashes());
    internalErrors.addAll(extractor.internalErrors());
    return new Read(program, extractor.files(), extractor.callsUnresolved(), lost(diagnostics, extractor.callsUnresolved()), internalErrors);
  }

  /**
   * Parses the module's sources and does something with them.
   *
   * @param nothing what comes of it if there are no sources
   */
  <T> T compile(T nothing, Work<T> work) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String root : request.sourceRoots()) {
      sources.addAll(javaFiles(Path.of(root)));
    }
    for (String root : request.generatedRoots()) {
      sources.addAll(javaFiles(Path.of(root)));
    }
    if (sources.isEmpty()) {
      return nothing;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IOException("The JVM that analyses " + request.module() + " has no compiler; point JAVA_HOME or the toolchain to a JDK, not a JRE");
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Charset encoding = request.encoding().isEmpty() ? Charset.forName("UTF-8") : Charset.forName(request.encoding());
    Path scratch = Files.createTempDirectory("concurrency-analysis");
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, encoding)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, request.classPath().stream().map(Path::of).toList());
      // Processors may write: nothing of that may reach the project.
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(scratch));
      files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(scratch));
      List<Path> processors = processorPath();
      if (!processors.isEmpty()) {
        files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, processors);
      }
      JavacTask task =
          (JavacTask) compiler.getTask(Writer.nullWriter(), files, diagnostics, options(), null, files.getJavaFileObjectsFromPaths(sources));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      return work.on(task, units, diagnostics);
    } finally {
      deleteTree(scratch);
    }
  }

  /** javac looks for processors and for its own plug-ins in one and the same place. */
  private List<Path> processorPath() {
    List<String> path = new ArrayList<>(request.processorPath());
    if (request.errorProne() != null) {
      path.addAll(request.errorProne().path());
    }
    return path.stream().map(Path::of).toList();
  }

  static void attribute(JavacTask task) {
    try {
      task.analyze();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> options() {
    List<String> options = new ArrayList<>(request.compilerArguments());
    if (!request.release().isEmpty()) {
      options.add("--release");
      options.add(request.release());
    }
    if (request.processorPath().isEmpty()) {
      options.add("-proc:none");
    }
    // Attribute all that can be attributed, whatever else is wrong, and say all that is wrong.
    options.addAll(List.of("--should-stop=ifError=FLOW", "-implicit:none", "-Xmaxerrs", "1000"));
    options.addAll(request.errorProne() == null ? List.of("-nowarn", "-Xlint:none") : ErrorProneChecks.options(request));
    return options;
  }

  /** What a file is called in findings. Written is what lies below a source root, be it beside the module's directory; all else was made by the build or by a processor. */
  Extractor.SourceFileName name(JavaFileObject file) {
    Path base = Path.of(request.baseDirectory());
    Path path = Path.of(file.toUri());
    boolean written = isBelow(request.sourceRoots(), path) && !isBelow(request.generatedRoots(), path);
    boolean sameDrive = Objects.equals(path.getRoot(), base.getRoot());
    return new Extractor.SourceFileName((sameDrive ? base.relativize(path) : path).toString().replace('\\', '/'), !written);
  }

  private static boolean isBelow(List<String> roots, Path path) {
    return roots.stream().map(Path::of).anyMatch(path::startsWith);
  }

  private List<String> lost(DiagnosticCollector<JavaFileObject> diagnostics, int callsUnresolved) {
    List<String> lost = new ArrayList<>();
    int errors = 0;
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR && ++errors <= ERRORS_TOLD) {
        String where = diagnostic.getSource() == null ? request.module() : Path.of(diagnostic.getSource().toUri()) + ":" + diagnostic.getLineNumber();
        lost.add("Does not compile: " + where + ": " + diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse("") + ".");
      }
    }
    if (errors > ERRORS_TOLD) {
      lost.add((errors - ERRORS_TOLD) + " more errors.");
    }
    if (errors > 0 && callsUnresolved > 0) {
      lost.add(callsUnresolved + " calls were not looked at, because javac cannot tell what they call.");
    }
    return lost;
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static void deleteTree(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
