package dev.concurrency.checker.javac;

import com.google.auto.service.AutoService;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.concurrency.checker.catalog.CatalogException;
import dev.concurrency.checker.engine.Guard;
import dev.concurrency.checker.engine.RulePage;
import dev.concurrency.checker.finding.Finding;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Runs the rules inside any javac: {@code -Xplugin:Concurrency}, with {@link HostOptions} behind the name. Needs no flags of the JVM.
 *
 * <p>A class is read when javac has analysed it, because afterwards javac takes its tree apart. The rules run when the last class has been read. With
 * {@code -XDcompilePolicy=simple} no class file exists by then, so that an error leaves none behind; without it the others have been written, and the next
 * incremental compile would find nothing to do, and pass.
 *
 * <p>What javac exports does not lead a plug-in to the class path of the compilation. Calls are followed through class files only if an option names them.
 */
@AutoService(Plugin.class)
public final class ConcurrencyPlugin implements Plugin {

  private static final String NAME = "Concurrency";
  private static final String HOST = "javac-plugin";
  private static final String LATE =
      "Class files were written before the rules could run, so an error of a rule leaves them behind and the next incremental compile passes; "
          + "add the compiler argument -XDcompilePolicy=simple, and let mvn concurrency:check be the gate.";

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public void init(JavacTask task, String... args) {
    Trees trees = Trees.instance(task);
    Guard guard = new Guard();
    guard.run("Starting the javac plug-in crashed", "nothing was analysed", () -> {
      try {
        task.addTaskListener(new Listener(trees, new HostedAnalysis(HOST, task, HostOptions.parse(args), List.of())));
      } catch (CatalogException | IllegalArgumentException e) {
        task.addTaskListener(new FirstFile(trees, Diagnostic.Kind.ERROR, e.getMessage()));
      }
    });
    guard.crashes().forEach(sentence -> task.addTaskListener(new FirstFile(trees, kindOfCrash(), sentence)));
  }

  private static Diagnostic.Kind kindOfCrash() {
    return Guard.failsBuilds() ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
  }

  /** Says something at the first file, since before it nothing can be printed. */
  private static final class FirstFile implements TaskListener {
    private final Trees trees;
    private final Diagnostic.Kind kind;
    private final String sentence;
    private boolean told;

    FirstFile(Trees trees, Diagnostic.Kind kind, String sentence) {
      this.trees = trees;
      this.kind = kind;
      this.sentence = sentence;
    }

    @Override
    public void finished(TaskEvent event) {
      if (event.getKind() == TaskEvent.Kind.PARSE && !told) {
        told = true;
        trees.printMessage(kind, NAME + ": " + sentence, event.getCompilationUnit(), event.getCompilationUnit());
      }
    }
  }

  private static final class Listener implements TaskListener {
    private final Trees trees;
    private final HostedAnalysis analysis;
    private final Set<String> parsed = new LinkedHashSet<>();
    private final Set<String> expected = new HashSet<>();
    private final Set<String> analysed = new HashSet<>();
    private boolean inProcessors;
    private boolean isLate;
    private boolean lateTold;
    private CompilationUnitTree anyUnit;

    Listener(Trees trees, HostedAnalysis analysis) {
      this.trees = trees;
      this.analysis = analysis;
    }

    @Override
    public void started(TaskEvent event) {
      if (event.getKind() == TaskEvent.Kind.ANNOTATION_PROCESSING_ROUND) {
        // What is parsed from here on, until processing ends, a processor has written; javac parses its own files before the first round.
        inProcessors = true;
      } else if (event.getKind() == TaskEvent.Kind.GENERATE && !expected.isEmpty()) {
        isLate = true;
      }
    }

    @Override
    public void finished(TaskEvent event) {
      analysis.guard("The javac plug-in", () -> {
        switch (event.getKind()) {
          case PARSE -> {
            anyUnit = event.getCompilationUnit();
            analysis.add(anyUnit, inProcessors);
            parsed.addAll(names(anyUnit));
          }
          case ANNOTATION_PROCESSING -> inProcessors = false;
          case ENTER -> expect(event.getCompilationUnit());
          case ANALYZE -> analysed(event.getCompilationUnit(), event.getTypeElement());
          default -> {}
        }
      });
      if (event.getKind() == TaskEvent.Kind.COMPILATION) {
        finish();
      }
    }

    /** A round of annotation processing enters everything anew. */
    private void expect(CompilationUnitTree unit) {
      names(unit).stream().filter(name -> !analysed.contains(name)).forEach(expected::add);
    }

    private static List<String> names(CompilationUnitTree unit) {
      return unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).map(type -> name(unit, (ClassTree) type)).toList();
    }

    /** {@code type} is something else for {@code package-info} and {@code module-info}, which no rule looks at. */
    private void analysed(CompilationUnitTree unit, TypeElement type) {
      for (Tree declaration : unit.getTypeDecls()) {
        if (type != null
            && declaration instanceof ClassTree tree
            && type.getQualifiedName().contentEquals(name(unit, tree))
            && analysed.add(name(unit, tree))) {
          analysis.read(new TreePath(new TreePath(unit), tree));
          expected.remove(name(unit, tree));
          if (expected.isEmpty()) {
            evaluate();
          }
        }
      }
    }

    private static String name(CompilationUnitTree unit, ClassTree type) {
      return unit.getPackageName() == null ? type.getSimpleName().toString() : unit.getPackageName() + "." + type.getSimpleName();
    }

    private void evaluate() {
      analysis.evaluate().forEach(this::show);
      if (isLate && !lateTold) {
        lateTold = true;
        tell(Diagnostic.Kind.NOTE, LATE);
      }
    }

    private void show(Finding finding) {
      Extractor.Anchor anchor = analysis.anchor(finding);
      Diagnostic.Kind kind =
          switch (finding.severity()) {
            case ERROR -> Diagnostic.Kind.ERROR;
            case WARNING -> Diagnostic.Kind.WARNING;
            case INFO -> Diagnostic.Kind.NOTE;
          };
      String text = "[" + finding.rule() + "] " + finding.message() + " (see " + RulePage.of(finding.rule()) + ")";
      trees.printMessage(kind, text, anchor.tree(), anchor.unit());
    }

    /** What is left at the end, however the compilation ended. */
    private void finish() {
      analysis.guard("The javac plug-in", () -> {
        // After a syntax error javac does not even enter what it has parsed.
        parsed.removeAll(analysed);
        if (!parsed.isEmpty()) {
          analysis.lose("javac stopped before it had analysed " + parsed.size() + " top-level classes, " + parsed.iterator().next() + " for one.");
        }
        evaluate();
      });
      analysis.write(UnaryOperator.identity()).ifPresent(trouble -> tell(Diagnostic.Kind.WARNING, trouble));
      analysis.internalErrors().forEach(sentence -> tell(kindOfCrash(), sentence));
    }

    private void tell(Diagnostic.Kind kind, String sentence) {
      if (anyUnit != null) {
        trees.printMessage(kind, NAME + ": " + sentence, anyUnit, anyUnit);
      }
    }
  }
}
