package dev.concurrency.checker.context;

import dev.concurrency.checker.model.SourceFile;

/** One step from the origin of a context to the code that has it. */
public record Step(SourceFile file, int line, String what) {}
