/** What workloads measured themselves, and which of several models that leaves as the one to choose. A pure function of lines of text. */
package dev.concurrency.maven.figures;
