package dev.concurrency.checker.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The packages depend on each other as is written here, and on no other way. */
@AnalyzeClasses(packages = "dev.concurrency.checker", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "dev.concurrency.checker.";

  @ArchTest
  static final ArchRule model = dependsOnlyOn("model");

  @ArchTest
  static final ArchRule catalog = dependsOnlyOn("catalog", "model");

  /** Asks about methods through an interface of the model, and so knows nothing of the catalogue. */
  @ArchTest
  static final ArchRule bytecode = dependsOnlyOn("bytecode", "model");

  @ArchTest
  static final ArchRule context = dependsOnlyOn("context", "model", "catalog");

  @ArchTest
  static final ArchRule finding = dependsOnlyOn("finding", "model");

  @ArchTest
  static final ArchRule rule = dependsOnlyOn("rule", "model", "catalog", "context", "finding");

  @ArchTest
  static final ArchRule engine = dependsOnlyOn("engine", "model", "catalog", "context", "finding", "rule");

  /** Reads trees into the model, and hosts the engine. */
  @ArchTest
  static final ArchRule javac = dependsOnlyOn("javac", "model", "catalog", "bytecode", "finding", "engine");

  @ArchTest
  static final ArchRule errorprone = dependsOnlyOn("errorprone", "catalog", "finding", "engine", "javac");

  @ArchTest
  static final ArchRule errorProneIsKnownToItsHostOnly =
      noClasses().that().resideOutsideOfPackage(ROOT + "errorprone").should().dependOnClassesThat().resideInAPackage("com.google.errorprone..");

  @ArchTest
  static final ArchRule classFilesAreReadInOnePlace =
      noClasses().that().resideOutsideOfPackage(ROOT + "bytecode").should().dependOnClassesThat().resideInAPackage("org.objectweb.asm..");

  @ArchTest
  static final ArchRule treesAreKnownToTheirReaderAndHosts =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "javac", ROOT + "errorprone")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.sun.source..", "javax.tools..", "javax.annotation.processing..");

  @ArchTest
  static final ArchRule internalsOfJavacAreKnownToTheErrorProneHostOnly =
      noClasses().that().resideOutsideOfPackage(ROOT + "errorprone").should().dependOnClassesThat().resideInAPackage("com.sun.tools..");

  /** Every package is one of those above. */
  @ArchTest
  static void allPackagesAreNamed(JavaClasses classes) {
    assertThat(classes)
        .extracting(type -> type.getPackageName().substring(ROOT.length()))
        .isSubsetOf("model", "catalog", "bytecode", "context", "finding", "rule", "engine", "javac", "errorprone");
  }

  private static ArchRule dependsOnlyOn(String name, String... others) {
    String[] forbidden =
        Stream.of("model", "catalog", "bytecode", "context", "finding", "rule", "engine", "javac", "errorprone")
            .filter(each -> !each.equals(name) && !List.of(others).contains(each))
            .map(each -> ROOT + each)
            .toArray(String[]::new);
    return noClasses().that().resideInAPackage(ROOT + name).should().dependOnClassesThat().resideInAnyPackage(forbidden);
  }
}
