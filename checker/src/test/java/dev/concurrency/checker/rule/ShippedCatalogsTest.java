package dev.concurrency.checker.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.javac.AnalysisRequest;
import dev.concurrency.checker.javac.AnalyzeModule;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries bring knowledge of their own, in {@code META-INF/concurrency/*.catalog} of their jars. */
class ShippedCatalogsTest {

  private static final String ENTRY = "blocks java.lang.StringBuilder#reverse sleep because \"it looks into the mirror\"\n";

  @TempDir Path work;
  private Path module;

  @BeforeEach
  void writeAHandler() throws IOException {
    module = Files.createDirectory(work.resolve("module"));
    Files.writeString(
        module.resolve("Handler.java"),
        """
        import io.netty.channel.*;

        class Handler extends ChannelInboundHandlerAdapter {
          @Override
          public void channelRead(ChannelHandlerContext ctx, Object message) {
            ctx.write(new StringBuilder("abc").reverse());
          }
        }
        """);
  }

  @Test
  void ofAJar() throws IOException {
    assertThat(blocking(analyze(jar("mirror.jar", "META-INF/concurrency/", "META-INF/concurrency/mirror.catalog", ENTRY))))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .startsWith("StringBuilder.reverse makes the Netty event loop wait (it looks into the mirror): ");
  }

  @Test
  void theReasonIsToldByEachRule() throws IOException {
    Files.writeString(
        module.resolve("Orders.java"),
        """
        import java.util.concurrent.*;

        class Orders {
          interface Bus {
            CompletableFuture<Void> publish(String order);
          }

          void place(Bus bus) {
            bus.publish("tea");
          }
        }
        """);
    String entry = "starts Orders$Bus#publish because \"each order is a contract\"\n";

    assertThat(analyze(jar("bus.jar", "META-INF/concurrency/", "META-INF/concurrency/bus.catalog", entry)).findings())
        .filteredOn(finding -> finding.rule().equals("FutureIgnored"))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .endsWith("nobody is told. Bus.publish: each order is a contract.");
  }

  @Test
  void ofADirectoryAsInAReactorBuild() throws IOException {
    Path classes = Files.createDirectories(work.resolve("classes/META-INF/concurrency"));
    Files.writeString(classes.resolve("mirror.catalog"), ENTRY);

    assertThat(blocking(analyze(work.resolve("classes")))).hasSize(1);
  }

  @Test
  void whatIsNotThereOrNotAJarIsNoMatter() throws IOException {
    Path text = Files.writeString(work.resolve("notes.txt"), "no jar");
    FindingsFile found = analyze(work.resolve("nowhere.jar"), text, jar("plain.jar", "lib/", "lib/mirror.catalog", ENTRY));

    assertThat(found.lost()).isEmpty();
    assertThat(blocking(found)).isEmpty();
  }

  @Test
  void theUsersOwnFileWins() throws IOException {
    Path mine = Files.writeString(work.resolve("mine.catalog"), "blocks java.lang.StringBuilder#reverse never\n");
    Path jar = jar("mirror.jar", "META-INF/concurrency/", "META-INF/concurrency/mirror.catalog", ENTRY);

    assertThat(blocking(analyze(List.of(mine.toString()), jar))).isEmpty();
  }

  @Test
  void aMalformedOneIsToldAndTheOthersCount() throws IOException {
    FindingsFile found =
        analyze(
            jar("broken.jar", "META-INF/concurrency/", "META-INF/concurrency/broken.catalog", "blocks java.lang.Thread#yield now\n"),
            jar("mirror.jar", "META-INF/concurrency/", "META-INF/concurrency/mirror.catalog", ENTRY));

    assertThat(blocking(found)).hasSize(1);
    assertThat(found.complete()).isFalse();
    assertThat(found.lost())
        .singleElement()
        .asString()
        .startsWith("Catalogue broken.jar!/META-INF/concurrency/broken.catalog, line 1: 'now' is not expected here")
        .endsWith("Nothing of this file is used; tell the library's authors.");
  }

  private static List<Finding> blocking(FindingsFile found) {
    assertThat(found.internalErrors()).isEmpty();
    return found.findings().stream().filter(finding -> finding.rule().equals("BlockingOnEventLoop")).toList();
  }

  private FindingsFile analyze(Path... libraries) throws IOException {
    return analyze(List.of(), libraries);
  }

  private FindingsFile analyze(List<String> catalogs, Path... libraries) throws IOException {
    List<String> classPath =
        new ArrayList<>(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar")).toList());
    Arrays.stream(libraries).map(Path::toString).forEach(classPath::add);
    String base = module.toString();
    return AnalyzeModule.analyze(new AnalysisRequest("module", base, List.of(base), List.of(), classPath, List.of(), "", List.of(), "UTF-8", catalogs, Map.of(), ""));
  }

  private Path jar(String name, String directory, String file, String content) throws IOException {
    Path jar = work.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(directory));
      zip.putNextEntry(new ZipEntry(file));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
