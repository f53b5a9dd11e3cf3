package dev.concurrency.maven.jvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What the tests run in a JVM of its own: one behaviour by name. */
final class Program {

  private Program() {}

  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Jdk.running().java().toString(), "-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "exit" -> System.exit(Integer.parseInt(args[1]));
      case "throw" -> throw new IllegalStateException("thrown at start");
      case "hang" -> hang();
      case "print" -> print(Integer.parseInt(args[1]));
      case "kill-self" -> new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start().waitFor();
      case "announce-and-hang" -> {
        announce(Path.of(args[1]));
        hang();
      }
      // Starts a child that outlives this process and holds its output open.
      case "leave-child" -> {
        new ProcessBuilder(command("announce-and-hang", args[1])).inheritIO().start();
        awaitFile(Path.of(args[1]));
        System.out.println("the parent ends");
      }
      case "child-and-hang" -> {
        new ProcessBuilder(command("announce-and-hang", args[1])).inheritIO().start();
        hang();
      }
      case "echo" -> Arrays.stream(args).skip(1).forEach(System.out::println);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void announce(Path file) throws Exception {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, Long.toString(ProcessHandle.current().pid()));
    Files.move(part, file);
  }

  private static void awaitFile(Path file) throws InterruptedException {
    while (!Files.exists(file)) {
      Thread.sleep(5);
    }
  }

  private static void hang() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  private static void print(int lines) {
    for (int i = 0; i < lines; i++) {
      System.out.println("line " + i + " .".repeat(500));
    }
  }
}
