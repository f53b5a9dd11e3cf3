package it;

/** The good one. */
public class Works {

  public static void main(String[] args) throws Exception {
    System.out.println("done");
  }
}
