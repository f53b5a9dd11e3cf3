package it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Says what it measured. The figures are made up, so that this test does not depend on a clock. */
public class Sums {
  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "serial" -> leave("{\"workload\":\"sums\",\"model\":\"serial\",\"throughput\":100}");
      case "fork-join" -> leave("{\"workload\":\"sums\",\"model\":\"fork/join\",\"throughput\":900,\"note\":\"made up\"}");
      case "malformed" -> leave("{\"workload\":\"sums\",\"model\":\"fork/join\",\"speed\":900}");
      default -> System.out.println("nothing measured");
    }
  }

  private static void leave(String line) throws IOException {
    Files.writeString(Path.of(System.getProperty("concurrency.figures")), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
