package dev.concurrency.maven.analysis;

import dev.concurrency.maven.jvm.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Chooses the JDK for forked JVMs: the one that the project is compiled with, because an older javac cannot read its class path. A
 * toolchain first, as the compiler plug-in does, then a configured javac, then the JDK that runs Maven.
 */
public final class ProjectJdk {

  private ProjectJdk() {}

  /** @param notice told in a sentence if the project's own JDK cannot serve */
  public static Jdk choose(ToolchainManager toolchains, MavenSession session, CompilerSettings compiler, Consumer<String> notice) {
    return toolchain(toolchains, session, compiler.jdkToolchain())
        .or(() -> executable(compiler.executable()))
        .filter(
            jdk -> {
              boolean usable = jdk.version() == 0 || jdk.version() >= Jdk.OLDEST;
              if (!usable) {
                notice.accept(
                    "The project's JDK at " + jdk.home() + " is older than " + Jdk.OLDEST + "; " + Jdk.running().home() + " is used instead.");
              }
              return usable;
            })
        .orElseGet(Jdk::running);
  }

  private static Optional<Jdk> toolchain(ToolchainManager toolchains, MavenSession session, Map<String, String> requirements) {
    List<Toolchain> matching = requirements.isEmpty() ? List.of() : toolchains.getToolchains(session, "jdk", requirements);
    Toolchain toolchain = matching.isEmpty() ? toolchains.getToolchainFromBuildContext("jdk", session) : matching.get(0);
    return Optional.ofNullable(toolchain).map(found -> found.findTool("java")).map(java -> Jdk.ofTool(Path.of(java)));
  }

  /** A bare name such as {@code javac} is looked up on the PATH by the compiler plug-in and says nothing about a JDK. */
  private static Optional<Jdk> executable(String executable) {
    return Optional.of(executable).map(Path::of).filter(Path::isAbsolute).map(Jdk::ofTool);
  }
}
