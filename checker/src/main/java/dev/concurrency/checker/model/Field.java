package dev.concurrency.checker.model;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * A field that the program declares.
 *
 * @param values everything that is assigned to it in the program: its initialiser first, then assignments in the order of the source
 */
public record Field(FieldRef ref, TypeRef type, Set<Modifier> modifiers, Set<String> annotations, List<Value> values) {

  public Field {
    modifiers = Set.copyOf(modifiers);
    annotations = Set.copyOf(annotations);
    values = List.copyOf(values);
  }

  /** Whether its value cannot be another one than {@link #values} says: final, or private and assigned once. */
  public boolean hasOneValue() {
    return values.size() == 1 && (modifiers.contains(Modifier.FINAL) || modifiers.contains(Modifier.PRIVATE));
  }
}
