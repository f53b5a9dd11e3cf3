package dev.concurrency.checker.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import dev.concurrency.checker.engine.Engine;
import dev.concurrency.checker.engine.ErrorProneProfile;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.finding.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;

/**
 * Lets Error Prone look at a module, with nothing switched on but its own checks about concurrency, and makes findings of what it says. It runs as javac's
 * plug-in, as users run it; a crash of it takes the compilation along, hence a compilation of its own.
 */
final class ErrorProneChecks {

  private static final String OFF = "OFF";

  /** {@code [Name] text}, then the address of the page and proposals, each on lines of their own. */
  private static final Pattern MESSAGE = Pattern.compile("\\[(\\w+)] (.*?)(\\R\\s*\\(see .*|\\R\\s*Did you mean .*)?", Pattern.DOTALL);

  private static final String CODE = ".error.prone";
  private static final String CRASH = ".error.prone.crash";
  /** Comes before the name of a check that crashed. */
  private static final String CULPRIT = "BugPattern:";

  private final AnalysisRequest request;
  private final Compilation compilation;

  ErrorProneChecks(AnalysisRequest request) {
    this.request = request;
    this.compilation = new Compilation(request);
  }

  /** Of javac, for a compilation in which Error Prone looks at all classes after they have been attributed. */
  static List<String> options(AnalysisRequest request) {
    String checks =
        ErrorProneProfile.names(request.errorProne().version()).stream()
            .filter(check -> !OFF.equals(request.severities().get(check)))
            .map(check -> " -Xep:" + check)
            .collect(Collectors.joining());
    return List.of("-XDcompilePolicy=simple", "-Xmaxwarns", "100000", "-Xplugin:ErrorProne -XepDisableAllChecks" + checks);
  }

  FindingsFile run() throws IOException {
    try {
      return compilation.compile(file(List.of(), List.of(), 0), this::run);
    } catch (OutOfMemoryError ours) {
      throw ours;
    } catch (RuntimeException | Error crash) {
      // It could not even be started, as by a JDK that is too old for it.
      return file(List.of(), List.of(brokeOff(request, crash, List.of())), 0);
    }
  }

  private FindingsFile run(JavacTask task, List<CompilationUnitTree> units, DiagnosticCollector<JavaFileObject> diagnostics) {
    List<String> lost = new ArrayList<>();
    try {
      Compilation.attribute(task);
    } catch (OutOfMemoryError ours) {
      throw ours;
    } catch (RuntimeException | Error crash) {
      List<String> said =
          diagnostics.getDiagnostics().stream().filter(each -> each.getCode().endsWith(CRASH)).flatMap(each -> each.getMessage(Locale.ROOT).lines()).toList();
      lost.add(brokeOff(request, crash, said));
    }
    TreeLocator locator = new TreeLocator(task, units, compilation::name);
    List<Finding> findings = new ArrayList<>();
    boolean compiles = true;
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
      Matcher said = MESSAGE.matcher(diagnostic.getMessage(Locale.ROOT).trim());
      if (diagnostic.getCode().endsWith(CODE) && said.matches() && ErrorProneProfile.contains(said.group(1))) {
        locator.at(diagnostic).map(place -> finding(said, diagnostic, place)).ifPresent(findings::add);
      } else if (diagnostic.getKind() == Diagnostic.Kind.ERROR && !diagnostic.getCode().endsWith(CRASH)) {
        compiles = false;
      }
    }
    if (!compiles) {
      lost.add("Error Prone leaves out files that it comes to after an error, and " + request.module() + " does not compile.");
    }
    findings.sort(Engine.ORDER);
    return file(findings, lost, units.size());
  }

  /**
   * A sentence about a crash of Error Prone.
   *
   * @param said what Error Prone says of it itself, line by line
   */
  static String brokeOff(AnalysisRequest request, Throwable crash, List<String> said) {
    String check = said.stream().filter(line -> line.contains(CULPRIT)).map(line -> line.substring(line.indexOf(CULPRIT) + CULPRIT.length()).trim()).findFirst().orElse("");
    String cause = (crash.getCause() == null ? crash : crash.getCause()).toString().lines().findFirst().orElse("");
    return "Error Prone " + request.errorProne().version() + " broke off in " + request.module() + (check.isEmpty() ? "" : ", in its check " + check) + " (" + cause
        + "), so that what it would have found in other files is missing"
        + (ErrorProneProfile.contains(check) ? "; leave the check out with -Dconcurrency.rules=" + check + "=OFF." : ".");
  }

  private Finding finding(Matcher said, Diagnostic<? extends JavaFileObject> diagnostic, TreeLocator.Located at) {
    String check = said.group(1);
    String message = said.group(2).trim().replaceAll("\\s+", " ");
    return new Finding(
        at.id(check), check, severity(check, diagnostic.getKind()), message + " (Error Prone: " + ErrorProneProfile.page(check) + ")", at.file(), at.line(), at.column(),
        at.statementStartLine(), at.statementEndLine(), at.start(), at.end(), at.owner(), at.method(), "", List.of(), List.of(), List.of());
  }

  /** What the user says, else what Error Prone says. */
  private Severity severity(String check, Diagnostic.Kind kind) {
    String word = request.severities().get(check);
    if (word != null) {
      return Severity.valueOf(word);
    }
    return switch (kind) {
      case ERROR -> Severity.ERROR;
      case WARNING, MANDATORY_WARNING -> Severity.WARNING;
      default -> Severity.INFO;
    };
  }

  private FindingsFile file(List<Finding> findings, List<String> lost, int files) {
    return new FindingsFile(
        FindingsFile.SCHEMA, "error-prone-checks", System.getProperty("java.version"), request.errorProne().version(), lost.isEmpty(), lost, List.of(), files, 0, 0, 0,
        findings, List.of());
  }
}
