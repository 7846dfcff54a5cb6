package tradingagents.chain.lambda;

import io.micronaut.inject.BeanDefinitionReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The beans that our own factories make: Micronaut's annotation processor leaves one entry for each
 * in the jar of the factory. Those of Micronaut's own jars are for web servers and parameters that
 * no function of ours has; loading them costs a cold start more than all of ours.
 */
final class OwnBeans {
  private static final String FOLDER =
      "META-INF/micronaut/" + BeanDefinitionReference.class.getName() + "/";
  private static final String OURS = "tradingagents.";

  private OwnBeans() {}

  /**
   * The beans that can be made.
   *
   * @param loader of the functions' classes
   * @return one for each method of each factory on the class path
   */
  static List<BeanDefinitionReference<?>> of(ClassLoader loader) {
    List<BeanDefinitionReference<?>> beans = new ArrayList<>();
    try {
      for (URL folder : Collections.list(loader.getResources(FOLDER))) {
        for (String name : names(folder)) {
          beans.add(
              (BeanDefinitionReference<?>)
                  loader.loadClass(name).getDeclaredConstructor().newInstance());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a bean of ours cannot be described", e);
    }
    return beans;
  }

  private static List<String> names(URL folder) throws IOException {
    URLConnection connection = folder.openConnection();
    if (connection instanceof JarURLConnection jar) {
      // The class loader's own file: it is not ours to close.
      return jar.getJarFile().stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(FOLDER + OURS))
          .map(name -> name.substring(FOLDER.length()))
          .toList();
    }
    try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(OURS))
          .toList();
    }
  }
}
