package io.github.ricochet.lint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.drools.base.base.ClassObjectType;
import org.drools.base.rule.EntryPointId;
import org.drools.core.impl.InternalRuleBase;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.conf.EqualityBehaviorOption;
import org.kie.api.runtime.KieSession;

/**
 * The rules of {@code rules/}, compiled when Ricochet was built and ready to run. Making one takes
 * most of the start; it is immutable and may be shared between threads and hosts, each with a
 * session of its own.
 */
public final class RuleBase {
  private static final String INDEX = "/META-INF/ricochet/rule-models";

  private final Supplier<KieBase> base;
  private final boolean own;

  private RuleBase(Supplier<KieBase> base, boolean own) {
    this.base = base;
    this.own = own;
  }

  /**
   * Loads the rules that are packed with the program.
   *
   * @throws IllegalStateException if the program was packed without them
   */
  public static RuleBase load() {
    return of(List.of(), /* own= */ false);
  }

  /** Loads them, and rules of the user's own with them. */
  public static RuleBase load(OwnRules rules) {
    return of(rules.models(), /* own= */ true);
  }

  private static RuleBase of(List<Model> further, boolean own) {
    KieBase base = build(further);
    return new RuleBase(() -> base, own);
  }

  /**
   * Begins to load the rules on a thread of its own, so that dumps can be read meanwhile. The first
   * session waits for them, and throws what {@link #load} would throw.
   */
  public static RuleBase loading() {
    return new RuleBase(Beside.begin("rules", () -> build(List.of())), /* own= */ false);
  }

  private static KieBase build(List<Model> further) {
    List<Model> models = new ArrayList<>(modelNames().stream().map(RuleBase::instantiate).toList());
    models.addAll(further);
    KieBaseConfiguration options = KieServices.get().newKieBaseConfiguration();
    options.setOption(EqualityBehaviorOption.EQUALITY);
    return further.isEmpty()
        ? KieBaseBuilder.createKieBaseFromModel(models, options, new WholeFacts())
        : KieBaseBuilder.createKieBaseFromModel(models, options);
  }

  /** Whether rules of the user's own are among them, which are told more. */
  boolean hasOwn() {
    return own;
  }

  /** A fresh session over these rules; the caller disposes of it. */
  public KieSession newSession() {
    return base.get().newKieSession();
  }

  /** The types of facts that rules ask for: to tell them of others takes its time all the same. */
  static List<Class<?>> asked(KieBase base) {
    return ((InternalRuleBase) base)
        .getRete().getObjectTypeNodes(EntryPointId.DEFAULT).keySet().stream()
            .<Class<?>>map(type -> ((ClassObjectType) type).getClassType())
            .toList();
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
