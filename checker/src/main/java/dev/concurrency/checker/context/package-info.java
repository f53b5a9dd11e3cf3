/**
 * On which kind of thread each piece of code runs, and how it gets there. Only what is certain is said: code of which nothing is known has no context.
 */
package dev.concurrency.checker.context;
