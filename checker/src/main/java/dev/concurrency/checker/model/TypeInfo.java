package dev.concurrency.checker.model;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/**
 * A class or interface that the program declares or mentions.
 *
 * @param name binary name
 * @param supertypes all supertypes, direct and indirect, without itself
 * @param annotations binary names of its annotations, and {@code a.B#mode=FAST} for each element of one that the program sets to an enum constant
 * @param inSource whether the program declares it
 * @param isInterface whether it is an interface
 */
public record TypeInfo(String name, Set<String> supertypes, Set<String> annotations, boolean inSource, boolean isInterface) {

  public TypeInfo {
    // Keeps their order, unlike Set.copyOf, whose order changes from run to run.
    supertypes = ImmutableSet.copyOf(supertypes);
    annotations = ImmutableSet.copyOf(annotations);
  }
}
