/**
 * A JVM of its own for code that is not ours: which JDK, its argument file, a time limit, a bounded log, and the end of everything it
 * started.
 */
package dev.concurrency.maven.jvm;
