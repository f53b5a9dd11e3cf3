/**
 * The rules as Error Prone checks: one class each, which hands out what the one analysis of the compilation found. The only package that knows Error Prone,
 * and the only one that touches javac's internals: Error Prone hands out one file at a time, and the way from there to the whole module leads through them.
 */
package dev.concurrency.checker.errorprone;
