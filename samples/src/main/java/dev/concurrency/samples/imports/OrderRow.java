package dev.concurrency.samples.imports;

/** An order as it came from a market place. */
record OrderRow(long id, String article, int pieces) {}
