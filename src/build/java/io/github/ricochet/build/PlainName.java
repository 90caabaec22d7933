package io.github.ricochet.build;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A {@link java.util.UUID} by the clock and an object's hash. Drools gives one to each {@code not}
 * and {@code exists} of a rule, and asks {@link java.util.UUID#randomUUID} for it, which nobody is
 * to guess: that loads all that Java knows of cryptography, a twelfth of the time in which rules
 * are loaded. They need only differ.
 */
record PlainName() implements LinkedClass.Helper {

  private static final String UUID = "java/util/UUID";

  /** Whether a call is one that this takes the place of. */
  static boolean isFor(String caller, String owner, String method) {
    return caller.startsWith("org/drools/model/")
        && owner.equals(UUID)
        && method.equals("randomUUID");
  }

  @Override
  public String type() {
    return "()L" + UUID + ";";
  }

  @Override
  public void write(MethodVisitor out) {
    out.visitTypeInsn(Opcodes.NEW, UUID);
    out.visitInsn(Opcodes.DUP);
    out.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "nanoTime", "()J", false);
    out.visitTypeInsn(Opcodes.NEW, "java/lang/Object");
    out.visitInsn(Opcodes.DUP);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "java/lang/System",
        "identityHashCode",
        "(Ljava/lang/Object;)I",
        false);
    out.visitInsn(Opcodes.I2L);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, UUID, "<init>", "(JJ)V", false);
    out.visitInsn(Opcodes.ARETURN);
    out.visitMaxs(6, 0);
  }
}
