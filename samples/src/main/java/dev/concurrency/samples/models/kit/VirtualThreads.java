package dev.concurrency.samples.models.kit;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Virtual threads, for code that is compiled for older JDKs too; others simply call {@link Executors}. */
public final class VirtualThreads {
  private static final int SINCE = 21;

  private VirtualThreads() {}

  /** Why there are none; null if there are. */
  public static String missing() {
    int jdk = Runtime.version().feature();
    return jdk >= SINCE ? null : "needs JDK " + SINCE + ", this is " + jdk;
  }

  /** An executor with a virtual thread for each task. */
  public static ExecutorService newExecutor() throws ReflectiveOperationException {
    return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }
}
