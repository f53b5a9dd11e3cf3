/** What is run to prove the findings: main classes, in a JVM of their own, for a bounded time. */
package dev.concurrency.maven.workload;
