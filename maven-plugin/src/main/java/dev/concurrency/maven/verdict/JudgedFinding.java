package dev.concurrency.maven.verdict;

import dev.concurrency.checker.finding.Finding;

/** A finding and what the workloads say about it. */
public record JudgedFinding(Finding finding, Judgement judgement) {}
