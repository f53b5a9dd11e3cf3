package dev.concurrency.checker.javac;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.TypeInfo;
import dev.concurrency.checker.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** javac's types and methods as names of the model, and what the program mentions of them. */
final class TypeNames {

  private static final Pattern NULLABLE = Pattern.compile("(?:Nullable|CheckForNull)$");

  private static final int DEPTH = 3;

  private final Elements elements;
  private final Types types;
  private final Map<String, TypeInfo> mentioned = new HashMap<>();
  private final Map<ExecutableElement, MethodRef> refs = new HashMap<>();
  private final Map<String, ExecutableElement> functionalMethods = new HashMap<>();
  private final Map<Element, Boolean> mayIgnore = new HashMap<>();
  private final Map<ExecutableElement, Boolean> interruptible = new HashMap<>();
  private final Map<TypeElement, Set<TypeElement>> allSupertypes = new HashMap<>();
  private final Map<TypeElement, ListMultimap<Name, ExecutableElement>> methodsOf = new HashMap<>();
  private final Map<TypeElement, String> binaryNames = new HashMap<>();
  private final Map<TypeElement, TypeRef> withoutArguments = new HashMap<>();
  private final Set<String> inSource = new HashSet<>();

  TypeNames(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** All types that were asked for, by name. */
  Map<String, TypeInfo> mentioned() {
    return mentioned;
  }

  String binary(TypeElement type) {
    return binaryNames.computeIfAbsent(type, t -> elements.getBinaryName(t).toString());
  }

  /** Erased name; empty for what has none, such as an unresolved type. */
  String erased(TypeMirror type) {
    if (type == null) {
      return "";
    }
    TypeKind kind = type.getKind();
    if (kind.isPrimitive() || kind == TypeKind.VOID) {
      return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
    return switch (kind) {
      case ARRAY -> erased(((ArrayType) type).getComponentType()) + "[]";
      case DECLARED -> binary((TypeElement) ((DeclaredType) type).asElement());
      case TYPEVAR, INTERSECTION, UNION, WILDCARD -> {
        TypeMirror erasure = types.erasure(type);
        yield erasure.getKind() == kind ? "java.lang.Object" : erased(erasure);
      }
      default -> "";
    };
  }

  /** The type with its arguments; mentions it. */
  TypeRef ref(TypeMirror type) {
    return ref(type, DEPTH);
  }

  private TypeRef ref(TypeMirror type, int depth) {
    if (type == null) {
      return TypeRef.UNKNOWN;
    }
    if (type.getKind() == TypeKind.WILDCARD) {
      TypeMirror bound = ((WildcardType) type).getExtendsBound();
      return bound == null ? TypeRef.of("java.lang.Object") : ref(bound, depth);
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return TypeRef.of(erased(type));
    }
    DeclaredType declared = (DeclaredType) type;
    TypeElement element = (TypeElement) declared.asElement();
    if (depth == 0 || declared.getTypeArguments().isEmpty()) {
      return withoutArguments.computeIfAbsent(element, this::mentioned);
    }
    mention(element);
    List<TypeRef> arguments = new ArrayList<>();
    declared.getTypeArguments().forEach(argument -> arguments.add(ref(argument, depth - 1)));
    return new TypeRef(binary(element), arguments);
  }

  private TypeRef mentioned(TypeElement type) {
    mention(type);
    return TypeRef.of(binary(type));
  }

  MethodRef ref(ExecutableElement method) {
    return refs.computeIfAbsent(method, m -> {
      StringBuilder descriptor = new StringBuilder("(");
      for (VariableElement parameter : m.getParameters()) {
        descriptor.append(descriptor(parameter.asType()));
      }
      descriptor.append(')').append(m.getKind() == ElementKind.CONSTRUCTOR ? "V" : descriptor(m.getReturnType()));
      TypeElement owner = (TypeElement) m.getEnclosingElement();
      mention(owner);
      return new MethodRef(binary(owner), m.getSimpleName().toString(), descriptor.toString());
    });
  }

  private String descriptor(TypeMirror type) {
    return switch (type.getKind()) {
      case BOOLEAN -> "Z";
      case BYTE -> "B";
      case CHAR -> "C";
      case DOUBLE -> "D";
      case FLOAT -> "F";
      case INT -> "I";
      case LONG -> "J";
      case SHORT -> "S";
      case VOID -> "V";
      case ARRAY -> "[" + descriptor(((ArrayType) type).getComponentType());
      default -> "L" + erased(type).replace('.', '/') + ";";
    };
  }

  void declare(TypeElement type) {
    inSource.add(binary(type));
    mentioned.remove(binary(type));
    mention(type);
  }

  void mention(TypeElement type) {
    String name = binary(type);
    if (mentioned.containsKey(name)) {
      return;
    }
    // A supertype has to be known too: which of two catalogue entries is the more specific one is asked between supertypes.
    Set<String> supertypes = new LinkedHashSet<>();
    mentioned.put(name, new TypeInfo(name, supertypes, Set.of(), false, false));
    for (TypeElement supertype : directSupertypes(type)) {
      mention(supertype);
      supertypes.add(binary(supertype));
      supertypes.addAll(mentioned.get(binary(supertype)).supertypes());
    }
    mentioned.put(name, new TypeInfo(name, supertypes, annotationsWithSettings(type), inSource.contains(name), type.getKind().isInterface()));
  }

  private List<TypeElement> directSupertypes(TypeElement type) {
    List<TypeElement> direct = new ArrayList<>();
    for (TypeMirror supertype : types.directSupertypes(type.asType())) {
      if (supertype instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
        direct.add(element);
      }
    }
    return direct;
  }

  private Set<String> annotationsWithSettings(TypeElement type) {
    Set<String> names = annotations(type);
    for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
      mirror.getElementValues().forEach((element, value) -> {
        if (value.getValue() instanceof VariableElement constant) {
          names.add(erased(mirror.getAnnotationType()) + "#" + element.getSimpleName() + "=" + constant.getSimpleName());
        }
      });
    }
    return names;
  }

  Set<String> annotations(Element element) {
    Set<String> names = new LinkedHashSet<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      names.add(erased(mirror.getAnnotationType()));
    }
    names.remove("");
    return names;
  }

