package dev.concurrency.maven.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Probe;
import dev.concurrency.checker.finding.Site;
import dev.concurrency.maven.verdict.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resources that are closed before, while and after they are used, in a real JVM. */
class ClosedWorkloadTest {

  private static final Sources CLOSED =
      new Sources(
          "demo.Closed",
          """
          package demo;

          import java.io.*;
          import java.util.concurrent.*;

          public class Closed {

            public static void main(String[] args) throws Exception {
              run(early());
              run(finallyClosed());
              run(returned());
              inTime();
              run(survives());
              run(ends());
              meanwhile();
              otherFailure();
              otherObject();
            }

            static void run(Runnable task) throws Exception {
              Thread thread = new Thread(task, "late");
              thread.start();
              thread.join();
            }

            static Reader open() {
              return new BufferedReader(new StringReader("text"));
            }

            static Runnable early() throws IOException {
              Runnable task;
              try (Reader in = open()) { // try of early
                task = () -> {
                  try {
                    in.read(); // early
                  } catch (IOException e) {
                    // closed
                  }
                };
              } // end of early
              return task;
            }

            static Runnable returned() throws IOException {
              try (Reader in = open()) { // try of returned
                return () -> {
                  try {
                    in.read(); // returned
                  } catch (IOException e) {
                    // closed
                  }
                };
              } // end of returned
            }

            static Runnable finallyClosed() throws IOException {
              Reader in = open();
              try { // try of finally
                return () -> {
                  try {
                    in.read(); // finally
                  } catch (IOException e) {
                    // closed
                  }
                };
              } finally {
                in.close();
              } // end of finally
            }

            static void inTime() throws Exception {
              try (Reader in = open()) { // try of intime
                run(() -> {
                  try {
                    in.read(); // intime
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
              } // end of intime
            }

            static Runnable survives() throws IOException {
              try (InputStream in = new ByteArrayInputStream(new byte[1])) { // try of survives
                return () -> {
                  try {
                    in.read(); // survives
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                };
              } // end of survives
            }

            /** What is closed does not mind, and there is nothing left to read. */
            static Runnable ends() throws IOException {
              try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[1]))) { // try of ends
                return () -> {
                  try {
                    in.readInt(); // ends
                  } catch (IOException e) {
                    // the end of it
                  }
                };
              } // end of ends
            }

            /** The call has begun when the object is closed. */
            static void meanwhile() throws Exception {
              CountDownLatch reading = new CountDownLatch(1);
              CountDownLatch closed = new CountDownLatch(1);
              Reader slow = new FilterReader(new StringReader("text")) {
                @Override
                public int read() throws IOException {
                  reading.countDown();
                  try {
                    closed.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  throw new IOException("Stream closed");
                }
              };
              Thread thread;
              try (Reader in = slow) { // try of meanwhile
                thread = new Thread(() -> {
                  try {
                    in.read(); // meanwhile
                  } catch (IOException e) {
                    // closed
                  }
                });
                thread.start();
                reading.await();
              } // end of meanwhile
              closed.countDown();
              thread.join();
            }

            /** What fails is what it was given. */
            static void otherFailure() throws Exception {
              Runnable task;
              Reader forgetful = new Forgetful(open());
              try (Reader in = forgetful) { // try of forgetful
                task = () -> {
                  try {
                    in.read((char[]) null); // forgetful
                  } catch (IOException | NullPointerException e) {
                    // a wrong argument
                  }
                };
              } // end of forgetful
              run(task);
            }

            static class Forgetful extends FilterReader {
              Forgetful(Reader in) {
                super(in);
              }

              @Override
              public int read(char[] into) throws IOException {
                return into.length;
              }
            }

            /** Another one was closed; this one fails by itself. */
            static void otherObject() throws Exception {
              Reader broken = open();
              broken.close();
              try (Reader in = open()) { // try of other
                run(() -> {
                  try {
                    broken.read(); // other
                  } catch (IOException e) {
                    // closed elsewhere
                  }
                });
              } // end of other
            }
          }
          """);

  @Test
  void whatFailedAfterItWasClosedIsSeen(@TempDir Path directory) throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm(directory, CLOSED)
            .run(
                use("early"), use("returned"), use("finally"), use("intime"), stream("survives"), data("ends"), use("meanwhile"), given("forgetful"),
                use("other"));

    Map<String, Verdict> expected = new LinkedHashMap<>();
    expected.put("early", Verdict.CONFIRMED);
    expected.put("returned", Verdict.CONFIRMED);
    expected.put("finally", Verdict.CONFIRMED);
    expected.put("intime", Verdict.NOT_OBSERVED);
    expected.put("survives", Verdict.NOT_OBSERVED);
    expected.put("ends", Verdict.NOT_OBSERVED);
    expected.put("meanwhile", Verdict.NOT_OBSERVED);
    expected.put("forgetful", Verdict.NOT_OBSERVED);
    expected.put("other", Verdict.NOT_OBSERVED);
    assertThat(result.verdicts()).as(result.toString()).isEqualTo(expected);
    assertThat(result.why("early"))
        .matches("late called read at Closed.java:\\d+ after the resource had been closed, which failed with java.io.IOException; 1 of 1 call did");
    assertThat(result.why("survives")).contains("1 began after the resource was closed, and none failed for it");
    assertThat(result.why("forgetful")).contains("1 began after the resource was closed, and none failed for it");
  }

  private static Finding use(String id) {
    return finding(id, CLOSED.site(Probe.USE_AFTER_CLOSE, "// " + id, "java.io.Reader", "read", "()I", 0));
  }

  private static Finding data(String id) {
    return finding(id, CLOSED.site(Probe.USE_AFTER_CLOSE, "// " + id, "java.io.DataInputStream", "readInt", "()I", 0));
  }

  private static Finding stream(String id) {
    return finding(id, CLOSED.site(Probe.USE_AFTER_CLOSE, "// " + id, "java.io.InputStream", "read", "()I", 0));
  }

  private static Finding given(String id) {
    return finding(id, CLOSED.site(Probe.USE_AFTER_CLOSE, "// " + id, "java.io.Reader", "read", "([C)I", 0));
  }

  private static Finding finding(String id, Site use) {
    int from = CLOSED.line("// try of " + id);
    int to = CLOSED.line("// end of " + id);
    return CLOSED.finding(
        id, "ResourceClosedBeforeCompletion", use, new Site(Probe.RESOURCE_CLOSE, "demo.Closed", "Closed.java", from, from, to, "", "", "", 0));
  }
}
