package dev.concurrency.samples.netty;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A text as the sorted numbers of its words. */
record Document(int id, int[] words) {
  /** The same documents each time. */
  static List<Document> library(int size) {
    Random random = new Random(42);
    List<Document> documents = new ArrayList<>();
    for (int id = 0; id < size; id++) {
      documents.add(new Document(id, random.ints(0, 5_000).distinct().limit(60).sorted().toArray()));
    }
    return documents;
  }

  int wordsSharedWith(Document other) {
    int shared = 0;
    int mine = 0;
    int theirs = 0;
    while (mine < words.length && theirs < other.words.length) {
      int order = Integer.compare(words[mine], other.words[theirs]);
      if (order == 0) {
        shared++;
      }
      if (order <= 0) {
        mine++;
      }
      if (order >= 0) {
        theirs++;
      }
    }
    return shared;
  }
}
