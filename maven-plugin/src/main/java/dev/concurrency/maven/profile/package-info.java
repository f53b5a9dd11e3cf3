/** What the tasks of a program did with their threads, and which concurrency model fits them. Judges nothing: no finding and no build depends on it. */
package dev.concurrency.maven.profile;
