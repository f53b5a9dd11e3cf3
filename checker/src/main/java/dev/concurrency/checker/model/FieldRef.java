package dev.concurrency.checker.model;

/** A field by the binary name of its declaring class and its own name. */
public record FieldRef(String owner, String name) {

  // Written out for the same reason as those of MethodRef.
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof FieldRef that && name.equals(that.name) && owner.equals(that.owner);
  }

  @Override
  public int hashCode() {
    return owner.hashCode() * 31 + name.hashCode();
  }
}
