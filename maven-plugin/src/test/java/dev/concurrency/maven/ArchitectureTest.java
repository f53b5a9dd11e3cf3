package dev.concurrency.maven;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the packages may know of each other and of the world. */
@AnalyzeClasses(packages = "dev.concurrency.maven", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "dev.concurrency.maven.";

  @ArchTest
  static final ArchRule data_flows_one_way =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("goal").definedBy(ROOT + "goal..")
          .layer("analysis").definedBy(ROOT + "analysis..")
          .layer("workload").definedBy(ROOT + "workload..")
          .layer("report").definedBy(ROOT + "report..")
          .layer("expectation").definedBy(ROOT + "expectation..")
          .layer("source").definedBy(ROOT + "source..")
          .layer("observed").definedBy(ROOT + "observed..")
          .layer("jvm").definedBy(ROOT + "jvm..")
          .layer("probe").definedBy(ROOT + "probe..")
          .layer("profile").definedBy(ROOT + "profile..")
          .layer("verdict").definedBy(ROOT + "verdict..")
          .layer("figures").definedBy(ROOT + "figures..")
          .whereLayer("goal").mayNotBeAccessedByAnyLayer()
          .whereLayer("analysis").mayOnlyBeAccessedByLayers("goal")
          .whereLayer("report").mayOnlyBeAccessedByLayers("goal")
          .whereLayer("expectation").mayOnlyBeAccessedByLayers("goal")
          .whereLayer("workload").mayOnlyBeAccessedByLayers("goal", "report")
          .whereLayer("source").mayOnlyBeAccessedByLayers("goal", "report")
          .whereLayer("observed").mayOnlyBeAccessedByLayers("goal", "report")
          .whereLayer("jvm").mayOnlyBeAccessedByLayers("goal", "analysis", "workload", "report")
          .whereLayer("profile").mayOnlyBeAccessedByLayers("goal", "report")
          .whereLayer("verdict").mayOnlyBeAccessedByLayers("goal", "workload", "report", "expectation", "profile")
          .whereLayer("figures").mayOnlyBeAccessedByLayers("workload", "report")
          .whereLayer("probe").mayOnlyBeAccessedByLayers("workload", "verdict", "observed", "profile");

  @ArchTest
  static final ArchRule what_runs_in_a_workload_needs_the_JDK_only =
      classes().that().resideInAPackage(ROOT + "probe.runtime..").should().onlyDependOnClassesThat(
          describe("are of the JDK or of the runtime itself", ArchitectureTest::isOfTheRuntimeOrTheJdk));

  @ArchTest
  static final ArchRule only_the_goals_and_the_analysis_know_maven =
      noClasses().that().resideOutsideOfPackages(ROOT + "goal..", ROOT + "analysis..")
          .should().dependOnClassesThat().resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..");

  @ArchTest
  static final ArchRule only_source_parses_source_text =
      noClasses().that().resideOutsideOfPackage(ROOT + "source..").should().dependOnClassesThat().resideInAPackage("com.github.javaparser..");

  private static boolean isOfTheRuntimeOrTheJdk(JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    String name = element.getName();
    return element.isPrimitive() || name.startsWith("java.") || name.startsWith(ROOT + "probe.runtime.");
  }
}
