package dev.concurrency.checker.bytecode;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** A class as its file describes it. Its methods are read when somebody asks for them, and what they call when somebody asks for that. */
final class ClassFile {

  private static final int INVOKE_DYNAMIC = 18;

  /** Where it was found; null for a class of the JDK. */
  final Root root;

  final String name;

  /** Null for {@code java.lang.Object}. */
  final String superName;

  final List<String> interfaces;
  final int access;
  /** Its content, as long as there is memory for it; it can be read again. */
  private SoftReference<ClassReader> content;

  /** Content that cannot be read again; null once its methods are known. */
  private ClassReader contentOfJdk;

  private Map<String, MethodCode> methods;
  private Set<String> madeByLambdas;

  /** @throws RuntimeException if it is no class file that ASM understands */
  ClassFile(byte[] content, Root root) {
    ClassReader reader = new ClassReader(content);
    this.root = root;
    this.name = binary(reader.getClassName());
    this.superName = reader.getSuperName() == null ? null : binary(reader.getSuperName());
    this.interfaces = List.of(reader.getInterfaces()).stream().map(ClassFile::binary).toList();
    this.access = reader.getAccess();
    this.content = new SoftReference<>(root == null ? null : reader);
    this.contentOfJdk = root == null ? reader : null;
  }

  boolean isOfJdk() {
    return root == null;
  }

  boolean is(int flag) {
    return (access & flag) != 0;
  }

  boolean isConcrete() {
    return !is(Opcodes.ACC_ABSTRACT) && !is(Opcodes.ACC_INTERFACE);
  }

  /** The method with this name and descriptor; null if the class does not declare it. */
  MethodCode method(String nameAndDescriptor) {
    return methods().get(nameAndDescriptor);
  }

  /** By name and descriptor, in the order of the file. */
  Map<String, MethodCode> methods() {
    if (methods == null) {
      ClassReader reader = isOfJdk() ? contentOfJdk : reader();
      methods = reader == null ? Map.of() : MethodReader.methods(this, reader);
      contentOfJdk = null;
    }
    return methods;
  }

  /** What a method of the class calls; null if that cannot be read. */
  List<MethodCode.Call> callsIn(MethodCode method) {
    if (isOfJdk() || !method.hasBody()) {
      return List.of();
    }
    ClassReader reader = reader();
    return reader == null ? null : CallReader.calls(method, reader);
  }

  /** Which interfaces code of the class may implement by lambdas: what its {@code invokedynamic} instructions return. */
  Set<String> madeByLambdas() {
    if (madeByLambdas == null) {
      madeByLambdas = new HashSet<>();
      ClassReader reader = reader();
      for (int i = 1; reader != null && i < reader.getItemCount(); i++) {
        int offset = reader.getItem(i);
        if (offset > 0 && reader.readByte(offset - 1) == INVOKE_DYNAMIC) {
          int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
          String descriptor = reader.readUTF8(nameAndType + 2, new char[reader.getMaxStringLength()]);
          if (descriptor.endsWith(";") && descriptor.charAt(descriptor.indexOf(')') + 1) == 'L') {
            madeByLambdas.add(binary(descriptor.substring(descriptor.indexOf(')') + 2, descriptor.length() - 1)));
          }
        }
      }
    }
    return madeByLambdas;
  }

  /** Forgets the content until somebody asks for a method: of a whole jar it would be much. */
  void release() {
    content.clear();
  }

  private ClassReader reader() {
    ClassReader reader = content.get();
    if (reader == null && root != null) {
      byte[] again = root.read(name.replace('.', '/'));
      reader = again == null ? null : new ClassReader(again);
      content = new SoftReference<>(reader);
    }
    return reader;
  }

  /** The class itself first. */
  List<String> withDirectSupertypes() {
    List<String> all = new ArrayList<>(List.of(name));
    if (superName != null) {
      all.add(superName);
    }
    all.addAll(interfaces);
    return all;
  }

  static String binary(String internalName) {
    return internalName.replace('/', '.');
  }
}
