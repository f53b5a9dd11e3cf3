/**
 * What library APIs do, as data: text files with one entry a line. {@code docs/catalogue.md} describes the format.
 */
package dev.concurrency.checker.catalog;
