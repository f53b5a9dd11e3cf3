package dev.concurrency.checker.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.context.Compiled;
import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.FindingsFile;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.checker.javac.AnalysisRequest;
import dev.concurrency.checker.javac.AnalyzeModule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules make of calls of a library that no catalogue names. Each program calls it on an event loop, in {@code on(ctx)}. */
class InferredCallsTest {

  private static final String LIBRARY =
      """
      package lib;

      import java.util.concurrent.*;

      public class Client {
        public String fetch(String key) throws Exception { return new Wire().ask(key); }
        public static String fetchNow(String key) throws Exception { return new Client().fetch(key); }
        public String cached(String key) { return key; }
        public String load() throws Exception { return java.nio.file.Files.readString(java.nio.file.Path.of("a")); }
        public static <T> T result(Future<T> future) throws Exception { return future.get(); }
        public static <T> T resultWithin(long millis, Future<T> future) throws Exception { return future.get(millis, TimeUnit.MILLISECONDS); }
        public Client() {}
        public Client(String host) throws Exception { new Wire().ask(host); }

        static class Wire {
          String ask(String key) throws Exception { new java.net.Socket("h", 1).close(); return key; }
        }

        public interface Store { String get(String key) throws Exception; }
        public static class RemoteStore implements Store { public String get(String key) throws Exception { return new Wire().ask(key); } }
        public interface Mixed { String get(String key) throws Exception; }
        public static class RemoteMixed implements Mixed { public String get(String key) throws Exception { return new Wire().ask(key); } }
        public static class LocalMixed implements Mixed { public String get(String key) { return key; } }
        public interface Hook { void run() throws Exception; }
        public static class Base {
          protected void refresh() throws Exception { new Wire().ask(""); }
          protected void note() { }
        }
      }
      """;

  @TempDir Path work;
  private Path library;

  @BeforeEach
  void compileTheLibrary() throws IOException {
    Path sources = Files.createDirectories(work.resolve("lib-src/lib"));
    Files.writeString(sources.resolve("Client.java"), LIBRARY);
    library = Compiled.jar(sources, work, "client.jar");
  }

  @Test
  void methodsThatWait() throws IOException {
    assertReported("client.fetch(\"a\");", "Client.fetch makes the Netty event loop wait (through Wire.ask > new Socket): ");
    assertReported("Client.fetchNow(\"a\");", "Client.fetchNow makes the Netty event loop wait (through fetch > Wire.ask > new Socket): ");
    assertReported("new Client(\"host\");", "new Client makes the Netty event loop wait (through Wire.ask > new Socket): ");
    assertReported("call(client::fetch);", "Client.fetch makes");
    assertReported("call(key -> client.fetch(key));", "Client.fetch makes");
  }

  @Test
  void methodsThatDoNot() throws IOException {
    assertSilent("client.cached(\"a\"); new Client();");
    assertSilent("java.util.concurrent.CompletableFuture.runAsync(() -> client.cached(\"a\"));");
  }

  @Test
  void onAThreadThatMayWaitNobodyAsks() throws IOException {
    FindingsFile found = analyze("java.util.concurrent.Executors.newCachedThreadPool().execute(() -> { try { client.fetch(\"a\"); unknown.run(); } catch (Exception e) { } });");
    assertThat(found.findings()).filteredOn(finding -> finding.rule().startsWith("Blocking")).isEmpty();
    assertThat(found.callsUnanswered()).isZero();
  }

  @Test
  void afterATestThatItIsNoLoop() throws IOException {
    assertSilent("if (!ctx.channel().eventLoop().inEventLoop()) { client.fetch(\"a\"); }");
  }

  @Test
  void filesAreWorthANote() throws IOException {
    assertThat(blocking("client.load();")).singleElement().extracting(Finding::severity).isEqualTo(Severity.INFO);
  }

  @Test
  void whatIsInferredIsAWarning() throws IOException {
    assertThat(blocking("client.fetch(\"a\");")).singleElement().extracting(Finding::severity).isEqualTo(Severity.WARNING);
    assertThat(blocking("Thread.sleep(1);")).singleElement().extracting(Finding::severity).isEqualTo(Severity.ERROR);
  }

  @Test
  void anInterfaceOfTheLibrary() throws IOException {
    assertReported("store.get(\"a\");", "Store.get makes the Netty event loop wait (through Wire.ask > new Socket): ");
    assertSilent("mixed.get(\"a\");");
    assertReported("Client.Mixed made = new Client.RemoteMixed(); made.get(\"a\");", "Mixed.get makes");
    assertSilent("Client.Mixed made = new Client.LocalMixed(); made.get(\"a\");");
  }

  @Test
  void anInterfaceThatTheProgramImplementsToo() throws IOException {
    String own = "class Memory implements Client.Store { public String get(String key) { return key; } }";
    assertThat(blocking(analyze("store.get(\"a\");", own, ""))).isEmpty();
  }

  @Test
  void aMethodThatTheProgramInherits() throws IOException {
    String own = "class Own extends Client.Base { void quiet() { note(); } void loud() throws Exception { refresh(); } }";
    assertThat(blocking(analyze("new Own().quiet();", own, ""))).isEmpty();
    assertThat(blocking(analyze("new Own().loud();", own, ""))).singleElement().extracting(Finding::message).asString().contains("Base.refresh makes");
    String overriding = "class Own extends Client.Base { @Override protected void refresh() { } void loud() throws Exception { super.note(); this.refresh(); } }";
    assertThat(blocking(analyze("new Own().loud();", overriding, ""))).isEmpty();
  }

