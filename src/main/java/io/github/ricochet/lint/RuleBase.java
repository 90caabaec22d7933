package io.github.ricochet.lint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.EqualityBehaviorOption;
import org.kie.api.runtime.KieSession;

/**
 * The rules of {@code rules/}, compiled when Ricochet was built and ready to run. Making one takes
 * most of the start; it is immutable and may be shared between threads and hosts, each with a
 * session of its own.
 */
public final class RuleBase {
  private static final String INDEX = "/META-INF/ricochet/rule-models";

  private final KieBase base;

  private RuleBase(KieBase base) {
    this.base = base;
  }

  /**
   * Loads the rules that are packed with the program.
   *
   * @throws IllegalStateException if the program was packed without them
   */
  public static RuleBase load() {
    List<Model> models = modelNames().stream().map(RuleBase::instantiate).toList();
    return new RuleBase(
        KieBaseBuilder.createKieBaseFromModel(models, EqualityBehaviorOption.EQUALITY));
  }

  /** A fresh session over these rules; the caller disposes of it. */
  public KieSession newSession() {
    return base.newKieSession();
  }

  private static List<String> modelNames() {
    try (InputStream index = RuleBase.class.getResourceAsStream(INDEX)) {
      if (index == null) {
        throw new IllegalStateException("no " + INDEX + " in the program");
      }
      return new BufferedReader(new InputStreamReader(index, StandardCharsets.UTF_8))
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Model instantiate(String name) {
    try {
      return Class.forName(name).asSubclass(Model.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("broken rule model " + name, e);
    }
  }
}
