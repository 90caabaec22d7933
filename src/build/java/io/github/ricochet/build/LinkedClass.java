package io.github.ricochet.build;

import java.lang.invoke.LambdaMetafactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Passes a class on with its calls linked, as far as they are of the kinds that are known. */
final class LinkedClass extends ClassVisitor {

  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
  private static final String RECORDS = "java/lang/runtime/ObjectMethods";
  private static final String TEXTS = "java/lang/invoke/StringConcatFactory";
  private static final String OWN = "io/github/ricochet/";
  private static final String RULE_MODEL = "org/drools/model/Model";

  /** Drools looks into serializable lambdas, but not into that for rules that do nothing. */
  private static final String CONSEQUENCES = "org/drools/model/consequences/";

  private static final int SERIALIZABLE_WITH_BRIDGES =
      LambdaMetafactory.FLAG_SERIALIZABLE | LambdaMetafactory.FLAG_BRIDGES;

  /** By the interface's method, what is captured, and the method's type. */
  private final Map<List<Object>, LambdaClass> lambdas = new LinkedHashMap<>();

  /** The methods that take the place of calls, by what they do. */
  private final Map<Helper, String> helpers = new LinkedHashMap<>();

  private String name;
  private String nestHost;
  private int version;
  private boolean isInterface;
  private boolean isRuleModel;

  LinkedClass(ClassVisitor out) {
    super(Opcodes.ASM9, out);
  }

  /** The class that lists the members of the nest. */
  String nestHost() {
    return nestHost;
  }

  /** The new classes, by their names. */
  Map<String, byte[]> lambdas() {
    Map<String, byte[]> written = new LinkedHashMap<>();
    lambdas.values().forEach(made -> written.put(made.name(), made.write()));
    return written;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    this.name = name;
    this.nestHost = name;
    // Classes for Java 8 know no nests; to them, the later version means nothing else.
    this.version = version >= Opcodes.V1_8 ? Math.max(version, Linker.NESTS) : version;
    this.isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    this.isRuleModel = name.startsWith(OWN) && List.of(interfaces).contains(RULE_MODEL);
    super.visit(this.version, access, name, signature, parent, interfaces);
  }

  @Override
  public void visitNestHost(String host) {
    nestHost = host;
    super.visitNestHost(host);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String method, String descriptor, String signature, String[] exceptions) {
    if (isRuleModel && method.equals("<clinit>")) {
      // All that is done there is to make a formatter of dates, which none of our rules has. Those
      // of the user's own may have some: they are not linked, and Drools' own formatter stays.
      return null;
    }
    MethodVisitor out = super.visitMethod(access, method, descriptor, signature, exceptions);
    return new MethodVisitor(Opcodes.ASM9, out) {
      @Override
      public void visitLocalVariable(
          String variable, String type, String generic, Label start, Label end, int index) {
        // Their names are for debuggers; an archive of classes would hold all of them.
      }

      @Override
      public void visitInvokeDynamicInsn(
          String called, String type, Handle bootstrap, Object... arguments) {
        if (!link(mv, called, type, bootstrap, arguments)) {
          super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
        }
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String called, String type, boolean ofInterface) {
        if (PlainName.isFor(name, owner, called)) {
          helper(mv, new PlainName());
        } else if (Traits.isFor(name, called)) {
          helper(mv, new Traits());
        } else {
          super.visitMethodInsn(opcode, owner, called, type, ofInterface);
        }
      }
    };
  }

  private boolean link(
      MethodVisitor out, String called, String type, Handle bootstrap, Object[] arguments) {
    return switch (bootstrap.getOwner()) {
      case LAMBDAS ->
          isPlain(bootstrap.getName(), arguments) && lambda(out, called, type, arguments);
      case RECORDS -> helper(out, new RecordMethod(name, called, type, arguments));
      case TEXTS ->
          bootstrap.getName().equals("makeConcatWithConstants")
              && helper(out, Concatenation.of(type, arguments));
      default -> false;
    };
  }

  /** Whether the lambda is a function and no more, of which nobody asks what it was made of. */
  private boolean isPlain(String factory, Object[] arguments) {
    return factory.equals("metafactory")
        || (name.startsWith(CONSEQUENCES)
            && arguments[3].equals(SERIALIZABLE_WITH_BRIDGES)
            && arguments[4].equals(0));
  }

  private boolean lambda(MethodVisitor out, String method, String type, Object[] arguments) {
    if (version < Linker.NESTS) {
      return false;
    }
    lambdas
        .computeIfAbsent(
            List.of(method, type, arguments[0]),
            k ->
                new LambdaClass(
                    name + "$$Lambda" + lambdas.size(), nestHost, method, Type.getMethodType(type)))
        .add(arguments, out);
    return true;
  }

  private boolean helper(MethodVisitor out, Helper helper) {
    String method = helpers.computeIfAbsent(helper, h -> "linked$" + helpers.size());
    out.visitMethodInsn(Opcodes.INVOKESTATIC, name, method, helper.type(), isInterface);
    return true;
  }

  /** A static method that does what a linked call did. */
  interface Helper {
    /** The descriptor. */
    String type();

    /** Writes the method's code. */
    void write(MethodVisitor out);
  }

  @Override
  public void visitEnd() {
    helpers.forEach(
        (helper, method) -> {
          int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
          MethodVisitor out = super.visitMethod(access, method, helper.type(), null, null);
          out.visitCode();
          helper.write(out);
          out.visitEnd();
        });
    super.visitEnd();
  }
}
