package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods that a proxy hands to another thread, called by the proxy and past it, in a real JVM. */
class ProxiedWorkloadTest {

  private static final Sources PROXIED =
      new Sources(
          "demo.Proxied",
          """
          package demo;

          import java.util.concurrent.*;

          public class Proxied {

            static final ExecutorService POOL = Executors.newSingleThreadExecutor(task -> new Thread(task, "pool"));

            public static void main(String[] args) throws Exception {
              Thread.currentThread().setName("caller");
              Service proxy = new AsyncProxy(new Service());
              proxy.all();
              proxy.send(); // outside
              past();
              fails();
              String lost = proxy.load(); // null
              POOL.submit(() -> {}).get();
              try {
                proxy.read(); // refused
              } catch (IllegalArgumentException e) {
                System.out.println(e);
              }
              try {
                proxy.deny(); // denied
              } catch (IllegalStateException e) {
                System.out.println(e);
              }
              String cached = proxy.cached(); // cached
              String here = new Service().plain(); // here
              POOL.shutdown();
            }

            static void past() {
              Service.hidden(); // past
            }

            static void fails() {
              try {
                new Service().fail(); // fails
              } catch (IllegalStateException e) {
                System.out.println(e);
              }
            }

            static class Service {
              void all() {
                send(); // self
              }

              void send() {
                System.out.println("sent on " + Thread.currentThread().getName());
              }

              void fail() {
                throw new IllegalStateException("no server");
              }

              static void hidden() {
                System.out.println("hidden on " + Thread.currentThread().getName());
              }

              String load() {
                return "loaded";
              }

              String read() {
                return "read";
              }

              String deny() {
                return "allowed";
              }

              String cached() {
                return "new";
              }

              String plain() {
                return null;
              }
            }

            static class AsyncProxy extends Service {
              private final Service target;

              AsyncProxy(Service target) {
                this.target = target;
              }

              @Override
              void all() {
                target.all();
              }

              @Override
              void send() {
                POOL.execute(() -> target.send());
              }

              @Override
              String load() {
                POOL.execute(() -> target.load());
                return null;
              }

              @Override
              String read() {
                throw new IllegalArgumentException("cannot return class java.lang.String");
              }

              @Override
              String deny() {
                throw new IllegalStateException("not allowed to call deny");
              }

              @Override
              String cached() {
                return null;
              }
            }
          }
          """);

  @Test
  void whereItRanAndWhatCameBackAreTold(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, PROXIED)
            .run(
                call("self", "send"), call("outside", "send"), call("past", "hidden"), call("fails", "fail"),
                ofResult("null", "load"), ofResult("refused", "read"), ofResult("denied", "deny"), ofResult("cached", "cached"), ofResult("here", "plain"));

    Map<String, Verdict> expected = new LinkedHashMap<>();
    expected.put("self", Verdict.CONFIRMED);
    expected.put("outside", Verdict.NOT_OBSERVED);
    expected.put("past", Verdict.CONFIRMED);
    expected.put("fails", Verdict.CONFIRMED);
    expected.put("null", Verdict.CONFIRMED);
    expected.put("refused", Verdict.CONFIRMED);
    expected.put("denied", Verdict.NOT_OBSERVED);
    expected.put("cached", Verdict.NOT_OBSERVED);
    expected.put("here", Verdict.NOT_OBSERVED);
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(expected);
    assertThat(result.why("self")).matches("send ran on caller, the thread that called it at Proxied.java:\\d+, in 1 of 1 call");
    assertThat(result.why("outside")).contains("none ran the method on the thread that called");
    assertThat(result.why("null")).contains("1 of 1 call of load").contains("returned null, while the method ran on another thread");
    assertThat(result.why("refused")).contains("did not run the method and threw java.lang.IllegalArgumentException: cannot return class java.lang.String");
    assertThat(result.why("here")).contains("the method ran there");
  }

  private static Finding call(String id, String method) {
    return finding(id, Probe.PROXIED_CALL, method, "()V");
  }

  private static Finding ofResult(String id, String method) {
    return finding(id, Probe.PROXIED_RESULT, method, "()Ljava/lang/String;");
  }

  private static Finding finding(String id, Probe probe, String method, String descriptor) {
    return PROXIED.finding(
        id,
        "FrameworkAsyncShape",
        PROXIED.site(probe, "// " + id, "demo.Proxied$Service", method, descriptor, 0),
        PROXIED.site(Probe.PROXIED_BODY, "// " + id, "demo.Proxied$Service", method, descriptor, 0));
  }
}
