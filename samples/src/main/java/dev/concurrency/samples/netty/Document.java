package dev.concurrency.samples.netty;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A text and the words in it. */
record Document(int id, Set<String> words) {
  /** The same documents each time. */
  static List<Document> library(int size) {
    Random random = new Random(42);
    List<Document> documents = new ArrayList<>();
    for (int id = 0; id < size; id++) {
      Set<String> words = random.ints(60, 0, 5_000).mapToObj(word -> "word" + word).collect(Collectors.toSet());
      documents.add(new Document(id, words));
    }
    return documents;
  }
}
