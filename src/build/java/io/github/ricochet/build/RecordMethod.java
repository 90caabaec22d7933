package io.github.ricochet.build;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * {@code toString}, {@code hashCode} or {@code equals} of a record, as {@link
 * java.lang.runtime.ObjectMethods} has them.
 *
 * @param owner the record
 * @param name the method
 * @param type the descriptor: the record first
 * @param names the names of the components
 * @param fields the fields that hold them
 */
record RecordMethod(String owner, String name, String type, List<String> names, List<Handle> fields)
    implements LinkedClass.Helper {

  private static final String OBJECT = "Ljava/lang/Object;";

  RecordMethod(String owner, String name, String type, Object[] arguments) {
    this(owner, name, type, names((String) arguments[1]), fields(arguments));
  }

  private static List<String> names(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(";", -1));
  }

  private static List<Handle> fields(Object[] arguments) {
    List<Handle> fields = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      fields.add((Handle) arguments[i]);
    }
    return fields;
  }

  @Override
  public void write(MethodVisitor out) {
    switch (name) {
      case "toString" -> writeText(out);
      case "hashCode" -> writeHash(out);
      case "equals" -> writeEquals(out);
      default -> throw new IllegalArgumentException("no method of all records: " + name);
    }
  }

  private void load(MethodVisitor out, int local, Handle field) {
    out.visitVarInsn(Opcodes.ALOAD, local);
    out.visitFieldInsn(Opcodes.GETFIELD, owner, field.getName(), field.getDesc());
  }

  private void writeText(MethodVisitor out) {
    StringBuilder text = new StringBuilder(simpleName()).append('[');
    List<String> parts = new ArrayList<>();
    StringBuilder types = new StringBuilder("(");
    for (int i = 0; i < fields.size(); i++) {
      parts.add(text.append(i == 0 ? "" : ", ").append(names.get(i)).append('=').toString());
      parts.add(null);
      text.setLength(0);
      types.append(fields.get(i).getDesc());
    }
    parts.add(text.append(']').toString());
    out.visitTypeInsn(Opcodes.NEW, "java/lang/StringBuilder");
    out.visitInsn(Opcodes.DUP);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/StringBuilder", "<init>", "()V", false);
    int next = 0;
    for (String part : parts) {
      if (part != null) {
        out.visitLdcInsn(part);
        Concatenation.append(out, "Ljava/lang/String;");
      } else {
        Handle field = fields.get(next++);
        load(out, 0, field);
        Concatenation.append(out, Concatenation.appended(Type.getType(field.getDesc())));
      }
    }
    out.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        "java/lang/StringBuilder",
        "toString",
        "()Ljava/lang/String;",
        false);
    out.visitInsn(Opcodes.ARETURN);
    out.visitMaxs(4, 1);
  }

  private String simpleName() {
    return owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
  }

  /** 31 times the hash so far, plus the next one's, from 0. */
  private void writeHash(MethodVisitor out) {
    out.visitInsn(Opcodes.ICONST_0);
    for (Handle field : fields) {
      out.visitIntInsn(Opcodes.BIPUSH, 31);
      out.visitInsn(Opcodes.IMUL);
      load(out, 0, field);
      Type type = Type.getType(field.getDesc());
      if (Boxes.isPrimitive(type)) {
        String box = Boxes.of(type);
        out.visitMethodInsn(
            Opcodes.INVOKESTATIC, box, "hashCode", "(" + type.getDescriptor() + ")I", false);
      } else {
        out.visitMethodInsn(
            Opcodes.INVOKESTATIC, "java/util/Objects", "hashCode", "(" + OBJECT + ")I", false);
      }
      out.visitInsn(Opcodes.IADD);
    }
    out.visitInsn(Opcodes.IRETURN);
    out.visitMaxs(4, 1);
  }

  private void writeEquals(MethodVisitor out) {
    Label different = new Label();
    out.visitVarInsn(Opcodes.ALOAD, 1);
    out.visitTypeInsn(Opcodes.INSTANCEOF, owner);
    out.visitJumpInsn(Opcodes.IFEQ, different);
    for (Handle field : fields) {
      Type type = Type.getType(field.getDesc());
      load(out, 0, field);
      out.visitVarInsn(Opcodes.ALOAD, 1);
      out.visitTypeInsn(Opcodes.CHECKCAST, owner);
      out.visitFieldInsn(Opcodes.GETFIELD, owner, field.getName(), field.getDesc());
      compare(out, type, different);
    }
    out.visitInsn(Opcodes.ICONST_1);
    out.visitInsn(Opcodes.IRETURN);
    out.visitLabel(different);
    out.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    out.visitInsn(Opcodes.ICONST_0);
    out.visitInsn(Opcodes.IRETURN);
    out.visitMaxs(4, 2);
  }

  private static void compare(MethodVisitor out, Type type, Label different) {
    switch (type.getSort()) {
      case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT ->
          out.visitJumpInsn(Opcodes.IF_ICMPNE, different);
      case Type.LONG, Type.FLOAT, Type.DOUBLE -> {
        String one = type.getDescriptor();
        out.visitMethodInsn(
            Opcodes.INVOKESTATIC, Boxes.of(type), "compare", "(" + one + one + ")I", false);
        out.visitJumpInsn(Opcodes.IFNE, different);
      }
      default -> {
        String both = "(" + OBJECT + OBJECT + ")Z";
        out.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Objects", "equals", both, false);
        out.visitJumpInsn(Opcodes.IFEQ, different);
      }
    }
  }
}
