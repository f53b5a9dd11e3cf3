package dev.concurrency.checker.model;

/** A field by the binary name of its declaring class and its own name. */
public record FieldRef(String owner, String name) {}
