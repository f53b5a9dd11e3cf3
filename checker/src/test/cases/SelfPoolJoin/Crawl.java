import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks that are inner classes and use the pool of the object around them. */
class Crawl {
  private final ExecutorService lanes = Executors.newFixedThreadPool(4);
  private final ExecutorService parsers = Executors.newFixedThreadPool(4);

  void visit(String address) {
    lanes.submit(new PageBad(address));
    new SelfStartedBad(address).start();
    new OfItsOwnKindBad(address).start();
  }

  class PageBad implements Callable<Integer> {
    final String address;

    PageBad(String address) {
      this.address = address;
    }

    @Override
    public Integer call() throws Exception {
      Future<Integer> size = lanes.submit(() -> address.length());
      return size.get(); // BUG
    }
  }

  class SelfStartedBad implements Callable<Integer> {
    final String address;

    SelfStartedBad(String address) {
      this.address = address;
    }

    Future<Integer> start() {
      return lanes.submit(this);
    }

    @Override
    public Integer call() throws Exception {
      Future<Integer> size = lanes.submit(() -> address.length());
      return size.get(); // BUG
    }
  }

  class OfItsOwnKindBad implements Callable<Integer> {
    final String address;

    OfItsOwnKindBad(String address) {
      this.address = address;
    }

    Future<Integer> start() {
      return lanes.submit(this);
    }

    @Override
    public Integer call() throws Exception {
      return address.isEmpty() ? 0 : new OfItsOwnKindBad(address.substring(1)).start().get(); // BUG
    }
  }

  class RunsInItsConstructorBad implements Runnable {
    RunsInItsConstructorBad() {
      lanes.execute(this);
    }

    @Override
    public void run() {
      try {
        System.out.println(lanes.submit(() -> "robots.txt").get()); // BUG
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  class NamesTheOuterObjectBad implements Callable<Integer> {
    Future<Integer> start() {
      return Crawl.this.lanes.submit(this);
    }

    @Override
    public Integer call() throws Exception {
      return Crawl.this.lanes.submit(() -> 1).get(); // BUG
    }
  }

  /** The outer object of the task is not the one whose pool it uses. */
  class OfAnotherCrawlOk implements Callable<Integer> {
    final Crawl other;

    OfAnotherCrawlOk(Crawl other) {
      this.other = other;
    }

    Future<Integer> start() {
      return lanes.submit(this);
    }

    @Override
    public Integer call() throws Exception {
      return other.lanes.submit(() -> 1).get();
    }
  }

  Future<Integer> lambdaOfAnotherCrawlOk(Crawl other) {
    return lanes.submit(() -> other.lanes.submit(() -> 1).get());
  }

  Future<Integer> variableOfAnotherCrawlOk(Crawl other) {
    ExecutorService theirs = other.lanes;
    return lanes.submit(() -> theirs.submit(() -> 1).get());
  }

  Future<Integer> handedToAnotherCrawlOk(Crawl other) {
    return other.lanes.submit(() -> lanes.submit(() -> 1).get());
  }

  Future<Integer> getterOfAnotherCrawlOk(Crawl other) {
    return lanes.submit(() -> other.lanes().submit(() -> 1).get());
  }

  Future<Integer> methodOfAnotherCrawlOk(Crawl other) {
    return lanes.submit(() -> other.size("robots.txt").get());
  }

  Future<Integer> allOfAnotherCrawlOk(Crawl other, List<Callable<Integer>> pages) {
    return lanes.submit(() -> other.lanes.invokeAll(pages).size());
  }

  Future<Integer> variableOfThisCrawlBad() {
    ExecutorService mine = lanes;
    return lanes.submit(() -> mine.submit(() -> 1).get()); // BUG
  }

  Future<Integer> methodOfThisCrawlBad() {
    return lanes.submit(() -> size("robots.txt").get()); // BUG
  }

  ExecutorService lanes() {
    return lanes;
  }

  Future<Integer> size(String address) {
    return lanes.submit(() -> address.length());
  }

  Future<Integer> startedWithinAnotherCrawlOk(Crawl other) {
    return lanes.submit(() -> other.new Part().start().get());
  }

  Future<Integer> startedWithinThisCrawlBad() {
    return lanes.submit(() -> this.new Part().start().get()); // BUG
  }

  void taskOfAnotherCrawlOk(Crawl other) {
    lanes.submit(other.new WaitingPartOk());
  }

  class WaitingPartOk implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return lanes.submit(() -> 1).get();
    }
  }

  class Part {
    Future<Integer> start() {
      return lanes.submit(() -> 1);
    }
  }

  class InAnotherPoolOk implements Callable<Integer> {
    Future<Integer> start() {
      return lanes.submit(this);
    }

    @Override
    public Integer call() throws Exception {
      return parsers.submit(() -> 1).get();
    }
  }

  /** Each has a pool of its own. */
  class PoolOfItsOwnOk implements Callable<Integer> {
    final ExecutorService own = Executors.newFixedThreadPool(2);
    final List<String> links;

    PoolOfItsOwnOk(List<String> links) {
      this.links = links;
    }

    Future<Integer> start() {
      return own.submit(this);
    }

    @Override
    public Integer call() throws Exception {
      return links.isEmpty() ? 0 : new PoolOfItsOwnOk(links.subList(1, links.size())).start().get();
    }
  }
}
