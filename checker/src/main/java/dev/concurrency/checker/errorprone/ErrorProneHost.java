package dev.concurrency.checker.errorprone;

import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.ErrorProneOptions;
import com.google.errorprone.VisitorState;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.matchers.Description;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Options;
import dev.concurrency.checker.catalog.CatalogException;
import dev.concurrency.checker.engine.Guard;
import dev.concurrency.checker.engine.RulePage;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Fix;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.javac.Extractor;
import dev.concurrency.checker.javac.HostedAnalysis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;

/**
 * The one analysis of a compilation in which Error Prone runs. With {@code -XDcompilePolicy=simple}, all classes have been attributed when Error Prone
 * calls the first check, so that the rules see the whole module. With {@code byfile} they see one file at a time, and the findings file says so.
 */
final class ErrorProneHost {

  private static final Context.Key<ErrorProneHost> KEY = new Context.Key<>();
  private static final String HOST = "error-prone";
  private static final String ONE_FILE_AT_A_TIME =
      "Error Prone ran with -XDcompilePolicy=byfile, so that no file was seen together with the others; use -XDcompilePolicy=simple.";

  private final BasicJavacTask task;
  private final Trees trees;
  private final boolean wholeModule;
  private final Map<String, Finding> shown = new HashMap<>();
  private HostedAnalysis analysis;
  private boolean isRead;
  /** The file that Error Prone is at, and what was found in it: each check asks for it. */
  private CompilationUnitTree inHand;
  private List<Finding> ofUnit = List.of();

  private ErrorProneHost(BasicJavacTask task, CompilationUnitTree unit, ErrorProneOptions options) {
    this.task = task;
    this.trees = Trees.instance(task);
    this.wholeModule = "simple".equals(Options.instance(task.getContext()).get("compilePolicy"));
    Guard guard = new Guard();
    guard.run("Starting the analysis crashed", "nothing was analysed", () -> {
      try {
        analysis = new HostedAnalysis(HOST, task, Flags.read(options.getFlags()), new CompiledFiles(task.getContext()).classPath());
      } catch (CatalogException | IllegalArgumentException e) {
        tell(Diagnostic.Kind.ERROR, e.getMessage(), unit);
      }
    });
    guard.crashes().forEach(sentence -> tell(kindOfCrash(), sentence, unit));
    if (analysis != null) {
      task.addTaskListener(new AtTheEnd(unit));
    }
  }

  /** The host of the compilation. Error Prone's own context lives for one file only, hence the one below it. */
  static ErrorProneHost of(VisitorState state) {
    BasicJavacTask task = (BasicJavacTask) BasicJavacTask.instance(state.context);
    ErrorProneHost host = task.getContext().get(KEY);
    if (host == null) {
      host = new ErrorProneHost(task, state.getPath().getCompilationUnit(), state.errorProneOptions());
      task.getContext().put(KEY, host);
    }
    return host;
  }

  void handOut(RuleCheck check, CompilationUnitTree unit, VisitorState state) {
    if (analysis == null) {
      return;
    }
    analysis.guard("The Error Prone host", () -> {
      read(unit);
      if (unit != inHand) {
        inHand = unit;
        String file = analysis.name(unit.getSourceFile());
        ofUnit = analysis.findings().stream().filter(finding -> finding.file().equals(file)).toList();
      }
      for (Finding finding : ofUnit) {
        if (finding.rule().equals(check.canonicalName()) && !shown.containsKey(finding.id())) {
          show(finding, check, state);
        }
      }
    });
  }

  private void read(CompilationUnitTree unit) {
    if (wholeModule && !isRead) {
      isRead = true;
      CompiledFiles files = new CompiledFiles(task.getContext());
      files.units().forEach(each -> analysis.add(each, files.isWrittenByProcessor(each)));
      files.units().forEach(this::readTypes);
      analysis.evaluate();
    } else if (!wholeModule && analysis.startProgram(unit)) {
      analysis.lose(ONE_FILE_AT_A_TIME);
      analysis.add(unit, new CompiledFiles(task.getContext()).isWrittenByProcessor(unit));
      readTypes(unit);
      analysis.evaluate();
    }
  }

  private void readTypes(CompilationUnitTree unit) {
    for (Tree declaration : unit.getTypeDecls()) {
      if (declaration instanceof ClassTree) {
        analysis.read(new TreePath(new TreePath(unit), declaration));
      }
    }
  }

  private void show(Finding finding, RuleCheck check, VisitorState state) {
    Extractor.Anchor anchor = analysis.anchor(finding);
    SeverityLevel ofCheck = state.severityMap().getOrDefault(finding.rule(), check.defaultSeverity());
    Severity severity = severity(finding, ofCheck, state.errorProneOptions());
    shown.put(finding.id(), finding.as(severity));
    if (severity != severity(ofCheck)) {
      // Error Prone knows one severity a check, and would show a minor finding as an error.
      Diagnostic.Kind kind = severity == Severity.INFO ? Diagnostic.Kind.NOTE : Diagnostic.Kind.WARNING;
      trees.printMessage(kind, "[" + finding.rule() + "] " + finding.message() + " (see " + RulePage.of(finding.rule()) + ")", anchor.tree(), anchor.unit());
      return;
    }
    Description.Builder description = check.buildDescription(anchor.tree()).setMessage(finding.message());
    finding.fixes().forEach(fix -> description.addFix(suggested(fix)));
    state.reportMatch(description.build());
  }

  /** What the user says of the rule, else the lesser of what the finding and Error Prone's general options say. */
  private static Severity severity(Finding finding, SeverityLevel ofCheck, ErrorProneOptions options) {
    ErrorProneOptions.Severity said = options.getSeverityMap().get(finding.rule());
    boolean explicit = said != null && said != ErrorProneOptions.Severity.DEFAULT;
    return explicit || severity(ofCheck).compareTo(finding.severity()) < 0 ? severity(ofCheck) : finding.severity();
  }

  private static Severity severity(SeverityLevel level) {
    return switch (level) {
      case ERROR -> Severity.ERROR;
      case WARNING -> Severity.WARNING;
      case SUGGESTION -> Severity.INFO;
    };
  }

  private static SuggestedFix suggested(Fix fix) {
    SuggestedFix.Builder suggested = SuggestedFix.builder().setShortDescription(fix.description());
    for (TextEdit edit : fix.edits()) {
      suggested.replace(edit.start(), edit.end(), edit.replacement());
    }
    return suggested.build();
  }

  private void tell(Diagnostic.Kind kind, String sentence, CompilationUnitTree unit) {
    trees.printMessage(kind, "Concurrency: " + sentence, unit, unit);
  }

  private static Diagnostic.Kind kindOfCrash() {
    return Guard.failsBuilds() ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
  }

  /** The end comes whatever happened before, also when a check of somebody else crashed. */
  private final class AtTheEnd implements TaskListener {
    private final CompilationUnitTree unit;

    AtTheEnd(CompilationUnitTree unit) {
      this.unit = unit;
    }

    @Override
    public void finished(TaskEvent event) {
      if (event.getKind() == TaskEvent.Kind.COMPILATION) {
        // What was not handed out is switched off or excluded.
        analysis.write(finding -> shown.get(finding.id())).ifPresent(trouble -> tell(Diagnostic.Kind.WARNING, trouble, unit));
        analysis.internalErrors().forEach(sentence -> tell(kindOfCrash(), sentence, unit));
      }
    }
  }
}
