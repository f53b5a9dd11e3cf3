package dev.concurrency.checker.bytecode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** A class as its file describes it. Its methods are read when somebody asks for them. */
final class ClassFile {

  private static final int INVOKE_DYNAMIC = 18;

  /** Where it was found; null for a class of the JDK. */
  final Root root;

  final String name;

  /** Null for {@code java.lang.Object}. */
  final String superName;

  final List<String> interfaces;
  final int access;
  private ClassReader unread;
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
    this.unread = reader;
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

  /** By name and descriptor, in the order of the file. Those of the JDK have no calls. */
  Map<String, MethodCode> methods() {
    if (methods == null) {
      ClassReader reader = reader();
      madeByLambdas();
      methods = reader == null ? Map.of() : new MethodReader(this).read(reader);
      unread = null;
    }
    return methods;
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
    unread = null;
  }

  private ClassReader reader() {
    if (unread == null && root != null) {
      byte[] content = root.read(name.replace('.', '/'));
      unread = content == null ? null : new ClassReader(content);
    }
    return unread;
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
