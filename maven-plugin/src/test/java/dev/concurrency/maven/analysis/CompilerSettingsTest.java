package dev.concurrency.maven.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.maven.analysis.CompilerSettings.Processor;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilerSettingsTest {

  private static Object xml(String configuration) throws Exception {
    return Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>"));
  }

  private static CompilerSettings settings(String configuration, Map<String, String> properties) throws Exception {
    Plugin plugin = new Plugin();
    plugin.setConfiguration(xml(configuration));
    return CompilerSettings.of(Map.of("org.apache.maven.plugins:maven-compiler-plugin", plugin), properties::get);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
    "<release>21</release>                                                                         | 21 | []",
    "<source>11</source><target>11</target>                                                        | '' | [-source, 11]",
    "<release>21</release><source>11</source>                                                      | 21 | []",
    "<compilerArgs><arg>--release</arg><arg>21</arg></compilerArgs>                                | 21 | []",
    "<enablePreview>true</enablePreview>                                                           | '' | [--enable-preview]",
    "<compilerArgs><arg>--enable-preview</arg><arg>-Xlint:all</arg></compilerArgs>                 | '' | [--enable-preview]",
    "<compilerArgument>--enable-preview</compilerArgument>                                         | '' | [--enable-preview]",
    "<compilerArgs><arg>--add-exports</arg><arg>a/b=c</arg><arg>-Werror</arg></compilerArgs>       | '' | [--add-exports, a/b=c]",
    "<compilerArgs><arg>--add-modules=java.sql</arg><arg>-Xplugin:ErrorProne</arg></compilerArgs>  | '' | [--add-modules=java.sql]",
    "<compilerArgs><arg>--add-reads</arg></compilerArgs>                                           | '' | []",
    "<compilerArgs><arg/></compilerArgs><parameters>true</parameters>                              | '' | []",
  })
  void keepsWhatChangesTheMeaningOfTheSources(String configuration, String release, String arguments) throws Exception {
    CompilerSettings settings = settings(configuration, Map.of());
    assertThat(settings.release()).isEqualTo(release);
    assertThat(settings.arguments()).hasToString(arguments);
  }

  @ParameterizedTest(name = "{0}, -D{1}")
  @CsvSource(delimiter = '|', value = {
    "''                    | maven.compiler.release=21       | 21 | []",
    "<release>17</release> | maven.compiler.release=21       | 17 | []",
    "<release/>            | maven.compiler.release=21       | 21 | []",
    "''                    | maven.compiler.source=1.8       | '' | [-source, 1.8]",
    "''                    | maven.compiler.enablePreview=true | '' | [--enable-preview]",
  })
  void readsThePropertiesOfTheCompilerPlugin(String configuration, String property, String release, String arguments) throws Exception {
    String[] parts = property.split("=");
    CompilerSettings settings = settings(configuration, Map.of(parts[0], parts[1]));
    assertThat(settings.release()).isEqualTo(release);
    assertThat(settings.arguments()).hasToString(arguments);
  }

  @Test
  void readsProcessorsToolchainAndJavac() throws Exception {
    CompilerSettings settings =
        settings(
            """
            <proc>none</proc>
            <executable>/opt/jdk/bin/javac</executable>
            <generatedSourcesDirectory>target/made</generatedSourcesDirectory>
            <jdkToolchain><version>21</version><vendor>acme</vendor></jdkToolchain>
            <annotationProcessorPaths>
              <path><groupId>g</groupId><artifactId>a</artifactId><version>1</version></path>
              <annotationProcessorPath><groupId>g</groupId><artifactId>managed</artifactId></annotationProcessorPath>
            </annotationProcessorPaths>
            """,
            Map.of());
    assertThat(settings.processing()).isFalse();
    assertThat(settings.executable()).isEqualTo("/opt/jdk/bin/javac");
    assertThat(settings.generatedSources()).isEqualTo("target/made");
    assertThat(settings.jdkToolchain()).isEqualTo(Map.of("version", "21", "vendor", "acme"));
    assertThat(settings.processors()).containsExactly(new Processor("g", "a", "1"), new Processor("g", "managed", ""));
  }

  @Test
  void anExecutionThatCompilesWinsOverThePlugin() throws Exception {
    Plugin plugin = new Plugin();
    plugin.setConfiguration(xml("<release>17</release>"));
    plugin.setExecutions(List.of(execution("default-compile", "none", "11"), execution("java-compile", "compile", "21")));
    CompilerSettings settings = CompilerSettings.of(Map.of("org.apache.maven.plugins:maven-compiler-plugin", plugin), name -> null);
    assertThat(settings.release()).isEqualTo("21");
  }

  private static PluginExecution execution(String id, String phase, String release) throws Exception {
    PluginExecution execution = new PluginExecution();
    execution.setId(id);
    execution.setPhase(phase);
    execution.addGoal("compile");
    execution.setConfiguration(xml("<release>" + release + "</release>"));
    return execution;
  }

  @Test
  void nothingConfigured() {
    CompilerSettings settings = CompilerSettings.of(Map.of(), name -> null);
    assertThat(settings).isEqualTo(new CompilerSettings("", List.of(), null, true, "", Map.of(), ""));
  }
}
