import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.MessageToMessageDecoder;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import java.awt.Graphics;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import javafx.application.Platform;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Analyses of texts, graphs and pictures, where event loops run them and where they do not. */
class Analyses {

  /** How far two words are from each other: a table with a cell for each pair of letters. */
  static class EditDistanceBad extends SimpleChannelInboundHandler<String> {
    private final String expected;

    EditDistanceBad(String expected) {
      this.expected = expected;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String word) {
      int[][] cost = new int[word.length() + 1][expected.length() + 1];
      for (int i = 1; i <= word.length(); i++) { // BUG
        for (int j = 1; j <= expected.length(); j++) {
          int changed = cost[i - 1][j - 1] + (word.charAt(i - 1) == expected.charAt(j - 1) ? 0 : 1);
          cost[i][j] = Math.min(changed, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        }
      }
      ctx.writeAndFlush(cost[word.length()][expected.length()]);
    }
  }

  /** Three loops deep; one finding. */
  static class MatrixProductBad extends MessageToMessageDecoder<double[][]> {
    private final int size;
    private final double[][] weights;

    MatrixProductBad(int size, double[][] weights) {
      this.size = size;
      this.weights = weights;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, double[][] matrix, List<Object> out) {
      double[][] product = new double[size][size];
      for (int i = 0; i < size; i++) { // BUG
        for (int j = 0; j < size; j++) {
          for (int k = 0; k < size; k++) {
            product[i][j] += matrix[i][k] * weights[k][j];
          }
        }
      }
      out.add(product);
    }
  }

  void onEventLoopOfChannelBad(EventLoop loop, Map<String, Integer> scores) {
    loop.execute(() -> {
      int draws = 0;
      for (Map.Entry<String, Integer> one : scores.entrySet()) { // BUG
        for (Map.Entry<String, Integer> other : scores.entrySet()) {
          draws += one.getValue().equals(other.getValue()) ? 1 : 0;
        }
      }
      System.out.println(draws);
    });
  }

  void eventBusConsumerBad(EventBus bus, List<String> subscribers) {
    bus.<String>consumer("names", message -> {
      int clashes = 0;
      for (int i = 0; i < subscribers.size(); i++) { // BUG
        for (int j = i + 1; j < subscribers.size(); j++) {
          clashes += subscribers.get(i).equalsIgnoreCase(subscribers.get(j)) ? 1 : 0;
        }
      }
      message.reply(clashes);
    });
  }

  static class VerticleStartBad extends AbstractVerticle {
    private static final int LIMIT = 50_000;

    @Override
    public void start() {
      List<Integer> primes = new ArrayList<>();
      for (int number = 2; number < LIMIT; number++) { // BUG
        boolean prime = true;
        for (int divisor : primes) {
          prime &= number % divisor != 0;
        }
        if (prime) {
          primes.add(number);
        }
      }
    }
  }

  void redisAnswerBad(RedisAsyncCommands<String, String> redis, List<String> stopWords) {
    redis.lrange("words", 0, -1).thenAccept(words -> {
      int found = 0;
      for (String word : words) { // BUG
        for (String stop : stopWords) {
          found += word.contains(stop) ? 1 : 0;
        }
      }
      System.out.println(found);
    });
  }

  /** Deriving a key is meant to take long, even once; here it does so for each user. */
  static class PasswordsBad extends SimpleChannelInboundHandler<List<char[]>> {
    private final SecretKeyFactory factory;
    private final byte[] salt = new byte[16];

    PasswordsBad(SecretKeyFactory factory) {
      this.factory = factory;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<char[]> passwords) throws Exception {
      for (char[] password : passwords) { // BUG
        ctx.write(factory.generateSecret(new PBEKeySpec(password, salt, 600_000, 256)));
      }
      ctx.flush();
    }
  }

  static class PrimesBad implements HttpService {
    @Override
    public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
      int wanted = request.path().length();
      StringBuilder primes = new StringBuilder();
      for (int i = 0; i < wanted; i++) { // BUG
        primes.append(BigInteger.probablePrime(2_048, new Random())).append('\n');
      }
      return HttpResponse.of(primes.toString());
    }
  }

  static class AcknowledgementsBad implements Callback {
    private final List<Long> offsets = new ArrayList<>();

    @Override
    public void onCompletion(RecordMetadata metadata, Exception failure) {
      int later = 0;
      for (long known : offsets) { // BUG
        for (long other : offsets) {
          later += other > known ? 1 : 0;
        }
      }
      System.out.println(later);
    }
  }

  /** A window draws itself on the thread that also takes the clicks. */
  static class MandelbrotBad extends JComponent {
    private final int side;

    MandelbrotBad(int side) {
      this.side = side;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      for (int x = 0; x < side; x++) { // BUG
        for (int y = 0; y < side; y++) {
          graphics.drawLine(x, y, x, y);
        }
      }
    }
  }

