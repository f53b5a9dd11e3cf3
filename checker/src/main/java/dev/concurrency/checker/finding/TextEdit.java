package dev.concurrency.checker.finding;

/** Replaces the characters from {@code start} (inclusive) to {@code end} (exclusive), both UTF-16 offsets into the source file. */
public record TextEdit(int start, int end, String replacement) {}
