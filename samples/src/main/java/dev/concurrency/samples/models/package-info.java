/**
 * How one machine behaves under each concurrency model. An experiment is a class with a {@code main}, whose argument is the model; each model runs in a
 * JVM of its own and leaves its figures for the table of the {@code verify} goal. Some of the models are here to show what they cost: where they are
 * misuse, the analysis finds it.
 */
package dev.concurrency.samples.models;
