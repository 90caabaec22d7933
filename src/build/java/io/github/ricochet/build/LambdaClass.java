package io.github.ricochet.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The class of all lambdas and method references of one class that are of one functional interface
 * and capture the same: {@code LambdaMetafactory} would have made one for each. A class costs its
 * loading, and a start loads thousands.
 */
final class LambdaClass {

  private static final String MAKE = "make";
  private static final String WHICH = "which";

  private final String name;
  private final String nestHost;
  private final String method;
  private final Type made;
  private final Type[] captured;
  private final List<Object[]> bodies = new ArrayList<>();

  /**
   * @param name the name of the new class
   * @param nestHost the class whose private members it may see
   * @param method the one method of the functional interface
   * @param factory what is captured, and the functional interface
   */
  LambdaClass(String name, String nestHost, String method, Type factory) {
    this.name = name;
    this.nestHost = nestHost;
    this.method = method;
    this.made = factory.getReturnType();
    this.captured = factory.getArgumentTypes();
  }

  String name() {
    return name;
  }

  /**
   * Adds one, and calls for it in place of the call that was linked.
   *
   * @param arguments the method's type as the interface has it, what to call, and the method's type
   *     at this place
   */
  void add(Object[] arguments, MethodVisitor out) {
    int which = bodies.size();
    bodies.add(arguments);
    if (captured.length == 0) {
      out.visitFieldInsn(Opcodes.GETSTATIC, name, only(which), made.getDescriptor());
    } else {
      String type = Type.getMethodDescriptor(made, captured);
      out.visitMethodInsn(Opcodes.INVOKESTATIC, name, MAKE + which, type, false);
    }
  }

  private static String only(int which) {
    return "ONLY" + which;
  }

  private static void push(MethodVisitor out, int which) {
    if (which <= 5) {
      out.visitInsn(Opcodes.ICONST_0 + which);
    } else {
      out.visitIntInsn(Opcodes.SIPUSH, which);
    }
  }

  /** What is captured, and which of the lambdas it is. */
  private String constructor() {
    Type[] all = Arrays.copyOf(captured, captured.length + 1);
    all[captured.length] = Type.INT_TYPE;
    return Type.getMethodDescriptor(Type.VOID_TYPE, all);
  }

  /** Writes the class. */
  byte[] write() {
    ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    String[] interfaces = {made.getInternalName()};
    out.visit(Opcodes.V17, access, name, null, "java/lang/Object", interfaces);
    out.visitNestHost(nestHost);
    int field = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
    for (int i = 0; i < captured.length; i++) {
      out.visitField(field, "c" + i, captured[i].getDescriptor(), null, null).visitEnd();
    }
    out.visitField(field, WHICH, "I", null, null).visitEnd();
    writeConstructor(out);
    if (captured.length == 0) {
      writeOnly(out);
    } else {
      for (int which = 0; which < bodies.size(); which++) {
        writeMake(out, which);
      }
    }
    writeMethod(out);
    out.visitEnd();
    return out.toByteArray();
  }

