package dev.concurrency.maven.probe.runtime;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts and ends the agent's work in this JVM. */
public final class Agent {

  /** Version of the records. */
  public static final int SCHEMA = 1;

  /** What the JVM's exit code is when the agent ended it at its deadline. */
  public static final int DEADLINE_EXIT_CODE = 86;

  private static final long DEADLINE_WORDS_MILLIS = 2_000;

  private Agent() {}

  /** Called by {@link Premain}, before the workload's {@code main}. */
  public static void start(Path settingsFile, Instrumentation instrumentation) throws Exception {
    AgentSettings settings = AgentSettings.read(settingsFile);
    Internals.use(instrumentation);
    EvidenceLog log = new EvidenceLog(settings.evidence(), settings.run(), ProcessHandle.current().pid());
    List<SiteSpec> sites = new ArrayList<>();
    for (String line : Files.readAllLines(settings.sites(), StandardCharsets.UTF_8)) {
      sites.add(SiteSpec.parse(line));
    }
    log.write(
        Json.record("hello")
            .put("schema", SCHEMA)
            .put("run", settings.run())
            .put("workload", settings.workload())
            .put("provoked", settings.provocation() == null ? null : settings.provocation().name())
            .put("pid", ProcessHandle.current().pid())
            .put("jdk", System.getProperty("java.version"))
            .put("sites", sites.size())
            .put("startedAt", System.currentTimeMillis())
            .end());
    try {
      begin(settings, instrumentation, log, sites);
    } catch (Throwable e) {
      log.write(Json.record("agent-failed").put("error", e.toString()).end());
      throw e;
    }
  }

  private static void begin(AgentSettings settings, Instrumentation instrumentation, EvidenceLog log, List<SiteSpec> sites) throws Exception {
    SiteInstrumenter instrumenter = load(settings.instrumenter());
    List<SiteSpec> canarySites = instrumenter.canarySites();
    sites.addAll(canarySites);
    Session session = new Session(log, sites, settings.provocation());
    Probes.onError(session::error);
    instrumenter.use(session);
    instrumentation.addTransformer(instrumenter);

    LoopRecording recording = settings.observe() ? LoopRecording.start(instrumenter, log) : null;
    Watch watch = new Watch(log, session, instrumenter, recording);
    watch.begin();
    Thread deadline = new Thread(null, () -> waitForDeadline(settings, log, watch, recording), "concurrency-agent-deadline", 0, false);
    deadline.setDaemon(true);
    deadline.start();
    log.write(Canary.release(instrumenter.canary(), session, canarySites));
  }

  private static SiteInstrumenter load(List<Path> classPath) throws IOException, ReflectiveOperationException {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classPath.get(i).toUri().toURL();
    }
    ClassLoader loader = new URLClassLoader("concurrency-instrumenter", urls, ClassLoader.getPlatformClassLoader());
    return (SiteInstrumenter) loader.loadClass(SiteInstrumenter.IMPLEMENTATION).getConstructor().newInstance();
  }

  private static void waitForDeadline(AgentSettings settings, EvidenceLog log, Watch watch, LoopRecording recording) {
    try {
      TimeUnit.MILLISECONDS.sleep(settings.deadlineMillis());
      watch.finish(Watch.Ending.DEADLINE, DEADLINE_WORDS_MILLIS);
      log.write(Json.record("deadline").put("afterMs", settings.deadlineMillis()).put("stood", Frames.ofLivingThreads()).end());
      if (recording != null) {
        recording.stop(DEADLINE_WORDS_MILLIS);
      }
      TimeUnit.MILLISECONDS.sleep(settings.haltMillis());
    } catch (IOException | InterruptedException e) {
      // The missing record says enough: the run is to be ended in any case.
    } finally {
      Runtime.getRuntime().halt(DEADLINE_EXIT_CODE);
    }
  }
}