  /**
   * Those of a method and of the type that it returns, because an annotation's own declaration says where it belongs; and, of the methods that it overrides,
   * those that say that the result may be null.
   */
  Set<String> annotationsWithResult(ExecutableElement method, List<ExecutableElement> overriddenMethods) {
    Set<String> names = ofMethodAndResult(method);
    for (ExecutableElement overridden : overriddenMethods) {
      ofMethodAndResult(overridden).stream().filter(name -> NULLABLE.matcher(name).find()).forEach(names::add);
    }
    return names;
  }

  private Set<String> ofMethodAndResult(ExecutableElement method) {
    Set<String> names = annotations(method);
    for (AnnotationMirror mirror : method.getReturnType().getAnnotationMirrors()) {
      names.add(erased(mirror.getAnnotationType()));
    }
    names.remove("");
    return names;
  }

  /** Whether the method says that it throws {@link InterruptedException}. */
  boolean isInterruptible(ExecutableElement method) {
    return interruptible.computeIfAbsent(method, TypeNames::throwsInterruption);
  }

  private static boolean throwsInterruption(ExecutableElement method) {
    for (TypeMirror thrown : method.getThrownTypes()) {
      if (thrown instanceof DeclaredType type && type.asElement() instanceof TypeElement element && element.getQualifiedName().contentEquals("java.lang.InterruptedException")) {
        return true;
      }
    }
    return false;
  }

  /** Whether the method (or class or package), or what is around it, carries {@code CanIgnoreReturnValue}, whoever declares that annotation. */
  boolean mayIgnore(Element element) {
    Boolean known = mayIgnore.get(element);
    if (known == null) {
      Element around = element.getEnclosingElement();
      known = isIgnorable(element) || around != null && mayIgnore(around);
      mayIgnore.put(element, known);
    }
    return known;
  }

