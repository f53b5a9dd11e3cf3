import java.util.function.Consumer;

/** Between the handler and the stores. */
class OrderService {
  private final OrderStore store = new OrderStore();
  private OnlyImplemented only;
  private TwiceImplemented twice;
  private BaseStore base;

  String nameOf(Object order) {
    return store.readBad(order) + only.read() + twice.read() + base.read();
  }

  void archive(Consumer<String> done) {
    store.inTransactionBad(() -> done.accept("archived"));
  }

  interface OnlyImplemented {
    String read();
  }

  interface TwiceImplemented {
    String read();
  }

  /** One class in the program implements the interface: it is the one. */
  static class OnlyImplementationBad implements OnlyImplemented {
    @Override
    public String read() {
      new java.util.concurrent.Semaphore(0).acquireUninterruptibly(); // BUG
      return "";
    }
  }

  /** Which one is called is not known. */
  static class FirstImplementationOk implements TwiceImplemented {
    @Override
    public String read() {
      new java.util.concurrent.Semaphore(0).acquireUninterruptibly();
      return "";
    }
  }

  static class SecondImplementationOk implements TwiceImplemented {
    @Override
    public String read() {
      new java.util.concurrent.Semaphore(0).acquireUninterruptibly();
      return "";
    }
  }

  static class BaseStore {
    String read() {
      return "";
    }
  }

  /** The base or this one: not known. */
  static class OverridingStoreOk extends BaseStore {
    @Override
    String read() {
      new java.util.concurrent.Semaphore(0).acquireUninterruptibly();
      return "";
    }
  }
}