  void showOverlapsBad(List<int[]> appointments) {
    SwingUtilities.invokeLater(() -> {
      int overlaps = 0;
      for (int[] one : appointments) { // BUG
        for (int[] other : appointments) {
          overlaps += one[0] < other[1] && other[0] < one[1] ? 1 : 0;
        }
      }
      System.out.println(overlaps);
    });
  }

  void javaFxBad(Set<String> cities) {
    Platform.runLater(() -> {
      List<String> routes = new ArrayList<>();
      for (String from : cities) { // BUG
        for (String to : cities) {
          if (from.compareTo(to) < 0) {
            routes.add(from + " – " + to);
          }
        }
      }
      System.out.println(routes);
    });
  }

  /** The outer loop stands in the handler, the inner one in another object that has the same list. */
  static class NeighboursBad extends ChannelInboundHandlerAdapter {
    private final List<String> nodes = new ArrayList<>();

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      int degree = 0;
      for (int i = 0; i < nodes.size(); i++) { // BUG
        degree += Graph.degree(nodes.get(i), nodes);
      }
      ctx.fireUserEventTriggered(degree);
    }
  }

  static class Graph {
    static int degree(String node, List<String> nodes) {
      int neighbours = 0;
      for (String other : nodes) {
        if (other.startsWith(node)) {
          neighbours++;
        }
      }
      return neighbours;
    }
  }

  // ---- silent

  /** One after the other, not one in the other. */
  static class TwoPassesOk extends SimpleChannelInboundHandler<List<Integer>> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<Integer> numbers) {
      long sum = 0;
      for (int number : numbers) {
        sum += number;
      }
      long spread = 0;
      for (int number : numbers) {
        spread += Math.abs(number - sum / numbers.size());
      }
      ctx.writeAndFlush(spread);
    }
  }

  /** The index makes one pass of it. */
  static class IndexedOk extends SimpleChannelInboundHandler<List<String>> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<String> titles) {
      Map<String, Integer> seen = new HashMap<>();
      Set<String> twice = new HashSet<>();
      for (String title : titles) {
        if (seen.merge(title, 1, Integer::sum) > 1) {
          twice.add(title);
        }
      }
      ctx.writeAndFlush(twice);
    }
  }

  void swingWorkerOk(List<String> nodes) {
    new SwingWorker<Integer, Void>() {
      @Override
      protected Integer doInBackground() {
        int same = 0;
        for (String one : nodes) {
          for (String other : nodes) {
            same += one.equals(other) ? 1 : 0;
          }
        }
        return same;
      }
    }.execute();
  }

  void executeBlockingOk(Vertx vertx, int size) {
    vertx.setTimer(100, tick -> vertx.executeBlocking(() -> {
      long sum = 0;
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          sum += (long) i * j;
        }
      }
      return sum;
    }));
  }

  CompletionStage<Integer> continuedOnOwnPoolOk(RedisAsyncCommands<String, String> redis, ExecutorService computing) {
    return redis.lrange("words", 0, -1).thenApplyAsync(words -> {
      int pairs = 0;
      for (String one : words) {
        for (String other : words) {
          pairs += one.length() == other.length() ? 1 : 0;
        }
      }
      return pairs;
    }, computing);
  }

  /** Of each message a few bytes are looked at. */
  static class ShortHeadersOk extends SimpleChannelInboundHandler<List<byte[]>> {
    private static final int HEADER = 12;

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<byte[]> messages) {
      int checksum = 0;
      for (byte[] message : messages) {
        for (int i = 0; i < HEADER; i++) {
          checksum = 31 * checksum + message[i];
        }
      }
      ctx.writeAndFlush(checksum);
    }
  }

  /** The letters of each line, the cells of each row. */
  static class LettersOfLinesOk extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      int digits = 0;
      for (String line : ((String) message).split("\n")) {
        for (char letter : line.toCharArray()) {
          digits += Character.isDigit(letter) ? 1 : 0;
        }
      }
      ctx.fireChannelRead(digits);
    }
  }

  /** Sorting takes little more than a pass. */
  static class SortedFirstOk extends SimpleChannelInboundHandler<List<String>> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, List<String> names) {
      List<String> sorted = new ArrayList<>(names);
      Collections.sort(sorted);
      int twice = 0;
      for (int i = 1; i < sorted.size(); i++) {
        twice += sorted.get(i).equals(sorted.get(i - 1)) ? 1 : 0;
      }
      ctx.writeAndFlush(twice);
    }
  }

  /** Nobody says that a loop runs it. */
  static int plainMethodOk(List<String> nodes) {
    int edges = 0;
    for (String one : nodes) {
      for (String other : nodes) {
        edges += one.endsWith(other) ? 1 : 0;
      }
    }
    return edges;
  }
}
