package it;

/** Ends the JVM itself. */
public class CallsExit {

  public static void main(String[] args) throws Exception {
    System.exit(3);
  }
}
