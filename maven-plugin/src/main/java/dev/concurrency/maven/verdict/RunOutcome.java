package dev.concurrency.maven.verdict;

/**
 * How the process of a workload ended.
 *
 * @param workload name of the workload
 * @param exitCode the process's exit code; meaningless if it was killed
 * @param killed whether the process had to be ended from outside
 * @param reason in words, for instance {@code "killed after 60 s"} or {@code "ended by itself"}
 */
public record RunOutcome(String workload, int exitCode, boolean killed, String reason) {}
