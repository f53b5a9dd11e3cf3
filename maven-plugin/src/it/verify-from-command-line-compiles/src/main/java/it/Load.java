package it;

/** A workload without anything to find. */
public class Load {

  public static void main(String[] args) {
    System.out.println("done");
  }
}