  private void writeConstructor(ClassWriter out) {
    MethodVisitor code = out.visitMethod(Opcodes.ACC_PRIVATE, "<init>", constructor(), null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    int local = 1;
    for (int i = 0; i < captured.length; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), local);
      code.visitFieldInsn(Opcodes.PUTFIELD, name, "c" + i, captured[i].getDescriptor());
      local += captured[i].getSize();
    }
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ILOAD, local);
    code.visitFieldInsn(Opcodes.PUTFIELD, name, WHICH, "I");
    end(code, Type.VOID_TYPE);
  }

  private void writeOnly(ClassWriter out) {
    int field = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    for (int which = 0; which < bodies.size(); which++) {
      out.visitField(field, only(which), made.getDescriptor(), null, null).visitEnd();
      code.visitTypeInsn(Opcodes.NEW, name);
      code.visitInsn(Opcodes.DUP);
      push(code, which);
      code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", constructor(), false);
      code.visitFieldInsn(Opcodes.PUTSTATIC, name, only(which), made.getDescriptor());
    }
    end(code, Type.VOID_TYPE);
  }

  private void writeMake(ClassWriter out, int which) {
    String type = Type.getMethodDescriptor(made, captured);
    MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, MAKE + which, type, null, null);
    code.visitCode();
    code.visitTypeInsn(Opcodes.NEW, name);
    code.visitInsn(Opcodes.DUP);
    int local = 0;
    for (Type one : captured) {
      code.visitVarInsn(one.getOpcode(Opcodes.ILOAD), local);
      local += one.getSize();
    }
    push(code, which);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", constructor(), false);
    end(code, made);
  }

  private void writeMethod(ClassWriter out) {
    Type general = (Type) bodies.get(0)[0];
    MethodVisitor code =
        out.visitMethod(Opcodes.ACC_PUBLIC, method, general.getDescriptor(), null, null);
    code.visitCode();
    if (bodies.size() > 1) {
      Label[] starts = bodies.stream().map(b -> new Label()).toArray(Label[]::new);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitFieldInsn(Opcodes.GETFIELD, name, WHICH, "I");
      code.visitTableSwitchInsn(0, starts.length - 1, starts[0], starts);
      for (int which = 0; which < starts.length; which++) {
        code.visitLabel(starts[which]);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        writeBody(code, bodies.get(which));
      }
    } else {
      writeBody(code, bodies.get(0));
    }
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void writeBody(MethodVisitor code, Object[] arguments) {
    Type general = (Type) arguments[0];
    Handle called = (Handle) arguments[1];
    Type here = (Type) arguments[2];
    boolean constructs = called.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    if (constructs) {
      code.visitTypeInsn(Opcodes.NEW, called.getOwner());
      code.visitInsn(Opcodes.DUP);
    }
    Type[] wanted = wanted(called);
    int next = 0;
    for (int i = 0; i < captured.length; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitFieldInsn(Opcodes.GETFIELD, name, "c" + i, captured[i].getDescriptor());
      Boxes.convert(code, captured[i], wanted[next++]);
    }
    Type[] given = general.getArgumentTypes();
    Type[] known = here.getArgumentTypes();
    int local = 1;
    for (int i = 0; i < given.length; i++) {
      code.visitVarInsn(given[i].getOpcode(Opcodes.ILOAD), local);
      local += given[i].getSize();
      Boxes.convert(code, given[i], known[i]);
      Boxes.convert(code, known[i], wanted[next++]);
    }
    code.visitMethodInsn(
        opcode(called),
        called.getOwner(),
        called.getName(),
        called.getDesc(),
        called.isInterface());
    Type result =
        constructs ? Type.getObjectType(called.getOwner()) : Type.getReturnType(called.getDesc());
    answer(code, result, here.getReturnType(), general.getReturnType());
  }

  /** What the called method takes, the object that it is called on first. */
  private static Type[] wanted(Handle called) {
    Type[] arguments = Type.getArgumentTypes(called.getDesc());
    int tag = called.getTag();
    if (tag == Opcodes.H_INVOKESTATIC || tag == Opcodes.H_NEWINVOKESPECIAL) {
      return arguments;
    }
    Type[] all = new Type[arguments.length + 1];
    all[0] = Type.getObjectType(called.getOwner());
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return all;
  }

  /** A private method of the nest is called like any other one. */
  private static int opcode(Handle called) {
    return switch (called.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
      default -> called.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    };
  }

  private static void answer(MethodVisitor code, Type result, Type here, Type general) {
    if (general.getSort() == Type.VOID) {
      if (result.getSize() > 0) {
        code.visitInsn(result.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
      }
    } else {
      Boxes.convert(code, result, here);
      Boxes.convert(code, here, general);
    }
    code.visitInsn(general.getOpcode(Opcodes.IRETURN));
  }

  private static void end(MethodVisitor code, Type result) {
    code.visitInsn(result.getOpcode(Opcodes.IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