  private static boolean isIgnorable(Element element) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement().getSimpleName().contentEquals("CanIgnoreReturnValue")) {
        return true;
      }
    }
    return false;
  }

  Set<MethodRef> refs(List<ExecutableElement> methods) {
    Set<MethodRef> refs = new LinkedHashSet<>();
    methods.forEach(method -> refs.add(ref(method)));
    return refs;
  }

  /** All methods of supertypes that a method overrides or implements. */
  List<ExecutableElement> overridden(ExecutableElement method) {
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    Set<Modifier> modifiers = method.getModifiers();
    if (method.getKind() == ElementKind.CONSTRUCTOR || modifiers.contains(Modifier.STATIC) || modifiers.contains(Modifier.PRIVATE)) {
      return List.of();
    }
    List<ExecutableElement> overridden = new ArrayList<>();
    for (TypeElement supertype : allSupertypes.computeIfAbsent(owner, this::allSupertypes)) {
      for (ExecutableElement other : methodsOf.computeIfAbsent(supertype, TypeNames::methodsByName).get(method.getSimpleName())) {
        if (other.getParameters().size() == method.getParameters().size() && elements.overrides(method, other, owner)) {
          overridden.add(other);
        }
      }
    }
    return overridden;
  }

  private Set<TypeElement> allSupertypes(TypeElement type) {
    Set<TypeElement> all = new LinkedHashSet<>();
    collectSupertypeElements(type, all);
    return all;
  }

  private void collectSupertypeElements(TypeElement type, Set<TypeElement> into) {
    for (TypeElement supertype : directSupertypes(type)) {
      if (into.add(supertype)) {
        collectSupertypeElements(supertype, into);
      }
    }
  }

  private static ListMultimap<Name, ExecutableElement> methodsByName(TypeElement type) {
    ListMultimap<Name, ExecutableElement> methods = ArrayListMultimap.create();
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof ExecutableElement method) {
        methods.put(method.getSimpleName(), method);
      }
    }
    return methods;
  }

  /** The one abstract method of a functional interface, or null. */
  ExecutableElement functionalMethod(TypeMirror type) {
    if (!(type instanceof DeclaredType declared) || !(declared.asElement() instanceof TypeElement element)) {
      return null;
    }
    return functionalMethods.computeIfAbsent(binary(element), name -> {
      for (Element member : elements.getAllMembers(element)) {
        if (member instanceof ExecutableElement method
            && method.getModifiers().contains(Modifier.ABSTRACT)
            && !isMethodOfObject(method)) {
          return method;
        }
      }
      return null;
    });
  }

  /** An interface may repeat {@code equals} and its like, as Comparator does; they do not count. */
  private boolean isMethodOfObject(ExecutableElement method) {
    for (Element member : elements.getTypeElement("java.lang.Object").getEnclosedElements()) {
      if (member instanceof ExecutableElement other
          && other.getSimpleName().equals(method.getSimpleName())
          && other.getParameters().size() == method.getParameters().size()) {
        return true;
      }
    }
    return false;
  }

  /** What the functional method returns in this parameterisation of its interface. */
  TypeMirror functionalResult(TypeMirror type, ExecutableElement method) {
    ExecutableType member = memberOf(type, method);
    return member == null ? method.getReturnType() : member.getReturnType();
  }

  /**
   * Whether a method reference of this type puts arguments of the functional method into the array that a method with a variable number of them takes.
   *
   * @param firstIsReceiver whether the functional method's first argument is what the target is called on
   */
  boolean fillsArray(TypeMirror type, ExecutableElement target, boolean firstIsReceiver) {
    ExecutableElement functional = target.isVarArgs() ? functionalMethod(type) : null;
    ExecutableType member = functional == null ? null : memberOf(type, functional);
    if (member == null) {
      return false;
    }
    List<? extends TypeMirror> given = member.getParameterTypes();
    return given.size() - (firstIsReceiver ? 1 : 0) != target.getParameters().size() || given.get(given.size() - 1).getKind() != TypeKind.ARRAY;
  }

  private ExecutableType memberOf(TypeMirror type, ExecutableElement method) {
    try {
      return (ExecutableType) types.asMemberOf((DeclaredType) type, method);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
