package io.github.ricochet.build;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A text put together with {@code +}.
 *
 * @param type the descriptor: what goes in
 * @param parts its parts in order: constant text, or {@code null} for the next of what goes in
 */
record Concatenation(String type, List<String> parts) implements LinkedClass.Helper {

  private static final String BUILDER = "java/lang/StringBuilder";

  /** What {@link java.lang.invoke.StringConcatFactory} was to make of these arguments. */
  static Concatenation of(String type, Object[] arguments) {
    String recipe = (String) arguments[0];
    List<String> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int constants = 1;
    for (char c : recipe.toCharArray()) {
      if (c == '\1') {
        add(text, parts);
        parts.add(null);
      } else {
        text.append(c == '\2' ? String.valueOf(arguments[constants++]) : String.valueOf(c));
      }
    }
    add(text, parts);
    return new Concatenation(type, parts);
  }

  private static void add(StringBuilder text, List<String> parts) {
    if (text.length() > 0) {
      parts.add(text.toString());
      text.setLength(0);
    }
  }

  @Override
  public void write(MethodVisitor out) {
    out.visitTypeInsn(Opcodes.NEW, BUILDER);
    out.visitInsn(Opcodes.DUP);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
    Type[] in = Type.getArgumentTypes(type);
    int next = 0;
    int local = 0;
    for (String part : parts) {
      if (part != null) {
        out.visitLdcInsn(part);
        append(out, "Ljava/lang/String;");
      } else {
        Type one = in[next++];
        out.visitVarInsn(one.getOpcode(Opcodes.ILOAD), local);
        local += one.getSize();
        append(out, appended(one));
      }
    }
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
    out.visitInsn(Opcodes.ARETURN);
    out.visitMaxs(4, local);
  }

  /** Appends what is on the stack to the builder below it. */
  static void append(MethodVisitor out, String what) {
    String type = "(" + what + ")L" + BUILDER + ";";
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "append", type, false);
  }

  /** The type by which a builder takes values of this one. */
  static String appended(Type type) {
    return switch (type.getSort()) {
      case Type.BYTE, Type.SHORT -> "I";
      case Type.ARRAY -> "Ljava/lang/Object;";
      case Type.OBJECT ->
          type.getClassName().equals("java.lang.String")
              ? "Ljava/lang/String;"
              : "Ljava/lang/Object;";
      default -> type.getDescriptor();
    };
  }
}
