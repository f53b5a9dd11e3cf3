/** What users of other tools reported. */
class Quoted {

  /** Each access is one step. */
  static class Spotbugs3363_noCompoundOk {
    private volatile int port;
    private volatile boolean open;

    void open(int at) {
      port = at;
      open = true;
    }

    int port() {
      return open ? port : 0;
    }
  }

  /** No field is volatile, no thread is started: nothing says that more than one thread comes here. */
  static class Accumulo5636_notMadeForThreadsOk {
    private int count;

    int next() {
      count++;
      return count;
    }
  }
}