  @Test
  void aFutureThatIsFinished() throws IOException {
    assertReported("Client.result(future);", "Client.result makes the Netty event loop wait (through Future.get): ");
    assertSilent("if (future.isDone()) { Client.result(future); }");
    assertSilent("Client.result(java.util.concurrent.CompletableFuture.completedFuture(1));");
    assertSilent("java.util.concurrent.CompletableFuture.allOf(future, other).thenAccept(all -> { try { Client.result(future); } catch (Exception e) { } });");
    assertSilent("if (future.isDone()) { Client.resultWithin(10, future); }");
  }

  @Test
  void aZeroMayBeATimeout() throws IOException {
    assertReported("Client.resultWithin(10, future);", "Client.resultWithin makes");
    assertSilent("Client.resultWithin(0, future);");
  }

  @Test
  void aSuppressedCall() throws IOException {
    String own = "class Own { @SuppressWarnings(\"BlockingOnEventLoop\") static void loud() throws Exception { new Client().fetch(\"\"); } }";
    assertThat(blocking(analyze("Own.loud();", own, ""))).isEmpty();
  }

  @Test
  void anEntryIsTheLastWord() throws IOException {
    assertThat(blocking(analyze("client.fetch(\"a\");", "", "blocks lib.Client#fetch never"))).isEmpty();
    assertThat(blocking(analyze("client.fetch(\"a\");", "", "blocks lib.Client$Wire#ask never"))).isEmpty();
    assertThat(blocking(analyze("client.fetch(\"a\");", "", "starts lib.Client#fetch"))).isEmpty();
    assertThat(blocking(analyze("client.cached(\"a\");", "", "blocks lib.Client#cached network because \"it asks\"")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR))
        .satisfies(finding -> assertThat(finding.path()).extracting("file").noneMatch(file -> file.toString().contains("!/")));
    assertThat(blocking(analyze("client.fetch(\"a\");", "", "blocks lib.Client$Wire#ask network because \"it asks\"")))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("(through Wire.ask) (it asks)");
  }

  @Test
  void callsWithoutAnswerAreCounted() throws IOException {
    assertThat(analyze("client.fetch(\"a\"); client.cached(\"a\"); \"a\".length();").callsUnanswered()).isZero();
    assertThat(analyze("unknown.run(); unknown.run();").callsUnanswered()).isEqualTo(2);
    assertThat(analyze("store.get(\"\");", "class Memory implements Client.Store { public String get(String key) { return key; } }", "").callsUnanswered()).isEqualTo(1);
  }

  @Test
  void onTheCommonPoolAndInContinuations() throws IOException {
    assertThat(blocking("java.util.concurrent.CompletableFuture.runAsync(() -> { try { client.fetch(\"\"); } catch (Exception e) { } });"))
        .singleElement()
        .extracting(Finding::rule)
        .isEqualTo("BlockingOnCommonPool");
    assertThat(
            blocking(
                "java.util.concurrent.CompletableFuture.supplyAsync(() -> 1).thenApply(x -> { try { return client.fetch(\"\"); } catch (Exception e) { return \"\"; } });"))
        .singleElement()
        .extracting(Finding::rule)
        .isEqualTo("BlockingInAsyncContinuation");
  }

  private void assertReported(String statements, String message) throws IOException {
    assertThat(blocking(statements)).as(statements).singleElement().extracting(Finding::message).asString().startsWith(message);
  }

  private void assertSilent(String statements) throws IOException {
    assertThat(blocking(statements)).as(statements).isEmpty();
  }

  private List<Finding> blocking(String statements) throws IOException {
    return blocking(analyze(statements));
  }

  private static List<Finding> blocking(FindingsFile found) {
    assertThat(found.lost()).isEmpty();
    assertThat(found.internalErrors()).isEmpty();
    return found.findings().stream().filter(finding -> finding.rule().startsWith("Blocking")).toList();
  }

  private FindingsFile analyze(String statements) throws IOException {
    return analyze(statements, "", "");
  }

  private FindingsFile analyze(String statements, String types, String entries) throws IOException {
    Path module = Files.createTempDirectory(work, "module");
    Files.writeString(
        module.resolve("Handler.java"),
        """
        import io.netty.channel.*;
        import java.util.concurrent.CompletableFuture;
        import lib.Client;

        class Handler extends ChannelInboundHandlerAdapter {
          Client client;
          Client.Store store;
          Client.Mixed mixed;
          Client.Hook unknown;
          CompletableFuture<Integer> future;
          CompletableFuture<Integer> other;

          interface Question { String ask(String key) throws Exception; }

          private void call(Question question) throws Exception { question.ask(""); }

          @Override
          public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
            %s
          }
        }
        %s
        """
            .formatted(statements, types));
    List<String> classPath = new ArrayList<>(List.of(library.toString()));
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar")).forEach(classPath::add);
    Path catalog = Files.writeString(module.resolve("own.catalog"), entries);
    return AnalyzeModule.analyze(
        new AnalysisRequest(
            "test", module.toString(), List.of(module.toString()), List.of(), classPath, List.of(), "", List.of(), "UTF-8", List.of(catalog.toString()), Map.of(), ""));
  }
}
