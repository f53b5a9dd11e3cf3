package dev.concurrency.checker.catalog;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The real classes that the catalogue speaks of, as the tests' class path and the running JDK have them. */
final class Library {

  private Library() {}

  /** The class, or null if there is none of that name. */
  static Class<?> type(String binaryName) {
    try {
      return Class.forName(binaryName, false, Library.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** What the subject of an entry names: constructors, or methods that the type declares or inherits. */
  static List<Executable> executables(MethodPattern pattern) {
    Class<?> type = type(pattern.owner());
    return Stream.concat(Arrays.stream(type.getDeclaredConstructors()), methods(type).stream())
        .filter(executable -> pattern.matches(name(executable), parameterTypes(executable)))
        .filter(executable -> executable.getDeclaringClass() != Object.class || type == Object.class)
        .toList();
  }

  /** All methods that can be called on a value of the type, or overridden, without those that the compiler made. */
  static List<Method> methods(Class<?> type) {
    List<Method> methods = new ArrayList<>();
    for (Class<?> declaring : withSupertypes(type)) {
      for (Method method : declaring.getDeclaredMethods()) {
        boolean inheritable = Modifier.isPublic(method.getModifiers()) || Modifier.isProtected(method.getModifiers());
        if (inheritable && !method.isSynthetic()) {
          methods.add(method);
        }
      }
    }
    return methods;
  }

  static Set<Class<?>> withSupertypes(Class<?> type) {
    Set<Class<?>> types = new LinkedHashSet<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      types.add(at);
    }
    for (Class<?> at : List.copyOf(types)) {
      for (Class<?> implemented : at.getInterfaces()) {
        types.addAll(withSupertypes(implemented));
      }
    }
    return types;
  }

  static String name(Executable executable) {
    return executable instanceof Constructor ? "<init>" : executable.getName();
  }

  static List<String> parameterTypes(Executable executable) {
    return Arrays.stream(executable.getParameterTypes()).map(Library::erasedName).toList();
  }

  /** As the model spells it: {@code int}, {@code java.util.Map$Entry}, {@code byte[]}. */
  private static String erasedName(Class<?> type) {
    return type.isArray() ? erasedName(type.getComponentType()) + "[]" : type.getName();
  }

  static Class<?> returnType(Executable executable) {
    return executable instanceof Method method ? method.getReturnType() : executable.getDeclaringClass();
  }

  /** Whether the type is an interface with exactly one method to implement. */
  static boolean isFunctional(Class<?> type) {
    if (!type.isInterface()) {
      return false;
    }
    long toImplement =
        Arrays.stream(type.getMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()) && !isMethodOfObject(method))
            .map(method -> method.getName() + parameterTypes(method).size())
            .distinct()
            .count();
    return toImplement == 1;
  }

  private static boolean isMethodOfObject(Method method) {
    return Arrays.stream(Object.class.getMethods())
        .anyMatch(own -> own.getName().equals(method.getName()) && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
  }
}
