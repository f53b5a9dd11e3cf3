package dev.concurrency.maven.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleSourcesTest {

  @TempDir Path base;

  private final MavenProject project = new MavenProject();

  @BeforeEach
  void emptyProject() {
    project.setFile(base.resolve("pom.xml").toFile());
    Build build = new Build();
    build.setDirectory(base.resolve("target").toString());
    project.setBuild(build);
  }

  private Path source(String file) throws IOException {
    Path path = base.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, "");
  }

  @Test
  void whatLiesBelowTheBuildDirectoryIsGenerated() throws Exception {
    source("src/main/java/A.java");
    source("target/generated-sources/protobuf/B.java");
    project.addCompileSourceRoot("src/main/java");
    project.addCompileSourceRoot(base.resolve("target/generated-sources/protobuf").toString());
    project.addCompileSourceRoot("src/main/missing");

    ModuleSources sources = ModuleSources.of(project, "");

    assertThat(sources.written()).containsExactly(base.resolve("src/main/java"));
    assertThat(sources.generated()).containsExactly(base.resolve("target/generated-sources/protobuf"));
    assertThat(sources.isEmpty()).isFalse();
  }

  @Test
  void whatAnnotationProcessorsLeftInAnEarlierBuildBelongsToTheModule() throws Exception {
    source("target/generated-sources/annotations/C.java");
    source("target/made/D.java");
    assertThat(ModuleSources.of(project, "").generated()).containsExactly(base.resolve("target/generated-sources/annotations"));
    assertThat(ModuleSources.of(project, "target/made").generated()).containsExactly(base.resolve("target/made"));
  }

  @Test
  void aModuleWithGeneratedSourcesOnlyHasNothingToAnalyse() throws Exception {
    source("src/main/java/readme.txt");
    source("target/generated-sources/annotations/C.java");
    project.addCompileSourceRoot("src/main/java");
    assertThat(ModuleSources.of(project, "").isEmpty()).isTrue();
  }
}
