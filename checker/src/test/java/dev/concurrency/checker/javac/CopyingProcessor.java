package dev.concurrency.checker.javac;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Writes, for each class annotated as deprecated, a class {@code …Copy} that throws a future away. */
@SupportedAnnotationTypes("java.lang.Deprecated")
public final class CopyingProcessor extends AbstractProcessor {

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (Element element : round.getElementsAnnotatedWith(Deprecated.class)) {
      String name = element.getSimpleName() + "Copy";
      try (Writer writer = processingEnv.getFiler().createSourceFile(name, element).openWriter()) {
        writer.write(Sources.IGNORES_A_FUTURE.replace("Mailer", name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return false;
  }
}
