package it;

/** Its child would live on. */
public class LeavesAChild {

  public static void main(String[] args) throws Exception {
    Process child = new ProcessBuilder("sleep", "1000").inheritIO().start();
    java.nio.file.Files.writeString(java.nio.file.Path.of("target", "child.pid"), Long.toString(child.pid()));
  }
}
