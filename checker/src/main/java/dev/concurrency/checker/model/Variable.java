package dev.concurrency.checker.model;

import java.util.List;

/**
 * A local variable or parameter.
 *
 * @param id unique in the program
 * @param body the body that declares it; a lambda inside may capture it
 * @param region the innermost region of that body that holds its declaration
 * @param parameter its position among the body's parameters, or -1
 * @param values what is assigned to it; empty for a parameter that is never assigned, {@link Value.Unknown} for a loop or catch variable
 * @param uses what becomes of it where it is read
 */
public record Variable(int id, String name, TypeRef type, int body, int region, int parameter, List<Value> values, List<Use> uses) {

  public Variable {
    values = List.copyOf(values);
    uses = List.copyOf(uses);
  }

  public boolean isParameter() {
    return parameter >= 0;
  }
}
