package io.github.ricochet.build;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The answer to whether a value is of a trait of Drools, of which Ricochet has none. Drools looks
 * for an annotation, for which Java makes a class for each kind of annotation that the value's type
 * has, such as that of an {@link java.util.Optional}.
 */
record Traits() implements LinkedClass.Helper {

  /** Whether a call is one that this takes the place of. */
  static boolean isFor(String caller, String method) {
    return caller.equals("org/drools/base/base/ValueType") && method.equals("isAnnotationPresent");
  }

  @Override
  public String type() {
    return "(Ljava/lang/Class;Ljava/lang/Class;)Z";
  }

  @Override
  public void write(MethodVisitor out) {
    out.visitInsn(Opcodes.ICONST_0);
    out.visitInsn(Opcodes.IRETURN);
    out.visitMaxs(1, 2);
  }
}
