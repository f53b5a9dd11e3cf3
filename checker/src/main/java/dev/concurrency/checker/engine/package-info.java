/** Runs the rules on a program and turns what they found into findings. One for all hosts. */
package dev.concurrency.checker.engine;
