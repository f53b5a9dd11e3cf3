import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Loops in loops, on event loops and elsewhere. */
class Handlers {

  record Point(int x, int y) {
    int distance(Point other) {
      return Math.abs(x - other.x) + Math.abs(y - other.y);
    }
  }

  record Group(String name, List<Point> points) {}

  static class EachWithEachBad extends SimpleChannelInboundHandler<List<Point>> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<Point> points) {
      int closest = Integer.MAX_VALUE;
      for (Point one : points) { // BUG
        for (Point other : points) {
          if (one != other) {
            closest = Math.min(closest, one.distance(other));
          }
        }
      }
      ctx.writeAndFlush(closest);
    }
  }

  static class IndexLoopsBad extends SimpleChannelInboundHandler<int[]> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, int[] numbers) {
      int pairs = 0;
      for (int i = 0; i < numbers.length; i++) { // BUG
        for (int j = i + 1; j < numbers.length; j++) {
          pairs += numbers[i] == numbers[j] ? 1 : 0;
        }
      }
      ctx.writeAndFlush(pairs);
    }
  }

  static class InputTimesTableBad extends SimpleChannelInboundHandler<List<String>> {
    private final List<String> words = new ArrayList<>();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<String> text) {
      int known = 0;
      for (String word : text) { // BUG
        for (String each : words) {
          known += each.equals(word) ? 1 : 0;
        }
      }
      ctx.writeAndFlush(known);
    }
  }

  static class HelperBad extends SimpleChannelInboundHandler<List<Point>> {
    private List<Point> known = List.of();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<Point> points) {
      ctx.writeAndFlush(spread(points));
    }

    private int spread(List<Point> points) {
      int sum = 0;
      for (Point point : known) { // BUG
        sum += farthest(point);
      }
      return sum;
    }

    private int farthest(Point from) {
      int most = 0;
      for (Point point : known) {
        most = Math.max(most, from.distance(point));
      }
      return most;
    }
  }

  static class HelperWithParameterBad extends SimpleChannelInboundHandler<List<Point>> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<Point> points) {
      int sum = 0;
      for (Point point : points) { // BUG
        sum += farthest(point, points);
      }
      ctx.writeAndFlush(sum);
    }

    private static int farthest(Point from, List<Point> points) {
      int most = 0;
      for (Point point : points) {
        most = Math.max(most, from.distance(point));
      }
      return most;
    }
  }

  static class TwoFilesAwayBad extends SimpleChannelInboundHandler<List<Integer>> {
    private final Knapsack knapsack = new Knapsack();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<Integer> weights) {
      ctx.writeAndFlush(knapsack.fill(weights, 100_000));
      for (Integer weight : weights) { // BUG
        for (Integer other : weights) {
          ctx.fireUserEventTriggered(weight + other);
        }
      }
    }
  }

  void vertxRouteBad(Router router, List<Point> points) {
    router.get("/closest").handler(ctx -> {
      int closest = Integer.MAX_VALUE;
      for (Point one : points) { // BUG
        for (Point other : points) {
          closest = Math.min(closest, one.distance(other));
        }
      }
      ctx.end("" + closest);
    });
  }

  void vertxTimerBad(Vertx vertx, int size) {
    vertx.setPeriodic(1_000, tick -> {
      long sum = 0;
      for (int i = 0; i < size; i++) { // BUG
        for (int j = 0; j < size; j++) {
          sum += i ^ j;
        }
      }
    });
  }

  Mono<Integer> reactorTimerBad(List<Point> points) {
    return Mono.delay(Duration.ofSeconds(1)).map(tick -> {
      int sum = 0;
      for (Point one : points) { // BUG
        for (Point other : points) {
          sum += one.distance(other);
        }
      }
      return sum;
    });
  }

  static class ManyRoundsBad extends ChannelInboundHandlerAdapter {
    private static final int ROUNDS = 200_000;

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      int sum = 0;
      for (int round = 0; round < ROUNDS; round++) { // BUG
        for (int i = 0; i < 10_000; i++) {
          sum += round ^ i;
        }
      }
      ctx.writeAndFlush(sum);
    }
  }

  /** Each round of the outer loop works through its own group, pair by pair. */
  static class PairsOfEachGroupBad extends SimpleChannelInboundHandler<List<Group>> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<Group> groups) {
      int sum = 0;
      for (Group group : groups) {
        List<Point> points = group.points();
        sum += pairs(points);
      }
      ctx.writeAndFlush(sum);
    }

    private static int pairs(List<Point> points) {
      int sum = 0;
      for (Point one : points) { // BUG
        for (Point other : points) {
          sum += one.distance(other);
        }
      }
      return sum;
    }
  }

  static class KeyPerRequestBad extends SimpleChannelInboundHandler<List<String>> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<String> names) throws NoSuchAlgorithmException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      for (String name : names) { // BUG
        ctx.fireUserEventTriggered(generator.generateKeyPair());
      }
    }
  }

  /** One loop over the input is what event loops do all day. */
  static class OneLoopOk extends SimpleChannelInboundHandler<List<Point>> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<Point> points) {
      int sum = 0;
      for (Point point : points) {
        sum += point.x() + point.y();
      }
      for (int i = 0; i < points.size(); i++) {
        sum += points.get(i).x();
      }
      ctx.writeAndFlush(sum);
    }
  }

  static class SmallBoundsOk extends SimpleChannelInboundHandler<int[]> {
    private static final int SIZE = 9;

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, int[] sudoku) {
      int sum = 0;
      for (int row = 0; row < SIZE; row++) {
        for (int column = 0; column < SIZE; column++) {
          sum += sudoku[row * SIZE + column];
        }
      }
      for (int number : sudoku) {
        for (int bit = 0; bit < 32; bit++) {
          sum += number >> bit & 1;
        }
      }
      ctx.writeAndFlush(sum);
    }
  }

  /** Walking parts of what the outer loop is at reads the input once. */
  static class PartsOfElementsOk extends SimpleChannelInboundHandler<List<Group>> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<Group> groups) {
      int sum = 0;
      for (Group group : groups) {
        for (Point point : group.points()) {
          sum += point.x();
        }
      }
      for (int i = 0; i < groups.size(); i++) {
        for (int j = 0; j < groups.get(i).points().size(); j++) {
          sum += groups.get(i).points().get(j).y();
        }
      }
      ctx.writeAndFlush(sum);
    }
  }

  static class RowsOfArrayOk extends SimpleChannelInboundHandler<int[][]> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, int[][] rows) {
      int sum = 0;
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < rows[i].length; j++) {
          sum += rows[i][j];
        }
      }
      ctx.writeAndFlush(sum);
    }
  }

  static class HelperWalksElementOk extends SimpleChannelInboundHandler<Map<String, List<Point>>> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Map<String, List<Point>> groups) {
      int sum = 0;
      for (Map.Entry<String, List<Point>> group : groups.entrySet()) {
        sum += total(group.getValue());
      }
      ctx.writeAndFlush(sum);
    }

    private static int total(List<Point> points) {
      int sum = 0;
      for (Point point : points) {
        sum += point.x();
      }
      return sum;
    }
  }

  static class RouteTableOk extends SimpleChannelInboundHandler<String> {
    private final List<Route> routes = new ArrayList<>();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String path) {
      for (Route route : routes) {
        if (route.matches(path)) {
          ctx.fireUserEventTriggered(route);
        }
      }
    }

    static class Route {
      private final List<String> prefixes = new ArrayList<>();

      boolean matches(String path) {
        for (String prefix : prefixes) {
          if (path.startsWith(prefix)) {
            return true;
          }
        }
        return false;
      }
    }
  }

  /** What is only written is not computed here. */
  static class WritesOnlyOk extends SimpleChannelInboundHandler<List<String>> {
    private final List<Channel> subscribers = new ArrayList<>();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<String> news) {
      for (String each : news) {
        for (Channel subscriber : subscribers) {
          subscriber.write(each);
        }
      }
    }
  }

  /** A parser's inner loop goes on where the outer one stands: together they read the text once. */
  static class ScannerOk extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String text) {
      int at = 0;
      while (at < text.length()) {
        while (at < text.length() && text.charAt(at) != ',') {
          at++;
        }
        at++;
      }
      for (Iterator<Integer> each = text.chars().iterator(); each.hasNext(); ) {
        while (each.hasNext() && each.next() == ' ') {
          at++;
        }
      }
    }
  }

  static class Vertx_headerParserTrimsBackwardsOk extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String value) {
      int start = 0;
      for (int i = 0; i < value.length(); i++) {
        if (value.charAt(i) == '-') {
          int end = i;
          for (int j = i - 1; j >= start; j--) {
            if (value.charAt(j) != ' ') {
              break;
            }
            end--;
          }
          ctx.fireUserEventTriggered(value.substring(start, end));
          start = i + 1;
        }
      }
    }
  }

  /** The inner loop ends the outer one. */
  static class Vertx_lowerCaseOnceOk extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String text) {
      ctx.writeAndFlush(lower(text));
    }

    private static int lower(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (Character.isUpperCase(text.charAt(i))) {
          int changed = 0;
          for (int j = 0; j < text.length(); j++) {
            changed += text.charAt(j);
          }
          return changed;
        }
        if (text.charAt(i) == 0) {
          return zeros(text);
        }
      }
      return 0;
    }

    private static int zeros(String text) {
      int zeros = 0;
      for (int j = 0; j < text.length(); j++) {
        zeros++;
      }
      return zeros;
    }
  }

  /** A look into a small registry for each element is not what stops a server: only a helper that walks the same collection counts. */
  static class Datastax_codecRegistryOk extends SimpleChannelInboundHandler<List<Object>> {
    private final List<Class<?>> codecs = new ArrayList<>();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<Object> values) {
      for (Object value : values) {
        ctx.fireUserEventTriggered(codecFor(value));
      }
    }

    private Object codecFor(Object value) {
      for (Class<?> codec : codecs) {
        if (codec.isInstance(value)) {
          return codec;
        }
      }
      return null;
    }
  }

  static class OnExecutorGroup {
    private final EventExecutorGroup handlers = new DefaultEventExecutorGroup(4);

    void add(Channel channel) {
      channel.pipeline().addLast(handlers, new AddedWithGroupOk());
    }
  }

  static class AddedWithGroupOk extends SimpleChannelInboundHandler<List<Point>> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<Point> points) {
      int sum = 0;
      for (Point one : points) {
        for (Point other : points) {
          sum += one.distance(other);
        }
      }
      ctx.writeAndFlush(sum);
    }
  }

  static class OffloadedOk extends SimpleChannelInboundHandler<List<Point>> {
    private final ExecutorService cpu = Executors.newWorkStealingPool();

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<Point> points) {
      cpu.execute(() -> {
        int sum = 0;
        for (Point one : points) {
          for (Point other : points) {
            sum += one.distance(other);
          }
        }
        ctx.writeAndFlush(sum);
      });
    }
  }

  /** Computing is what the common pool is for. */
  CompletableFuture<Integer> commonPoolOk(List<Point> points) {
    return CompletableFuture.supplyAsync(() -> {
      int sum = 0;
      for (Point one : points) {
        for (Point other : points) {
          sum += one.distance(other);
        }
      }
      return sum;
    });
  }

  void blockingHandlerOk(Router router, List<Point> points) {
    router.get("/closest").blockingHandler(ctx -> {
      for (Point one : points) {
        for (Point other : points) {
          one.distance(other);
        }
      }
    });
  }

  Flux<Integer> elasticOk(Flux<List<Point>> batches) {
    return batches.publishOn(Schedulers.boundedElastic()).map(points -> {
      int sum = 0;
      for (Point one : points) {
        for (Point other : points) {
          sum += one.distance(other);
        }
      }
      return sum;
    });
  }

  static class NotInTheLoopOk extends ChannelInboundHandlerAdapter {
    private List<Point> points = List.of();

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      if (!ctx.executor().inEventLoop()) {
        for (Point one : points) {
          for (Point other : points) {
            one.distance(other);
          }
        }
      }
    }
  }

  static class SuppressedOk extends SimpleChannelInboundHandler<List<Point>> {
    @Override
    @SuppressWarnings("CpuLoopOnEventLoop")
    protected void channelRead0(ChannelHandlerContext ctx, List<Point> points) {
      for (Point one : points) {
        for (Point other : points) {
          one.distance(other);
        }
      }
    }
  }

  /** Known limit: the functions of a stream are not seen as a loop. */
  static class StreamInLoopOk extends SimpleChannelInboundHandler<List<Point>> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<Point> points) {
      for (Point one : points) {
        ctx.fireUserEventTriggered(points.stream().mapToInt(one::distance).min());
      }
    }
  }

  /** Known limit: nor is recursion over the input. */
  static class RecursionOk extends SimpleChannelInboundHandler<Integer> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Integer number) {
      ctx.writeAndFlush(fibonacci(number));
    }

    private static long fibonacci(int number) {
      return number < 2 ? number : fibonacci(number - 1) + fibonacci(number - 2);
    }
  }
}
