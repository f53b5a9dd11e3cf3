package dev.concurrency.samples.models.kit;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One measurement, for the table of the {@code verify} goal: a line of JSON, in the file that a system property names. Nulls are left out.
 *
 * @param throughput tasks a second
 * @param bytesPerTask of heap after a garbage collection, and of everything else that the process holds in memory
 */
record Figures(
    String workload,
    String model,
    Double throughput,
    Double p99Millis,
    Integer peakThreads,
    Double bytesPerTask,
    String unfit,
    String absent,
    String note) {

  void leave() throws IOException {
    String line = new Gson().toJson(this);
    System.out.println(line);
    String file = System.getProperty("concurrency.figures");
    if (file != null) {
      Files.writeString(Path.of(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
