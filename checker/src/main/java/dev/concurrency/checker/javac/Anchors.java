package dev.concurrency.checker.javac;

import com.sun.source.tree.Tree;
import dev.concurrency.checker.model.Place;
import java.util.ArrayList;
import java.util.List;

/** Which trees stand at the places of one file. Kept until the end of the compilation, when a {@link SourceText} with all that it remembers is long gone. */
final class Anchors {

  private final List<Anchored> all = new ArrayList<>();

  private record Anchored(Tree tree, int start, int end) {}

  void add(Tree tree, Place place) {
    all.add(new Anchored(tree, place.start(), place.end()));
  }

  /** The call or loop with these offsets, or null. */
  Tree at(int start, int end) {
    return all.stream().filter(each -> each.start == start && each.end == end).map(Anchored::tree).findFirst().orElse(null);
  }
}
