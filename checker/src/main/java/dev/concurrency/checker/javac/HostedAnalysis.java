package dev.concurrency.checker.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import dev.concurrency.checker.bytecode.ClassFiles;
import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.catalog.CatalogException;
import dev.concurrency.checker.engine.Engine;
import dev.concurrency.checker.engine.Guard;
import dev.concurrency.checker.engine.Settings;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.tools.JavaFileObject;

/**
 * The analysis of one compilation, inside of it. Its host feeds it classes, asks for the findings, shows them, and has them written. Whatever goes
 * wrong in here is remembered, not thrown. Not thread-safe; javac is not either.
 */
public final class HostedAnalysis {

  private final String host;
  private final JavacTask task;
  private final HostOptions options;
  private final Settings settings;
  private final Catalog catalog;
  private final ModuleLayout layout;
  private final ClassFiles libraries;
  private final Guard guard = new Guard();
  private final Set<String> lost = new LinkedHashSet<>();
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final Set<String> crashesOfRules = new LinkedHashSet<>();
  private Extractor extractor;
  private CompilationUnitTree alone;
  private final Set<String> crashesBefore = new LinkedHashSet<>();
  private int filesBefore;
  private int unresolvedBefore;
  private int calls;
  private int unanswered;
  private boolean isStale;

  /**
   * @param host see {@link FindingsFile#host}
   * @param classPath where class files of libraries are; what the options say wins
   * @throws CatalogException for a catalogue that is missing or malformed
   * @throws IllegalArgumentException for an unknown rule or severity
   */
  public HostedAnalysis(String host, JavacTask task, HostOptions options, Collection<Path> classPath) {
    this.host = host;
    this.task = task;
    this.options = options;
    this.settings = options.settings();
    Collection<Path> libraryPath = options.classPath().isEmpty() ? classPath : options.classPath();
    this.catalog = options.catalog(libraryPath, this::lose);
    this.layout = new ModuleLayout(options.baseDirectory());
    this.libraries = new ClassFiles(libraryPath);
  }

  /** Runs a piece of the host; a crash of it is remembered. */
  public void guard(String what, Runnable code) {
    guard.run(what + " crashed", "findings may be missing", code);
  }

  /** Takes notice of a source file, before anything in it is read. */
  public void add(CompilationUnitTree unit, boolean writtenByProcessor) {
    layout.add(unit, writtenByProcessor);
  }

  /** Reads an attributed top-level class. */
  public void read(TreePath type) {
    if (extractor == null) {
      extractor = new Extractor(task, layout::name);
    }
    extractor.add(type);
    isStale = true;
  }

  /**
   * Makes the file a program of its own, for a host that cannot see files together; what was read before is done with.
   *
   * @return false if it already is the file being read
   */
  public boolean startProgram(CompilationUnitTree unit) {
    if (unit.equals(alone)) {
      return false;
    }
    alone = unit;
    if (extractor != null) {
      filesBefore += extractor.files();
      unresolvedBefore += extractor.callsUnresolved();
      crashesBefore.addAll(extractor.internalErrors());
      extractor = null;
    }
    return true;
  }

  /** Says that something was not looked at, in one sentence. */
  public void lose(String sentence) {
    lost.add(sentence);
  }

  /** Runs the rules on all that was read. Returns the findings that were not there before, in the order of file and position. */
  public List<Finding> evaluate() {
    List<Finding> fresh = new ArrayList<>();
    if (isStale) {
      isStale = false;
      guard("Running the rules", () -> {
        Engine.Result result;
        // Between evaluations nobody needs the jars, and when the last one was, nobody knows.
        try (libraries) {
          result = new Engine(catalog, settings).run(extractor.build(), libraries);
        }
        crashesOfRules.addAll(result.internalErrors());
        calls = alone == null ? result.calls() : calls + result.calls();
        unanswered = alone == null ? result.callsUnanswered() : unanswered + result.callsUnanswered();
        for (Finding finding : result.findings()) {
          if (findings.put(finding.id(), finding) == null) {
            fresh.add(finding);
          }
        }
      });
    }
    return fresh;
  }

  /** All findings so far, in the order of file and position. */
  public Collection<Finding> findings() {
    return List.copyOf(findings.values());
  }

  /** What findings call a source file. */
  public String name(JavaFileObject source) {
    return layout.name(source).path();
  }

  /** Where to put a message about a finding; null if that is not known. */
  public Extractor.Anchor anchor(Finding finding) {
    return extractor == null ? null : extractor.anchor(finding);
  }

  /** Crashes so far, one sentence each. */
  public List<String> internalErrors() {
    List<String> all = new ArrayList<>(guard.crashes());
    all.addAll(crashesBefore);
    if (extractor != null) {
      all.addAll(extractor.internalErrors());
    }
    all.addAll(crashesOfRules);
    return all;
  }

  /**
   * Writes the findings file, if the user named one or it is clear where it belongs.
   *
   * @param asShown turns a finding into what the user saw of it, null to leave it out
   * @return why the file could not be written; empty if nothing went wrong
   */
  public Optional<String> write(UnaryOperator<Finding> asShown) {
    String[] trouble = new String[1];
    guard("Writing the findings", () -> {
      Path file = options.findings() != null ? options.findings() : layout.findingsFile(host).orElse(null);
      if (file != null) {
        try {
          content(asShown).write(file);
        } catch (IOException e) {
          trouble[0] = "The findings file " + file + " cannot be written (" + e + "); give another one with the option for it.";
        }
      }
    });
    return Optional.ofNullable(trouble[0]);
  }

  private FindingsFile content(UnaryOperator<Finding> asShown) {
    int unresolved = unresolvedBefore + (extractor == null ? 0 : extractor.callsUnresolved());
    if (unresolved > 0) {
      lose(unresolved + " calls were not looked at, because javac cannot tell what they call.");
    }
    List<String> internalErrors = internalErrors();
    return new FindingsFile(
        FindingsFile.SCHEMA,
        host,
        System.getProperty("java.version"),
        "",
        lost.isEmpty() && internalErrors.isEmpty(),
        List.copyOf(lost),
        internalErrors,
        filesBefore + (extractor == null ? 0 : extractor.files()),
        calls,
        unresolved,
        unanswered,
        findings.values().stream().map(asShown).filter(Objects::nonNull).sorted(Engine.ORDER).toList(),
        List.of());
  }
}
