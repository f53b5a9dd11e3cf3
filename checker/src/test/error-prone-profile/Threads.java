class Threads {
  void neverStarted() {
    new Thread(() -> System.out.println()); // DeadThread
  }

  void runsHere(Thread thread) {
    thread.run(); // DoNotCall
  }

  void asksForMore() {
    Thread.currentThread().setPriority(7); // ThreadPriorityCheck
  }
}
