/**
 * Prepares a JVM so that the flagged places are observed in it: the instrumenter, which rewrites them when their classes are loaded, and
 * the writer of the files that the Java agent of {@link dev.concurrency.maven.probe.runtime} needs.
 */
package dev.concurrency.maven.probe;
