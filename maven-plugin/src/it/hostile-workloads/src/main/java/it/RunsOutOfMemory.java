package it;

/** Wants more than there is. */
public class RunsOutOfMemory {

  public static void main(String[] args) throws Exception {
    long[][] much = new long[1 << 20][];
    for (int i = 0; i < much.length; i++) {
      much[i] = new long[1 << 20];
    }
    System.out.println(much.length);
  }
}
