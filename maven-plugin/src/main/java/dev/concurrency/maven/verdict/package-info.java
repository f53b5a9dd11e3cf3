/**
 * Findings and evidence to verdicts, as a pure function: the same files give the same verdicts, without a JVM to run.
 */
package dev.concurrency.maven.verdict;
