import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.stream.Collectors;

/** Mutiny's asIterable and asStream. */
class MutinyBridges {

  @NonBlocking
  String joinedOnIoThreadBad(Multi<String> words) {
    return words.subscribe().asStream().collect(Collectors.joining(" ")); // BUG
  }

  @NonBlocking
  int countedOnIoThreadBad(Multi<String> words) {
    int count = 0;
    for (String word : words.subscribe().asIterable()) { // BUG
      count += word.length();
    }
    return count;
  }

  @Blocking
  List<String> onAWorkerOk(Multi<String> words) {
    return words.subscribe().asStream().toList();
  }

  void onTheCallersThreadOk(Multi<String> words) {
    words.subscribe().asIterable().forEach(System.out::println);
  }
}
