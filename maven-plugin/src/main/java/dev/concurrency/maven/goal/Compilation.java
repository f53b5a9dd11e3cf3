package dev.concurrency.maven.goal;

import java.util.Optional;
import org.apache.maven.project.MavenProject;

/**
 * The project after it has been compiled.
 *
 * @param project with the source roots that the build has added
 * @param failure what went wrong while compiling, in a sentence
 */
record Compilation(MavenProject project, Optional<String> failure) {}
