import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** Classes that make beans and have methods of their own that are to run on other threads. */
class Settings {

  @Configuration
  static class PlaceholdersBad {
    @Bean
    PropertySourcesPlaceholderConfigurer placeholders() {
      return new PropertySourcesPlaceholderConfigurer();
    }

    @Async
    public void warmUp() { // BUG
      System.out.println("warm");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class WithAResultBad {
    @Bean
    BeanFactoryPostProcessor names() {
      return factory -> System.out.println(factory.getBeanDefinitionCount());
    }

    @Async
    public CompletableFuture<Integer> warmUp() { // BUG
      return CompletableFuture.completedFuture(1);
    }
  }

  /** A bean method makes its object early in any bean. Nothing is lost, and a call on itself is as good as any other. */
  @Component
  static class ComponentBad {
    @Bean
    PropertySourcesPlaceholderConfigurer placeholders() {
      return new PropertySourcesPlaceholderConfigurer();
    }

    public void start() {
      warmUp();
    }

    @Async
    public String warmUp() { // BUG
      return "warm";
    }
  }

  @Configuration
  static class StaticOk {
    @Bean
    static PropertySourcesPlaceholderConfigurer placeholders() {
      return new PropertySourcesPlaceholderConfigurer();
    }

    @Async
    public void warmUp() {
      System.out.println("warm");
    }
  }

  /** It does run on another thread, whatever the documentation says. */
  @Configuration
  static class OnlyAConfigurationOk {
    @Bean
    StringBuilder greeting() {
      return new StringBuilder("Good morning");
    }

    @Async
    public void warmUp() {
      System.out.println("warm");
    }
  }

  /** Perhaps there is no such bean. */
  @Configuration
  static class ConditionalOk {
    @Bean
    @Profile("test")
    PropertySourcesPlaceholderConfigurer placeholders() {
      return new PropertySourcesPlaceholderConfigurer();
    }

    @Async
    public void warmUp() {
      System.out.println("warm");
    }
  }

  /** Made when the container already knows of the proxies, unless it is one that comes first. */
  @Configuration
  static class PostProcessorOfBeansOk {
    @Bean
    BeanPostProcessor logger() {
      return new BeanPostProcessor() {};
    }

    @Async
    public void warmUp() {
      System.out.println("warm");
    }
  }

  /** No bean is made of what it returns. */
  @Component
  static class NoBeanMethodOk {
    PropertySourcesPlaceholderConfigurer placeholders() {
      return new PropertySourcesPlaceholderConfigurer();
    }

    @Async
    public void warmUp() {
      System.out.println("warm");
    }
  }

  /** Its failures are logged by the container. */
  @Component
  static class VoidOk {
    @Async
    public void fails() {
      throw new IllegalStateException("no mail server");
    }
  }
}
