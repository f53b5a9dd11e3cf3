/** Findings that a project wants to have: samples and courses, where a missing one is the defect. */
package dev.concurrency.maven.expectation;
