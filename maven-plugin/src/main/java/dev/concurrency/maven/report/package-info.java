/** What a run has to say, for people and for programs: one small class each. */
package dev.concurrency.maven.report;
