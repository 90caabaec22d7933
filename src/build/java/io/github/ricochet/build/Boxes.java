package io.github.ricochet.build;

import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Turns values of one type into values of another, as calls of lambdas do (JLS 5.1). */
final class Boxes {

  private static final Map<Integer, String> BOXES =
      Map.of(
          Type.BOOLEAN, "java/lang/Boolean",
          Type.BYTE, "java/lang/Byte",
          Type.CHAR, "java/lang/Character",
          Type.SHORT, "java/lang/Short",
          Type.INT, "java/lang/Integer",
          Type.LONG, "java/lang/Long",
          Type.FLOAT, "java/lang/Float",
          Type.DOUBLE, "java/lang/Double");

  private Boxes() {}

  static boolean isPrimitive(Type type) {
    return BOXES.containsKey(type.getSort());
  }

  /** The class of the boxes for a primitive type. */
  static String of(Type primitive) {
    return BOXES.get(primitive.getSort());
  }

  /** Turns what is on the stack from one type into another. */
  static void convert(MethodVisitor out, Type from, Type to) {
    if (from.equals(to)) {
      return;
    }
    if (isPrimitive(from)) {
      if (isPrimitive(to)) {
        widen(out, from, to);
      } else {
        String box = of(from);
        String type = "(" + from.getDescriptor() + ")L" + box + ";";
        out.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", type, false);
      }
    } else if (isPrimitive(to)) {
      unbox(out, from, to);
    } else if (!to.getInternalName().equals("java/lang/Object")) {
      out.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
    }
  }

  private static void unbox(MethodVisitor out, Type from, Type to) {
    Type held = held(from, to);
    String box = of(held);
    if (!from.getInternalName().equals(box)) {
      out.visitTypeInsn(Opcodes.CHECKCAST, box);
    }
    String method = held.getClassName() + "Value";
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box, method, "()" + held.getDescriptor(), false);
    widen(out, held, to);
  }

  /**
   * The primitive type that a box holds: its own, or the wanted one where the type does not say.
   */
  private static Type held(Type box, Type wanted) {
    return BOXES.entrySet().stream()
        .filter(e -> e.getValue().equals(box.getInternalName()))
        .map(e -> primitive(e.getKey()))
        .findFirst()
        .orElse(wanted);
  }

  private static Type primitive(int sort) {
    return switch (sort) {
      case Type.BOOLEAN -> Type.BOOLEAN_TYPE;
      case Type.BYTE -> Type.BYTE_TYPE;
      case Type.CHAR -> Type.CHAR_TYPE;
      case Type.SHORT -> Type.SHORT_TYPE;
      case Type.INT -> Type.INT_TYPE;
      case Type.LONG -> Type.LONG_TYPE;
      case Type.FLOAT -> Type.FLOAT_TYPE;
      default -> Type.DOUBLE_TYPE;
    };
  }

  private static void widen(MethodVisitor out, Type from, Type to) {
    if (to.getSort() == from.getSort()) {
      return;
    }
    int wide = to.getSort();
    int code =
        switch (from.getSort()) {
          case Type.LONG -> wide == Type.FLOAT ? Opcodes.L2F : Opcodes.L2D;
          case Type.FLOAT -> Opcodes.F2D;
          default ->
              switch (wide) {
                case Type.LONG -> Opcodes.I2L;
                case Type.FLOAT -> Opcodes.I2F;
                case Type.DOUBLE -> Opcodes.I2D;
                default -> Opcodes.NOP;
              };
        };
    out.visitInsn(code);
  }
}
