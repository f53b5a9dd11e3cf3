import java.util.List;

/** Called by a handler in another file. */
class Knapsack {

  int fill(List<Integer> weights, int limit) {
    return best(weights, limit);
  }

  /** The inner loop counts down from the limit. */
  private static int bestBad(List<Integer> weights, int limit) {
    boolean[] reachable = new boolean[limit + 1];
    for (int weight : weights) { // BUG
      for (int at = limit; at >= weight; at--) {
        reachable[at] |= reachable[at - weight];
      }
    }
    return reachable.length;
  }

  private static int best(List<Integer> weights, int limit) {
    return bestBad(weights, limit);
  }
}
