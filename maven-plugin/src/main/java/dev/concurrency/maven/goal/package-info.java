/** The goals: parameters in, one call out. */
package dev.concurrency.maven.goal;
