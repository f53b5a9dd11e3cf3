package it;

/** Prints without end, nearly. */
public class PrintsFiftyMegabytes {

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 50_000; i++) {
      System.out.println("line " + i + " .".repeat(500));
    }
  }
}
