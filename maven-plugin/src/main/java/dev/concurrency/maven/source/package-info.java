/** Source files as text. */
package dev.concurrency.maven.source;
