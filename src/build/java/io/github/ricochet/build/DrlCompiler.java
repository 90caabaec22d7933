package io.github.ricochet.build;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/**
 * Compiles DRL to the classes of a Drools executable model. The build uses it for {@code rules/};
 * the program finds it in the jars beside it, for rules of the user's own.
 */
public final class DrlCompiler {

  private static final String ROOT = "src/main/resources/";

  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)");

  /** Where Drools lists the models for its own class path scan, which Ricochet does without. */
  private static final String DROOLS_INDEX = "org/drools/project/model/";

  private DrlCompiler() {}

  /**
   * Compiles.
   *
   * @param sources the texts, by the name that problems are to call them; each is found by the last
   *     part of its name, which has to be there once
   * @param problems gets what is wrong, one line each: {@code name:line: what}
   * @return the class files, by their path; nothing where there are problems
   */
  public static Map<String, byte[]> compile(Map<String, String> sources, List<String> problems) {
    KieServices services = KieServices.get();
    KieFileSystem files = services.newKieFileSystem();
    Map<String, String> names = new TreeMap<>();
    sources.forEach(
        (name, text) -> {
          Matcher declared = PACKAGE.matcher(text);
          String folder = declared.find() ? declared.group(1).replace('.', '/') + "/" : "";
          String path = ROOT + folder + names.size() + ".drl";
          names.put(path, name);
          files.write(path, text);
        });
    ClassLoader loader = DrlCompiler.class.getClassLoader();
    KieBuilder builder =
        services.newKieBuilder(files, loader).buildAll(ExecutableModelProject.class);
    for (Message message :
        builder.getResults().getMessages(Message.Level.ERROR, Message.Level.WARNING)) {
      problems.add(position(message, names, sources) + message.getText());
    }
    Map<String, byte[]> classes = new TreeMap<>();
    if (problems.isEmpty()) {
      InternalKieModule module = (InternalKieModule) builder.getKieModule();
      for (String file : module.getFileNames()) {
        if (file.endsWith(".class") && !file.startsWith(DROOLS_INDEX)) {
          classes.put(file, module.getBytes(file));
        }
      }
    }
    return classes;
  }

  private static String position(
      Message message, Map<String, String> names, Map<String, String> sources) {
    String path = message.getPath();
    for (Map.Entry<String, String> name : names.entrySet()) {
      if (path != null && name.getKey().endsWith(path)) {
        String file = name.getValue();
        int line = message.getLine();
        return file + ":" + (line > 0 ? line : line(message, sources.get(file))) + ": ";
      }
    }
    return "";
  }

  /** Where Drools gives no line, it quotes the expression behind its last colon. */
  private static int line(Message message, String source) {
    String quoted = message.getText().replaceFirst("(?s)^.*: ", "").strip();
    List<String> lines = source.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!quoted.isEmpty() && lines.get(i).contains(quoted)) {
        return i + 1;
      }
    }
    return 1;
  }
}
