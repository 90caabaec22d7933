package io.github.ricochet.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Links beforehand what Java links at run time: lambdas, the methods of records, and texts put
 * together with {@code +}. A JVM makes a class for each of them when it first comes there, which an
 * archive of classes does not spare it before Java 24, and a program that runs for a fifth of a
 * second comes to nearly all of its code for the first time. Runs while Ricochet is built and is
 * not part of it.
 *
 * <p>The classes of a jar are replaced by ones that do the same: a lambda becomes a class of its
 * own, in the nest of the class that it stands in; the others become methods. Of Drools and of its
 * models, what costs much and is not asked for is left out on the way ({@link PlainName}, dates).
 */
public final class Linker {

  /** Since Java 11 classes of one nest see each other's private members. */
  static final int NESTS = Opcodes.V11;

  /** Entries keep one time, so that equal jars are equal to the byte. */
  private static final long TIME = 315_532_800_000L;

  private final Map<String, byte[]> classes = new TreeMap<>();
  private final Map<String, List<String>> newMembers = new TreeMap<>();

  private Linker() {}

  /**
   * Links the classes of a jar, in place.
   *
   * @param args the jar
   */
  public static void main(String[] args) throws IOException {
    new Linker().link(Path.of(args[0]));
  }

  private void link(Path jar) throws IOException {
    Map<String, byte[]> entries = read(jar);
    entries.forEach(
        (name, bytes) -> {
          if (name.endsWith(".class")) {
            link(bytes);
          }
        });
    newMembers.forEach(
        (host, members) -> classes.computeIfPresent(host, (h, b) -> add(b, members)));
    classes.forEach((name, bytes) -> entries.put(name + ".class", bytes));
    Path linked = jar.resolveSibling(jar.getFileName() + ".linked");
    write(entries, linked);
    Files.move(linked, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private void link(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(0);
    LinkedClass linked = new LinkedClass(writer);
    reader.accept(linked, 0);
    classes.put(reader.getClassName(), writer.toByteArray());
    Map<String, byte[]> lambdas = linked.lambdas();
    if (!lambdas.isEmpty()) {
      classes.putAll(lambdas);
      newMembers
          .computeIfAbsent(linked.nestHost(), h -> new ArrayList<>())
          .addAll(lambdas.keySet());
    }
  }

  /** The class with further members of its nest. */
  private static byte[] add(byte[] bytes, List<String> members) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visitEnd() {
            members.forEach(this::visitNestMember);
            super.visitEnd();
          }
        },
        0);
    return writer.toByteArray();
  }

  private static Map<String, byte[]> read(Path jar) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(e -> (ZipEntry) e)::iterator) {
        if (!entry.isDirectory()) {
          entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
      }
    }
    return entries;
  }

  private static void write(Map<String, byte[]> entries, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry head = new ZipEntry(entry.getKey());
        head.setTime(TIME);
        zip.putNextEntry(head);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }
}
