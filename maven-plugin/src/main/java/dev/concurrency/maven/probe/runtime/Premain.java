package dev.concurrency.maven.probe.runtime;

import java.io.File;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.JarFile;

/**
 * Entry point of the Java agent. It puts its own jar on the boot class path before anything else happens and goes on in the copy of
 * {@link Agent} which the boot loader defines, so that there is one copy of the runtime, seen by all.
 */
public final class Premain {

  private Premain() {}

  /** Called by the JVM. Never throws: a workload without evidence is better than a workload that does not start. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    try {
      Path settings = Path.of(arguments);
      Properties properties = new Properties();
      try (Reader reader = new InputStreamReader(Files.newInputStream(settings), StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
      instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(new File(properties.getProperty("jar"))));
      Class.forName(Premain.class.getPackageName() + ".Agent", true, null)
          .getMethod("start", Path.class, Instrumentation.class)
          .invoke(null, settings, instrumentation);
    } catch (Throwable e) {
      System.err.println("The concurrency agent could not start (" + e + "); this run gives no evidence.");
    }
  }
}
