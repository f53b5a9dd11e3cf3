package dev.concurrency.checker.catalog;

import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.TypeInfo;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** A program that mentions these types and their supertypes, and does nothing. */
  static Program programWith(Collection<Class<?>> types) {
    Map<String, TypeInfo> infos = new HashMap<>();
    for (Class<?> mentioned : types) {
      for (Class<?> type : withSupertypes(mentioned)) {
        Set<String> supertypes = withSupertypes(type).stream().filter(each -> each != type).map(Class::getName).collect(Collectors.toSet());
        infos.put(type.getName(), new TypeInfo(type.getName(), supertypes, Set.of(), false, type.isInterface()));
      }
    }
    return new Program(List.of(), List.of(), Map.of(), infos);
  }

  /** As the model knows a method or constructor that is called on a value of this type. */
  static MethodRef ref(Executable executable) {
    MethodType erased = MethodType.methodType(executable instanceof Method method ? method.getReturnType() : void.class, executable.getParameterTypes());
    return new MethodRef(executable.getDeclaringClass().getName(), name(executable), erased.toMethodDescriptorString());
  }

  /** What the subject of an entry names: constructors, or methods that the type declares or inherits. */
  static List<Executable> executables(MethodPattern pattern) {
    Class<?> type = type(pattern.owner());
    return Stream.concat(Arrays.stream(type.getDeclaredConstructors()), methods(type).stream())
        .filter(executable -> pattern.matches(ref(executable)))
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
            .map(method -> method.getName() + method.getParameterCount())
            .distinct()
            .count();
    return toImplement == 1;
  }

  private static boolean isMethodOfObject(Method method) {
    return Arrays.stream(Object.class.getMethods())
        .anyMatch(own -> own.getName().equals(method.getName()) && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
  }
}
