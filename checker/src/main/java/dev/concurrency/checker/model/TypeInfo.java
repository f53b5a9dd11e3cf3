package dev.concurrency.checker.model;

import java.util.Set;

/**
 * A class or interface that the program declares or mentions.
 *
 * @param name binary name
 * @param supertypes all supertypes, direct and indirect, without itself
 * @param annotations binary names of its annotations
 * @param inSource whether the program declares it
 * @param isInterface whether it is an interface
 */
public record TypeInfo(String name, Set<String> supertypes, Set<String> annotations, boolean inSource, boolean isInterface) {

  public TypeInfo {
    supertypes = Set.copyOf(supertypes);
    annotations = Set.copyOf(annotations);
  }
}
