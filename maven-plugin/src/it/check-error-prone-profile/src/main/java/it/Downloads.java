package it;

class Downloads {
  private volatile int count;

  /** Both say it. */
  void downloaded() {
    count++;
  }
}
