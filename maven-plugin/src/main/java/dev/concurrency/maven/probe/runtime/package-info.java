/**
 * What runs inside the workload's JVM: the Java agent and the code that the rewritten call sites call.
 *
 * <p>These classes are put on the boot class path, so that every class of the workload can see them, and therefore import nothing outside
 * {@code java.*}. Code that runs on a thread of the workload never does I/O, never takes a lock and never throws; all that is slow is
 * done by the agent's own daemon threads.
 */
package dev.concurrency.maven.probe.runtime;
